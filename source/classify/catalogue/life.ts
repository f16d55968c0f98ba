/** Life: food delivery, local services, property, jobs, household; lines as in `video.ts`. */
export const life = `
DoorDash | doordash.com cdn4dd.com
Uber Eats | ubereats.com
Grubhub | grubhub.com seamless.com
Instacart | instacart.com instacartassets.com
Just Eat | just-eat.co.uk just-eat.com justeattakeaway.com lieferando.de takeaway.com thuisbezorgd.nl
Deliveroo | deliveroo.com deliveroo.co.uk roocdn.com
Glovo | glovoapp.com
Foodpanda | foodpanda.com foodpanda.hk foodpanda.sg foodpanda.com.tw deliveryhero.io deliveryhero.com
Swiggy | swiggy.com swiggy.in
Zomato | zomato.com zmtcdn.com
Rappi | rappi.com rappi.com.co
iFood | ifood.com.br
Baemin | baemin.com woowa.in
Yelp | yelp.com yelpcdn.com
OpenTable | opentable.com otstatic.com
Tabelog | tabelog.com
Gurunavi | gnavi.co.jp
星巴克 (Starbucks) | starbucks.com starbucks.com.cn
麦当劳 (McDonald's) | mcdonalds.com mcdonalds.com.cn mcd.com mcd.cn
Domino's | dominos.com
肯德基 (KFC) | kfc.com kfc.com.cn yumchina.com
Zillow | zillow.com zillowstatic.com trulia.com
Realtor.com | realtor.com rdcpix.com
Redfin | redfin.com
Rightmove | rightmove.co.uk
Zoopla | zoopla.co.uk
ImmoScout24 | immobilienscout24.de immoscout24.de immoscout24.ch
Idealista | idealista.com
Indeed | indeed.com indeed.co.uk indeed.tech
Glassdoor | glassdoor.com
Monster | monster.com monster.de
StepStone | stepstone.de stepstone.com
Upwork | upwork.com
Fiverr | fiverr.com
Naukri | naukri.com
TaskRabbit | taskrabbit.com
Ticketmaster | ticketmaster.com ticketmaster.de ticketm.net livenation.com
Eventbrite | eventbrite.com evbuc.com
StubHub | stubhub.com
DHL | dhl.com dhl.de
UPS | ups.com
FedEx | fedex.com
USPS | usps.com
Royal Mail | royalmail.com
Evri | evri.com myhermes.de
DPD | dpd.com dpd.de
La Poste | laposte.fr laposte.net
Deutsche Post | deutschepost.de
17TRACK | 17track.net
Allrecipes | allrecipes.com
Cookpad | cookpad.com
Chefkoch | chefkoch.de
Food Network | foodnetwork.com
Care.com | care.com
Angi | angi.com homeadvisor.com
美团 (Meituan) | meituan.com meituan.net sankuai.com meituan.cn mtyun.com meituancdn.com meituan.com.cn neixin.cn keeta.com mykeeta.com
大众点评 (Dianping) | dianping.com dpfile.com dpurl.cn dper.com
饿了么 (Ele.me) | ele.me elemecdn.com eleme.cn ele.to elenet.me
口碑 (Koubei) | koubei.com kbcdn.com
58同城 (58.com) | 58.com 58cdn.com.cn 58corp.com chinahr.com 58che.com 5858.com
赶集网 (Ganji) | ganji.com 58ganji.com
安居客 (Anjuke) | anjuke.com ajkimg.com
贝壳找房 (Beike) | ke.com
自如 (Ziroom) | ziroom.com
链家 (Lianjia) | lianjia.com ljcdn.com
房天下 (Fang) | fang.com soufun.com soufunimg.com
BOSS直聘 (Boss Zhipin) | zhipin.com bosszhipin.com
智联招聘 (Zhaopin) | zhaopin.com zhaopin.cn
前程无忧 (51job) | 51job.com 51jobcdn.com
拉勾 (Lagou) | lagou.com lgstatic.com
猎聘 (Liepin) | liepin.com lietou-static.com
实习僧 (Shixiseng) | shixiseng.com
大麦 (Damai) | damai.cn
淘票票 (Taopiaopiao) | taopiaopiao.com
猫眼 (Maoyan) | maoyan.com
瑞幸咖啡 (Luckin) | luckincoffee.com lkcoffee.com luckincoffeecdn.com
喜茶 (Heytea) | heytea.com
蜜雪冰城 (Mixue) | mxbc.com mxbc.net
海底捞 (Haidilao) | haidilao.com
下厨房 (Xiachufang) | xiachufang.com chuimg.com
美食天下 (Meishichina) | meishichina.com
菜鸟 (Cainiao) | cainiao.com cainiao-inc.com guoguo-app.com
顺丰速运 (SF Express) | sf-express.com sf-express.cn
中通快递 (ZTO) | zto.com zto.cn
圆通速递 (YTO) | yto.net.cn
申通快递 (STO) | sto.cn sto-express.com
韵达快递 (Yunda) | yundaex.com yunda56.com
极兔速递 (J&T) | jtexpress.com.cn jtexpress.com
中国邮政 (China Post) | chinapost.com.cn
邮政EMS (China Post EMS) | ems.com.cn 11183.com.cn
德邦快递 (Deppon) | deppon.com
快递100 (Kuaidi100) | kuaidi100.com
丰巢 (Hive Box) | fcbox.com
货拉拉 (Lalamove) | huolala.cn lalamove.com
达达 (Dada) | imdada.cn
闪送 (FlashEx) | ishansong.com
齐家网 (Jia) | jia.com
土巴兔 (To8to) | to8to.com
宝宝树 (Babytree) | babytree.com babytreeimg.com
美柚 (Meiyou) | meiyou.com seeyouyima.com
国家电网 (State Grid) | 95598.cn sgcc.com.cn
`;
