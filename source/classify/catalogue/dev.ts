/** Dev: code hosting, package registries, build and monitoring tools; lines as in `video.ts`. */
export const dev = `
GitHub | github.com github.io githubusercontent.com githubassets.com github.dev github.blog ghcr.io githubapp.com githubstatus.com git.io github.community
GitLab | gitlab.com gitlab.io gitlab-static.net gitlab.net
Bitbucket | bitbucket.org bitbucket.com bitbucket.io
Codeberg | codeberg.org codeberg.page
SourceHut | sr.ht
Gitea | gitea.com gitea.io
npm | npmjs.org npmjs.com npm.im
Yarn | yarnpkg.com
Node.js | nodejs.org
Deno | deno.land deno.com jsr.io deno.dev
Bun | bun.sh
PyPI | pypi.org pythonhosted.org
Python | python.org
Anaconda | anaconda.com anaconda.org conda.io
RubyGems | rubygems.org ruby-lang.org
crates.io | crates.io
Rust | rust-lang.org rustup.rs docs.rs
Go | golang.org go.dev goproxy.io
Maven Central | maven.org maven.apache.org sonatype.org sonatype.com mvnrepository.com
Gradle | gradle.org gradle.com
NuGet | nuget.org
Packagist | packagist.org getcomposer.org
CocoaPods | cocoapods.org
Hackage | haskell.org
CPAN | cpan.org metacpan.org perl.org
CRAN | r-project.org rstudio.com posit.co
Flutter | flutter.dev flutter.io dart.dev dartlang.org pub.dev
Homebrew | brew.sh
Docker | docker.com docker.io dockerhub.com docker-cdn.com
Quay | quay.io
Kubernetes | kubernetes.io k8s.io
Google Container Registry | gcr.io pkg.dev
Helm | helm.sh artifacthub.io
HashiCorp | hashicorp.com terraform.io vagrantup.com
Ansible | ansible.com
Red Hat Developer | openshift.com
Travis CI | travis-ci.com travis-ci.org
CircleCI | circleci.com
Jenkins | jenkins.io jenkins-ci.org
Buildkite | buildkite.com
Codecov | codecov.io
Coveralls | coveralls.io
SonarCloud | sonarcloud.io sonarsource.com sonarqube.org
Snyk | snyk.io
Renovate | mend.io
JFrog | jfrog.com jfrog.io bintray.com jfrog.org
Postman | postman.com getpostman.com postman.co pstmn.io
Insomnia | insomnia.rest
Swagger | swagger.io
JetBrains | jetbrains.com jetbrains.space intellij.net jb.gg kotlinlang.org jetbrains.com.cn
Visual Studio Code | vscode.dev vscode-cdn.net vscode-unpkg.net code.visualstudio.com marketplace.visualstudio.com vscode-webview.net gallerycdn.vsassets.io gallery.vsassets.io vo.msecnd.net vscode-sync.trafficmanager.net exp-tas.com
Visual Studio | visualstudio.com vsassets.io visualstudio.microsoft.com
Azure DevOps | dev.azure.com vssps.visualstudio.com pkgs.visualstudio.com
Microsoft Learn | learn.microsoft.com docs.microsoft.com
Android Developers | developer.android.com source.android.com
Google for Developers | developers.google.com opensource.google googlesource.com chromium.org web.dev bazel.build abseil.io colab.research.google.com colab.google withgoogle.com
Apple Developer | developer.apple.com swift.org devstreaming-cdn.apple.com
Firebase | firebase.google.com firebase.com firebaseapp.com web.app firebaseio.com firebaseinstallations.googleapis.com firebaseremoteconfig.googleapis.com firebaseremoteconfigrealtime.googleapis.com firebasestorage.googleapis.com firestore.googleapis.com firebasedynamiclinks.googleapis.com page.link firebasestorage.app firebaseappcheck.googleapis.com firebaseinappmessaging.googleapis.com identitytoolkit.googleapis.com firebase.googleapis.com firebasedatabase.app firebaseml.googleapis.com firebaseabt.googleapis.com
Supabase | supabase.co supabase.com supabase.io
Sentry | sentry.io sentry.dev
Datadog | datadoghq.com datadoghq.eu datadog.com ddog-gov.com
New Relic | newrelic.com
Grafana | grafana.com grafana.net grafana.org
Prometheus | prometheus.io
Elastic | elastic.co elastic-cloud.com found.io elastic.dev
Splunk | splunk.com splunkcloud.com signalfx.com
Dynatrace | dynatrace.com dynatrace-managed.com
AppDynamics | appdynamics.com
PagerDuty | pagerduty.com
Opsgenie | opsgenie.com
StatusCake | statuscake.com
UptimeRobot | uptimerobot.com
Pingdom | pingdom.com
LaunchDarkly | launchdarkly.com
ConfigCat | configcat.com
Optimizely | optimizely.com
Split | split.io
Statsig | statsig.com statsigapi.net featuregates.org featureassets.org prodregistryv2.org
Expo | expo.dev expo.io exp.host
React Native | reactnative.dev reactjs.org react.dev
Vue.js | vuejs.org
Angular | angular.io angular.dev
Next.js | nextjs.org
Svelte | svelte.dev
Vite | vite.dev vitejs.dev
Storybook | storybook.js.org
Bootstrap | getbootstrap.com
Tailwind CSS | tailwindcss.com
jQuery | jquery.com
CodePen | codepen.io cdpn.io
CodeSandbox | codesandbox.io csb.app
StackBlitz | stackblitz.com webcontainer.io
Replit | replit.com repl.co replit.dev replit.app
Glitch | glitch.com glitch.me
JSFiddle | jsfiddle.net
Gitpod | gitpod.io
MDN Web Docs | mdn.dev developer.mozilla.org mdn.mozilla.net
W3C | w3.org whatwg.org
IETF | ietf.org rfc-editor.org iana.org
Apache | apache.org
Linux Foundation | linuxfoundation.org kernel.org cncf.io
GNU | gnu.org
Eclipse | eclipse.org
Arduino | arduino.cc
PlatformIO | platformio.org
Espressif | espressif.com
Read the Docs | readthedocs.io readthedocs.org readthedocs.com
SourceForge | sourceforge.net sf.net fsdn.com sourceforge.io
力扣 (LeetCode) | leetcode.com leetcode-cn.com leetcode.cn
HackerRank | hackerrank.com
Kaggle | kaggle.com kaggle.io kaggleusercontent.com
DEV Community | dev.to forem.com
Hashnode | hashnode.com hashnode.dev
PHP | php.net
Oracle Java | java.com java.net openjdk.org
MySQL | mysql.com mariadb.org mariadb.com
PostgreSQL | postgresql.org
MongoDB | mongodb.com mongodb.net mongodb.org
Redis | redis.io redis.com redislabs.com
Snowflake | snowflake.com snowflakecomputing.com
Databricks | databricks.com azuredatabricks.net
Confluent | confluent.io confluent.cloud
App Center | hockeyapp.net hockeyapp.com appcenter.ms
TestFlight | testflight.apple.com
BrowserStack | browserstack.com
Sauce Labs | saucelabs.com
Vercel Analytics | vercel-insights.com
Cloudsmith | cloudsmith.io cloudsmith.com packagecloud.io
Gitee | gitee.com gitee.io giteeusercontent.com
Coding | coding.net coding.me
GitCode | gitcode.com gitcode.net gitcode.host
AtomGit | atomgit.com
阿里云云效 (Yunxiao) | devops.aliyun.com codeup.aliyun.com rdc.aliyun.com
CSDN | csdn.net csdnimg.cn csdn.com
掘金 (Juejin) | juejin.cn juejin.im
博客园 (Cnblogs) | cnblogs.com cnblogs.cn
开源中国 (OSChina) | oschina.net
思否 (SegmentFault) | segmentfault.com
InfoQ | infoq.cn infoq.com geekbang.org
51CTO | 51cto.com
菜鸟教程 (Runoob) | runoob.com
牛客网 (Nowcoder) | nowcoder.com nowcoder.net
洛谷 (Luogu) | luogu.com.cn luogu.com
npmmirror | npmmirror.com cnpmjs.org npm.taobao.org
GOPROXY.CN | goproxy.cn
DaoCloud | daocloud.io daocloud.com
微信开发者 (WeChat Devs) | developers.weixin.qq.com
DCloud (uni-app) | dcloud.io dcloud.net.cn dcloud.com.cn liuyingyong.cn
蒲公英 (PGYER) | pgyer.com pgyer.cn pgyerapp.com
fir.im | fir.im betaqr.com
Apifox | apifox.cn apifox.com
Trae | trae.ai trae.cn trae.com.cn
httpbin | httpbin.org
AppVeyor | appveyor.com
Cirrus CI | cirrus-ci.com cirrus-ci.org
Wireshark | wireshark.org
tcpdump | tcpdump.org
Microsoft Packages | packages.microsoft.com
`;
