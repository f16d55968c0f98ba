/** Portal: general portals and start pages; lines as in `video.ts`. */
export const portal = `
Yahoo | yahoo.com yimg.com yahooapis.com yahoo.net yahoodns.net yahoo.com.tw yahoo.com.hk yahoosandbox.com yahooinc.com oath.com yho.com
Yahoo! Japan | yahoo.co.jp yimg.jp yahoo.jp yahooapis.jp lycorp.co.jp
MSN | msn.com msn.cn s-msn.com msn.com.cn
AOL | aol.com aolcdn.com
Naver | naver.com pstatic.net naver.net navercorp.com nheos.com
Daum | daum.net daumcdn.net tistory.com daumkakao.com
Nate | nate.com
Mail.ru | mail.ru imgsmail.ru mradx.net my.com mrgcdn.ru
Rambler | rambler.ru rambler.su rl0.ru
web.de | web.de ui-portal.de uicdn.com uimserv.net
freenet | freenet.de
Orange Portal | =www.orange.fr
Libero | libero.it iol.it
Virgilio | virgilio.it
Sapo | sapo.pt
Terra | terra.com.br terra.com
WP Poland | wp.pl wpimg.pl o2.pl
Interia | interia.pl
Excite Japan | excite.co.jp
BIGLOBE | biglobe.ne.jp
Rediff | rediff.com
Sify | sify.com
Walla | walla.co.il
腾讯网 (QQ.com) | qq.com
新浪 (Sina) | sina.com.cn sina.cn sina.com sinaimg.com
搜狐 (Sohu) | sohu.com sohucs.com itc.cn sohu.net sohu-inc.com sohusce.com
网易 (NetEase) | 163.com 126.net netease.com 127.net
hao123 | hao123.com hao123.cn hao123img.com hao222.com
2345网址导航 (2345) | 2345.com 2345.cc 2345cdn.net 50bangzh.com
360导航 (360 Navigation) | hao.360.com hao.360.cn
中华网 (China.com) | china.com
21CN | 21cn.com 21cn.net
东方网 (Eastday) | eastday.com
`;
