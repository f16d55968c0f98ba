/** DNS: resolvers over TLS, HTTPS or QUIC; lines as in `video.ts`. */
export const dns = `
Google Public DNS | dns.google =dns.google.com =8888.google =google-public-dns-a.google.com =google-public-dns-b.google.com
Cloudflare DNS | cloudflare-dns.com one.one cloudflare-gateway.com =dns.cloudflare.com
Quad9 | quad9.net
OpenDNS | opendns.com umbrella.com
NextDNS | nextdns.io
AdGuard DNS | adguard-dns.com adguard-dns.io dns.adguard.com dns-family.adguard.com dns-unfiltered.adguard.com
CleanBrowsing | cleanbrowsing.org
Control D | controld.com
Mullvad DNS | dns.mullvad.net doh.mullvad.net
DNS.SB | dns.sb dot.sb
DNS0.EU | dns0.eu
DNS4EU | joindns4.eu
Comcast DNS | doh.xfinity.com
Apple DNS | doh.dns.apple.com =doh-dns-apple-com.v.aaplimg.com
IIJ DNS | public.dns.iij.jp
Quad101 | dns.twnic.tw
CIRA Canadian Shield | canadianshield.cira.ca
LibreDNS | libredns.gr
Digitale Gesellschaft DNS | dns.digitale-gesellschaft.ch
Applied Privacy DNS | applied-privacy.net
FFMUC DNS | doh.ffmuc.net dot.ffmuc.net
AhaDNS | ahadns.net
BlahDNS | blahdns.com
RethinkDNS | rethinkdns.com
Yandex DNS | dns.yandex.ru common.dot.dns.yandex.net
Switch DNS | dns.switch.ch
UncensoredDNS | uncensoreddns.org
Hurricane Electric DNS | ordns.he.net
Akamai DNS | =whoami.akamai.net =whoami.ds.akahelp.net
Root servers | root-servers.net gtld-servers.net
阿里DNS (AliDNS) | alidns.com
DNSPod | doh.pub dot.pub dns.pub
360安全DNS (360 DNS) | doh.360.cn dot.360.cn dns.360.cn doh.360.com
114DNS | 114dns.com
OneDNS | onedns.net
CNNIC SDNS | sdns.cn
清华TUNA DNS (TUNA DNS) | dns.tuna.tsinghua.edu.cn
腾讯HTTPDNS (Tencent HTTPDNS) | =httpdns.qq.com =dns.qq.com =httpdns.m.qq.com
阿里HTTPDNS (Alibaba HTTPDNS) | =httpdns-sc.aliyuncs.com =httpdns-api.aliyuncs.com httpdns.aliyuncs.com amdc.m.taobao.com amdc.taobao.com
百度HTTPDNS (Baidu HTTPDNS) | httpdns.baidu.com httpsdns.baidu.com
华为DNS (Huawei DNS) | =httpdns.platform.dbankcloud.com =httpdns.c.cdnhwc2.com =dnkeeper.hicloud.com
小米HTTPDNS (Xiaomi HTTPDNS) | resolver.gslb.mi-idc.com
字节HTTPDNS (ByteDance HTTPDNS) | =httpdns.bytedance.com httpdns.volcengineapi.com
网易HTTPDNS (NetEase HTTPDNS) | httpdns.music.163.com httpdns.n.netease.com
`;
