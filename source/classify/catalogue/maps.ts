/** Maps: maps, positioning; lines as in `video.ts`. */
export const maps = `
Google Maps | maps.google.com maps.googleapis.com maps.gstatic.com maps.app.goo.gl maps.google.de maps.google.co.uk maps.google.cn =khms0.googleapis.com =khms1.googleapis.com =khms.google.com =mts0.googleapis.com =mts1.googleapis.com =geo0.ggpht.com =geo1.ggpht.com =geo2.ggpht.com =geo3.ggpht.com =places.googleapis.com =routes.googleapis.com =geomobileservices-pa.googleapis.com =mobilemaps-pa.googleapis.com =mobilemaps.googleapis.com =locationhistory-pa.googleapis.com =userlocation.googleapis.com =streetviewpixels-pa.googleapis.com =cbk0.google.com =roads.googleapis.com mapsplatform.google.com =khms0.google.com =khms1.google.com =khms2.google.com =khms3.google.com =khm.google.com =mt0.google.com =mt1.google.com
Google Earth | earth.google.com =kh.google.com =khmdb.google.com earthengine.google.com =earthengine.googleapis.com
Google Location Services | =geolocation.googleapis.com =locationservices.googleapis.com =supl.google.com
Apple Maps | ls.apple.com maps.apple.com mapkit.apple.com apple-mapkit.com =iphone-ld.apple.com
Bing Maps | virtualearth.net maps.bing.com ditu.live.com
HERE | here.com hereapi.com ovi.com here-api.com
Mapbox | mapbox.com mapbox.cn
OpenStreetMap | openstreetmap.org osm.org openstreetmap.fr openstreetmap.de osmfoundation.org
MapTiler | maptiler.com
Esri ArcGIS | arcgis.com arcgisonline.com esri.com
TomTom | tomtom.com
Waze | waze.com
Yandex Maps | maps.yandex.ru maps.yandex.net maps.yandex.com api-maps.yandex.ru
2GIS | 2gis.ru 2gis.com
Naver Map | map.naver.com map.pstatic.net map.naver.net
KakaoMap | map.kakao.com map.daum.net map.daumcdn.net
Yahoo! Map Japan | map.yahoo.co.jp
Mapion | mapion.co.jp
What3words | what3words.com
CARTO | carto.com cartocdn.com cartodb.com
Citymapper | citymapper.com
Moovit | moovitapp.com moovit.com
Komoot | komoot.com komoot.de
AllTrails | alltrails.com
MaxMind | maxmind.com
GPS assistance (u-blox) | u-blox.com
Qualcomm GPS (IZat) | izatcloud.net xtracloud.net gpsonextra.net
Broadcom GPS | glpals.com gllto.com
Skyhook | skyhookwireless.com skyhook.com
Combain | combain.com
高德地图 (Amap) | amap.com autonavi.com gaode.com amapauto.com autonavi.cn
百度地图 (Baidu Maps) | map.baidu.com ditu.baidu.com maponline0.bdimg.com maponline1.bdimg.com maponline2.bdimg.com maponline3.bdimg.com map.bdimg.com lbs.baidu.com lbsyun.baidu.com itsmap0.baidu.com itsmap1.baidu.com itsmap2.baidu.com itsmap3.baidu.com webmap0.bdimg.com
腾讯地图 (Tencent Maps) | map.qq.com lbs.qq.com map.gtimg.com =lbs.gtimg.com
搜狗地图 (Sogou Maps) | map.sogou.com go2map.com
天地图 (Tianditu) | tianditu.gov.cn tianditu.com
华为地图 (Petal Maps) | petalmaps.com mapapi.cloud.huawei.com openlocation-drcn.platform.dbankcloud.com =openlocation-drcn.platform.dbankcloud.cn
四维图新 (NavInfo) | navinfo.com mapbar.com minedata.cn
千寻位置 (Qianxun SI) | qxwz.com
Apple Location | gs-loc.apple.com gs-loc-cn.apple.com
`;
