/** Education: schools, courses, science; lines as in `video.ts`. */
export const education = `
Coursera | coursera.org coursera.com
edX | edx.org
Udemy | udemy.com udemycdn.com
Khan Academy | khanacademy.org kastatic.org kasandbox.org
Duolingo | duolingo.com duolingo.cn duolingo.net
Quizlet | quizlet.com
Kahoot | kahoot.com kahoot.it
Chegg | chegg.com cheggcdn.com
Canvas | instructure.com canvas-user-content.com inscloudgate.net instructuremedia.com
Blackboard | blackboard.com bbcollab.com blackboardcdn.com
Moodle | moodle.org moodlecloud.com moodle.com
Google Classroom | classroom.google.com classroom.googleapis.com
Google Scholar | scholar.google.com scholar.googleusercontent.com
Schoology | schoology.com
ClassDojo | classdojo.com
Seesaw | seesaw.me
Clever | clever.com
PowerSchool | powerschool.com
Turnitin | turnitin.com turnitin.org
Skillshare | skillshare.com
Udacity | udacity.com
Pluralsight | pluralsight.com
Codecademy | codecademy.com
freeCodeCamp | freecodecamp.org
Brilliant | brilliant.org
Babbel | babbel.com
Memrise | memrise.com
Rosetta Stone | rosettastone.com
Scratch | scratch.mit.edu
Code.org | code.org
arXiv | arxiv.org
ResearchGate | researchgate.net rgstatic.net
Academia.edu | academia.edu
Elsevier (ScienceDirect) | sciencedirect.com elsevier.com sciencedirectassets.com elsevier.io els-cdn.com scopus.com mendeley.com
Springer Nature | springer.com springernature.com nature.com springerlink.com
Wiley | wiley.com
Taylor & Francis | tandfonline.com
IEEE | ieee.org
ACM | acm.org
JSTOR | jstor.org
PubMed | =pubmed.ncbi.nlm.nih.gov
PLOS | plos.org
MDPI | mdpi.com mdpi-res.com
Science | sciencemag.org science.org
Semantic Scholar | semanticscholar.org
Zotero | zotero.org
Overleaf | overleaf.com
DOI | doi.org crossref.org
ORCID | orcid.org
MIT | mit.edu
Harvard | harvard.edu
Stanford | stanford.edu
UC Berkeley | berkeley.edu
Oxford | ox.ac.uk
Cambridge | cam.ac.uk cambridge.org
TED | ted.com tedcdn.com
Instructables | instructables.com
GeoGebra | geogebra.org
Desmos | desmos.com
NASA | nasa.gov
CERN | cern.ch
College Board | collegeboard.org
ETS | ets.org toefl.org
Pearson | pearson.com pearsoncmg.com
Antolin | antolin.de
W3Schools | w3schools.com
Byju's | byjus.com
Toppr | toppr.com
eduroam | eduroam.org
学习通 (Chaoxing) | chaoxing.com cldisk.com chaoxing.cn
雨课堂 (Rain Classroom) | yuketang.cn
学堂在线 (XuetangX) | xuetangx.com xuetangonline.com
中国大学MOOC (icourse163) | icourse163.org icourses.cn
智慧树 (Zhihuishu) | zhihuishu.com
学习强国 (Xuexi) | xuexi.cn
国家中小学智慧教育平台 (Smart Education) | ykt.cbern.com.cn basic.smartedu.cn
国家智慧教育平台 (Smart Education of China) | smartedu.cn
网易公开课 (NetEase Open) | open.163.com
网易云课堂 (NetEase Study) | study.163.com
有道 (Youdao) | youdao.com ydstatic.com
腾讯课堂 (Tencent Classroom) | ke.qq.com
作业帮 (Zuoyebang) | zuoyebang.com zuoyebang.cc zybang.com
猿辅导 (Yuanfudao) | yuanfudao.com yuanfudao.biz fbcontent.cn
粉笔 (Fenbi) | fenbi.com
学而思 (TAL) | xueersi.com speiyou.com 100tal.com xesimg.com
新东方 (New Oriental) | xdf.cn koolearn.com neworiental.org
高途 (Gaotu) | gaotu.cn genshuixue.com
VIPKID | vipkid.com.cn vipkid.com
百词斩 (Baicizhan) | baicizhan.com bczcdn.com
扇贝 (Shanbay) | shanbay.com baydn.com
墨墨背单词 (Maimemo) | maimemo.com
流利说 (Liulishuo) | liulishuo.com llscdn.com
沪江 (Hujiang) | hujiang.com hjfile.cn
一起作业 (17zuoye) | 17zuoye.com 17zuoye.net
晓黑板 (Xiaoheiban) | xiaoheiban.cn
中国知网 (CNKI) | cnki.net cnki.com.cn
万方数据 (Wanfang) | wanfangdata.com.cn wanfangdata.com
维普 (CQVIP) | cqvip.com
学信网 (CHSI) | chsi.com.cn chsi.cn
清华大学 (Tsinghua) | tsinghua.edu.cn tsinghua.org.cn
北京大学 (Peking University) | pku.edu.cn
浙江大学 (Zhejiang University) | zju.edu.cn
上海交通大学 (SJTU) | sjtu.edu.cn
复旦大学 (Fudan) | fudan.edu.cn
中国教育和科研计算机网 (CERNET) | =www.edu.cn cernet.edu.cn
考研帮 (Kaoyan) | kaoyan.com
慕课网 (iMooc) | imooc.com mukewang.com
学科网 (Zxxk) | zxxk.com
`;
