/** CDN: content delivery, static assets, fonts, script libraries; lines as in `video.ts`. */
export const cdn = `
Akamai | akamai.net akamaiedge.net akamaihd.net akamaized.net akamai.com edgesuite.net edgekey.net akadns.net akadns6.net akam.net akamaitechnologies.com akamaistream.net akahost.net akstat.io akamaized-staging.net edgekey-staging.net akamaiorigin.net akacast.com akamaientrypoint.net srip.net tl88.net
Cloudflare | cloudflare.com cloudflare.net cloudflarestorage.com cloudflareaccess.com r2.dev cloudflarestream.com videodelivery.net imagedelivery.net cloudflare.tv cloudflareapps.com cloudflareresolve.com cloudflareok.com cloudflareportal.com cloudflare-ech.com cf-ipfs.com cloudflare.cn cloudflarecp.com cloudflarecn.net
cdnjs | cdnjs.com cdnjs.cloudflare.com
Fastly | fastly.net fastly.com fastlylb.net fastly-edge.com fastlylabs.com edgecompute.app
Amazon CloudFront | cloudfront.net
Azure CDN | azureedge.net azurefd.net msecnd.net azureedge.us ax-msedge.net a-msedge.net b-msedge.net c-msedge.net dc-msedge.net e-msedge.net k-msedge.net l-msedge.net s-msedge.net t-msedge.net spo-msedge.net dual-s-msedge.net msedge.net ln-msedge.net
Microsoft Ajax CDN | aspnetcdn.com ajax.microsoft.com
Google Static | gstatic.com gstatic.cn
Google Fonts | fonts.googleapis.com fonts.gstatic.com fonts.google.com fonts.googleapis.cn fonts.gstatic.cn
Google User Content | googleusercontent.com ggpht.com usercontent.google.com
Google Hosted Libraries | ajax.googleapis.com
Google Global Cache | =cache.google.com 1e100.net
jsDelivr | jsdelivr.net jsdelivr.com
unpkg | unpkg.com
esm.sh | esm.sh skypack.dev
jQuery CDN | code.jquery.com
BootstrapCDN | bootstrapcdn.com
Font Awesome | fontawesome.com
Adobe Fonts | typekit.net typekit.com fonts.adobe.com
Fonts.com | fonts.com fonts.net myfonts.net
Polyfill | polyfill.io polyfill-fastly.io
MathJax | mathjax.org
Edgio (Limelight) | llnw.net llnwd.net llnwi.net limelight.com edg.io edgio.net edgecastcdn.net edgecast.com edgecastdns.net systemcdn.net transactcdn.com
Verizon Edgecast | alphacdn.net betacdn.net nucdn.net omegacdn.net phicdn.net etacdn.net iotacdn.net lambdacdn.net mucdn.net rhocdn.net sigmacdn.net upsiloncdn.net v0cdn.net v1cdn.net v2cdn.net v3cdn.net v4cdn.net v5cdn.net xicdn.net zetacdn.net
Lumen CDN | footprint.net
StackPath | stackpath.com stackpathdns.com stackpathcdn.com netdna-cdn.com netdna-ssl.com netdna.com hwcdn.net maxcdn.com highwinds.com stackpathedge.net
Bunny.net | b-cdn.net bunny.net bunnycdn.com bunnyinfra.net
KeyCDN | keycdn.com kxcdn.com
CDN77 | cdn77.com cdn77.org cdn77-ssl.net
Gcore | gcore.com gcdn.co gcorelabs.com gcore.lu
CacheFly | cachefly.net cachefly.com
Imperva (Incapsula) | incapdns.net incapsula.com impervadns.net imperva.com
Sucuri | sucuri.net sucuri.com
Quantil | quantil.com
Cedexis | cedexis.com cedexis.net cedexis-radar.net cedexis-test.com
Imgix | imgix.net imgix.com
Cloudinary | cloudinary.com
ImageKit | imagekit.io
Uploadcare | uploadcare.com ucarecdn.com
Contentful | contentful.com ctfassets.net
Sanity | sanity.io
Prismic | prismic.io
Storyblok | storyblok.com
Contentstack | contentstack.io contentstack.com
Bynder | bynder.com
Scene7 | scene7.com
Datocms | datocms-assets.com datocms.com
Yottaa | yottaa.com yottaa.net
Ngenix | ngenix.net
Selectel | selectel.ru selcdn.ru selcdn.net
G-Core CIS | cdnvideo.ru
Apple CDN | aaplimg.com cdn-apple.com apple-dns.net apple-dns.cn
Azion | azion.com azioncdn.net
Medianova | mncdn.com medianova.com
Byteark | byteark.com
阿里CDN (Alibaba CDN) | alicdn.com alikunlun.com alikunlun.net kunlunca.com kunluncan.com kunlunar.com kunlunaq.com kunlunea.com kunlungr.com kunlunhuf.com kunlunpi.com kunlunra.com kunlunsa.com kunlunsc.com kunlunsl.com kunlunso.com kunlunwe.com kunlunno.com kunlunle.com kunlunvi.com kunlunta.com cdngslb.com danuoyi.tbcache.com queniuqe.com queniusy.com queniuak.com queniuso.com queniurc.com yundunwaf.com yundunwaf2.com yundunwaf3.com yundunwaf4.com yundunwaf5.com aliyunddos0001.com aliyunddos1001.com aliyunwaf.com mobgslb.com
腾讯云CDN (Tencent CDN) | dnsv1.com cdntip.com cdntips.com cdntips.net qcloudcdn.com tdnsv5.com tdnsv6.com tdnsv8.com tdnsv14.com dnsv1.com.cn tcdn.qq.com gtimg.cn gtimg.com idqqimg.com qpic.cn smtcdns.com smtcdns.net spcdntip.com eo.dnse0.com dnse1.com dnse2.com tcdnos.com tc.qq.com ovscdns.com edgeone.app txlivecdn.com tlivesource.com qcloudwzgj.com qcloudzygj.com ettdnsv.com ettdnsv5.com
华为云CDN (Huawei CDN) | cdnhwc1.com cdnhwc2.com cdnhwc3.com cdnhwc4.com cdnhwc5.com cdnhwc6.com cdnhwc7.com cdnhwc8.com cdnhwcbqs106.com cdnhwcgqa21.com cdnhwcajk17.com dbankcdn.com dbankcdn.cn
百度CDN (Baidu CDN) | jomodns.com yunjiasu-cdn.net yunjiasu.com cdn.bcebos.com yjs-cdn.com yunjiasu.baidu.com
字节CDN (ByteDance CDN) | bytecdn.cn byteimg.com bytedanceapi.com byted-static.com bytegoofy.com bytescm.com bytecdn.com bytednsdoc.com bytedns.net bytedns1.com bytetos.com bytecdntp.com bytehwm.com byteacctimg.com bytegslb.com bytexservice.com zijiecdn.com bdxiguaimg.com bdxiguastatic.com bytetcc.com byteglb.com bytefcdnrd.com bytefcdn.com
网宿科技 (Wangsu) | wscdns.com wsdvs.com wsglb0.com wswebcdn.com wswebpic.com ourwebpic.com ourwebcdn.com ourdvs.com ourdvsss.com lxdns.com chinanetcenter.com wangsu.com cdn20.com cdnetworks.net cdnetworks.com cdngc.net wscloudcdn.com speedcdns.com cdn30.com qtlcdn.com qtlgslb.com qtlglb.com mwcloudcdn.com wsssec.com wscvdns.com haplat.net wcsapi.com panthercdn.com globalcdn.co
ChinaCache (蓝汛) | chinacache.net chinacache.com ccgslb.com ccgslb.net ccgslb.com.cn c3cdn.net c3cache.net xgslb.net
白山云 (Baishan) | bsgslb.cn bsgslb.com bsclink.cn bsccdn.net baishancloud.com baishan.com trpcdn.net qingcdn.com bscstorage.com baishan-cloud.net
金山云CDN (Kingsoft CDN) | ksyuncdn.com ksyuncdn-k1.com ksyunv5.com ks-cdn.com ks-cdn1.com ks-live.com kss.ksyun.com ksyungslb.com
七牛云 (Qiniu) | qiniucdn.com qiniudns.com qnssl.com clouddn.com qiniudn.com qnydns.com qiniuio.com qiniu.io qiniukodo.com qiniu.in qnqcdn.net qnqcdn.com
又拍云 (Upyun) | upyun.com upaiyun.com aicdn.com upcdn.net upai.com
帝联 (Dnion) | dnion.com tlgslb.com globalcdn.cn fastcdn.com ewcache.com flxdns.com cdndm5.com
快网 (FastWeb) | cloudcdn.net cloudglb.com newdefend.com fwcdn.com cachecn.com cachecn.net fwdns.net
同兴万点 (TXNetworks) | txnetworks.cn txcdn.cn
云帆加速 (Yunfan) | yfcloud.com yfcdn.net yfp2p.net yunfancdn.com
世纪互联 (21Vianet CDN) | 21okglb.cn 21vokglb.cn 21cvcdn.com 21speedcdn.com vecdns.com
星域云 (Onething) | xycloud.com onethingcloud.com onething.net onethingpcs.com p2cdn.com 00cdn.com
PP云 (PPIO) | ppio.cn ppio.cloud
360云CDN (360 CDN) | qhres.com qhres2.com qhimg.com qhimgs1.com qhimgs3.com qhimgs4.com qhimgs0.com qhcdn.com qh-lb.com 360tres.com
京东CDN (JD CDN) | jcloud-cdn.com jcloudedge.com jdcdn.com qianxun.com jcgslb.com
火山引擎CDN (Volcengine CDN) | volcgslb.com volcgtm.com volcvideo.com volcalb.com volcvod.com vlabstatic.com volcsirius.com
BootCDN | bootcdn.net bootcdn.cn
Staticfile | staticfile.org staticfile.net
75CDN | baomitu.com
loli.net | loli.net sm.ms
知道创宇云 (Knownsec) | jiashule.com jiasule.org jiasule.com yunaq.com
中国移动CDN (CMCDN) | cmcdn.net cdn.10086.cn
天翼CDN (CT CDN) | ctdns.cn ctdns.net ctadns.cn ctacdn.cn ctlcdn.com ctlcdn.cn ctycdn.cn ctycdn.com ctxcdn.cn
`;
