/** Ads: advertising, its exchanges and measurement; lines as in `video.ts`. */
export const ads = `
Google Ads (DoubleClick) | doubleclick.net doubleclick.com doubleclick.cn googlesyndication.com googlesyndication-cn.com googleadservices.com googleadservices-cn.com googleadsserving.cn 2mdn.net 2mdn-cn.net adservice.google.com adservice.google.de adservice.google.co.uk adservice.google.fr ads.google.com adsense.google.com admob.com admob.google.com admob-cn.com googleads.com adtrafficquality.google =pagead.google.com =pagead-googlehosted.l.google.com doubleclickbygoogle.com =fundingchoicesmessages.google.com ads.youtube.com googletagservices.com googletagservices-cn.com =adsense.com =mobileads.google.com dartsearch.net invitemedia.com =imasdk.googleapis.com
Amazon Ads | amazon-adsystem.com assoc-amazon.com advertising.amazon.com adsystem.amazon.com =mads.amazon.com amazonads.com
Meta Ads | atdmt.com liverail.com =an.facebook.com facebookads.com =business.facebook.com
Microsoft Advertising | bat.bing.com bat.bing.net ads.microsoft.com adsdk.microsoft.com ads.msn.com msads.net bingads.com c.bing.com
Xandr (AppNexus) | adnxs.com adnxs-simple.com appnexus.com xandr.com adnxs.net
Criteo | criteo.com criteo.net hlserve.com emailretargeting.com
Taboola | taboola.com taboolasyndication.com taboola.net
Outbrain | outbrain.com outbrainimg.com zemanta.com outbrain.org
The Trade Desk | adsrvr.org thetradedesk.com adsrvr.cn
PubMatic | pubmatic.com
Magnite (Rubicon) | rubiconproject.com magnite.com telaria.com tremorhub.com spotxchange.com spotx.tv springserve.com
OpenX | openx.net openx.com openx.org
Index Exchange | casalemedia.com indexww.com
Yahoo Ads | analytics.yahoo.com bc.yahoo.com ngd.yahoo.com adserver.yahoo.com adtech.de adtechus.com advertising.com btrll.com adap.tv ads.yahoo.com geo.yahoo.com ybp.yahoo.com gemini.yahoo.com =udc.yahoo.com nexage.com
Yahoo! Japan Ads | yads.yahoo.co.jp yjtag.yahoo.co.jp yjtag.jp ads.yahoo.co.jp
Sovrn | sovrn.com lijit.com
Sharethrough | sharethrough.com
TripleLift | 3lift.com triplelift.com
Teads | teads.tv teads.com
Smart AdServer (Equativ) | smartadserver.com sascdn.com equativ.com
Adform | adform.net adform.com adformdsp.net
MediaMath | mathtag.com mediamath.com
Quantcast | quantserve.com quantcount.com quantcast.com consensu.org
Lotame | crwdcntrl.net lotame.com
BlueKai | bluekai.com bkrtx.com
LiveRamp | rlcdn.com liveramp.com pippio.com circulate.com privacymanager.io
Oracle Moat | moatads.com moatpixel.com moat.com grapeshot.co.uk
DoubleVerify | doubleverify.com dvtps.com
Integral Ad Science | adsafeprotected.com iasds01.com integralads.com
comScore | scorecardresearch.com comscore.com zqtk.net
Nielsen | imrworldwide.com nielsen.com exelator.com
AdRoll | adroll.com
Media.net | media.net
33Across | 33across.com tynt.com
ID5 | id5-sync.com
Tapad | tapad.com
Adobe Advertising | demdex.net everesttech.net tubemogul.com everestjs.net
Bidswitch | bidswitch.net bidswitch.com
Improve Digital | 360yield.com
GumGum | gumgum.com
Sonobi | sonobi.com
Undertone | undertone.com
Zeta Global | zetaglobal.com rezync.com rfihub.com rfihub.net sizmek.com serving-sys.com
StackAdapt | stackadapt.com
Simpli.fi | simpli.fi
Beeswax | bidr.io beeswax.com
FreeWheel | fwmrm.net freewheel.com stickyadstv.com freewheel.tv
Innovid | innovid.com flashtalking.com
Extreme Reach | extremereach.io
Conversant (Epsilon) | dotomi.com conversantmedia.com emjcd.com fastclick.net mplxtms.com
CJ Affiliate | cj.com dpbolvw.net jdoqocy.com anrdoezrs.net tkqlhce.com kqzyfj.com
Rakuten Advertising | linksynergy.com rakutenadvertising.com rakutenmarketing.com jrs5.com
Awin | awin.com awin1.com dwin1.com zanox.com
Impact | impact.com impactradius.com ojrq.net pxf.io sjv.io impactcdn.com
ShareASale | shareasale.com
Skimlinks | skimlinks.com skimresources.com
Viglink | viglink.com
PropellerAds | propellerads.com onclickads.net
PopAds | popads.net popcash.net
ExoClick | exoclick.com exosrv.com exdynsrv.com realsrv.com
TrafficJunky | trafficjunky.net trafficjunky.com
JuicyAds | juicyads.com
Adsterra | adsterra.com
MGID | adskeeper.co.uk mgid.com adskeeper.com
RevContent | revcontent.com
Kargo | kargo.com
Seedtag | seedtag.com
Ogury | ogury.com ogury.io presage.io
InMobi | inmobi.com inmobicdn.net inmobi.cn aerserv.com
AppLovin | applovin.com applvn.com
Unity Ads | unityads.unity3d.com unityads.unity.com unityads.unitychina.cn ads.prd.ie.internal.unity3d.com =publisher-config.unity3d.com
ironSource | ironsrc.com supersonicads.com ironsrc.mobi isprog.com supersonic.com ironsource.com ssacdn.com is.com
Vungle (Liftoff) | vungle.com liftoff.io vungle.io vungle.akadns.net
Chartboost | chartboost.com
Digital Turbine (Fyber) | fyber.com inner-active.mobi digitalturbine.com adcolony.com fyber.net
Mintegral | mintegral.com mintegral.net mobvista.com rayjump.com mtgglobals.com
Pangle | pangle.io pangleglobal.com pangle-global.io pangle-ads.com sgsnssdk.com
Tapjoy | tapjoy.com tapjoyads.com
Moloco | moloco.com adsmoloco.com
Smaato | smaato.net smaato.com
MoPub | mopub.com
Start.io | startappservice.com startappexchange.com startapp.com start.io
Kochava | kochava.com
Singular | singular.net
TikTok Ads | ads.tiktok.com analytics.tiktok.com business-api.tiktok.com =ads-api.tiktok.com
Snap Ads | tr.snapchat.com ads.snapchat.com
X Ads | ads-twitter.com ads-api.twitter.com ads.x.com =analytics.twitter.com ads.twitter.com
LinkedIn Ads | ads.linkedin.com
Pinterest Ads | ct.pinterest.com ads.pinterest.com
Reddit Ads | ads.reddit.com alb.reddit.com =pixel-config.reddit.com =events.redditmedia.com
Yandex Ads | an.yandex.ru adfox.ru direct.yandex.ru yabs.yandex.ru bs.yandex.ru yandexadexchange.net
VK Ads | ad.mail.ru target.my.com ads.vk.com
Samsung Ads | samsungads.com samsungadhub.com adgear.com ads.samsung.com samsungacr.com
LG Ads | lgsmartad.com lgads.tv alphonso.tv
Roku Ads | ads.roku.com =cooper.logs.roku.com
Vizio Ads | inscape.tv tvinteractive.tv
Apple Search Ads | iadsdk.apple.com searchads.apple.com iad.apple.com api-adservices.apple.com
Sourcepoint | sp-prod.net privacy-mgmt.com sourcepoint.com
Adition | adition.com theadex.com
Ströer | stroeerdigitalgroup.de stroeer.de
IVW (INFOnline) | ioam.de infonline.de iocnt.net
ADMAN | admanmedia.com
i-mobile | i-mobile.co.jp
Geniee | gsspat.jp geniee.jp genieesspv.jp
fluct | adingo.jp fluct.jp
MicroAd | microad.jp microad.net
popIn | popin.cc
Logly | logly.co.jp
Kakao Ads | ad.daum.net adfit.kakao.com adimg.daumcdn.net ad.kakao.com
Naver Ads | veta.naver.com adcr.naver.com searchad.naver.com
Dable | dable.io
Adthrive (Raptive) | adthrive.com raptive.com
Mediavine | mediavine.com
Ezoic | ezoic.com ezoic.net ezodn.com ezojs.com
Carbon Ads | carbonads.com carbonads.net buysellads.com servedby-buysellads.com
ConnectAd | connectad.io
SmartyAds | smartyads.com
Loopme | loopme.me loopme.com
Nativo | postrelease.com ntv.io nativo.com
Yieldmo | yieldmo.com
Permutive | permutive.com permutive.app
Prebid | prebid.org
Amobee | turn.com amobee.com
腾讯广告 (Tencent Ads) | gdt.qq.com e.qq.com l.qq.com ugdtimg.com =pgdt.gtimg.cn gdtimg.com adnet.qq.com ad.qq.com ad.tencentmusic.com adtrack.qq.com adping.qq.com
百度推广 (Baidu Ads) | eclick.baidu.com cb.baidu.com mobads.baidu.com mobads-logs.baidu.com als.baidu.com e.baidu.com drmcmm.baidu.com ecmb.bdimg.com =feed-image.baidu.com ada.baidu.com bes.baidu.com ubmcmm.baidustatic.com fclick.baidu.com www2.baidu.com
百度联盟 (Baidu Union) | union.baidu.com cpro.baidu.com cpro.baidustatic.com pos.baidu.com dup.baidustatic.com cbjs.baidu.com
巨量引擎 (Ocean Engine) | oceanengine.com oceanengine.cn chengzijianzhan.com ad.toutiao.com ctobsnssdk.com
穿山甲 (Pangle CN) | pangolin-sdk-toutiao.com pangolin-sdk-toutiao-b.com pangolin-sdk-toutiao1.com pglstatp-toutiao.com pangle.cn csjplatform.com pangolin.snssdk.com union.bytedance.com
阿里妈妈 (Alimama) | alimama.com tanx.com alimama.cn simba.taobao.com zhitongche.taobao.com iyes.youku.com atm.youku.com s.click.taobao.com
快手广告 (Kuaishou Ads) | adukwai.com e.kuaishou.com ad.kuaishou.com adkwai.com adsense.kuaishou.com u.kuaishou.com
小米广告 (Xiaomi Ads) | ad.xiaomi.com ad.mi.com ad.intl.xiaomi.com e.mi.com ad1.xiaomi.com
华为广告 (Huawei Ads) | ads.huawei.com acd.op.hicloud.com =adx-drcn.op.dbankcloud.cn =adx-drcn.op.hicloud.com =acd-drcn.op.dbankcloud.cn =events-drcn.op.dbankcloud.cn =events-drcn.op.hicloud.com
OPPO广告 (OPPO Ads) | ads.oppomobile.com ads.heytapmobi.com ads.oppo.com ads.heytapmobile.com adsfs.oppomobile.com adsfs.heytapimage.com
vivo广告 (vivo Ads) | ads.vivo.com.cn adstatic.vivo.com.cn adlog.vivo.com.cn ad.vivo.com.cn
微博广告 (Weibo Ads) | biz.weibo.com sax.sina.com.cn sax.sina.cn d00.sina.com.cn d1.sina.com.cn
网易广告 (NetEase Ads) | g.163.com yt-adp.nosdn.127.net iadmusicmat.music.126.net
搜狐广告 (Sohu Ads) | ads.sohu.com adx.sohu.com optaim.com txt.go.sohu.com
360推广 (360 Ads) | e.360.cn mediav.com mediav.cn lianmeng.360.cn
搜狗联盟 (Sogou Ads) | lu.sogou.com inte.sogou.com theta.sogou.com epro.sogou.com
京准通 (JD Ads) | jzt.jd.com janapi.jd.com ads.jd.com =im-x.jd.com =x.jd.com dsp.jd.com xlog.jd.com
美数 (AdMaster) | admaster.com.cn admaster.cn
秒针 (Miaozhen) | miaozhen.com
品友 (iPinYou) | ipinyou.com
力美 (Limei) | limei.com
多盟 (Domob) | domob.cn
倍孜 (Beizi) | beizi.biz adscope.com.cn hubcloud.com.cn
芒果移动广告 (Adsmogo) | adsmogo.com
Sigmob | sigmob.cn sigmob.com
TopOn | toponad.com anythinktech.com toponadss.com
AppsFlyer | appsflyer.com appsflyersdk.com onelink.me appsflyer-cn.com
Adjust | adjust.com adjust.io adjust.net.in adjust.world adj.st adjust.cn
Branch | branch.io app.link bnc.lt
`;
