/** Time: network time; lines as in `video.ts`. */
export const time = `
NTP Pool | ntp.org ntppool.org
Google Public NTP | time.google.com =time1.google.com =time2.google.com =time3.google.com =time4.google.com time.android.com
Windows Time | time.windows.com =twc.trafficmanager.net
Apple Time | time.apple.com =time.asia.apple.com =time.euro.apple.com =time-ios.apple.com =time-macos.apple.com =time.g.aaplimg.com =time1.apple.com =time2.apple.com =time3.apple.com =time4.apple.com =time5.apple.com =time6.apple.com =time7.apple.com
Cloudflare Time | time.cloudflare.com
Amazon Time Sync | time.aws.com =ntp-g7g.amazon.com
Facebook Time | time.facebook.com =time1.facebook.com =time2.facebook.com =time3.facebook.com =time4.facebook.com =time5.facebook.com
Ubuntu NTP | ntp.ubuntu.com
NIST Time | time.nist.gov time-a-g.nist.gov time-a.nist.gov time-b-g.nist.gov
PTB Time | ptbtime1.ptb.de ptbtime2.ptb.de ptbtime3.ptb.de
NICT NTP | ntp.nict.jp
Netnod NTP | =ntp.se =nts.netnod.se
time.is | time.is
WorldTimeAPI | worldtimeapi.org
Samsung Time | =time.samsungcloudsolution.com =ntp.samsung.com
Xbox Time | =time.xboxlive.com
阿里云NTP (Aliyun NTP) | ntp.aliyun.com =ntp1.aliyun.com =ntp2.aliyun.com =ntp3.aliyun.com =ntp4.aliyun.com =ntp5.aliyun.com =ntp6.aliyun.com =ntp7.aliyun.com =time1.aliyun.com =time2.aliyun.com =time3.aliyun.com =time4.aliyun.com =time5.aliyun.com =time6.aliyun.com =time7.aliyun.com
腾讯云NTP (Tencent NTP) | =ntp.tencent.com =ntp1.tencent.com =ntp2.tencent.com =ntp3.tencent.com =ntp4.tencent.com =ntp5.tencent.com =time.cloud.tencent.com =time1.cloud.tencent.com
国家授时中心 (NTSC) | ntsc.ac.cn
中国NTP快速授时 (CN NTP) | ntp.org.cn ntp.cnnic.cn
小米NTP (Xiaomi NTP) | =ntp.xiaomi.com
华为NTP (Huawei NTP) | =ntp.myhuaweicloud.com =ntp.dbankcloud.cn =ntp.platform.hicloud.com
教育网NTP (EDU NTP) | ntp.tuna.tsinghua.edu.cn time.edu.cn
`;
