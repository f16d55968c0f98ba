/** Music: music, podcasts, audio books; lines as in `video.ts`. */
export const music = `
Spotify | spotify.com scdn.co spotifycdn.com spotifycdn.net spotify.net spoti.fi pscdn.co spotilocal.com byspotify.com spotifyforbrands.com audio-ak-spotify-com.akamaized.net
Apple Music | music.apple.com aod.itunes.apple.com =audio.itunes.apple.com =audio-ssl.itunes.apple.com =aodp.itunes.apple.com =radio.itunes.apple.com applemusic.com =play.itunes.apple.com
Shazam | shazam.com
Apple Podcasts | podcasts.apple.com =podcasts.itunes.apple.com
YouTube Music | music.youtube.com
Amazon Music | music.amazon.com music.amazon.de music.amazon.co.uk music.amazon.co.jp amazonmusic.com
SoundCloud | soundcloud.com sndcdn.com snd.sc soundcloud.cloud
Deezer | deezer.com dzcdn.net
TIDAL | tidal.com tidalhifi.com wimpmusic.com tidal.net
Pandora | pandora.com p-cdn.com p-cdn.us pandora.net
Qobuz | qobuz.com
Bandcamp | bandcamp.com bcbits.com
Last.fm | last.fm lastfm.com lastfm.freetls.fastly.net lst.fm
Mixcloud | mixcloud.com
Audible | audible.com audible.de audible.co.uk audible.fr audible.co.jp audiblecdn.com
iHeartRadio | iheart.com ihrhls.com iheartradio.com iheart.live
TuneIn | tunein.com radiotime.com
SiriusXM | siriusxm.com sirius.com
radio.net | radio.net radio.de
Genius | genius.com
Musixmatch | musixmatch.com
Audiomack | audiomack.com
Anghami | anghami.com
JioSaavn | jiosaavn.com saavn.com saavncdn.com
Gaana | gaana.com gaanacdn.com
JOOX | joox.com
KKBOX | kkbox.com kfs.io
Melon | melon.com melon.co.kr
Genie Music | genie.co.kr
Bugs Music | bugs.co.kr
FLO Music | music-flo.com
LINE MUSIC | music.line.me
Yandex Music | music.yandex.ru music.yandex.net music.yandex.com strm.yandex.ru
Zvuk | zvuk.com
Podbean | podbean.com
Libsyn | libsyn.com
Megaphone | megaphone.fm
Buzzsprout | buzzsprout.com
Acast | acast.com acast.cloud
Simplecast | simplecast.com simplecastaudio.com
Podtrac | podtrac.com
Pocket Casts | pocketcasts.com pocketcasts.net
Overcast | overcast.fm
Stitcher | stitcher.com
Radiko | radiko.jp smartstream.ne.jp
Smule | smule.com
Beatport | beatport.com
Discogs | discogs.com
MusicBrainz | musicbrainz.org coverartarchive.org
Gracenote | gracenote.com cddbp.net
QQ音乐 (QQ Music) | y.qq.com music.qq.com qqmusic.qq.com =y.gtimg.cn music.tc.qq.com stream.qqmusic.tc.qq.com tencentmusic.com tencentmusic.cn
网易云音乐 (NetEase Cloud Music) | music.163.com music.126.net music.netease.com
酷狗音乐 (Kugou) | kugou.com kgimg.com kugou.net kglink.cn
酷我音乐 (Kuwo) | kuwo.cn koowo.com kuwo.com
全民K歌 (WeSing) | kg.qq.com kg.tencent.com wesingapp.com
汽水音乐 (Qishui Music) | qishui.com qishui.douyin.com
千千音乐 (Taihe Music) | 91q.com taihe.com music.baidu.com
喜马拉雅 (Ximalaya) | ximalaya.com xmcdn.com himalaya.com ximalaya.cn
蜻蜓FM (Qingting FM) | qingting.fm qtfm.cn
荔枝 (Lizhi FM) | lizhi.fm lizhifm.com lizhi.com
懒人听书 (Lanren) | lrts.me
小宇宙 (Xiaoyuzhou) | xiaoyuzhoufm.com xyzcdn.net
唱吧 (Changba) | changba.com
豆瓣FM (Douban FM) | douban.fm
5sing | 5sing.com
咪咕音乐 (Migu Music) | music.migu.cn musicapp.migu.cn nf.migu.cn
`;
