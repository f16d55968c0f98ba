/** Search: search engines and the services of their front page; lines as in `video.ts`. */
export const search = `
Google Search | google.com google.cn google.com.hk google.co.jp google.co.uk google.de google.fr google.it google.es google.nl google.be google.ch google.at google.pl google.se google.no google.dk google.fi google.pt google.ie google.cz google.gr google.hu google.ro google.com.tr google.ru google.com.ua google.co.in google.ca google.com.mx google.com.br google.com.ar google.cl google.com.co google.com.au google.co.nz google.co.kr google.com.tw google.com.sg google.com.my google.co.id google.co.th google.com.vn google.com.ph google.co.za google.com.sa google.ae google.co.il google.com.eg google.com.pk google.bg google.com.pe google.lt google.sk google.com.ng google.kz google.com.bd g.co goo.gl =ogads-pa.googleapis.com =encrypted-tbn0.gstatic.com =encrypted-tbn1.gstatic.com =encrypted-tbn2.gstatic.com =encrypted-tbn3.gstatic.com =discover-pa.googleapis.com =customsearch.googleapis.com
Bing | bing.com bing.net bing.cn bingapis.com bingparachute.com
DuckDuckGo | duckduckgo.com duck.com ddg.gg spreadprivacy.com
Yahoo Search | search.yahoo.com search.yahoo.co.jp
Brave Search | search.brave.com
Ecosia | ecosia.org
Startpage | startpage.com ixquick.com
Qwant | qwant.com
Kagi | kagi.com
Swisscows | swisscows.com
You.com | you.com
Yandex | yandex.ru yandex.com yandex.net ya.ru yandex.st yastatic.net yandex.com.tr yandex.by yandex.kz yandex.uz
Seznam | seznam.cz szn.cz sznimg.cz
Naver Search | search.naver.com
Daum Search | search.daum.net
Coc Coc | coccoc.com
Petal Search | petalsearch.com
Algolia | algolia.com algolia.net algolianet.com
百度 (Baidu) | baidu.com bdstatic.com bdimg.com baidustatic.com baidu.cn baiducontent.com baidu.com.cn shifen.com bdurl.net baidu-int.com bdydns.com bdydns.cn baidu.hk smartapps.cn
搜狗 (Sogou) | sogou.com sogoucdn.com sogou-inc.com sogo.com soso.com sogou.cn
360搜索 (360 Search) | so.com haosou.com qhmsg.com so.360.cn 360sou.com
神马搜索 (Shenma) | sm.cn
夸克 (Quark) | quark.cn myquark.cn quark.sm.cn
头条搜索 (Toutiao Search) | so.toutiao.com
中国搜索 (ChinaSo) | chinaso.com
`;
