/** Other: known, and none of these; lines as in `video.ts`. */
export const other = `
Wattpad | wattpad.com
Webtoon | webtoons.com webtoon.com
AO3 | archiveofourown.org
FanFiction | fanfiction.net
MangaDex | mangadex.org
MyAnimeList | myanimelist.net
AniList | anilist.co
Piccoma | piccoma.com
Kobo | kobo.com kobobooks.com
OverDrive (Libby) | overdrive.com libbyapp.com odrcdn.com
Change.org | change.org
GoFundMe | gofundme.com
Kickstarter | kickstarter.com ksr.org
Indiegogo | indiegogo.com
Buy Me a Coffee | buymeacoffee.com
Ko-fi | ko-fi.com
Gumroad | gumroad.com
Amnesty International | amnesty.org
Red Cross | redcross.org ifrc.org
Wikileaks | wikileaks.org
EFF | eff.org
Creative Commons | creativecommons.org
Getty Images | gettyimages.com istockphoto.com
Shutterstock | shutterstock.com
Adobe Stock | ftcdn.net
Freepik | freepik.com flaticon.com
Pexels | pexels.com
Pixabay | pixabay.com
Envato | envato.com themeforest.net codecanyon.net
Astrology.com | astrology.com
Bible (YouVersion) | bible.com youversion.com youversionapi.com
Vatican | vatican.va
Muslim Pro | muslimpro.com
阅文 (Yuewen) | yuewen.com qdmm.com
起点中文网 (Qidian) | qidian.com webnovel.com
微信读书 (WeRead) | weread.qq.com
QQ阅读 (QQ Reader) | book.qq.com reader.qq.com
番茄小说 (Fanqie) | fanqienovel.com fqnovel.com fanqiesdk.com novelfm.com changdunovel.com fanqienovelvod.com fqnovelvod.com fqnovelpic.com
七猫小说 (Qimao) | qimao.com wtzw.com
掌阅 (iReader) | zhangyue.com ireader.com
晋江文学城 (Jinjiang) | jjwxc.net jjwxc.com
纵横中文网 (Zongheng) | zongheng.com
飞卢小说 (Faloo) | faloo.com
米读 (Midu) | midureader.com
书旗小说 (Shuqi) | shuqi.com shuqireader.com
快看漫画 (Kuaikan) | kuaikanmanhua.com kkmh.com
腾讯动漫 (Tencent Comics) | ac.qq.com
动漫之家 (DMZJ) | dmzj.com
豆丁图书 (Duokan) | duokan.com
视觉中国 (VCG) | vcg.com
千图网 (58pic) | 58pic.com qiantucdn.com
包图网 (Ibaotu) | ibaotu.com
花瓣网 (Huaban) | huaban.com
站酷 (Zcool) | zcool.com.cn zcool.cn
堆糖 (Duitang) | duitang.com
腾讯公益 (Tencent Charity) | gongyi.qq.com
水滴筹 (Shuidichou) | shuidichou.com shuidihuzhu.com
轻松筹 (Qingsongchou) | qschou.com qingsongchou.com
`;
