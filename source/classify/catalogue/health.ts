/** Health: medicine, fitness; lines as in `video.ts`. */
export const health = `
WebMD | webmd.com medscape.com
Mayo Clinic | mayoclinic.org mayo.edu
Healthline | healthline.com medicalnewstoday.com
NIH | nih.gov
CDC | cdc.gov
FDA | fda.gov
WHO | who.int
NHS | nhs.uk nhs.net
Doctolib | doctolib.fr doctolib.de doctolib.com
Ameli | ameli.fr
Gematik | gematik.de
Teladoc | teladoc.com
Zocdoc | zocdoc.com
GoodRx | goodrx.com
CVS | cvs.com caremark.com
Walgreens | walgreens.com
Boots | boots.com
DocMorris | docmorris.de shop-apotheke.com
UnitedHealthcare | uhc.com optum.com unitedhealthgroup.com
Kaiser Permanente | kaiserpermanente.org kp.org
Anthem | anthem.com
Aetna | aetna.com
Cigna | cigna.com
MyChart (Epic) | mychart.com epic.com mychart.org
Cerner | cerner.com
23andMe | 23andme.com
Ancestry | ancestry.com
Strava | strava.com
MyFitnessPal | myfitnesspal.com
adidas Running (Runtastic) | runtastic.com
Fitbod | fitbod.me
Zwift | zwift.com
Whoop | whoop.com
Oura | ouraring.com
Withings | withings.com withings.net
Polar | polar.com
Suunto | suunto.com
Coros | coros.com
Headspace | headspace.com
Calm | calm.com
Flo | flo.health
Clue | helloclue.com
Noom | noom.com
WW | weightwatchers.com
Lifesum | lifesum.com
Sleep Cycle | sleepcycle.com
Dexcom | dexcom.com dexcom.eu
LibreView (Abbott) | libreview.io freestylelibre.com abbott.com
Medtronic | medtronic.com
Pfizer | pfizer.com
Samsung Health | shealth.samsung.com samsunghealth.com
Practo | practo.com
Drugs.com | drugs.com
Verywell | verywellmind.com verywellfit.com
丁香医生 (DXY Doctor) | dxy.com
丁香园 (DXY) | dxy.cn dxycdn.com
好大夫在线 (Haodf) | haodf.com haodf.cn
春雨医生 (Chunyu) | chunyuyisheng.com
微医 (WeDoctor) | guahao.com wedoctor.com guahao.cn
平安好医生 (Ping An Health) | jk.cn
京东健康 (JD Health) | jkcsjd.com healthjd.com yao.jd.com
阿里健康 (Ali Health) | alihealth.cn liangxinyao.com alihealth.com.cn
叮当快药 (Dingdang) | ddky.com
1药网 (111) | 111.com.cn
有来医生 (Youlai) | youlai.cn
寻医问药 (XYWY) | xywy.com
39健康网 (39) | 39.net
快速问医生 (120ask) | 120ask.com
挂号网 (114 Guahao) | 114yygh.com
用药助手 (Medlive) | medlive.cn
Keep | gotokeep.com keepcdn.com
悦动圈 (Yuedongquan) | 51yund.com
咕咚 (Codoon) | codoon.com
薄荷健康 (Boohee) | boohee.com
乐心 (Lifesense) | lifesense.com
小米运动健康 (Mi Fitness) | hlth.io.mi.com
华为运动健康 (Huawei Health) | health.huawei.com health.hicloud.com
大姨吗 (Dayima) | dayima.com yoloho.com
Fitbit | fitbit.com
Garmin | garmin.com garmin.cn garmincdn.com
`;
