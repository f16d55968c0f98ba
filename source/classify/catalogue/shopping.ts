/** Shopping: shops, marketplaces, auctions; lines as in `video.ts`. */
export const shopping = `
Amazon | amazon.com amazon.co.uk amazon.de amazon.fr amazon.it amazon.es amazon.nl amazon.pl amazon.se amazon.com.be amazon.com.tr amazon.co.jp amazon.in amazon.ca amazon.com.mx amazon.com.br amazon.com.au amazon.sg amazon.ae amazon.sa amazon.eg amazon.cn amazon.ie media-amazon.com ssl-images-amazon.com images-amazon.com amazon-corp.com amzn.to amzn.com amazon.dev a2z.com joyo.com amazonusercontent.com
eBay | ebay-us.com ebay.com ebay.de ebay.co.uk ebay.fr ebay.it ebay.es ebay.com.au ebay.ca ebay.at ebay.ch ebaystatic.com ebayimg.com ebayrtm.com ebaycdn.net ebayadservices.com ebay.cn
AliExpress | aliexpress.com aliexpress.ru aliexpress.us ae01.alicdn.com aliexpress-media.com
Alibaba.com | alibaba.com
Temu | temu.com kwcdn.com temu.to
SHEIN | shein.com shein.co.uk ltwebstatic.com sheincorp.cn sheingroup.com romwe.com shein.com.hk
Walmart | walmart.com walmartimages.com walmart.ca walmart.com.mx wal.co samsclub.com walmart.cn
Target | target.com targetimg1.com
Costco | costco.com costco.com.cn
Best Buy | bestbuy.com bbystatic.com
Home Depot | homedepot.com homedepot-static.com thdstatic.com
Lowe's | lowes.com
Wayfair | wayfair.com wfcdn.com
Kroger | kroger.com
Etsy | etsy.com etsystatic.com
Wish | wish.com contextlogic.com
Shopify | shopify.com myshopify.com shopifycdn.com shopifycdn.net shopifysvc.com shop.app shopifycloud.com shopify.dev
WooCommerce | woocommerce.com
BigCommerce | bigcommerce.com
Newegg | newegg.com neweggimages.com
Craigslist | craigslist.org
OfferUp | offerup.com
Poshmark | poshmark.com
Vinted | vinted.com vinted.fr vinted.de vinted.net vinted.pl
Groupon | groupon.com
IKEA | ikea.com ikea.net ikea.cn ikea.com.cn
H&M | hm.com
Zara | zara.com zara.net zara.cn inditex.com
Uniqlo | uniqlo.com uniqlo.cn fastretailing.com
Nike | nike.com nikecdn.com nike.com.cn nikecloud.com
Adidas | adidas.com adidas.de adidas.com.cn
Sephora | sephora.com sephora.cn
Zalando | zalando.de zalando.com zalando.fr zalando.co.uk ztat.net
ASOS | asos.com asos-media.com asosservices.com
Otto | otto.de
MediaMarkt | mediamarkt.de mediamarkt.com mediamarktsaturn.com saturn.de
Allegro | allegro.pl allegrostatic.com allegroimg.com
bol.com | bol.com s-bol.com
Cdiscount | cdiscount.com
Fnac | fnac.com fnac-static.com
Leboncoin | leboncoin.fr
Kleinanzeigen | kleinanzeigen.de ebay-kleinanzeigen.de
Marktplaats | marktplaats.nl
Idealo | idealo.de idealo.com
Tesco | tesco.com
Argos | argos.co.uk
Carrefour | carrefour.fr carrefour.com
Lidl | lidl.de lidl.com
Aldi | aldi-sued.de aldi.com aldi.us
MercadoLibre | mercadolibre.com mercadolibre.com.ar mercadolibre.com.mx mercadolibre.cl mercadolibre.com.co mercadolivre.com.br mlstatic.com mercadolivre.com
OLX | olx.com olx.pl olx.com.br olx.in olxcdn.com olx.ua
Magazine Luiza | magazineluiza.com.br mlcdn.com.br
Shopee | shopee.com shopee.sg shopee.tw shopee.co.id shopee.vn shopee.co.th shopee.ph shopee.com.my shopee.com.br shopee.io susercontent.com shopeemobile.com shopee.cn
Lazada | lazada.com lazada.sg lazada.co.id lazada.com.my lazada.vn lazada.co.th lazada.com.ph slatic.net lazcdn.com
Tokopedia | tokopedia.com tokopedia.net
Bukalapak | bukalapak.com
Flipkart | flipkart.com flipkart.net fkcdn.com flixcart.com
Myntra | myntra.com myntassets.com
Meesho | meesho.com
Snapdeal | snapdeal.com
Rakuten | rakuten.co.jp rakuten.com rakuten.net r10s.jp rakuten.ne.jp r10s.com
Yahoo! Auctions Japan | auctions.yahoo.co.jp shopping.yahoo.co.jp
Mercari | mercari.com mercari.jp mercdn.net
ZOZOTOWN | zozo.jp imgz.jp
Kakaku | kakaku.com
Coupang | coupang.com coupangcdn.com coupangls.com
Gmarket | gmarket.co.kr gmarket.com auction.co.kr
11st | 11st.co.kr
Naver Shopping | shopping.naver.com smartstore.naver.com
momo購物 (momo) | momoshop.com.tw
PChome | pchome.com.tw
Ozon | ozon.ru ozon.com ozone.ru ozonusercontent.com
Wildberries | wildberries.ru wb.ru wbbasket.ru wbstatic.net
Avito | avito.ru avito.st
Yandex Market | market.yandex.ru
Trendyol | trendyol.com
Hepsiburada | hepsiburada.com
Noon | noon.com nooncdn.com
Jumia | jumia.com jumia.com.ng
Slickdeals | slickdeals.net
Camelcamelcamel | camelcamelcamel.com
Honey | joinhoney.com honey.io
淘宝 (Taobao) | taobao.com taobao.net taobao.org taobaocdn.com tbcdn.cn tb.cn taobao.com.cn tbcache.com taobao.global
天猫 (Tmall) | tmall.com tmall.hk tmall.net tmall.com.hk
天猫超市 (Tmall Supermarket) | chaoshi.tmall.com
闲鱼 (Xianyu) | goofish.com xianyu.com 2.taobao.com idle.taobao.com
1688 | 1688.com
盒马 (Freshippo) | hemaos.com freshhema.com hemashare.cn
京东 (JD) | jd.com 360buyimg.com 360buy.com jd.hk jd.co.th jd.id 3.cn jdwl.com jdx.com paipai.com jingxi.com jddebug.com yiyaojd.com jcloudec.com jdpop.com jddj.com
1号店 (Yihaodian) | yhd.com
拼多多 (Pinduoduo) | pinduoduo.com yangkeduo.com pddpic.com pdd.net pddugc.com pddcdn.com pddgoods.com pinduoduo.net
唯品会 (Vipshop) | vip.com vipshop.com vipstatic.com appvipshop.com
苏宁易购 (Suning) | suning.com suning.cn
国美 (Gome) | gome.com.cn gomein.net.cn
当当 (Dangdang) | dangdang.com ddimg.cn
得物 (Dewu) | dewu.com poizon.com dewucdn.com dewu.net
什么值得买 (SMZDM) | smzdm.com zdmimg.com
慢慢买 (Manmanbuy) | manmanbuy.com
转转 (Zhuanzhuan) | zhuanzhuan.com zhuanstatic.com
孔夫子旧书网 (Kongfz) | kongfz.com kongfz.cn
蘑菇街 (Mogu) | mogu.com mogujie.com mogucdn.com
考拉海购 (Kaola) | kaola.com kaolacdn.com
网易严选 (NetEase Yanxuan) | you.163.com yanxuan.nosdn.127.net
小米商城 (Xiaomi Mall) | www.mi.com =cdn.cnbj0.fds.api.mi-img.com shop.mi.com m.mi.com
小米有品 (Youpin) | xiaomiyoupin.com youpin.mi.com
华为商城 (Vmall) | vmall.com vmallres.com
抖音商城 (Douyin Mall) | jinritemai.com
快手小店 (Kuaishou Shop) | kwaixiaodian.com kwaishop.com
微店 (Weidian) | weidian.com geilicdn.com koudai.com
有赞 (Youzan) | youzan.com yzcdn.cn koudaitong.com youzanyun.com
微盟 (Weimob) | weimob.com
叮咚买菜 (Dingdong) | 100.me ddxq.mobi dingdongmaicai.com
多点 (Dmall) | dmall.com
屈臣氏 (Watsons) | watsons.com.cn watsonsvip.com.cn
山姆会员店 (Sam's Club China) | samsclub.cn
HKTVmall | hktvmall.com
`;
