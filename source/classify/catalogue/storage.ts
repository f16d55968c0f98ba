/** Storage: file storage, backup, sharing; lines as in `video.ts`. */
export const storage = `
Dropbox | dropbox.com dropboxapi.com dropboxstatic.com dropboxusercontent.com getdropbox.com dropbox-dns.com db.tt dropboxforum.com dropbox.tech
Google Drive | drive.google.com drive.usercontent.google.com =drive.googleapis.com =content.googleapis.com =drivefrontend-pa.clients6.google.com =drive-thirdparty.googleusercontent.com =doc-0s-docs.googleusercontent.com =drivemetadata.clients6.google.com =driveactivity-pa.clients6.google.com one.google.com
Google Photos | photos.google.com =photos.googleapis.com =photosdata-pa.googleapis.com =photoslibrary.googleapis.com =video-downloads.googleusercontent.com photos.app.goo.gl picasaweb.google.com =lh3.google.com
OneDrive | onedrive.com onedrive.live.com 1drv.com 1drv.ms storage.live.com skydrive.com skyapi.live.net livefilestore.com docs.live.net g.live.com oneclient.sfx.ms
iCloud | icloud.com icloud-content.com apple-cloudkit.com me.com mac.com icloud.com.cn icloud-content.com.cn icloud.apple.com apple-livephotoskit.com
Box | box.com boxcdn.net boxcloud.com box.net
MEGA | mega.nz mega.co.nz mega.io
pCloud | pcloud.com
WeTransfer | wetransfer.com we.tl wetransfer.net
MediaFire | mediafire.com
Sync.com | sync.com
SpiderOak | spideroak.com
Nextcloud | nextcloud.com
ownCloud | owncloud.com
Backblaze | backblaze.com
Carbonite | carbonite.com
CrashPlan | crashplan.com code42.com
IDrive | idrive.com
Acronis | acronis.com
Veeam | veeam.com
Synology | synology.com quickconnect.to synology.cn quickconnect.cn synology.me
QNAP | qnap.com myqnapcloud.com qnap.com.cn
Western Digital | mycloud.com wd2go.com wdc.com
Seagate | seagate.com
Amazon Photos | content-na.drive.amazonaws.com cdws.us-east-1.amazonaws.com photos.amazon.com
Yandex Disk | disk.yandex.ru disk.yandex.com disk.yandex.net cloud-api.yandex.net storage.yandex.net
Cloud Mail.ru | cloud.mail.ru cldmail.ru
4shared | 4shared.com
Syncthing | syncthing.net
Resilio | resilio.com getsync.com
TeraBox | terabox.com terabox.app teraboxapp.com 1024tera.com teraboxcdn.com dubox.com
Send Anywhere | send-anywhere.com sendanywhe.re
Filen | filen.io
Degoo | degoo.com
Samsung Cloud | samsungcloud.com samsungcloud.cn
华为云空间 (Huawei Cloud Drive) | cloudbackup.hicloud.com cloud.huawei.com cloud.hicloud.com
百度网盘 (Baidu Netdisk) | pan.baidu.com pcs.baidu.com yun.baidu.com baidupcs.com pcsdata.baidu.com pan.bdstatic.com =nd-static.bdstatic.com baidupcs.cn baidupan.com bdpan.com =staticsns.cdn.bcebos.com
阿里云盘 (Aliyun Drive) | alipan.com aliyundrive.com aliyundrive.net aliyundrive.cloud alicloudccp.com
夸克网盘 (Quark Drive) | pan.quark.cn drive.quark.cn drive-pc.quark.cn drive-h.quark.cn
天翼云盘 (189 Cloud) | cloud.189.cn
移动云盘 (139 Yun) | yun.139.com caiyun.feixin.10086.cn caiyun.139.com
联通云盘 (Wo Pan) | pan.wo.cn
微云 (Weiyun) | weiyun.com weiyun.qq.com
115网盘 (115) | 115.com 115cdn.com 115cdn.net anxia.com
123云盘 (123 Pan) | 123pan.com 123pan.cn 123684.com 123865.com
坚果云 (Jianguoyun) | jianguoyun.com nutstore.net jianguopan.com
蓝奏云 (Lanzou) | lanzou.com lanzous.com lanzoui.com lanzoux.com lanzouw.com lanzoup.com woozooo.com
城通网盘 (CTFile) | ctfile.com 400gb.com 545c.com
奶牛快传 (CowTransfer) | cowtransfer.com
文叔叔 (Wenshushu) | wenshushu.cn wss.ink
小米云服务 (Mi Cloud) | i.mi.com micloud.xiaomi.net micloud.mi.com
360安全云盘 (360 Yunpan) | yunpan.360.cn yunpan.com yunpan.cn eyun.360.cn
曲奇云盘 (Quqi) | quqi.com
亿方云 (Fangcloud) | fangcloud.com
联想企业网盘 (Lenovo Box) | box.lenovo.com lenovows.com
OPPO云服务 (OPPO Cloud) | cloud.oppo.com cloud.heytap.com ocloud.heytapmobi.com
vivo云服务 (vivo Cloud) | cloud.vivo.com.cn
Backblaze B2 | backblazeb2.com
迅雷云盘 (Xunlei Drive) | pan.xunlei.com
UC网盘 (UC Drive) | drive.uc.cn
`;
