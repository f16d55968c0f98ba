/** News: news, magazines, weather; lines as in `video.ts`. */
export const news = `
BBC | bbcimg.co.uk bbc.co.uk bbc.com bbci.co.uk bbc.net.uk bbci.net
CNN | cnn.com cnn.io cnn.net turner.com
The New York Times | nytimes.com nyt.com nyti.ms nyt.net
The Washington Post | washingtonpost.com washpost.com wapo.st
The Wall Street Journal | wsj.com wsj.net dowjones.com dowjones.io barrons.com
The Guardian | theguardian.com guardian.co.uk guim.co.uk guardianapis.com
Reuters | reuters.com reutersmedia.net
Associated Press (AP) | apnews.com ap.org
Bloomberg | bloomberg.com bwbx.io bloomberg.net
Fox News | foxnews.com fncstatic.com foxbusiness.com fox.com
NBC News | nbcnews.com nbc.com nbcuni.com msnbc.com
CBS News | cbsnews.com cbs.com cbsnewsstatic.com
ABC News | abcnews.go.com abc.com abcnews.com
NPR | npr.org
PBS | pbs.org
USA Today | usatoday.com gannettdigital.com gannett-cdn.com
Los Angeles Times | latimes.com
New York Post | nypost.com
Politico | politico.com politico.eu
Axios | axios.com
The Hill | thehill.com
Vox | vox.com voxmedia.com theverge.com vox-cdn.com polygon.com
BuzzFeed | buzzfeed.com buzzfeednews.com
HuffPost | huffpost.com huffingtonpost.com
Business Insider | businessinsider.com insider.com
Forbes | forbes.com forbesimg.com
CNBC | cnbc.com cnbcfm.com
Financial Times | ft.com ftstatic.com
The Economist | economist.com
Time Magazine | time.com
The Atlantic | theatlantic.com
The New Yorker | newyorker.com
Wired | wired.com condenast.com condenastdigital.com arstechnica.com arstechnica.net
TechCrunch | techcrunch.com
Engadget | engadget.com
Gizmodo | gizmodo.com kotaku.com
CNET | cnet.com cnetstatic.com
ZDNET | zdnet.com
Tom's Hardware | tomshardware.com futurecdn.net futureplc.com techradar.com pcgamer.com
The Register | theregister.com theregister.co.uk
Daily Mail | dailymail.co.uk mailonline.co.uk dailym.ai
The Telegraph | telegraph.co.uk
The Times | thetimes.co.uk thetimes.com
The Independent | independent.co.uk
The Sun | thesun.co.uk
Daily Mirror | mirror.co.uk reachplc.com
Al Jazeera | aljazeera.com aljazeera.net
Deutsche Welle | dw.com
Der Spiegel | spiegel.de
Bild | bild.de
Die Zeit | zeit.de
FAZ | faz.net
Süddeutsche Zeitung | sueddeutsche.de
Die Welt | welt.de
Focus | focus.de
n-tv | n-tv.de
Tagesschau | tagesschau.de
Heise | heise.de heise.cloud
Golem | golem.de
Der Standard | derstandard.at derstandard.de
ORF | orf.at
NZZ | nzz.ch
20 Minuten | 20min.ch
Blick | blick.ch
Le Monde | lemonde.fr
Le Figaro | lefigaro.fr
Libération | liberation.fr
L'Équipe | lequipe.fr
20 Minutes | 20minutes.fr
France 24 | france24.com
RFI | rfi.fr
El País | elpais.com prisa.com
El Mundo | elmundo.es
Marca | marca.com
AS | as.com
La Repubblica | repubblica.it gedi.it
Corriere della Sera | corriere.it
La Gazzetta dello Sport | gazzetta.it
ANSA | ansa.it
NOS | nos.nl
NU.nl | nu.nl
De Telegraaf | telegraaf.nl
VRT | vrt.be
SVT | svt.se
Aftonbladet | aftonbladet.se
VG | vg.no
NRK | nrk.no
DR | dr.dk
Yle | yle.fi
Onet | onet.pl
TVN24 | tvn24.pl
iDNES | idnes.cz
UOL | uol.com.br
Clarín | clarin.com
Infobae | infobae.com
El Universal | eluniversal.com.mx
NHK | nhk.or.jp nhk.jp
Asahi Shimbun | asahi.com
Yomiuri Shimbun | yomiuri.co.jp
Mainichi | mainichi.jp
Nikkei | nikkei.com nikkei.co.jp
SmartNews | smartnews.com
Yonhap | yna.co.kr yonhapnews.co.kr
Chosun Ilbo | chosun.com
JoongAng Ilbo | joongang.co.kr joins.com
Naver News | news.naver.com
CNA | channelnewsasia.com
The Straits Times | straitstimes.com sph.com.sg
South China Morning Post | scmp.com
The Times of India | indiatimes.com timesofindia.com
The Hindu | thehindu.com
NDTV | ndtv.com ndtvimg.com
Detik | detik.com detik.net.id
Kompas | kompas.com
VnExpress | vnexpress.net vnecdn.net
Bangkok Post | bangkokpost.com
ABC Australia | abc.net.au
News.com.au | news.com.au
The Sydney Morning Herald | smh.com.au
CBC | cbc.ca
The Globe and Mail | theglobeandmail.com
RT | rt.com
TASS | tass.ru tass.com
RIA Novosti | ria.ru
Lenta.ru | lenta.ru
RBC Russia | rbc.ru
Meduza | meduza.io
Hürriyet | hurriyet.com.tr
Haaretz | haaretz.com
Ynet | ynet.co.il
Google News | news.google.com
Apple News | news.apple.com apple.news =news-assets.apple.com =news-edge.apple.com =news-events.apple.com
Flipboard | flipboard.com
Feedly | feedly.com
Inoreader | inoreader.com
Pocket | getpocket.com
Instapaper | instapaper.com
National Geographic | nationalgeographic.com natgeo.com
The Weather Channel | weather.com imwx.com wsi.com
AccuWeather | accuweather.com
OpenWeather | openweathermap.org
Weather Underground | wunderground.com
Windy | windy.com
Apple Weather | =weatherkit.apple.com =weather-data.apple.com =weather-edge.apple.com
Met Office | metoffice.gov.uk
wetter.com | wetter.com wetteronline.de
yr.no | yr.no met.no
Gismeteo | gismeteo.ru
ESPNcricinfo | espncricinfo.com
Cricbuzz | cricbuzz.com
NBA | nba.com
NFL | nfl.com
MLB | mlb.com mlbstatic.com
FIFA | fifa.com
UEFA | uefa.com
Premier League | premierleague.com
Transfermarkt | transfermarkt.de transfermarkt.com
Flashscore | flashscore.com
SofaScore | sofascore.com sofascore.app
OneFootball | onefootball.com
Kicker | kicker.de
Sport1 | sport1.de
今日头条 (Toutiao) | toutiao.com toutiaoimg.com toutiaoimg.cn toutiaocdn.com toutiaostatic.com toutiaoapi.com toutiaopage.com pstatp.com toutiao.cn is.snssdk.com ib.snssdk.com ic.snssdk.com
腾讯新闻 (Tencent News) | news.qq.com inews.qq.com inews.gtimg.com new.qq.com kb.qq.com om.qq.com coral.qq.com
腾讯体育 (Tencent Sports) | sports.qq.com
新浪新闻 (Sina News) | news.sina.com.cn news.sina.cn sports.sina.com.cn tech.sina.com.cn ent.sina.com.cn
网易新闻 (NetEase News) | news.163.com ws.126.net nex.163.com news.netease.com m.163.com comment.api.163.com 3g.163.com
搜狐新闻 (Sohu News) | news.sohu.com k.sohu.com
凤凰网 (ifeng) | ifeng.com ifengimg.com ifengcdn.com
一点资讯 (Yidian) | yidianzixun.com go2yd.com
趣头条 (Qutoutiao) | qutoutiao.net 1sapp.com qukanshare.com
ZAKER | myzaker.com zaker.cn
澎湃新闻 (The Paper) | thepaper.cn
界面新闻 (Jiemian) | jiemian.com
观察者网 (Guancha) | guancha.cn
环球网 (Huanqiu) | huanqiu.com huanqiucdn.cn
人民网 (People's Daily) | people.com.cn people.cn peopleapp.com
新华网 (Xinhua) | xinhuanet.com news.cn
中国新闻网 (China News) | chinanews.com chinanews.com.cn
中国日报 (China Daily) | chinadaily.com.cn
央视新闻 (CCTV News) | news.cctv.com news.cctv.cn
光明网 (Guangming) | gmw.cn
中国网 (China.com.cn) | china.com.cn
参考消息 (Cankao) | cankaoxiaoxi.com ckxx.net
南方周末 (Southern Weekly) | infzm.com
财新 (Caixin) | caixin.com
第一财经 (Yicai) | yicai.com
经济观察网 (EEO) | eeo.com.cn
36氪 (36Kr) | 36kr.com 36krcdn.com
虎嗅 (Huxiu) | huxiu.com huxiucdn.com
钛媒体 (TMTPost) | tmtpost.com
华尔街见闻 (Wallstreetcn) | wallstreetcn.com wscn.net
IT之家 (ITHome) | ithome.com ithome.net
快科技 (MyDrivers) | mydrivers.com
cnBeta | cnbeta.com cnbeta.com.tw
中关村在线 (ZOL) | zol.com.cn zol-img.com.cn
太平洋电脑网 (PConline) | pconline.com.cn pcauto.com.cn
爱范儿 (ifanr) | ifanr.com ifanr.cn
少数派 (SSPAI) | sspai.com
雷锋网 (Leiphone) | leiphone.com
新京报 (The Beijing News) | bjnews.com.cn
每日经济新闻 (NBD) | nbd.com.cn
直播吧 (Zhibo8) | zhibo8.cc zhibo8.com
懂球帝 (Dongqiudi) | dongqiudi.com
中国天气网 (Weather China) | weather.com.cn
墨迹天气 (Moji Weather) | moji.com mojicdn.com mojichina.com
彩云天气 (Caiyun) | caiyunapp.com
和风天气 (QWeather) | qweather.com qweather.net heweather.net heweather.com
联合早报 (Zaobao) | zaobao.com zaobao.com.sg
自由時報 (Liberty Times) | ltn.com.tw
聯合新聞網 (UDN) | udn.com
ETtoday | ettoday.net
香港01 (HK01) | hk01.com
東方日報 (Oriental Daily) | on.cc
Aktuálně.cz | aktualne.cz
Calcalist | calcalist.co.il calcalistech.com
OSnews | osnews.com
`;
