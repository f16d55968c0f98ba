/** Connectivity: captive portal and reachability checks; lines as in `video.ts`. */
export const connectivity = `
Windows Connectivity Check (NCSI) | msftconnecttest.com msftncsi.com ncsi.glbdns.microsoft.com ncsi-geo.trafficmanager.net =internetbeacon.msedge.net =ipv6.msftncsi.com.edgesuite.net
Apple Captive Portal | captive.apple.com =captive.g.aaplimg.com =captive-cdn.origin-apple.com.akadns.net =www.ibook.info =www.itools.info appleiphonecell.com thinkdifferent.us airport.us =netcts.cdn-apple.com
Android Connectivity Check | connectivitycheck.gstatic.com connectivitycheck.android.com =clients1.google.com =clients3.google.com =connectivitycheck.google.cn =connectivitycheck.gstatic.cn =clients.l.google.com =connectivity-check.gstatic.com
Firefox Captive Portal | detectportal.firefox.com =detectportal.prod.mozaws.net
Ubuntu Connectivity Check | connectivity-check.ubuntu.com
GNOME Connectivity Check | nmcheck.gnome.org
KDE Connectivity Check | networkcheck.kde.org
Debian Connectivity Check | =network-test.debian.org
Arch Connectivity Check | ping.archlinux.org
elementary OS Connectivity Check | capnet.elementary.io
Kindle Connectivity Check | spectrum.s3.amazonaws.com kindle-wifi.amazon.com
Nintendo Connection Test | ctest.cdn.nintendo.net =ctest-ul-lp1.cdn.nintendo.net =ctest-dl-lp1.cdn.nintendo.net nintendowifi.net
Steam Connectivity Check | =test.steampowered.com
Tesla Connectivity Check | connman.vn.tesla.services
Roku Connectivity Check | =wifi.roku.com
Avast Connectivity Check | =ncc.avast.com
Neverssl | neverssl.com
ipify | ipify.org
ipinfo | ipinfo.io
icanhazip | icanhazip.com
ifconfig.me | ifconfig.me ifconfig.co ifconfig.io
whatismyip | whatismyip.com whatismyipaddress.com whatismyip.akamai.com myip.com my-ip.io
ip-api | ip-api.com
ipapi | ipapi.co ipapi.com
WTFismyip | wtfismyip.com
checkip.amazonaws.com | checkip.amazonaws.com
Speedtest (Ookla) | speedtest.net ookla.com ooklaserver.net cdnst.net
Fast.com | fast.com
Cloudflare Speed Test | speed.cloudflare.com
nPerf | nperf.com
LibreSpeed | librespeed.org
Down Detector | downdetector.com
华为连通性检测 (Huawei Connectivity Check) | connectivitycheck.platform.hicloud.com =connectivitycheck.platform.dbankcloud.cn =connectivitycheck.cbg-app.huawei.com =connectivitycheck-drcn.platform.hicloud.com connectivitycheck.platform.dbankcloud.com
小米连通性检测 (Xiaomi Connectivity Check) | connect.rom.miui.com connect.intl.miui.com
vivo连通性检测 (vivo Connectivity Check) | wifi.vivo.com.cn
OPPO连通性检测 (OPPO Connectivity Check) | conn1.oppomobile.com conn2.oppomobile.com conn1.coloros.com conn2.coloros.com =conn.heytapmobi.com
荣耀连通性检测 (Honor Connectivity Check) | connectivitycheck.platform.hihonorcloud.com
魅族连通性检测 (Meizu Connectivity Check) | captive.meizu.com
腾讯WiFi检测 (Tencent WiFi Check) | wifi.3g.qq.com
IPIP.NET | ipip.net ipip.la
IP138 | ip138.com
ip.cn | ip.cn
cip.cc | cip.cc
IP.SB | ip.sb
站长工具 (Chinaz) | chinaz.com
17CE | 17ce.com
ITDOG | itdog.cn
BOCE | boce.com
测速网 (Speedtest.cn) | speedtest.cn
V2EX Connectivity Check | captive.v2ex.co
`;
