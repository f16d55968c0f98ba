/**
 * Video: streaming, short video, live streaming, television.
 * One app a line: name | patterns (`example.com` suffix, `=host.example.com` exact, `*.example.com` one label); `#` begins a comment line.
 */
export const video = `
YouTube | youtube.com youtu.be ytimg.com googlevideo.com youtube-nocookie.com youtubekids.com youtubeeducation.com yt.be =youtubei.googleapis.com =youtube.googleapis.com =youtube-ui.l.google.com =ytstatic.l.google.com =yt3.ggpht.com =yt3.googleusercontent.com =jnn-pa.googleapis.com
Netflix | netflix.com netflix.net nflxvideo.net nflximg.com nflximg.net nflxext.com nflxso.net nflxsearch.net
Disney+ | disneyplus.com disney-plus.net dssott.com bamgrid.com disneystreaming.com dssedge.com starott.com
Prime Video | primevideo.com amazonvideo.com aiv-cdn.net aiv-delivery.net pv-cdn.net atv-ps.amazon.com atv-ext.amazon.com
Hulu | hulu.com huluim.com hulustream.com huluqa.com
HBO Max | max.com hbomax.com hbo.com hbogo.com hbonow.com hbomaxcdn.com discomax.com wbd.com
Discovery+ | discoveryplus.com disco-api.com dnitv.com
Paramount+ | paramountplus.com pplusstatic.com cbsaavideo.com
Peacock | peacocktv.com peacock.com
Apple TV+ | tv.apple.com =uts-api.itunes.apple.com =hls.itunes.apple.com =hls-amt.itunes.apple.com =play-edge.itunes.apple.com =np-edge.itunes.apple.com
Twitch | twitch.tv ttvnw.net jtvnw.net twitchcdn.net twitchsvc.net ext-twitch.tv twitch.com live-video.net
Kick | kick.com
TikTok | tiktok.com tiktokv.com tiktokv.us tiktokv.eu tiktokcdn.com tiktokcdn-us.com tiktokcdn-eu.com tiktokcdn-in.com tiktokw.us tiktokw.eu tiktokd.net tiktokd.org tiktokrow-cdn.com tiktokeu-cdn.com ttwstatic.com ttlivecdn.com ttlstatic.com ttoversea.net ibytedtos.com ibyteimg.com byteoversea.com musical.ly muscdn.com isnssdk.com bytefcdn-oversea.com bytefcdn-ttpeu.com
Vimeo | vimeo.com vimeocdn.com vhx.tv livestream.com
Dailymotion | dailymotion.com dmcdn.net dai.ly dm-event.net
Rumble | rumble.com rmbl.ws 1a-1791.com
Odysee | odysee.com lbry.com odycdn.com
Niconico | nicovideo.jp nimg.jp nico.ms dmc.nico
AbemaTV | abema.tv abema.io hayabusa.io ameba-abema.com abema-adx.ameba.jp
U-NEXT | unext.jp nxtv.jp
TVer | tver.jp
Crunchyroll | crunchyroll.com vrv.co crunchyrollcdn.com
Plex | plex.tv plex.direct plexapp.com plex.bz plex.services
Emby | emby.media
Jellyfin | jellyfin.org
Pluto TV | pluto.tv plutotv.net
Tubi | tubitv.com tubi.io tubi.video
Sling TV | sling.com movetv.com
fuboTV | fubo.tv fubo.com
Roku Channel | roku.com rokucdn.com ravm.tv rokutime.com
DAZN | dazn.com dazn-api.com indazn.com dazndn.com
ESPN | espn.com espncdn.com espn.net espnplus.com espn.go.com
ITVX | itv.com itvstatic.com
Channel 4 | channel4.com c4assets.com
Sky | sky.com skycdp.com nowtv.com
Canal+ | canalplus.com canal-plus.com canalplus-cdn.net canal-plus.net
TF1+ | tf1.fr tf1info.fr wat.tv
France TV | france.tv francetelevisions.fr ftven.fr
M6+ | m6.fr 6play.fr m6web.fr 6cloud.fr
ARD Mediathek | ardmediathek.de ard.de daserste.de ard-mcdn.de
ZDF | zdf.de
RTL+ | rtlplus.com rtlplus.de tvnow.de rtl.de
Joyn | joyn.de p7s1video.net
RaiPlay | raiplay.it rai.it raiplaysound.it
Mediaset Infinity | mediaset.it mediaset.net
RTVE Play | rtve.es
Globoplay | globo.com glbimg.com
Viu | viu.com viu.tv viuing.io
iflix | iflix.com
WeTV | wetv.vip wetvinfo.com
Hotstar | hotstar.com hotstarext.com jiohotstar.com hotstar-cdn.net
JioCinema | jiocinema.com voot.com
ZEE5 | zee5.com
SonyLIV | sonyliv.com
MX Player | mxplayer.in mxplay.com
Kinopoisk | kinopoisk.ru ott.yandex.net
RuTube | rutube.ru rutubelist.ru
VK Video | vkvideo.ru vkuservideo.net vkvd.tv
ivi | ivi.ru ivi.tv
Okko | okko.tv
Coub | coub.com
Likee | like.video likee.video likeevideo.com like-video.com
BIGO LIVE | bigo.tv bigo.sg bigolive.tv
Snackvideo | snackvideo.com
Kwai | kwai.com kwai.net kwai-pro.com kwaipros.com kwaizt.com
TVB | tvb.com mytvsuper.com tvbanywhere.com
Wavve | wavve.com pooq.co.kr
TVING | tving.com
Watcha | watcha.com watchaplay.com
SOOP (AfreecaTV) | afreecatv.com sooplive.co.kr sooplive.com afreeca.com
CHZZK | chzzk.naver.com
Brightcove | brightcove.com bcove.video boltdns.net brightcovecdn.com
JW Player | jwplayer.com jwplatform.com jwpcdn.com jwpsrv.com jwpltx.com
Wistia | wistia.com wistia.net
Kaltura | kaltura.com kaltura.cloud
Mux | mux.com
Loom | loom.com loomcdn.com
Bitmovin | bitmovin.com
Conviva | conviva.com
Letterboxd | letterboxd.com ltrbxd.com
TheTVDB | thetvdb.com tvdb.com
Trakt | trakt.tv
The Movie Database (TMDB) | themoviedb.org tmdb.org
OpenSubtitles | opensubtitles.org opensubtitles.com
哔哩哔哩 (Bilibili) | bilibili.com bilibili.cn bilibili.tv hdslb.com hdslb.net bilivideo.com bilivideo.cn bilivideo.net biliapi.net biliapi.com biliapi.cn biliintl.com bilicdn1.com bilicdn2.com bilicomic.com acgvideo.com b23.tv bili22.cn bili2233.cn bili23.cn bili33.cn upos-hz-mirrorakam.akamaized.net
抖音 (Douyin) | douyin.com douyinpic.com douyinvod.com douyinstatic.com douyincdn.com douyinliving.com douyinec.com iesdouyin.com amemv.com idouyinvod.com zjcdn.com bytegecko.com huoshan.com huoshanstatic.com huoshanvod.com snssdk.com dyvideotape.com douyinstatic.cn
快手 (Kuaishou) | kuaishou.com gifshow.com ksapisrv.com ksapisrv.cn yximgs.com kwimgs.com kwaicdn.com kuaishouzt.com kuaishouapp.com kspkg.com kskwai.com ndcimgs.com chenzhongtech.com getkwai.com
西瓜视频 (Xigua Video) | ixigua.com ixiguavideo.com
腾讯视频 (Tencent Video) | v.qq.com video.qq.com qqvideo.tc.qq.com livep.l.qq.com =puui.qpic.cn =vfiles.gtimg.cn =vm.gtimg.cn =i.gtimg.cn ltsbsy.qq.com =vcover-vt-pic.puui.qpic.cn film.qq.com om.tc.qq.com vd.l.qq.com vd6.l.qq.com
爱奇艺 (iQIYI) | iqiyi.com iqiyipic.com qiyi.com qiyipic.com iq.com 71.am.com 71edge.com qy.net ppstream.com pps.tv ppsimg.com iqiyi-img.com
优酷 (Youku) | youku.com ykimg.com tudou.com tudouui.com soku.com cibntv.net youku.tv kumiao.com xiaozhuplay.com
芒果TV (Mango TV) | mgtv.com hunantv.com hitv.com imgo.tv mgtvcdn.com
搜狐视频 (Sohu Video) | tv.sohu.com 56.com
乐视视频 (LeTV) | le.com letv.com letvcdn.com letvimg.com letvstore.com
PP视频 (PPTV) | pptv.com pplive.cn pplive.com pptvyun.com
咪咕视频 (Migu Video) | miguvideo.com cmvideo.cn
咪咕 (Migu) | migu.cn
虎牙直播 (Huya) | huya.com huyaimg.com msstatic.com huya.cn huyaimg.cn hy-cdn.com duowan.com
斗鱼直播 (Douyu) | douyu.com douyucdn.cn douyucdn2.cn douyutv.com dz11.com edgesrv.com douyuyuba.com
YY直播 (YY Live) | yy.com yystatic.com yyimgs.com yyclouds.com
映客直播 (Inke) | inke.cn inke.com ingkee.com
花椒直播 (Huajiao) | huajiao.com
AcFun | acfun.cn acfun.com aixifan.com acfun.tv
央视频 (Yangshipin) | yangshipin.cn yangshipin.com
央视网 (CCTV) | cctv.com cctv.cn cntv.cn
风行视频 (Funshion) | fun.tv funshion.com
好看视频 (Haokan) | haokan.baidu.com
皮皮虾 (Pipixia) | pipix.com pipixia.com
美拍 (Meipai) | meipai.com
微视 (Weishi) | weishi.qq.com weishi.com
剪映 (CapCut) | capcut.com capcut.cn jianying.com jianyingapp.com capcutapi.com capcutcdn.com capcutvod.com faceueditor.com faceu.mobi
轻颜相机 (Ulike) | ulikecam.com
红果短剧 (Hongguo) | hongguoduanju.com
人人视频 (RR Video) | rr.tv
豆瓣电影 (Douban Movie) | movie.douban.com
当贝 (Dangbei) | dangbei.com dangbei.net
保利威 (Polyv) | polyv.net polyv.cn videocc.net
Microsoft Stream | microsoftstream.com
网易CC直播 (NetEase CC) | cc.163.com
Viki | viki.io viki.com
ARTE | arte.tv
`;
