/** Cloud: computing, hosting, platform interfaces; lines as in `video.ts`. */
export const cloud = `
Amazon Web Services (AWS) | amazonaws.com aws.amazon.com awsstatic.com aws.com amazonaws.com.cn awsapps.com amazonaws.cn aws.dev on.aws awsglobalaccelerator.com elasticbeanstalk.com amplifyapp.com awsapprunner.com amazoncognito.com signin.aws amazonworkspaces.com quicksight.aws api.aws
Microsoft Azure | azure.com azure.net windows.net azurewebsites.net cloudapp.net trafficmanager.net azure-api.net azure-mobile.net azureiotcentral.com azurecontainer.io azurecontainerapps.io azurecr.io azmk8s.io azurestaticapps.net azure.microsoft.com azure-devices.net azurewebsites.us azure.us azure.cn windowsazure.com chinacloudapi.cn chinacloudsites.cn azure-automation.net azureml.net azureml.ms azuredns-prd.info signalr.net
Google Cloud | cloud.google.com bc.googleusercontent.com appspot.com =storage.googleapis.com cloudfunctions.net run.app cloud.goog =cloudresourcemanager.googleapis.com =compute.googleapis.com =pubsub.googleapis.com =logging.googleapis.com =bigquery.googleapis.com =cloudfunctions.googleapis.com =secretmanager.googleapis.com =container.googleapis.com =speech.googleapis.com =vision.googleapis.com aiplatform.googleapis.com
Google APIs | googleapis.com googleapis.cn apis.google.com clients6.google.com
DigitalOcean | digitalocean.com digitaloceanspaces.com ondigitalocean.app
Linode (Akamai Cloud) | linode.com linodeobjects.com linodeusercontent.com
Vultr | vultr.com vultrusercontent.com vultrobjects.com
Hetzner | hetzner.com hetzner.de hetzner.cloud your-server.de your-objectstorage.com your-storagebox.de
OVHcloud | ovh.com ovh.net ovhcloud.com ovh.ca ovh.us
Scaleway | scaleway.com scw.cloud online.net
Contabo | contabo.com contaboserver.net
Leaseweb | leaseweb.com leaseweb.net
IONOS | ionos.com ionos.de 1and1.com kundenserver.de
STRATO | strato.de
Hostinger | hostinger.com hostingersite.com
GoDaddy | godaddy.com secureserver.net wsimg.com godaddysites.com
Namecheap | namecheap.com namecheaphosting.com web-hosting.com
Bluehost | bluehost.com
DreamHost | dreamhost.com
HostGator | hostgator.com
SiteGround | siteground.com sgvps.net
WP Engine | wpengine.com wpenginepowered.com
Kinsta | kinsta.com kinsta.cloud
Gandi | gandi.net
Infomaniak | infomaniak.com infomaniak.ch
Netcup | netcup.de netcup.net
Rackspace | rackspace.com rackcdn.com
Equinix | equinix.com
Oracle Cloud | oraclecloud.com oraclecloudapps.com cloud.oracle.com
IBM Cloud | cloud.ibm.com bluemix.net appdomain.cloud softlayer.com ibmcloud.com
Heroku | heroku.com herokuapp.com herokussl.com herokudns.com
Netlify | netlify.com netlify.app netlifyusercontent.com
Vercel | vercel.com vercel.app now.sh vercel.sh zeit.co vercel-dns.com
Render | render.com onrender.com
Fly.io | fly.io fly.dev
Railway | railway.app railway.com
Cloudflare Workers | workers.dev workers.cloudflare.com
Cloudflare Pages | pages.dev
Wix | wix.com wixsite.com wixstatic.com parastorage.com editorx.com wixapps.net
Squarespace | squarespace.com sqspcdn.com squarespace-cdn.com sqsp.net
Weebly | weebly.com editmysite.com
Webflow | webflow.com webflow.io website-files.com
Framer | framer.com framerusercontent.com framer.app framer.website
Automattic (Jetpack) | jetpack.com automattic.com
Parse (Back4App) | back4app.com
Appwrite | appwrite.io
Wasabi | wasabisys.com wasabi.com
PythonAnywhere | pythonanywhere.com
Dynadot | dynadot.com
Name.com | name.com
Dyn DNS | dyndns.org dyn.com dyndns.com no-ip.com ddns.net noip.com hopto.org duckdns.org dynv6.com dynu.com
阿里云 (Alibaba Cloud) | aliyun.com aliyuncs.com alibabacloud.com aliyun-inc.com aliyunedge.net alibabadns.com alibabausercontent.com aliapp.org aliyunidaas.com aliyunpds.com hichina.com =www.net.cn alibabacloudcs.com aliapp.com alicloud.com
腾讯云 (Tencent Cloud) | cloud.tencent.com qcloud.com myqcloud.com tencentcloud.com tencentcloudapi.com tencentcs.com tencentcos.cn tencentyun.com qcloud.la tcloudbase.com tencentcloudapi.com.cn tencentcos.com dnspod.cn dnspod.com qcloudimg.com tencent-cloud.net tencent-cloud.com tencentclb.com tencentcloud.cn
华为云 (Huawei Cloud) | huaweicloud.com myhuaweicloud.com hwclouds.com hwcloudsite.cn huaweicloud.cn hwclouds-dns.com hc-cdn.com huaweicloud-dns.com
百度智能云 (Baidu Cloud) | cloud.baidu.com baidubce.com bcebos.com bcedns.com bce.baidu.com bcevod.com duapp.com
火山引擎 (Volcengine) | volcengine.com volces.com volcengineapi.com volccdn.com volc-dns.com byteplus.com byteplusapi.com ivolces.com volcmlb.com
七牛云 (Qiniu) | qiniu.com qbox.me qbox.net qiniuapi.com qiniup.com
京东云 (JD Cloud) | jdcloud.com jcloud.com jdcloud-api.com jcloudcs.com jcloudlb.com jdcloudstatus.com
金山云 (Kingsoft Cloud) | ksyun.com ksyuncs.com ksyun.cn
UCloud | ucloud.cn ufileos.com ucloud.com.cn ucloudnaming.info
青云 (QingCloud) | qingcloud.com qingstor.com
天翼云 (CT Yun) | ctyun.cn ctyunapi.cn ctyuncdn.com ctyun.com.cn ctyunxs.cn
移动云 (ECloud) | ecloud.10086.cn cmecloud.cn
联通云 (CU Cloud) | cucloud.cn
网易云 (NetEase Cloud) | 163yun.com
LeanCloud | leancloud.cn lncld.net lncldapi.com avoscloud.com leancloud.app lcfile.com
Bmob | bmob.cn bmobapp.com bmobcloud.com
微信云开发 (CloudBase) | tcloudbaseapp.com
新浪云 (SAE) | sinacloud.com sinaapp.com vipsinaapp.com sinastorage.com sinas3.com
凡科 (Faisco) | faisco.cn fkw.com faiusr.com
西部数码 (West.cn) | west.cn
新网 (Xinnet) | xinnet.com
万国数据 (GDS) | gds-services.com
`;
