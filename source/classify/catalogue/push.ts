/** Push: notification services; lines as in `video.ts`. */
export const push = `
Apple Push (APNs) | push.apple.com push-apple.com.akadns.net courier-push-apple.com.akadns.net courier2.push.apple.com.cn
Firebase Cloud Messaging (FCM) | fcm.googleapis.com mtalk.google.com mobile-gtalk.l.google.com gcm-http.googleapis.com =alt1-mtalk.google.com =alt2-mtalk.google.com =alt3-mtalk.google.com =alt4-mtalk.google.com =alt5-mtalk.google.com =alt6-mtalk.google.com =alt7-mtalk.google.com =alt8-mtalk.google.com fcmtoken.googleapis.com fcm-xmpp.googleapis.com fcmregistrations.googleapis.com device-provisioning.googleapis.com =mtalk4.google.com =mtalk-dev.google.com =mtalk-staging.google.com =gcm.googleapis.com fcmconnection.googleapis.com
Windows Push (WNS) | notify.windows.com wns.windows.com wns.notify.trafficmanager.net notify.live.net
Mozilla Push | push.services.mozilla.com
Amazon Device Messaging | device-messaging-na.amazon.com device-messaging-eu.amazon.com
Samsung Push | samsungosp.com push.samsung.com spush.samsung.com
OneSignal | onesignal.com os.tc
Pushwoosh | pushwoosh.com
Pusher | pusher.com pusherapp.com pusherplatform.io
PubNub | pubnub.com pubnubapi.com pndsn.com pubnub.net
Ably | ably.io ably.com ably-realtime.com
PushEngage | pushengage.com
Pushover | pushover.net
Pushbullet | pushbullet.com
ntfy | ntfy.sh
Batch | batch.com
Xtremepush | xtremepush.com
VWO Engage (PushCrew) | pushcrew.com
iZooto | izooto.com
极光推送 (JPush) | jpush.cn jpush.io jiguang.cn jiguang.com jpushoa.com jverification.cn
个推 (Getui) | getui.com getui.net igexin.com gepush.com igetui.com getui.cn
腾讯移动推送 (Tencent TPNS) | tpns.tencent.com xg.qq.com tpns.qq.com pushserv.qq.com
小米推送 (Mi Push) | xmpush.xiaomi.com app.chat.global.xiaomi.net xmpush.global.xiaomi.com resolver.msg.xiaomi.net resolver.msg.global.xiaomi.net chat.xiaomi.net
华为推送 (Huawei Push) | push.hicloud.com push.dbankcloud.cn push.dbankcloud.com =push-api.cloud.huawei.com
OPPO推送 (OPPO Push) | push.heytapmobi.com push.oppomobile.com push.coloros.com push.heytapmobile.com push.oppo.com
vivo推送 (vivo Push) | push.vivo.com.cn vpush.vivo.com.cn api-push.vivo.com.cn push-lb.vivo.com.cn pushv3.vivo.com.cn mpush.vivo.com.cn
荣耀推送 (Honor Push) | push.hihonorcloud.com push-api.cloud.honor.com push.cloud.hihonor.com
魅族推送 (Meizu Push) | push.meizu.com api-push.meizu.com push.flyme.cn server-api-push.meizu.com
阿里移动推送 (Alibaba Push) | cloudpush.aliyuncs.com agoodm.m.taobao.com agoo-ack.m.taobao.com umengacs.m.taobao.com openjmacs.m.taobao.com msgacs.m.taobao.com mpush.m.taobao.com umengjmacs.m.taobao.com accs.m.taobao.com
百度云推送 (Baidu Push) | push.baidu.com channel.api.duapp.com tuisong.baidu.com
MobTech | mob.com zztfly.com dutils.com sharesdk.cn
网易推送 (NetEase Push) | push.126.net
友盟推送 (U-Push) | upush.umengcloud.com
云巴 (Yunba) | yunba.io
Pushy | pushy.me
`;
