/** Telemetry: analytics, crash reports, diagnostics; lines as in `video.ts`. */
export const telemetry = `
Google Analytics | google-analytics.com analytics.google.com google-analytics-cn.com googleanalytics.com googleoptimize.com =analyticsdata.googleapis.com =analytics.googleapis.com ssl-google-analytics.l.google.com app-analytics-services.com app-analytics-services-att.com
Google Tag Manager | googletagmanager.com tagmanager.google.com
Firebase Analytics | app-measurement.com app-measurement-cn.com =firebaselogging.googleapis.com =firebaselogging-pa.googleapis.com
Crashlytics | crashlytics.com =crashlyticsreports-pa.googleapis.com firebasecrashlyticssymbols.googleapis.com =firebasecrashlytics.googleapis.com firebaseperf.googleapis.com
Google Telemetry | nel.goog gvt2.com gvt3.com gvt6.com gvt7.com =csi.gstatic.com =csp.withgoogle.com
Microsoft Telemetry | data.microsoft.com telemetry.microsoft.com watson.microsoft.com sqm.microsoft.com nexus.officeapps.live.com nexusrules.officeapps.live.com aria.microsoft.com feedback.windows.com data.msn.com onecollector.cloudapp.aria.akadns.net =c.msn.com =c1.microsoft.com =browser.events.data.msn.cn =dc.services.visualstudio.com
Azure Application Insights | applicationinsights.azure.com applicationinsights.io monitor.azure.com =az416426.vo.msecnd.net ods.opinsights.azure.com oms.opinsights.azure.com
Microsoft Clarity | clarity.ms
Apple Telemetry | xp.apple.com metrics.apple.com metrics.icloud.com metrics.mzstatic.com securemetrics.apple.com =iphonesubmissions.apple.com =radarsubmissions.apple.com =diagassets.apple.com feedbackws.icloud.com =feedbackws.apple-cloudkit.com idiagnostics.apple.com =pancake.apple.com =supportmetrics.apple.com =books-analytics-events.apple.com =stocks-analytics-events.apple.com =weather-analytics-events.apple.com =news-app-events.apple.com =notes-analytics-events.apple.com metrics-config.icloud.com
Amazon CloudWatch RUM | dataplane.rum.us-east-1.amazonaws.com
Amazon Telemetry | device-metrics-us.amazon.com device-metrics-us-2.amazon.com fls-na.amazon.com fls-eu.amazon.com fls-fe.amazon.co.jp unagi.amazon.com unagi-na.amazon.com unagi-eu.amazon.com mobileanalytics.us-east-1.amazonaws.com =det-ta-g7g.amazon.com pinpoint.us-east-1.amazonaws.com
Adobe Analytics | omtrdc.net 2o7.net adobedtm.com adobedc.net adobetag.com omniture.com =cc-api-data.adobe.io =lcs-cops.adobe.io =ic.adobe.io
Mixpanel | mixpanel.com mxpnl.com mxpnl.net
Segment | segment.com segment.io segmentapis.com
Amplitude | amplitude.com
Sentry Ingest | ingest.sentry.io ingest.us.sentry.io ingest.de.sentry.io sentry-cdn.com
Hotjar | hotjar.com hotjar.io
New Relic Browser | nr-data.net =js-agent.newrelic.com
Datadog RUM | browser-intake-datadoghq.com browser-intake-datadoghq.eu browser-intake-us5-datadoghq.com browser-intake-us3-datadoghq.com datadoghq-browser-agent.com logs.datadoghq.com trace.agent.datadoghq.com
Cloudflare Insights | cloudflareinsights.com
Akamai mPulse | nelreports.net go-mpulse.net soasta.com
FullStory | fullstory.com
LogRocket | logrocket.com lr-ingest.io lr-in.com lr-in-prod.com lr-ingest.com logrocket.io
Heap | heap.io heapanalytics.com
Mouseflow | mouseflow.com
Crazy Egg | crazyegg.com
Smartlook | smartlook.com smartlook.cloud
Contentsquare | contentsquare.net contentsquare.com
Quantum Metric | quantummetric.com
Glassbox | glassboxdigital.io
Pendo | pendo.io
PostHog | posthog.com
Matomo | matomo.cloud matomo.org
Plausible | plausible.io
Fathom | usefathom.com
Simple Analytics | simpleanalytics.com simpleanalyticscdn.com
Umami | umami.is
StatCounter | statcounter.com
Histats | histats.com
Chartbeat | chartbeat.com chartbeat.net
Parse.ly | parsely.com parse.ly
Snowplow | snowplow.io snowplowanalytics.com
Tealium | tealiumiq.com tiqcdn.com tealium.com
Ensighten | ensighten.com
mParticle | mparticle.com
RudderStack | rudderstack.com rudderlabs.com
Braze | braze.com braze.eu appboy.com appboycdn.com appboy.eu
Iterable | iterable.com
Klaviyo | klaviyo.com
CleverTap | clevertap.com clevertap-prod.com wzrkt.com
MoEngage | moengage.com
WebEngage | webengage.com webengage.co
Airship | urbanairship.com airship.com asnapieu.com asnapius.com
Leanplum | leanplum.com
Localytics | localytics.com
Flurry | flurry.com
GameAnalytics | gameanalytics.com
Unity Analytics | cloud.unity3d.com analytics.unity3d.com
Instabug | instabug.com
Embrace | emb-api.com embrace.io
Qualtrics | qualtrics.com
Medallia | medallia.com kampyle.com medallia.eu
Foresee | foresee.com answerscloud.com
UserTesting | usertesting.com
VWO | visualwebsiteoptimizer.com vwo.com
AB Tasty | abtasty.com
Kameleoon | kameleoon.com kameleoon.eu kameleoon.io
Dynamic Yield | dynamicyield.com
Bazaarvoice | bazaarvoice.com
Trustpilot | trustpilot.com trustpilot.net
Similarweb | similarweb.com
Piano | piano.io tinypass.com cxense.com npttech.com xiti.com atinternet.com ati-host.net aticdn.net pa-cd.com
etracker | etracker.com etracker.de
Webtrekk (Mapp) | webtrekk.net wt-eu02.net mapp.com wt-safetag.com
Econda | econda-monitor.de
Yandex Metrica | mc.yandex.ru mc.yandex.com metrika.yandex.ru appmetrica.yandex.ru appmetrica.yandex.com appmetrica.yandex.net =startup.mobile.yandex.net
Mail.ru Top | top.mail.ru top-fwz1.mail.ru tracker.my.com mytracker.ru =privacy-cs.mail.ru
LiveInternet | liveinternet.ru yadro.ru
TNS Counter | tns-counter.ru
Netflix | =ichnaea.netflix.com =logs.netflix.com =ichnaea-web.netflix.com
Mozilla Firefox | telemetry.mozilla.org =crash-stats.mozilla.org =crash-reports.mozilla.com
Samsung Analytics | di.atlas.samsung.com =diagmon-serviceapi.samsungdm.com smetrics.samsung.com nmetrics.samsung.com
NVIDIA Telemetry | =events.gfe.nvidia.com =telemetry.gfe.nvidia.com =telemetry.nvidia.com
友盟 (Umeng) | umeng.com umengcloud.com umeng.co umsns.com umindex.com cnzz.com cnzz.net cnzz.mmstat.com umtrack.com
阿里统计 (Alibaba Analytics) | mmstat.com adashx.m.taobao.com adashbc.m.taobao.com adash.m.taobao.com ut.taobao.com arms-retcode.aliyuncs.com log.aliyuncs.com =emas-ha.cn-hangzhou.aliyuncs.com =retcode.taobao.com =wpk-gate.dingtalk.com effirst.com
百度统计 (Baidu Tongji) | hm.baidu.com tongji.baidu.com hmcdn.baidu.com mtj.baidu.com openrcv.baidu.com hmma.baidu.com nsclick.baidu.com sofire.baidu.com h2tcbox.baidu.com =tcbox.baidu.com crab.baidu.com kstj.baidu.com sestat.baidu.com log.baidu.com miao.baidu.com
TikTok | =mon.tiktokv.com =mcs.tiktokv.com =log.tiktokv.com =log-va.tiktokv.com =mon-va.tiktokv.com =mcs-va.tiktokv.com
字节跳动 (ByteDance) | zijieapi.com mon.snssdk.com log.snssdk.com mcs.snssdk.com toblog.ctobsnssdk.com tobapplog.ctobsnssdk.com mon.toutiao.com log.byteoversea.com mon.byteoversea.com apmplus.volces.com datarangers.com.cn datarangers.com =log-api.pangolin-sdk-toutiao.com
腾讯分析 (Tencent Analytics) | pingma.qq.com pingtas.qq.com pingjs.qq.com ta.qq.com trace.qq.com mta.qq.com btrace.video.qq.com btrace.qq.com tdid.m.qq.com aegis.qq.com rumt-zh.com rumt-sg.com galileotelemetry.tencent.com report.qq.com pingfore.qq.com isdspeed.qq.com badjs2.qq.com badjs.qq.com stat.qq.com snowflake.qq.com rqd.qq.com
腾讯灯塔 (Tencent Beacon) | mdt.qq.com beacon.qq.com beaconcdn.qq.com
Bugly | bugly.qq.com bugly.tencent.com
TalkingData | talkingdata.com talkingdata.net talkingdata.cn tddmp.com appcpa.net cpatrk.net udrig.com lnk0.com
神策数据 (Sensors Data) | sensorsdata.cn sensorsdata.com
GrowingIO | growingio.com giocdn.com gio.ren
诸葛IO (Zhuge) | 37degree.com
数数科技 (ThinkingData) | thinkingdata.cn thinkinggame.cn
热云 (Reyun) | reyun.com trackingio.com
听云 (Tingyun) | tingyun.com networkbench.com tingyunfenxi.com
OneAPM | oneapm.com
岳鹰 (Yueying) | woodpeckerlog.com
51LA | 51.la
数美 (Ishumei) | fengkongcloud.com fengkongcloud.cn ishumei.com
同盾 (Tongdun) | tongdun.cn tongdun.net fraudmetrix.cn
顶象 (Dingxiang) | dingxiang-inc.com
哔哩哔哩 (Bilibili) | data.bilibili.com =cm.bilibili.com =dataflow.biliapi.com =data.biliapi.net
京东 (JD) | =mercury.jd.com =ex.m.jd.com =wl.jd.com =sgm-m.jd.com =sgm-static.jd.com =perf.m.jd.com =uranus.jd.com h5speed.m.jd.com blackhole.m.jd.com =saturn.jd.com
美团 (Meituan) | report.meituan.com catdot.dianping.com dreport.meituan.net lx.meituan.net =lx1.meituan.net =lx2.meituan.net =lx0.meituan.net hreport.meituan.com metrics-picture.d.meituan.net appsec-mobile.meituan.com
网易 (NetEase) | =clientlog.music.163.com =clientlog3.music.163.com clientlogusf.music.163.com =analytics.163.com =crash.163.com sentry.music.163.com =apm.music.163.com =wr.da.netease.com hubble.netease.com =applog.uu.163.com =drpf-proxima.proxima.nie.netease.com
小米 (Xiaomi) | tracking.miui.com mistat.xiaomi.com tracking.intl.miui.com mistat.intl.xiaomi.com o2o.api.xiaomi.com =data.sec.miui.com tracking.ai.xiaomi.com tracking.rus.miui.com tracking.india.miui.com =logupdate.avlyun.sec.miui.com
华为 (Huawei) | dt.hicloud.com dt.dbankcloud.cn dt.dbankcloud.com logservice.hicloud.com data.hicloud.com logbak.hicloud.com
OPPO | dc.heytapmobi.com dc.oppomobile.com dceuex.push.heytapmobile.com =datasec.oppomobile.com dc.heytapmobile.com
vivo | stsdk.vivo.com.cn st.vivo.com.cn =apm.vivo.com.cn =onrt-stsdk.vivo.com.cn =st-eden.vivo.com.cn =vcode-api.vivo.com.cn =vcode-s.vivo.com.cn eden.vivo.com.cn
微博 (Weibo) | =beacon.sina.com.cn =rm.api.weibo.com =sdkapp.mobile.sina.cn =trends.mobile.sina.cn =rs.sinajs.cn =log.sina.cn
知乎 (Zhihu) | =zhihu-web-analytics.zhihu.com =sugar.zhihu.com =apm.zhihu.com =datahub.zhihu.com =crash2.zhihu.com
爱奇艺 (iQIYI) | =msg.qy.net =msg.iqiyi.com =msg.video.qiyi.com =msg.71.am =msga.cupid.iqiyi.com
快手 (Kuaishou) | =wlog.kuaishou.com =log-sdk.ksapisrv.com =logsdk.kwai-pro.com =wlog.gifshow.com =wlog.ksapisrv.com =log-sdk.gifshow.com
小红书 (Xiaohongshu) | =apm-native.xiaohongshu.com =t2.xiaohongshu.com =apm-fe.xiaohongshu.com =as.xiaohongshu.com =crash.xiaohongshu.com =spider-tracker.xiaohongshu.com
支付宝 (Alipay) | mdap.alipay.com loggw.alipay.com mdap.alipaylog.com loggw-exsdk.alipay.com loggw-ex.alipay.com
Rollbar | rollbar.com
Bugsnag | bugsnag.com
Raygun | raygun.com raygun.io
诸葛io (Zhuge) | zhuge.io zhugeio.com
`;
