/** Telecom: operators and their services; lines as in `video.ts`. */
export const telecom = `
Vodafone | vodafone.com vodafone.de vodafone.co.uk vodafone.it vodafone.es vodafone.in
T-Mobile | t-mobile.com t-mobile.de t-mobile.nl t-mobile.cz tmobile.com sprint.com metrobyt-mobile.com
Deutsche Telekom | telekom.de telekom.com t-online.de t-ipnet.de telekom-dienste.de toi.de
Verizon | verizon.com verizonwireless.com vzw.com vzwwo.com myvzw.com verizon.net
AT&T | att.com att.net cricketwireless.com directv.com
Comcast Xfinity | comcast.net comcast.com xfinity.com xfinitymobile.com xcal.tv comcasttechnologysolutions.com
Charter Spectrum | spectrum.com spectrum.net charter.com charter.net
Cox | cox.com cox.net
CenturyLink | centurylink.com centurylink.net lumen.com
Rogers | rogers.com
Bell Canada | bell.ca
Telus | telus.com
Orange | orange.fr orange.com orange.es orange.pl wanadoo.fr woopic.com
SFR | sfr.fr sfr.net
Bouygues Telecom | bouyguestelecom.fr bbox.fr
Free | free.fr freebox.fr proxad.net
Telefónica (O2) | telefonica.com telefonica.de o2online.de o2.co.uk movistar.es movistar.com telefonica.net movistarplus.es
BT | bt.com btopenworld.com btcentralplus.com
EE | ee.co.uk
Three | three.co.uk three.com
Virgin Media | virginmedia.com
TIM | tim.it telecomitalia.it
WINDTRE | windtre.it
KPN | kpn.com kpn.net
Ziggo | ziggo.nl
Proximus | proximus.be
Swisscom | swisscom.ch swisscom.com bluewin.ch
Sunrise | sunrise.ch
A1 | a1.net
1&1 | 1und1.de
Telia | telia.se telia.com telia.net
Telenor | telenor.com telenor.no
Turkcell | turkcell.com.tr
MTS | mts.ru
Beeline | beeline.ru
MegaFon | megafon.ru
Rostelecom | rt.ru
Kyivstar | kyivstar.ua
NTT Docomo | docomo.ne.jp nttdocomo.co.jp spmode.ne.jp
au (KDDI) | au.com kddi.com au-market.com ezweb.ne.jp
SoftBank | softbank.jp softbank.ne.jp ymobile.jp
Rakuten Mobile | mobile.rakuten.co.jp
NTT | ntt.com ntt.net ocn.ne.jp
IIJ | iij.ad.jp
SK Telecom | sktelecom.com tworld.co.kr
KT | kt.com olleh.com
LG U+ | lguplus.com uplus.co.kr
Singtel | singtel.com
Airtel | airtel.in airtel.com
Jio | jio.com
Telkomsel | telkomsel.com
Viettel | viettel.vn viettel.com.vn
AIS | ais.co.th
Globe Telecom | globe.com.ph
PLDT | pldt.com smart.com.ph
Telstra | telstra.com telstra.com.au
Optus | optus.com.au
Etisalat | etisalat.ae
STC | stc.com.sa
MTN | mtn.com
América Móvil (Claro) | claro.com.br claro.com telcel.com
VoLTE and Wi-Fi calling (3GPP) | 3gppnetwork.org
GSMA | gsma.com
Starlink | starlink.com spacex.com
HKT | hkt.com netvigator.com 1010.com.hk
Chunghwa Telecom | cht.com.tw hinet.net emome.net
中国移动 (China Mobile) | 10086.cn chinamobile.com cmccapp.cn cmpassport.com chinamobileltd.com 12530.com 139site.com fetion.com.cn komect.com cmpay.com
中国联通 (China Unicom) | 10010.com chinaunicom.com chinaunicom.com.cn wo.com.cn wo.cn wostore.cn 10010.cn 10155.com 116114.com
中国电信 (China Telecom) | 189.cn chinatelecom.com.cn 118100.cn tisson.cn 10000.com e189.cn ct10000.com chinatelecomglobal.com
中国铁塔 (China Tower) | chinatowercom.cn china-tower.com
长城宽带 (Great Wall Broadband) | gwbn.net.cn
歌华有线 (Gehua) | bjgehua.com gehua.net
号码认证 (Number Auth) | id6.me wosms.cn
中国广电 (China Broadnet) | 10099.com.cn cbn.cn
`;
