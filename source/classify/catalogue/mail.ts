/** Mail: electronic mail, web mail, and services that send it; lines as in `video.ts`. */
export const mail = `
Gmail | mail.google.com gmail.com googlemail.com inbox.google.com =gmail.googleapis.com =mail-attachment.googleusercontent.com
Outlook | outlook.com outlook.live.com outlook.office.com outlook.office365.com outlook.cloud.microsoft hotmail.com mail.live.com attachments.office.net smtp.office365.com olkaccount.com
iCloud Mail | mail.icloud.com mail.me.com mail.mac.com
Yahoo Mail | mail.yahoo.com mail.yahoo.co.jp mail.yahoo.net mail.yahooapis.com ymail.com
Proton Mail | proton.me protonmail.com protonmail.ch pm.me proton.ch
Tuta | tuta.com tutanota.com tutanota.de
Fastmail | fastmail.com fastmail.fm messagingengine.com fastmailusercontent.com
GMX | gmx.net gmx.com gmx.de gmx.at gmx.ch
Posteo | posteo.de
mailbox.org | mailbox.org
Zoho Mail | mail.zoho.com mail.zoho.eu mail.zoho.com.cn
AOL Mail | mail.aol.com
Mail.ru Mail | e.mail.ru imap.mail.ru smtp.mail.ru
Yandex Mail | mail.yandex.ru mail.yandex.com imap.yandex.ru smtp.yandex.ru
Naver Mail | mail.naver.com
Daum Mail | mail.daum.net
Thunderbird | thunderbird.net
Spark Mail | sparkmailapp.com
Superhuman | superhuman.com
Hey | hey.com
SimpleLogin | simplelogin.io
Mailchimp | mailchimp.com list-manage.com mcusercontent.com mailchimpapp.com chimpstatic.com mandrillapp.com
SendGrid | sendgrid.com sendgrid.net
Mailgun | mailgun.com mailgun.net mailgun.org
Postmark | postmarkapp.com
Mailjet | mailjet.com mjt.lu
Amazon SES | amazonses.com
Brevo | brevo.com sendinblue.com sibautomation.com
Mimecast | mimecast.com mimecastprotect.com
QQ邮箱 (QQ Mail) | mail.qq.com imap.qq.com smtp.qq.com pop.qq.com foxmail.com qqmail.com mx.qq.com
腾讯企业邮 (Tencent Exmail) | exmail.qq.com
网易邮箱 (NetEase Mail) | mail.163.com 126.com yeah.net imap.163.com smtp.163.com pop.163.com mail.127.net mimg.127.net email.163.com ud.163.com 188.com vip.163.com =reg.163.com dashi.163.com ntesmail.com qiye.163.com
新浪邮箱 (Sina Mail) | mail.sina.com.cn mail.sina.cn mail.sina.com
搜狐邮箱 (Sohu Mail) | mail.sohu.com
阿里邮箱 (Alibaba Mail) | mail.aliyun.com mxhichina.com qiye.aliyun.com mail.alibaba-inc.com
139邮箱 (139 Mail) | mail.10086.cn 139.com
189邮箱 (189 Mail) | mail.189.cn
263邮箱 (263 Mail) | 263.net 263.com
Coremail | coremail.cn icoremail.net
`;
