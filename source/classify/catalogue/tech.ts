/** Tech: sites and services of technology vendors that fit nowhere above; lines as in `video.ts`. */
export const tech = `
Microsoft | microsoft-falcon.io microsoft.com live.com windows.com s-microsoft.com live.net msft.net microsoft.cn microsoft.net windows.cn windowsphone.com aka.ms microsoftusercontent.com microsoft.us microsoftpersonalcontent.com
Microsoft Edge | edge.microsoft.com edge.skype.com ecs.office.com =edgestatic.azureedge.net microsoftedgeinsider.com =edge-consumer-static.azureedge.net edge-http.microsoft.com
Apple | apple.com apple.com.cn apple.cn
Google | about.google blog.google android.com google.org googleblog.com thinkwithgoogle.com abc.xyz gmodules.com googleapps.com
Meta Quest | oculus.com oculuscdn.com
Mozilla Firefox | mozilla.org mozilla.com mozilla.net firefox.com mozgcp.net mozaws.net firefoxusercontent.com firefoxchina.cn firefox.com.cn
Opera | opera.com operacdn.com opera-mini.net opera.software operasoftware.com opera-api.com opera-api2.com
Brave | brave.com bravesoftware.com basicattentiontoken.org
Vivaldi | vivaldi.com vivaldi.net
Samsung | samsung.com samsung.cn samsung.com.cn ospserver.net samsungmobile.com
Sony | sony.com sony.net sony.jp sony.co.jp sonymobile.com
LG | lg.com
Panasonic | panasonic.com panasonic.net panasonic.jp
Toshiba | toshiba.com
Philips | philips.com
Nokia | nokia.com
Motorola | motorola.com
HTC | htc.com vive.com htcvive.com
一加 (OnePlus) | oneplus.com oneplus.net oneplus.cn
Realme | realme.com realme.net
Intel | intel.com intel.cn
AMD | amd.com
NVIDIA | nvidia.com nvidia.cn geforce.com geforce.cn
Qualcomm | qualcomm.com
MediaTek | mediatek.com
Arm | arm.com
Realtek | realtek.com
Dell | dell.com dellcdn.com dell.cn alienware.com emc.com
HP | hp.com hp.cn hpe.com
联想 (Lenovo) | lenovo.com lenovo.com.cn lenovo.cn motorola.com.cn lenovo.net lenovoimage.com
ASUS | asus.com asus.com.cn asuscomm.com asuswebstorage.com
Acer | acer.com acer.com.cn
MSI | msi.com
Gigabyte | gigabyte.com
Logitech | logitech.com logi.com logitechg.com logitech.io logitech.com.cn
Corsair | corsair.com
Cisco | cisco.com meraki.com cisco.cn
Juniper | juniper.net mist.com
Aruba | arubanetworks.com
Ubiquiti | ui.com ubnt.com unifi-ai.com
MikroTik | mikrotik.com
Netgear | netgear.com
D-Link | dlink.com
AVM FRITZ!Box | avm.de myfritz.net fritz.com
IBM | ibm.com
Epson | epson.com epson.net
Xerox | xerox.com
Ricoh | ricoh.com
Parallels | parallels.com
Canonical | ubuntu.com canonical.com
Nothing | nothing.tech
Fairphone | fairphone.com
Bitly | bit.ly bitly.com
TinyURL | tinyurl.com
Rebrandly | rebrandly.com
MacPaw | macpaw.com
Verisign | verisign.com
ICANN | icann.org
RIPE NCC | ripe.net
APNIC | apnic.net
ARIN | arin.net
CNNIC | cnnic.cn cnnic.net.cn
Internet Society | internetsociety.org isc.org
小米 (Xiaomi) | mi.com xiaomi.com xiaomi.net miui.com mi-img.com mi-fds.com xiaomi.cn mipay.com xiaomiev.com mi-idc.com xiaomicp.com wali.com xiaomi.com.cn redmi.com poco.net mifile.cn miliao.com
华为 (Huawei) | huawei.com hicloud.com dbankcloud.com dbankcloud.cn dbankcloud.eu dbankcloud.asia dbankcloud.ru hwcloudtest.cn huawei.cn huawei.eu harmonyos.com dbankedge.net dbankedge.cn dbank.com openharmony.cn hisilicon.com
荣耀 (Honor) | hihonor.com hihonorcloud.com honor.com honor.cn hihonorcdn.com hihonor.cn
OPPO | oppo.com oppo.cn heytap.com heytapmobi.com heytapmobile.com heytapimage.com heytapcs.com coloros.com oppomobile.com oppoer.me myoppo.com finzfin.com heytapcdn.com wanyol.com opposhop.cn
vivo | vivo.com vivo.com.cn vivoglobal.com vivo.xyz bbk.com iqoo.com vivo.cn
魅族 (Meizu) | meizu.com flyme.cn meizu.cn flymeos.com
锤子科技 (Smartisan) | smartisan.com
中兴 (ZTE) | zte.com.cn ztedevices.com nubia.com nubia.cn
传音 (Transsion) | transsion.com shalltry.com transsion-os.com palmplaystore.com
新华三 (H3C) | h3c.com h3c.com.cn
锐捷 (Ruijie) | ruijie.com.cn ruijienetworks.com ruijie.com ruijiery.com
海康机器人 (Hikrobot) | hikrobotics.com
浪潮 (Inspur) | inspur.com
中科曙光 (Sugon) | sugon.com
龙芯 (Loongson) | loongson.cn
腾讯 (Tencent) | tencent.com tencent.cn tencent.net tencent.com.hk woa.com oa.com
阿里巴巴 (Alibaba) | alibaba-inc.com alibabagroup.com aliresearch.com alibabacorp.com alibaba.net aliyundoc.com alisoft.com
字节跳动 (ByteDance) | bytedance.com bytedance.net byted.org bytedance.cn bytedapm.com
UC浏览器 (UC Browser) | uc.cn ucweb.com ucfly.com uczzd.cn uodoo.com yisou.com 9apps.com
QQ浏览器 (QQ Browser) | browser.qq.com html5.qq.com imtt.qq.com mb.qq.com
360浏览器 (360 Browser) | browser.360.cn chrome.360.cn se.360.cn
猎豹移动 (Cheetah) | liebao.cn cmcmcdn.com ksmobile.com ksmobile.net
搜狗浏览器 (Sogou Browser) | ie.sogou.com mse.sogou.com
搜狗输入法 (Sogou Input) | pinyin.sogou.com shouji.sogou.com ime.sogou.com get.sogou.com srf.qq.com
遨游浏览器 (Maxthon) | maxthon.com maxthon.cn
Via浏览器 (Via) | viayoo.com
讯飞输入法 (iFlytek IME) | xunfei.cn
百度输入法 (Baidu IME) | srf.baidu.com shurufa.baidu.com mime.baidu.com imeres.baidu.com ime.baidu.com
乐播投屏 (Hpplay) | hpplay.cn hpplay.com.cn lebo.cn hpplay.com
Tesla | tesla.com tesla.cn teslamotors.com tesla.services
OneTrust | onetrust.com cookielaw.org onetrust.io cookiepro.com
Cookiebot (Usercentrics) | cookiebot.com usercentrics.eu usercentrics.com cookiebot.eu
TrustArc | trustarc.com truste.com
Didomi | privacy-center.org didomi.io
Oracle | oracle.com oraclecorp.com
`;
