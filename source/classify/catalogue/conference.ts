/** Conference: video meetings, telephony; lines as in `video.ts`. */
export const conference = `
Zoom | zoom.us zoom.com zoom.com.cn zoomgov.com zoomcdn.com zoomstatus.com zm.me
Microsoft Teams | teams.microsoft.com teams.live.com teams.cloud.microsoft teams.cdn.office.net teams.office.com teams.microsoft.us teams.events.data.microsoft.com
Skype | skype.com skype.net skypeassets.com skypeecs.net lync.com sfx.ms skypeforbusiness.com
Google Meet | meet.google.com =meetings.googleapis.com =meetings.clients6.google.com =stun.l.google.com =stun1.l.google.com =stun2.l.google.com =stun3.l.google.com =stun4.l.google.com duo.google.com
Webex | webex.com wbx2.com webexcontent.com ciscospark.com webex.com.cn webexapis.com
GoTo Meeting | gotomeeting.com goto.com gotowebinar.com getgo.com logmeininc.com
BlueJeans | bluejeans.com
Jitsi Meet | jitsi.org jit.si 8x8.vc
Whereby | whereby.com appear.in
RingCentral | ringcentral.com ringcentral.biz
8x8 | 8x8.com
Vonage | vonage.com nexmo.com tokbox.com opentok.com
Twilio | twilio.com twilio.sh
Dialpad | dialpad.com
3CX | 3cx.com 3cx.net
Zoho Meeting | meeting.zoho.com meeting.zoho.eu
Google Voice | voice.google.com voice.telephony.goog
Chime | chime.aws
Around | around.co
Gather | gather.town
Daily | daily.co
LiveKit | livekit.io livekit.cloud
Agora | agora.io agoraio.cn sd-rtn.com agoralab.co
即构 (Zego) | zego.im zegocloud.com
腾讯会议 (Tencent Meeting) | meeting.tencent.com meeting.qq.com wemeet.qq.com voovmeeting.com wemeet.tencent.com
小鱼易连 (Xylink) | xylink.com
好视通 (Fastmeeting) | hst.com haoshitong.com
全时 (Quanshi) | quanshi.com
会畅通讯 (Bizconf) | bizconf.cn
瞩目 (Zhumu) | zhumu.com zhumu.me
华为云会议 (Huawei Cloud Meeting) | meeting.huaweicloud.com
声网 (Shengwang) | shengwang.cn
Adobe Connect | adobeconnect.com
Fuze | fuze.com
`;
