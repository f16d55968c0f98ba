/** Government: public administration; lines as in `video.ts`. */
export const government = `
GOV.UK | gov.uk
USA.gov | usa.gov login.gov
IRS | irs.gov
Social Security Administration | ssa.gov
White House | whitehouse.gov
US Congress | congress.gov house.gov senate.gov
US Department of State | state.gov
NOAA (Weather Service) | noaa.gov weather.gov
USGS | usgs.gov
European Union | europa.eu
United Nations | un.org unicef.org undp.org
World Bank | worldbank.org
IMF | imf.org
OECD | oecd.org
NATO | nato.int
Bund.de | bund.de bundesregierung.de bundestag.de
ELSTER | elster.de
Bundesagentur für Arbeit | arbeitsagentur.de
Service-Public.fr | service-public.fr gouv.fr
Agenzia delle Entrate | agenziaentrate.gov.it governo.it spid.gov.it
Gobierno de España | gob.es
DigiD | digid.nl overheid.nl rijksoverheid.nl belastingdienst.nl
BankID | bankid.com skatteverket.se
admin.ch | admin.ch
oesterreich.gv.at | gv.at
Canada.ca | canada.ca gc.ca
Australian Government | gov.au
New Zealand Government | govt.nz
Government of Japan | go.jp
Government of Korea | go.kr gov.kr
Government of India | gov.in nic.in
Government of Singapore | gov.sg
Government of Hong Kong | gov.hk
Government of Taiwan | gov.tw
Government of Macau | gov.mo
Government of Brazil | gov.br
Government of Mexico | gob.mx
Government of Argentina | gob.ar
Government of Turkey | gov.tr
Gosuslugi | gosuslugi.ru nalog.ru mos.ru gov.ru
Government of Ukraine (Diia) | gov.ua
Government of Israel | gov.il
Government of South Africa | gov.za
Government of Indonesia | go.id
Government of Thailand | go.th
Government of Vietnam | gov.vn
Government of Malaysia | gov.my
Government of the Philippines | gov.ph
中国政府网 (Gov.cn) | www.gov.cn
国家政务服务平台 (National Government Services) | gjzwfw.gov.cn
国家税务总局 (Tax Administration) | chinatax.gov.cn
个人所得税 (Income Tax) | etax.chinatax.gov.cn
国家统计局 (Statistics Bureau) | stats.gov.cn
公安部 (Public Security) | mps.gov.cn beian.gov.cn nia.gov.cn
交管12123 (Traffic 12123) | 122.gov.cn 12123.com
工业和信息化部 (MIIT) | miit.gov.cn
国家医保 (Medical Insurance) | nhsa.gov.cn
人力资源社会保障 (Social Security China) | mohrss.gov.cn 12333.gov.cn
国家企业信用信息公示 (GSXT) | gsxt.gov.cn samr.gov.cn
商务部 (MOFCOM) | mofcom.gov.cn
海关总署 (China Customs) | customs.gov.cn singlewindow.cn
中国人民银行 (PBoC) | pbc.gov.cn pbccrc.org.cn
中国证监会 (CSRC) | csrc.gov.cn
最高人民法院 (Supreme Court) | court.gov.cn
教育部 (MOE) | moe.gov.cn
国家网信办 (CAC) | cac.gov.cn
国家反诈中心 (Anti-Fraud) | gjfzpt.cn
中国气象局 (CMA) | cma.gov.cn nmc.cn
中国地震台网 (CENC) | ceic.ac.cn cea.gov.cn
北京市政府 (Beijing) | beijing.gov.cn
上海市政府 (Shanghai) | sh.gov.cn shanghai.gov.cn
随申办 (Suishenban) | zwdt.sh.gov.cn
广东省政府 (Guangdong) | gd.gov.cn gdzwfw.gov.cn digitalgd.com.cn
浙里办 (Zheliban) | zj.gov.cn zjzwfw.gov.cn
江苏省政府 (Jiangsu) | jiangsu.gov.cn jszwfw.gov.cn
深圳市政府 (Shenzhen) | sz.gov.cn
香港天文台 (HK Observatory) | hko.gov.hk
`;
