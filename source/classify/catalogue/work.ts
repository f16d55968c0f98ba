/** Work: office suites, collaboration, CRM, project tools; lines as in `video.ts`. */
export const work = `
Microsoft 365 | office.com office365.com office.net microsoft365.com officeapps.live.com office.microsoft.com cloud.microsoft msocdn.com officeppe.net office365.us partner.outlook.cn partner.microsoftonline.cn office.live.com onmicrosoft.com o365weve.com powerapps.com dynamics.com powerautomate.com powerbi.com yammer.com sway.com sway-cdn.com office365.cn =graph.microsoft.com
SharePoint | sharepoint.com sharepointonline.com sharepoint.cn spoprod-a.akamaihd.net svc.ms
OneNote | onenote.com onenote.net
Microsoft To Do | to-do.office.com todo.microsoft.com wunderlist.com
Google Docs | docs.google.com sheets.google.com forms.gle =docs.googleapis.com =sheets.googleapis.com script.google.com =script.googleusercontent.com forms.google.com
Google Workspace | workspace.google.com gsuite.google.com admin.google.com =admin.googleapis.com contacts.google.com =people-pa.googleapis.com =people-pa.clients6.google.com =people.googleapis.com groups.google.com sites.google.com gsuite.com appsheet.com =peoplestackwebexperiments-pa.clients6.google.com tasks.google.com =tasks.googleapis.com =tasks-pa.clients6.google.com
Google Calendar | calendar.google.com calendar.app.google =calendar.googleapis.com =calendar-pa.clients6.google.com =calendarsync-pa.clients6.google.com
Google Keep | keep.google.com =notes-pa.googleapis.com =notes-pa.clients6.google.com
Slack | slack.com slack-edge.com slack-msgs.com slack-imgs.com slack-files.com slackb.com slack-core.com slack-redir.net slackdemo.com
Notion | notion.so notion.com notion.site notion-static.com notionusercontent.com notion.new
Atlassian (Jira) | atlassian.com atlassian.net atl-paas.net jira.com statuspage.io atlassian.design
Confluence | confluence.com confluence.atlassian.com
Trello | trello.com trellocdn.com trello-attachments.com
Asana | asana.com asana.biz
monday.com | monday.com
ClickUp | clickup.com clickup-attachments.com
Linear | linear.app
Airtable | airtable.com airtableusercontent.com airtable.app
Basecamp | basecamp.com 37signals.com
Smartsheet | smartsheet.com
Wrike | wrike.com
Miro | miro.com realtimeboard.com
Mural | mural.co
Figma | figma.com figma.net figmausercontent.com
Canva | canva.com canva.cn canva-apps.com canva.dev
Adobe Creative Cloud | assetsadobe.com adobe.com adobe.io adobecc.com adobelogin.com adobess.com acrobat.com creativecloud.com adobesc.com adobestock.com photoshop.com
Sketch | sketch.com
InVision | invisionapp.com
Lucid | lucidchart.com lucid.app lucid.co
Evernote | evernote.com
印象笔记 (Yinxiang) | yinxiang.com
Obsidian | obsidian.md
Logseq | logseq.com
Todoist | todoist.com todoist.net doist.com
TickTick | ticktick.com
滴答清单 (Dida365) | dida365.com
Calendly | calendly.com
Doodle | doodle.com
DocuSign | docusign.com docusign.net
HelloSign | hellosign.com
Salesforce | salesforce.com force.com salesforce-sites.com sfdcstatic.com visualforce.com salesforceliveagent.com documentforce.com exacttarget.com pardot.com salesforceiq.com exct.net
HubSpot | hubspot.com hubspot.net hubspotusercontent-na1.net hsforms.com hsforms.net hubapi.com hs-sites.com hubspotusercontent.com hubspotlinks.com hs-banner.com usemessages.com
Zendesk | zendesk.com zdassets.com zdusercontent.com
Freshworks | freshworks.com freshdesk.com freshchat.com freshservice.com freshworksapi.com
ServiceNow | servicenow.com service-now.com
Workday | workday.com myworkday.com myworkdayjobs.com workdaycdn.com myworkdaycdn.com
SAP | sap.com successfactors.com ariba.com ondemand.com sapsf.com concursolutions.com concur.com sap.cn sapcloud.cn
Oracle NetSuite | netsuite.com
Zoho | zoho.com zoho.eu zohocdn.com zohostatic.com zoho.com.cn zohopublic.com zoho.in
Odoo | odoo.com
ADP | adp.com
BambooHR | bamboohr.com
Greenhouse | greenhouse.io
Gusto | gusto.com
SurveyMonkey | surveymonkey.com
Typeform | typeform.com
JotForm | jotform.com
Zapier | zapier.com
IFTTT | ifttt.com
Make | make.com integromat.com
Coda | coda.io
Quip | quip.com
Workplace | workplace.com
Front | frontapp.com
Harvest | getharvest.com
Toggl | toggl.com
LibreOffice | libreoffice.org documentfoundation.org
OnlyOffice | onlyoffice.com
Scribd | scribd.com scribdassets.com
SlideShare | slideshare.net slidesharecdn.com
Prezi | prezi.com
Issuu | issuu.com isu.pub
CorelDRAW | corel.com
Autodesk | autodesk.com autodesk.net autocad.com autodesk360.com autodesk.com.cn
SolidWorks | solidworks.com 3ds.com
Trimble SketchUp | sketchup.com
WPS Office | wps.cn wps.com kdocs.cn wpscdn.cn wpscdn.com wpsgo.com kingsoft-office-service.com wpsmail.net docer.com.cn ksord.com wpsoffice.com kingsoft.com kingsoftstore.com
飞书 (Feishu) | feishu.cn feishucdn.com larkoffice.com larkofficecdn.com feishu.net feishupkg.com feishuapp.cn feishuimg.com larkofficeimg.com feelgood.cn
Lark | larksuite.com larksuitecdn.com larksuiteimg.com
钉钉 (DingTalk) | dingtalk.com dingtalk.cn dingtalkapps.com dingding.xin alidingtalk.com dingtalk.io dingteam.com laiwang.com dingtalkcloud.com
企业微信 (WeCom) | work.weixin.qq.com wecom.work wework.qpic.cn qyapi.weixin.qq.com wxwork.qq.com
腾讯文档 (Tencent Docs) | docs.qq.com docs.gtimg.com docs.tencent.com =docs.idqqimg.com
腾讯问卷 (Tencent Survey) | wj.qq.com
TAPD | tapd.cn tapd.tencent.com tapd.woa.com
石墨文档 (Shimo) | shimo.im shimo.cn shimonote.com smdocs.cn
语雀 (Yuque) | yuque.com
有道云笔记 (Youdao Note) | note.youdao.com
为知笔记 (Wiz) | wiz.cn
幕布 (Mubu) | mubu.com mubucdn.com
ProcessOn | processon.com
蓝湖 (Lanhu) | lanhuapp.com
墨刀 (Modao) | modao.cc mockingbot.com
即时设计 (JsDesign) | js.design
稿定设计 (Gaoding) | gaoding.com
创客贴 (Chuangkit) | chuangkit.com
Teambition | teambition.com teambition.net
Worktile | worktile.com
明道云 (Mingdao) | mingdao.com
简道云 (Jiandaoyun) | jiandaoyun.com fanruan.com
问卷星 (Wenjuanxing) | wjx.cn wjx.top wjx.com sojump.com
金数据 (Jinshuju) | jinshuju.net jinshuju.com
腾讯企点 (Tencent Qidian) | qidian.qq.com
用友 (Yonyou) | yonyou.com yonyoucloud.com diwork.com chanjet.com
金蝶 (Kingdee) | kingdee.com kdcloud.com yunzhijia.com
泛微 (Weaver) | weaver.com.cn e-cology.com.cn eteams.cn
致远互联 (Seeyon) | seeyon.com seeyoncloud.com
销售易 (Xiaoshouyi) | xiaoshouyi.com
纷享销客 (Fxiaoke) | fxiaoke.com
北森 (Beisen) | beisen.com italent.cn
PicMonkey | picmonkey.com
福昕 (Foxit) | foxit.com foxitsoftware.com foxitreader.cn foxitcloud.cn
e签宝 (eSign) | esign.cn
法大大 (Fadada) | fadada.com
企查查 (Qichacha) | qcc.com qichacha.com
天眼查 (Tianyancha) | tianyancha.com
网易灵犀办公 (NetEase Lingxi) | office.163.com
Welink | welink.huaweicloud.com
Bitrix24 | bitrix24.com bitrix24.ru bitrix24.de bitrix.info bitrix24.net
Grammarly | grammarly.com grammarly.io grammarly.net
Intercom | intercom.io intercom.com intercomcdn.com intercomassets.com
Google Slides | slides.google.com
Microsoft Forms | forms.office.com forms.microsoft.com
`;
