/** AppStore: application stores; lines as in `video.ts`. */
export const appstore = `
App Store | apps.apple.com itunes.apple.com mzstatic.com itunes.com appstore.com =ppq.apple.com apps-marketplace.apple.com phobos.apple.com
Google Play | play.google.com play.googleapis.com =android.clients.google.com =play-lh.googleusercontent.com play-fe.googleapis.com =playatoms-pa.googleapis.com =play-games.googleusercontent.com =playstoregatewayadapter-pa.googleapis.com =android.apis.google.com =android.l.google.com =market.android.com =androidmarket.l.google.com =android-market.l.google.com =playintegrity.googleapis.com =games.googleapis.com
Chrome Web Store | chromewebstore.google.com chromewebstore.googleapis.com chrome.google.com =chromewebstore-pa.googleapis.com
Microsoft Store | apps.microsoft.com store-images.s-microsoft.com storecatalogrevocation.storequality.microsoft.com storeedge.microsoft.com =store-images.microsoft.com =share.microsoft.com store.microsoft.com microsoftstore.com mp.microsoft.com
Amazon Appstore | mas-sdk.amazon.com =mas-ext.amazon.com =mas-ssr.amazon.com
Firefox Add-ons | addons.mozilla.org addons.cdn.mozilla.net
Edge Add-ons | microsoftedge.microsoft.com
Galaxy Store | samsungapps.com galaxystore.samsung.com galaxyappstore.com
F-Droid | f-droid.org
APKPure | apkpure.com apkpure.net winudf.com pureapk.com
APKMirror | apkmirror.com
Aptoide | aptoide.com
Uptodown | uptodown.com
Snap Store | snapcraft.io snapcraftcontent.com
Flathub | flathub.org
Setapp | setapp.com
AltStore | altstore.io
RuStore | rustore.ru
ONE store | onestore.co.kr onestore.net
Cydia | saurik.com
华为应用市场 (AppGallery) | appgallery.huawei.com appgallery.cloud.huawei.com hispace.hicloud.com appstore.huawei.com =appdl-1-drcn.dbankcdn.com =appdl-2-drcn.dbankcdn.com hispace.dbankcloud.com hispace.dbankcloud.cn =appimg-1.dbankcdn.com appimg.dbankcdn.com appstore.hicloud.com
小米应用商店 (GetApps) | app.mi.com market.xiaomi.com market.mi-img.com
OPPO软件商店 (OPPO App Market) | store.heytapmobi.com storedl.heytapimage.com store.oppomobile.com nearme.com.cn heytapdownload.com heytapdl.com storefs.heytapimage.com
vivo应用商店 (V-Appstore) | appstore.vivo.com.cn apkwsdl.vivo.com.cn appstatic.vivo.com.cn apkgdl.vivo.com.cn apkdl.vivo.com.cn apkvivodl.vivo.com.cn
酷安 (Coolapk) | coolapk.com coolapkmarket.com
荣耀应用市场 (Honor App Market) | appmarket.hihonorcloud.com appmarket-img.hihonorcdn.com appmarket.honor.com
应用宝 (MyApp) | sj.qq.com myapp.com app.qq.com yyb.qq.com yybadaccess.3g.qq.com
360手机助手 (360 Mobile Assistant) | zhushou.360.cn mobilem.360.cn app.360.cn zhushou.360.com
豌豆荚 (Wandoujia) | wandoujia.com wdjcdn.com 25pp.com pp.cn
百度手机助手 (Baidu Mobile Assistant) | shouji.baidu.com mobile.baidu.com appsearch.baidu.com
魅族应用商店 (Flyme App Store) | app.meizu.com app.flyme.cn
安智市场 (Anzhi) | anzhi.com
联想应用中心 (Lenovo App Center) | lenovomm.com lenovomm.cn
爱思助手 (i4) | i4.cn
腾讯软件中心 (Tencent Software) | pc.qq.com
`;
