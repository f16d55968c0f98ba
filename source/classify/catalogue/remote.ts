/** Remote: remote desktop, remote support, tunnels; lines as in `video.ts`. */
export const remote = `
TeamViewer | teamviewer.com teamviewer.cn teamviewer.com.cn dyngate.com
AnyDesk | anydesk.com anydesk.com.cn
LogMeIn | logmein.com logme.in logmein-gateway.com logmeinrescue.com logmeinusercontent.com logmein123.com hamachi.cc gotomypc.com
Splashtop | splashtop.com splashtop.eu splashtop.cn
Parsec | parsec.app parsecgaming.com parsecusercontent.com
RustDesk | rustdesk.com
ConnectWise | connectwise.com screenconnect.com connectwise.net
BeyondTrust | beyondtrust.com bomgar.com beyondtrustcloud.com
VNC Connect | realvnc.com
NoMachine | nomachine.com
Chrome Remote Desktop | remotedesktop.google.com =remotedesktop-pa.googleapis.com =chromoting-host.talkgadget.google.com
Microsoft Remote Desktop | wvd.microsoft.com windows365.microsoft.com windows.cloud.microsoft remotedesktop.microsoft.com remoteassistance.support.services.microsoft.com
Supremo | supremocontrol.com nanosystems.it
ISL Online | islonline.com islonline.net
Zoho Assist | assist.zoho.com zohoassist.com
DWService | dwservice.net
Remote.it | remote.it
Jump Desktop | jumpdesktop.com
Ammyy Admin | ammyy.com
Atera | atera.com
NinjaOne | ninjarmm.com ninjaone.com
N-able | n-able.com
Kaseya | kaseya.com kaseya.net
Pulseway | pulseway.com
NetBird | netbird.io
ngrok | ngrok.com ngrok.io ngrok-free.app ngrok.app ngrok.dev ngrok-agent.com ngrok-free.dev
Cloudflare Tunnel | argotunnel.com trycloudflare.com cftunnel.com
LocalTunnel | localtunnel.me loca.lt
Pinggy | pinggy.io pinggy.link
Serveo | serveo.net
Tunnelmole | tunnelmole.com
LocalXpose | loclx.io
Citrix | citrix.com citrixdata.com cloud.com citrixonline.com sharefile.com xendesktop.net nssvc.net citrixworkspacesapi.net
VMware Horizon | vmware.com vmwarehorizon.com omnissa.com
VS Code Tunnels | devtunnels.ms tunnels.api.visualstudio.com
Teleport | teleport.sh goteleport.com
JumpServer | jumpserver.org
Shadow PC | shadow.tech
向日葵 (Sunlogin) | oray.com oray.net oray.cn
贝锐蒲公英 (Oray PgyVPN) | pgy.oray.com pgybox.com
花生壳 (Oray PeanutHull) | hsk.oray.com vicp.net vicp.cc oicp.net xicp.net gicp.net eicp.net iask.in goho.co imwork.net picp.net 51vip.biz yicp.io
ToDesk | todesk.com todesk.cn
UU远程 (UU Remote) | uuyc.163.com
RayLink | raylink.live
AskLink | asklink.com
网易UU主机 (GameViewer) | gameviewer.163.com
natapp | natapp.cn natappfree.cc
cpolar | cpolar.com cpolar.cn cpolar.io cpolar.top
Sakura Frp | natfrp.com natfrp.cloud
OpenFrp | openfrp.net openfrp.cc
皎月连 (Natpierce) | natpierce.cn
`;
