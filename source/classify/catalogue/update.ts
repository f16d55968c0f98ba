/** Update: updates of systems and software; lines as in `video.ts`. */
export const update = `
Windows Update | windowsupdate.com update.microsoft.com delivery.mp.microsoft.com windowsupdate.microsoft.com download.microsoft.com wustat.windows.com wu.prod.akadns.net windowsupdate.nsatc.net wu.azureedge.net emdl.ws.microsoft.com
Microsoft Edge Update | msedge.api.cdp.microsoft.com =api.cdp.microsoft.com =edgeupdate.microsoft.com
Microsoft 365 Update | officecdn.microsoft.com officecdn.microsoft.com.edgesuite.net =mrodevicemgr.officeapps.live.com =clients.config.office.net =officeclient.microsoft.com
Google Update | gvt1.com gvt1-cn.com update.googleapis.com =tools.google.com =dl.google.com =dl.l.google.com =dl-ssl.google.com
Google Chrome | =clients2.google.com =clients2.googleusercontent.com =clientservices.googleapis.com =optimizationguide-pa.googleapis.com =clients4.google.com =content-autofill.googleapis.com =chromekanonymity-pa.googleapis.com =chromedevicetoken-pa.googleapis.com =chromereporting-pa.googleapis.com =componentupdater.googleapis.com =edgedl.me.gvt1.com =chromefeedcontentsuggestions-pa.googleapis.com
Android Update | =android.googleapis.com googlezip.net
Apple Software Update | mesu.apple.com swscan.apple.com swdist.apple.com swcdn.apple.com swdownload.apple.com swquery.apple.com updates.cdn-apple.com updates-http.cdn-apple.com appldnld.apple.com gdmf.apple.com gg.apple.com gs.apple.com =oscdn.apple.com =osrecovery.apple.com =ns.itunes.apple.com =skl.apple.com appldnld.g.aaplimg.com swcdn.g.aaplimg.com
Mozilla Firefox | aus5.mozilla.org download.mozilla.org download-installer.cdn.mozilla.net archive.mozilla.org =aus4.mozilla.org =balrog.services.mozilla.com firefox.settings.services.mozilla.com
Ubuntu | archive.ubuntu.com security.ubuntu.com ports.ubuntu.com changelogs.ubuntu.com esm.ubuntu.com packages.ubuntu.com cdimage.ubuntu.com releases.ubuntu.com ddebs.ubuntu.com =motd.ubuntu.com launchpad.net launchpadcontent.net
Debian | debian.org debian.net debian.map.fastlydns.net
Fedora | fedoraproject.org getfedora.org
Red Hat | redhat.com redhat.io
CentOS | centos.org
Rocky Linux | rockylinux.org
AlmaLinux | almalinux.org
openSUSE | opensuse.org suse.com suse.de
Arch Linux | archlinux.org
Alpine Linux | alpinelinux.org
Gentoo | gentoo.org
Linux Mint | linuxmint.com
Manjaro | manjaro.org
Kali Linux | kali.org
Raspberry Pi | raspberrypi.com raspberrypi.org raspbian.org
NixOS | nixos.org
OpenWrt | openwrt.org
FreeBSD | freebsd.org
pfSense | pfsense.org netgate.com
OPNsense | opnsense.org
Proxmox | proxmox.com
LineageOS | lineageos.org
Linux Vendor Firmware Service (LVFS, fwupd) | fwupd.org
Adobe Update | ardownload.adobe.com ardownload2.adobe.com armmf.adobe.com acroipm.adobe.com acroipm2.adobe.com swupmf.adobe.com fpdownload.macromedia.com fpdownload2.macromedia.com =ardownload3.adobe.com =ccmdls.adobe.com =ccmdl.adobe.com =prod.adobeccstatic.com
Java Update | javadl.sun.com javadl.oracle.com javadl-esd-secure.oracle.com =javadl-esd.sun.com
NVIDIA Update | gfwsl.geforce.com =gfe.nvidia.com download.nvidia.com
Intel Update | downloadmirror.intel.com =dsadata.intel.com
AMD Update | drivers.amd.com
Dell Update | downloads.dell.com dl.dell.com
HP Update | ftp.hp.com ftp.ext.hp.com
联想更新 (Lenovo Update) | download.lenovo.com filedownload.lenovo.com =supportapi.lenovo.com
Samsung Update | fota-cloud-dn.ospserver.net =fota-secure-dn.ospserver.net samsungdm.com =cloud-neofussvr.samsungmobile.com =neofussvr.sslcs.cdngc.net
小米系统更新 (Xiaomi Update) | update.miui.com bigota.d.miui.com bn.d.miui.com hugeota.d.miui.com =ultimateota.d.miui.com =cdnorg.d.miui.com =cdn-ota.azureedge.net =update.intl.miui.com superota.d.miui.com
华为系统更新 (Huawei Update) | query.hicloud.com update.hicloud.com update.dbankcdn.com update-drcn.platform.hicloud.com update.platform.hicloud.com =updatenotify.hicloud.com
OPPO Update | allawntech.com allawnofs.com allawnos.com =ota.coloros.com
vivo Update | sysupgrade.vivo.com.cn exappupgrade.vivo.com.cn =sysupwrdl.vivo.com.cn =sysupgrade.vivoglobal.com upgrade.vivo.com.cn
荣耀系统更新 (Honor Update) | =update.hihonorcloud.com update.platform.hihonorcloud.com
Sparkle | sparkle-project.org
Ninite | ninite.com
Chocolatey | chocolatey.org
Scoop | scoop.sh
WinGet | =cdn.winget.microsoft.com winget.azureedge.net
VideoLAN | videolan.org
7-Zip | 7-zip.org
Notepad++ | notepad-plus-plus.org
统信UOS (UnionTech OS) | uniontech.com deepin.com deepin.org chinauos.com
麒麟软件 (Kylin OS) | kylinos.cn
openEuler | openeuler.org
驱动精灵 (DriverGenius) | drivergenius.com
驱动人生 (DriveTheLife) | 160.com updrv.com
`;
