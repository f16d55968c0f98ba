/** Security: antivirus, threat intelligence, identity; lines as in `video.ts`. */
export const security = `
Google Account | accounts.google.com accounts.google.co.uk accounts.google.de accounts.google.com.hk accounts.google.cn accounts.youtube.com myaccount.google.com =oauth2.googleapis.com =oauthaccountmanager.googleapis.com =accounts.googleapis.com =securetoken.googleapis.com =passwords.google.com =passwordsleakcheck-pa.googleapis.com =android-context-data.googleapis.com =accounts.google.co.jp =accounts.google.fr =auditrecording-pa.googleapis.com =accountcapabilities-pa.googleapis.com =mobile-identity.googleapis.com
Google Safe Browsing | safebrowsing.googleusercontent.com safebrowsing.googleapis.com safebrowsing.google.com =sb-ssl.google.com =safebrowsing-cache.google.com =safebrowsing.clients.google.com safebrowsinghttpgateway.googleapis.com =sb.l.google.com =android-safebrowsing.google.com
reCAPTCHA | recaptcha.net recaptcha.google.com =recaptchaenterprise.googleapis.com
hCaptcha | hcaptcha.com
Arkose Labs (FunCaptcha) | arkoselabs.com funcaptcha.com arkoselabs.cn
Cloudflare Turnstile | challenges.cloudflare.com
Microsoft Account | login.live.com account.live.com account.microsoft.com signup.live.com login.microsoft.com msauth.net msftauth.net msauthimages.net msftauthimages.net mysignins.microsoft.com passport.net
Microsoft Entra ID | microsoftonline.com login.windows.net microsoftonline-p.com microsoftonline-p.net microsoftazuread-sso.com b2clogin.com activedirectory.windowsazure.com phonefactor.net entra.microsoft.com =graph.windows.net ciamlogin.com microsoftonline.us login.chinacloudapi.cn =login.partner.microsoftonline.cn
Microsoft Defender | wdcp.microsoft.com wdcpalt.microsoft.com security.microsoft.com wd.microsoft.com atp.azure.com winatp-gw-eus.microsoft.com winatp-gw-weu.microsoft.com winatp-gw-neu.microsoft.com winatp-gw-cus.microsoft.com securitycenter.windows.com protection.office.com safelinks.protection.outlook.com cloudappsecurity.com protection.microsoft.com definitionupdates.microsoft.com
Microsoft Defender SmartScreen | smartscreen.microsoft.com smartscreen-prod.microsoft.com urs.microsoft.com
Microsoft Intune | manage.microsoft.com dm.microsoft.com intune.microsoft.com
Apple ID | appleid.apple.com idmsa.apple.com gsa.apple.com appleid.cdn-apple.com account.apple.com signin.apple.com setup.icloud.com =idmsac.apple.com =auth.apple.com appleid.com iforgot.apple.com
Apple Device Management | albert.apple.com deviceenrollment.apple.com iprofiles.apple.com mdmenrollment.apple.com vpp.itunes.apple.com humb.apple.com tbsc.apple.com =static.ips.apple.com =identity.apple.com deviceservices-external.apple.com =sq-device.apple.com =axm-adm-mdm.apple.com
Okta | okta.com oktacdn.com okta-emea.com oktapreview.com
Auth0 | auth0.com auth0usercontent.com
Duo | duosecurity.com duo.com
OneLogin | onelogin.com
Ping Identity | pingidentity.com pingone.com pingone.eu
JumpCloud | jumpcloud.com
CyberArk | cyberark.com cyberark.cloud idaptive.app
Clerk | clerk.com clerk.dev
Stytch | stytch.com
Yubico | yubico.com
Authy | authy.com
1Password | 1password.com 1password.eu 1password.ca 1passwordservices.com agilebits.com
LastPass | lastpass.com lastpass.eu
Bitwarden | bitwarden.com bitwarden.net bitwarden.eu
Dashlane | dashlane.com
Keeper | keepersecurity.com keepersecurity.eu
NordPass | nordpass.com
KeePassXC | keepassxc.org
Kaspersky | kaspersky.com kaspersky-labs.com kaspersky.ru kaspersky.com.cn kaspersky.net
Norton | norton.com nortonlifelock.com gendigital.com lifelock.com
Symantec | symantec.com symantecliveupdate.com broadcom.com symanteccloud.com
McAfee | mcafee.com mcafee.cn mcafeemobilesecurity.com siteadvisor.com hackerwatch.org mcafeeasap.com mcafeewebadvisor.com
Trellix (FireEye) | trellix.com fireeye.com trellix.cloud mandiant.com
Avast | avast.com avcdn.net avast.ru avastbrowser.com avast.cz
AVG | avg.com avg.cz
Avira | avira.com avira-update.com avira.net
Bitdefender | bitdefender.com bitdefender.net
ESET | eset.com eset.eu eset.systems eset.sk esetsoftware.com
Malwarebytes | malwarebytes.com mwbsys.com malwarebytes.org
Sophos | sophos.com sophosupd.com sophosxl.net sophosupd.net hitmanpro.com
Trend Micro | trendmicro.com trendmicro.co.jp trendmicro.eu asiainfo-sec.com
F-Secure | f-secure.com fsapi.com withsecure.com
G Data | gdatasoftware.com gdata.de
Panda Security | pandasecurity.com pandasoftware.com
Webroot | webroot.com webrootcloudav.com
Dr.Web | drweb.com drweb.ru
Comodo | comodo.net
AdGuard | adguard.com adguard.app adtidy.org adguard.org adguard-vpn.com
CrowdStrike | crowdstrike.com cloudsink.net
SentinelOne | sentinelone.net sentinelone.com
Carbon Black | carbonblack.io conferdeploy.net carbonblack.com
Palo Alto Networks | paloaltonetworks.com paloaltonetworks.cn paloaltonetworks.jp
Fortinet | fortinet.com fortiguard.com fortinet.net forticloud.com fortiddns.com
Check Point | checkpoint.com zonealarm.com
Cisco Umbrella | =umbrella.cisco.com amp.cisco.com talosintelligence.com sourcefire.com
Barracuda | barracuda.com barracudanetworks.com cudasvc.com
Proofpoint | proofpoint.com pphosted.com urldefense.com ppe-hosted.com
Cylance | cylance.com
Rapid7 | rapid7.com
Tenable | tenable.com nessus.org
Qualys | qualys.com ssllabs.com
Shodan | shodan.io
Censys | censys.io
VirusTotal | virustotal.com
urlscan | urlscan.io
AbuseIPDB | abuseipdb.com
Spamhaus | spamhaus.org
abuse.ch | abuse.ch
MISP | misp-project.org
Have I Been Pwned | haveibeenpwned.com pwnedpasswords.com
HackerOne | hackerone.com
DataDome | datadome.co captcha-delivery.com
PerimeterX (HUMAN) | perimeterx.net px-cdn.net px-cloud.net px-client.net pxchk.net humansecurity.com pxi.pub
Kasada | kasada.io
Forter | forter.com
Riskified | riskified.com
Sift | siftscience.com sift.com
Signifyd | signifyd.com
ThreatMetrix | threatmetrix.com online-metrix.net
FingerprintJS | fpjs.io fingerprint.com fpcdn.io fptls.com fptls2.com fptls3.com fpapi.io
Iovation | iesnare.com iovation.com
Onfido | onfido.com
ID.me | id.me
Web of Trust | mywot.com
Ghostery | ghostery.com
Adblock Plus | adblockplus.org eyeo.com getadblock.com
uBlock Origin | ublockorigin.com
Pi-hole | pi-hole.net
Snort | snort.org
EasyList | easylist.to
Samsung Knox | samsungknox.com secb2b.com
Jamf | jamf.com jamfcloud.com
Lookout | lookout.com
360安全卫士 (360 Safe) | 360.cn 360.com 360safe.com 360totalsecurity.com qihoo.com qihoo.net 360kuai.com 360os.com
奇安信 (QAX) | qianxin.com qianxin-inc.cn
腾讯电脑管家 (Tencent PC Manager) | guanjia.qq.com pcmgr.qq.com m.qq.com
腾讯验证码 (Tencent Captcha) | captcha.qq.com captcha.gtimg.com captcha.qcloud.com captcha.tencentcloudapi.com
火绒 (Huorong) | huorong.cn
金山毒霸 (Duba) | duba.net duba.com ijinshan.com cmcm.com ijinshan.net
瑞星 (Rising) | rising.com.cn rising.cn
绿盟科技 (NSFOCUS) | nsfocus.com nsfocus.com.cn nsfocus.net
启明星辰 (Venustech) | venustech.com.cn
安恒信息 (DBAPPSecurity) | dbappsecurity.com.cn
微步在线 (ThreatBook) | threatbook.cn threatbook.com threatbook.io
知道创宇 (Knownsec) | knownsec.com zoomeye.org zoomeye.hk
安天 (Antiy) | antiy.com antiy.cn avlsec.com avlyun.com
阿里云盾 (Alibaba Security) | yundun.aliyun.com aegis.aliyun.com aegis.alicdn.com =ynuf.aliapp.org =ynuf.alipay.com cf.aliyun.com =fourier.taobao.com =fourier.alibaba.com =acjs.aliyun.com =acjstb.aliyun.com =jaq.alibaba.com
极验 (GeeTest) | geetest.com geevisit.com
网易易盾 (NetEase Yidun) | dun.163.com dun.163yun.com cstaticdun.126.net dun.126.net
百度安全 (Baidu Security) | anquan.baidu.com passport.baidu.com wappass.baidu.com wappass.bdimg.com ppui-static-pc.cdn.bcebos.com ppui-static-wap.cdn.bcebos.com
华为帐号 (Huawei ID) | id.huawei.com id.cloud.huawei.com hwid1.vmall.com id1.cloud.huawei.com oauth-login.cloud.huawei.com =id7.cloud.huawei.com id1.hicloud.com setting.hicloud.com hwid.hicloud.com =oauth-api.cloud.huawei.com
小米帐号 (Xiaomi Account) | account.xiaomi.com id.mi.com
OPPO帐号 (HeyTap Account) | id.heytap.com id.oppo.com uc.heytapmobi.com client-uc.heytapmobi.com
vivo帐号 (vivo Account) | usrsys.vivo.com.cn passport.vivo.com.cn id.vivo.com.cn
Authing | authing.cn authing.com
腾讯御安全 (Tencent Yu) | yaq.qq.com
ClamAV | clamav.net
badssl | badssl.com
Radware Bot Manager | perfdrive.com radware.com radwarecloud.net
腾讯安全 (Tencent Security) | safe.qq.com security.tencent.com
`;
