/** VPN: VPN, proxies, anonymity networks; lines as in `video.ts`. */
export const vpn = `
NordVPN | nordvpn.com nordcdn.com nordvpn.net napps-1.com napps-2.com nordlayer.com nordaccount.com nordsec.com
ExpressVPN | expressvpn.com xvpn.io expressapisv2.net
Surfshark | surfshark.com surfsharkstatus.com
Proton VPN | vpn-api.proton.me protonvpn.com protonvpn.net protonvpn.ch
Mullvad VPN | mullvad.net
Private Internet Access | privateinternetaccess.com piaservers.net
CyberGhost | cyberghostvpn.com cyberghost.ro
IPVanish | ipvanish.com
Windscribe | windscribe.com totallyacdn.com
TunnelBear | tunnelbear.com tunnelbear.net
Hotspot Shield | hotspotshield.com anchorfree.com aura.com
Hide.me | hide.me
HideMyAss | hidemyass.com hma.com
PureVPN | purevpn.com
VyprVPN | vyprvpn.com goldenfrog.com
AirVPN | airvpn.org
IVPN | ivpn.net
Atlas VPN | atlasvpn.com
Opera VPN | =vpn.opera.com sec-tunnel.com
Cloudflare WARP | cloudflareclient.com warp.plus
iCloud Private Relay | mask.icloud.com mask-h2.icloud.com mask-api.icloud.com mask.apple-dns.net mask-canary.icloud.com mask-t.apple-dns.net
Google One VPN | =vpn.google.com phosphor-pa.googleapis.com
Microsoft Edge Secure Network | =edgesecurenetwork.microsoft.com
OpenVPN | openvpn.net openvpn.com openvpn.in
WireGuard | wireguard.com
SoftEther VPN | softether.net softether.org softether.com vpngate.net vpnazure.net
Tor | torproject.org
I2P | geti2p.net
Psiphon | psiphon.ca psiphon3.com
Lantern | getlantern.org lantern.io
Outline | getoutline.org
Shadowsocks | shadowsocks.org
V2Ray | v2ray.com v2fly.org
Betternet | betternet.co
Turbo VPN | turbovpn.com
Hola VPN | hola.org holavpn.net holacdn.com
Urban VPN | urban-vpn.com
Browsec | browsec.com
ZenMate | zenmate.com
Speedify | speedify.com
Zscaler | zscaler.com zscaler.net zscalertwo.net zscloud.net zpath.net zscalerthree.net zscalerone.net zdxcloud.net zscalerbeta.net zpa-auth.net
Netskope | netskope.com goskope.com
Palo Alto GlobalProtect | gpcloudservice.com prismaaccess.com
Cisco AnyConnect | =anyconnect.cisco.com
Fortinet SASE | fortisase.com
Perimeter 81 | perimeter81.com
Twingate | twingate.com
Bright Data | brightdata.com luminati.io lum-superproxy.io brd.superproxy.io luminatinet.com
Oxylabs | oxylabs.io
Smartproxy | smartproxy.com decodo.com
Honeygain | honeygain.com
CroxyProxy | croxyproxy.com
深信服 (Sangfor) | sangfor.com.cn sangfor.com sangfor.net
奇安信VPN (QAX VPN) | =vpn.qianxin.com
快帆 (SpeedIn) | speedin.com
穿梭 (Transocks) | transocks.com.cn transocks.com
Tailscale | tailscale.com tailscale.io ts.net
ZeroTier | zerotier.com
`;
