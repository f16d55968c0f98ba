/** Messaging: chat and voice messengers; lines as in `video.ts`. */
export const messaging = `
WhatsApp | whatsapp.com whatsapp.net wa.me whatsapp.biz whatsappbrand.com
Telegram | telegram.org t.me telegram.me telegram.dog tdesktop.com telegra.ph telegram-cdn.org cdn-telegram.org telesco.pe tg.dev contest.com fragment.com comments.app graph.org stel.com usercontent.dev
Messenger | messenger.com m.me msngr.com edge-chat.facebook.com =edge-mqtt.facebook.com =mqtt.facebook.com =mqtt-mini.facebook.com
Signal | signal.org whispersystems.org signal.me signal.group signal.art signal.tube
Discord | discord.com discordapp.com discordapp.net discord.gg discord.media discord.co discord.new discord.dev discord.gift discordcdn.com discordstatus.com
LINE | line.me line-apps.com line-scdn.net line-cdn.net naver.jp linecorp.com lin.ee line.biz linevoom.com
KakaoTalk | kakao.com kakaocdn.net kakao.co.kr kakaocorp.com kakaotalk.com kakaoi.ai
Viber | viber.com viber.co vb.me
iMessage | ess.apple.com
FaceTime | facetime.apple.com
Threema | threema.ch
Wire | wire.com zinfra.io
Element | element.io vector.im
Matrix | matrix.org
Zalo | zalo.me zaloapp.com zadn.vn zdn.vn zalo.vn
imo | imo.im
Kik | kik.com
GroupMe | groupme.com
Google Messages | messages.google.com =instantmessaging-pa.googleapis.com jibe.google.com jibecloud.net
Google Chat | chat.google.com =chat.googleapis.com hangouts.google.com
Session | getsession.org
Rocket.Chat | rocket.chat
Keybase | keybase.io
Olvid | olvid.io
Tox | tox.chat
ICQ | icq.com icq.net
TamTam | tamtam.chat
MAX | oneme.ru max.ru
Truecaller | truecaller.com
Zendesk Chat | zopim.com zopim.io
LiveChat | livechatinc.com livechat.com
Tawk.to | tawk.to
Crisp | crisp.chat
Drift | drift.com driftt.com
微信 (WeChat) | weixin.qq.com wx.qq.com wechat.com wechatapp.com weixin.com weixinbridge.com wxs.qq.com wxsapp.com servicewechat.com weixinsxy.com wxapp.tc.qq.com =mmbiz.qpic.cn =mmbiz.qlogo.cn =wx.qlogo.cn =thirdwx.qlogo.cn =mmsns.qpic.cn =mmecoa.qpic.cn =shmmsns.qpic.cn =szmmsns.qpic.cn wxsnsdy.tc.qq.com wxsmsdy.video.qq.com wxgame.qq.com sns.video.qq.com =wxapp.qq.com vweixinf.tc.qq.com vweixinthumb.tc.qq.com wxqcloud.qq.com.cn finder.video.qq.com findermp.video.qq.com
QQ | im.qq.com web.qq.com ptlogin2.qq.com ptlogin4.qq.com 3g.qq.com qun.qq.com tim.qq.com qlogo.cn aq.qq.com c2c.qq.com ftn.qq.com q.qq.com id.qq.com vip.qq.com connect.qq.com graph.qq.com ti.qq.com imqq.com mobileqq.qq.com ntqq.qq.com qfile.qq.com gchat.qpic.cn =c2cpicdw.qpic.cn =groupprohead.gtimg.cn url.cn guild.qq.com
阿里旺旺 (AliWangwang) | wangwang.taobao.com wangxin.taobao.com amos.alicdn.com amos.im.alisoft.com
环信 (Easemob) | easemob.com easemob.cn
融云 (RongCloud) | rongcloud.cn rongcloud.net ronghub.com rong-edge.com rong-nav.com
网易云信 (NetEase IM) | netease.im yunxinapi.com yunxinfw.com chatnos.com nosdn.127.net
美洽 (Meiqia) | meiqia.com meiqia.net
七鱼 (Qiyu) | qiyukf.com qiyukf.net
连信 (Lianxin) | lianxinapp.com
Mumble | mumble.info
`;
