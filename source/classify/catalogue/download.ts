/** Download: mirrors, torrents, file hosting; lines as in `video.ts`. */
export const download = `
BitTorrent | bittorrent.com utorrent.com bt.co
qBittorrent | qbittorrent.org
Transmission | transmissionbt.com
The Pirate Bay | thepiratebay.org pirateproxy.live
1337x | 1337x.to
RARBG | rarbg.to
YTS | yts.mx
EZTV | eztv.re
Nyaa | nyaa.si
TorrentGalaxy | torrentgalaxy.to
RuTracker | rutracker.org t-ru.org
BitTorrent trackers | opentrackr.org openbittorrent.com stealth.si publicbt.com demonii.com torrent.eu.org coppersurfer.tk leechers-paradise.org
Rapidgator | rapidgator.net
Uploaded | uploaded.net
1fichier | 1fichier.com
Turbobit | turbobit.net
Nitroflare | nitroflare.com
Katfile | katfile.com
GoFile | gofile.io
Pixeldrain | pixeldrain.com
Zippyshare | zippyshare.com
file.io | file.io
Catbox | catbox.moe
Pastebin | pastebin.com
Softonic | softonic.com sftcdn.net
Download.com | download.com
FileHippo | filehippo.com
MajorGeeks | majorgeeks.com
FileHorse | filehorse.com
Softpedia | softpedia.com
TechSpot | techspot.com
Chip | chip.de
Z-Library | z-library.sk z-lib.org 1lib.sk singlelogin.re
Library Genesis | libgen.is libgen.rs libgen.li
Anna's Archive | annas-archive.org
Sci-Hub | sci-hub.se
JDownloader | jdownloader.org
Free Download Manager | freedownloadmanager.org
Internet Download Manager | internetdownloadmanager.com
Kernel.org mirrors | mirrors.kernel.org mirrors.edge.kernel.org
OSUOSL | osuosl.org
RWTH mirror | ftp.halifax.rwth-aachen.de
FAU mirror | ftp.fau.de
eMule | emule-project.net emule-security.org
Soulseek | slsknet.org
IPFS | ipfs.io dweb.link protocol.ai
Usenet (Giganews) | giganews.com
Newshosting | newshosting.com eweka.nl
迅雷 (Xunlei) | xunlei.com sandai.net xlcdn.com xunlei.cn xlpan.com geilijiasu.com
PikPak | mypikpak.com mypikpak.net pikpakdrive.com
清华大学开源镜像 (TUNA) | tuna.tsinghua.edu.cn
中科大镜像 (USTC Mirrors) | mirrors.ustc.edu.cn ustclug.org
阿里云镜像 (Aliyun Mirrors) | mirrors.aliyun.com mirrors.aliyuncs.com mirrors.cloud.aliyuncs.com developer.aliyun.com
腾讯云镜像 (Tencent Mirrors) | mirrors.cloud.tencent.com mirrors.tencent.com mirrors.tencentyun.com
华为云镜像 (Huawei Mirrors) | mirrors.huaweicloud.com repo.huaweicloud.com mirrors.myhuaweicloud.com
网易镜像 (NetEase Mirrors) | mirrors.163.com
搜狐镜像 (Sohu Mirrors) | mirrors.sohu.com
上海交大镜像 (SJTUG) | mirror.sjtu.edu.cn mirrors.sjtug.sjtu.edu.cn
浙大镜像 (ZJU Mirrors) | mirrors.zju.edu.cn
南京大学镜像 (NJU Mirrors) | mirror.nju.edu.cn mirrors.nju.edu.cn
北外镜像 (BFSU Mirrors) | mirrors.bfsu.edu.cn
华军软件园 (Onlinedown) | onlinedown.net newhua.com
太平洋下载 (PConline Download) | dl.pconline.com.cn
天空下载 (Skycn) | skycn.com skycn.net
多特软件站 (Duote) | duote.com
ZOL下载 (ZOL Download) | xiazai.zol.com.cn down.zol.com.cn
绿色资源网 (Downcc) | downcc.com
西西软件园 (CR173) | cr173.com
系统之家 (Xitongzhijia) | xitongzhijia.net
PC6下载站 (PC6) | pc6.com
非凡软件站 (Crsky) | crsky.com
SourceForge | downloads.sourceforge.net dl.sourceforge.net
`;
