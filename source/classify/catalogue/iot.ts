/** IoT: devices, cameras, home automation; lines as in `video.ts`. */
export const iot = `
涂鸦智能 (Tuya Smart) | tuya.com tuyacn.com tuyaus.com tuyaeu.com tuyain.com tuya-inc.com airtakeapp.com tuyasmart.com smart321.com tuyacloud.com iotbing.com wgine.com
SmartThings | smartthings.com samsungiotcloud.com samsungiotcloud.cn
Samsung TV | samsungcloudsolution.com samsungcloudsolution.net samsungotn.net samsungrm.net samsungelectronics.com samsungtifa.com samsungcloudcdn.com samsungnyc.com
LG ThinQ | lgthinq.com lge.com lgeapi.com lge.co.kr
LG TV (webOS) | lgtvsdp.com lgappstv.com lgtvcommon.com lgtviot.com
Philips Hue | meethue.com philips-hue.com
Amazon Alexa | alexa.amazon.com alexa.amazon.co.uk alexa.amazon.de avs-alexa-na.amazon.com avs-alexa-eu.amazon.com alexa.com bob-dispatch-prod-na.amazon.com bob-dispatch-prod-eu.amazon.com amazonalexa.com pitangui.amazon.com avs-alexa-4-na.amazon.com avs-alexa-16-na.amazon.com amcs-tachyon.com =dcape-na.amazon.com =dp-gw-na.amazon.com =dp-gw-eu.amazon.com =guipitan.amazon.com
Amazon Fire TV | amzdigital-a.akamaihd.net arcus-uswest.amazon.com softwareupdates.amazon.com =todo-ta-g7g.amazon.com =d3p8zr0ffa9t17.cloudfront.net =firs-ta-g7g.amazon.com =msh.amazon.com =kindle-time.amazon.com
Kindle | kindle.com kindle.amazon.com =cde-ta-g7g.amazon.com read.amazon.com kindle.cn
Ring | ring.com ring.devices.a2z.com
Blink | blinkforhome.com immedia-semi.com
Google Nest | nest.com dropcam.com nest.google.com =homegraph.googleapis.com home.google.com =googlehomefoyer-pa.googleapis.com =cast.google.com =smartdevicemanagement.googleapis.com =nestauthproxyservice-pa.googleapis.com
Apple HomeKit | homekit.apple.com
Eufy (Anker) | eufylife.com anker.com eufy.com anker-in.com soundcore.com
Arlo | arlo.com arloxcld.com
Wyze | wyze.com wyzecam.com
Reolink | reolink.com
Netatmo | netatmo.com netatmo.net
Ecobee | ecobee.com
Honeywell Home | honeywellhome.com resideo.com honeywell.com clouddevice.io
tado° | tado.com
Sonos | sonos.com sonos.radio
Bose | bose.com bose.io
Harman (JBL) | harman.com jbl.com
iRobot | irobot.com irobotapi.com
石头科技 (Roborock) | roborock.com roborock.cn
科沃斯 (Ecovacs) | ecovacs.com ecovacs.cn ecouser.net
Dyson | dyson.com dyson.cn
Shelly | shelly.cloud
Sonoff (eWeLink) | ewelink.cc coolkit.cc coolkit.cn itead.cc sonoff.tech
Home Assistant | home-assistant.io nabu.casa
openHAB | openhab.org myopenhab.org
Homebridge | homebridge.io
Govee | govee.com
LIFX | lifx.com lifx.co
Nanoleaf | nanoleaf.me
TP-Link (Kasa, Tapo) | tplinkcloud.com tplinkra.com tp-link.com tplinkcloud.com.cn tp-link.com.cn tapo.com kasasmart.com tplinknbu.com tplinkcloud.cn tplink.com.cn mercurycom.com.cn
Belkin Wemo | xbcs.net wemo.com belkin.com linksys.com linksyssmartwifi.com
Meross | meross.com
Aqara | aqara.com aqara.cn lumiunited.com
Yeelight | yeelight.com
SwitchBot | switchbot.com switch-bot.com
Peloton | onepeloton.com pelotoncycle.com
GoPro | gopro.com
Bosch Home Connect | home-connect.com home-connect.cn bosch-home.com boschsecurity.com
Miele | miele.com
Siemens | siemens.com siemens.cloud mindsphere.io
Schneider Electric | schneider-electric.com se.com
Particle | particle.io
ThingSpeak | thingspeak.com
AWS IoT | iot.us-east-1.amazonaws.com iot.us-west-2.amazonaws.com iot.eu-west-1.amazonaws.com iot.eu-central-1.amazonaws.com iot.ap-northeast-1.amazonaws.com iot.cn-north-1.amazonaws.com.cn
Hisense VIDAA | hismarttv.com vidaahub.com vidaa.com hisense.com
Vizio | vizio.com
TCL | tcl.com tclclouds.com tcloudfamily.com
Vewd (Opera TV) | vewd.com operatv.tv
HP Printers | hpeprint.com hpconnected.com hpsmart.com
Epson Connect | epsonconnect.com
Canon | canon.com c-ij.com canon-europe.com
Brother | brother.com
Axis | axis.com
海康威视 (Hikvision Hik-Connect) | hik-connect.com hikvision.com hik-online.com hikvision.com.cn hiklife.com hiddns.com
大华 (Dahua) | dahuasecurity.com dahuatech.com easy4ip.com easy4ipcloud.com dolynkcloud.com imoulife.com lechange.com lechange.cn imou.com
萤石 (EZVIZ) | ezviz7.com ezvizlife.com ys7.com ezviz.com ezvizru.com
雄迈 (XMEye) | xmeye.net xmcsrv.net xmsecu.com jftech.com jftechws.com secu100.net bcloud365.net
尚云 (CS2 P2P) | cloudlinks.cn gwell.cc
小蚁摄像机 (YI) | xiaoyi.com xiaoyi.cn yitechnology.com
华为智能家居 (HiLink) | smarthome.hicloud.com hilink.huawei.com
米家 (Mi Home) | io.mi.com mijia.com home.mi.com iot.mi.com mijia.tech miwifi.com miot-spec.com
天猫精灵 (Tmall Genie) | tmallgenie.com bot.tmall.com aligenie.com ailabs.tmall.com
小度 (DuerOS) | dueros.baidu.com xiaodu.baidu.com xiaodu.com xiaodu.cn
阿里云IoT (Alibaba IoT) | iot.aliyun.com iot.cn-shanghai.aliyuncs.com iot-as-mqtt.cn-shanghai.aliyuncs.com iot-auth.cn-shanghai.aliyuncs.com link.aliyun.com living.aliyun.com feiyan.aliyun.com
美的美居 (Midea) | midea.com smartmidea.net msmartlife.cn midea.cn appsmb.com midea.com.cn msmartlife.com
海尔智家 (Haier) | haier.com haier.net haigeek.com rrs.com casarte.com ihaier.com
格力 (Gree) | gree.com
海信 (Hisense China) | hisense.cn hismarttv.cn
创维 (Skyworth) | skyworth.com coocaa.com skysrt.com skyworthiot.com
公牛 (Bull) | gongniu.cn
追觅 (Dreame) | dreame.tech dreame.com dreamehome.com
云鲸 (Narwal) | narwal.com narwaltech.com
大疆 (DJI) | dji.com djicdn.com djiservice.org dbeta.me djiits.com skypixel.com
影石 (Insta360) | insta360.com
小天才 (imoo) | okii.com imoo.com eebbk.com eebbk.net
华米 (Zepp) | zepp.com huami.com amazfit.com
机智云 (Gizwits) | gizwits.com
庆科 (MXCHIP) | mxchip.com easylink.io
移远 (Quectel) | quectel.com acceleronix.io
`;
