/** Travel: flights, trains, hotels, ride hailing; lines as in `video.ts`. */
export const travel = `
Uber | uber.com ubercdn.com uber.com.cn uberinternal.com
Lyft | lyft.com lyft.net
Grab | grab.com grabtaxi.com
Gojek | gojek.com gojekapi.com gojek.io
Bolt | bolt.eu taxify.eu
Ola | olacabs.com
FREENOW | free-now.com mytaxi.com
Careem | careem.com
BlaBlaCar | blablacar.com blablacar.fr blablacar.de
Lime | li.me limebike.com
Booking.com | booking.com bstatic.com booking.cn
Airbnb | airbnb.com muscache.com airbnb.cn airbnb.co.uk airbnb.de airbnb.fr airbnb.jp airbnbapi.com
Expedia | expedia.com trvl-media.com expedia.co.uk expedia.de expediagroup.com
Hotels.com | hotels.com
Vrbo | vrbo.com homeaway.com
Agoda | agoda.com agoda.net
Tripadvisor | tripadvisor.com tacdn.com tripadvisor.co.uk tripadvisor.cn tamgrt.com
Trivago | trivago.com trivago.de
Kayak | kayak.com
Skyscanner | skyscanner.com skyscanner.net
Priceline | priceline.com
Hostelworld | hostelworld.com
Google Flights | =travel.google.com =flights.google.com
Trip.com | trip.com tripcdn.com
Klook | klook.com
KKday | kkday.com
GetYourGuide | getyourguide.com gygcdn.com
Viator | viator.com
Marriott | marriott.com marriott.com.cn
Hilton | hilton.com hilton.com.cn
IHG | ihg.com ihg.com.cn
Hyatt | hyatt.com
Accor | accor.com accorhotels.com
American Airlines | aa.com
Delta | delta.com
United Airlines | united.com
Southwest | southwest.com
JetBlue | jetblue.com
Air Canada | aircanada.com
British Airways | britishairways.com ba.com
Lufthansa | lufthansa.com swiss.com austrian.com
Air France | airfrance.com airfrance.fr
KLM | klm.com klm.nl
Ryanair | ryanair.com
easyJet | easyjet.com
Wizz Air | wizzair.com
Turkish Airlines | turkishairlines.com thy.com
Emirates | emirates.com
Qatar Airways | qatarairways.com
Singapore Airlines | singaporeair.com
Cathay Pacific | cathaypacific.com
AirAsia | airasia.com
ANA | ana.co.jp
JAL | jal.co.jp jal.com
Korean Air | koreanair.com
IndiGo | goindigo.in
Qantas | qantas.com
LATAM | latam.com latamairlines.com
Aeroflot | aeroflot.ru
Gogo Inflight | gogoinflight.com
Flightradar24 | flightradar24.com fr24.com
FlightAware | flightaware.com
Deutsche Bahn | bahn.de bahn.com deutschebahn.com
FlixBus | flixbus.com flixbus.de
SNCF | sncf.com sncf-connect.com oui.sncf
Trenitalia | trenitalia.com
Renfe | renfe.com
National Rail | nationalrail.co.uk thetrainline.com
Amtrak | amtrak.com
Eurostar | eurostar.com
SBB | sbb.ch
ÖBB | oebb.at
JR East | jreast.co.jp eki-net.com
NAVITIME | navitime.co.jp
MakeMyTrip | makemytrip.com mmtcdn.com goibibo.com
IRCTC | irctc.co.in
Rakuten Travel | travel.rakuten.co.jp
Jalan | jalan.net
Yanolja | yanolja.com
Hertz | hertz.com
Turo | turo.com
Sixt | sixt.com sixt.de
ADAC | adac.de
携程 (Ctrip) | ctrip.com c-ctrip.com ctripcorp.com ctrip.cn ctripins.com
去哪儿 (Qunar) | qunar.com qunarzz.com qunarcdn.com
飞猪 (Fliggy) | fliggy.com alitrip.com feizhu.com
同程旅行 (Tongcheng) | ly.com tongcheng.com 40017.cn elongstatic.com elong.com 17usoft.com
马蜂窝 (Mafengwo) | mafengwo.cn mafengwo.net mafengwo.com
途牛 (Tuniu) | tuniu.com tuniucdn.com
铁路12306 (12306) | 12306.cn 12306.com rails.com.cn
智行火车票 (Zhixing) | suanya.cn suanya.com
航旅纵横 (Umetrip) | umetrip.com umetrip.com.cn
飞常准 (VariFlight) | variflight.com feeyo.com
滴滴出行 (DiDi) | didichuxing.com xiaojukeji.com udache.com didistatic.com diditaxi.com.cn didiglobal.com didialift.com didi.cn didiyun.com 99app.com
嘀嗒出行 (Dida) | didapinche.com
曹操出行 (Caocao) | caocaokeji.cn caocao.com.cn
T3出行 (T3) | t3go.cn
花小猪打车 (Huaxiaozhu) | hongyibo.com.cn
首汽约车 (Shouqi) | 01zhuanche.com
哈啰 (Hello) | hellobike.com hello-inc.com hellobike.cn
青桔 (Qingju) | htwkop.com qingqikeji.com
中国国航 (Air China) | airchina.com airchina.com.cn
中国东方航空 (China Eastern) | ceair.com
中国南方航空 (China Southern) | csair.com csair.cn
海南航空 (Hainan Airlines) | hnair.com hnair.net
春秋航空 (Spring Airlines) | ch.com springairlines.com
厦门航空 (Xiamen Airlines) | xiamenair.com
华住会 (Huazhu) | huazhu.com
锦江酒店 (Jin Jiang) | jinjiang.com bestwehotel.com plateno.com
亚朵 (Atour) | yaduo.com
途家 (Tujia) | tujia.com
小猪民宿 (Xiaozhu) | xiaozhu.com
汽车之家 (Autohome) | autohome.com.cn autoimg.cn che168.com
易车 (Yiche) | yiche.com bitauto.com bitautoimg.com
懂车帝 (Dongchedi) | dongchedi.com dcarapi.com dcarimg.com dcarstatic.com
蔚来 (NIO) | nio.com nio.cn
小鹏汽车 (XPeng) | xiaopeng.com xpeng.com
理想汽车 (Li Auto) | lixiang.com chehejia.com
比亚迪 (BYD) | byd.com bydauto.com.cn byd.cn
特来电 (TELD) | teld.cn
车来了 (Chelaile) | chelaile.net.cn
`;
