/** Reference: encyclopaedias, dictionaries, question-and-answer; lines as in `video.ts`. */
export const reference = `
Wikipedia | wikipedia.org wikimedia.org wiktionary.org wikidata.org mediawiki.org wikibooks.org wikiquote.org wikisource.org wikinews.org wikiversity.org wikivoyage.org wikimediafoundation.org wmfusercontent.org w.wiki
Stack Overflow | stackoverflow.com sstatic.net stackoverflow.co stackoverflow.email
Stack Exchange | stackexchange.com superuser.com serverfault.com askubuntu.com mathoverflow.net stackapps.com
Quora | quora.com quoracdn.net
Britannica | britannica.com eb.com
Merriam-Webster | merriam-webster.com
Dictionary.com | dictionary.com thesaurus.com
Cambridge Dictionary | dictionary.cambridge.org
Oxford Dictionaries | oed.com oxfordlearnersdictionaries.com lexico.com
Collins Dictionary | collinsdictionary.com
Urban Dictionary | urbandictionary.com
LEO | leo.org
dict.cc | dict.cc
Linguee | linguee.com linguee.de
DeepL | deepl.com
Google Translate | translate.google.com translate.googleapis.com translate.google.cn =translate-pa.googleapis.com =translation.googleapis.com translate.goog
Bing Translator | microsofttranslator.com
Reverso | reverso.net
WordReference | wordreference.com
Google Books | books.google.com books.googleusercontent.com
Google Arts & Culture | artsandculture.google.com
Internet Archive | archive.org openlibrary.org
archive.today | archive.today archive.ph archive.is
IMDb | imdb.com media-imdb.com imdb.to
Rotten Tomatoes | rottentomatoes.com
Metacritic | metacritic.com
wikiHow | wikihow.com
HowStuffWorks | howstuffworks.com
About (Dotdash) | dotdash.com thespruce.com investopedia.com verywellhealth.com
Ask.com | ask.com
Answers.com | answers.com
SparkNotes | sparknotes.com
Project Gutenberg | gutenberg.org
Know Your Meme | knowyourmeme.com
TV Tropes | tvtropes.org
Timeanddate | timeanddate.com
XE | xe.com
Weblio | weblio.jp
Kotobank | kotobank.jp
goo | goo.ne.jp
Namuwiki | namu.wiki
Naver Dictionary | dict.naver.com terms.naver.com kin.naver.com
Papago | papago.naver.com
Gutefrage | gutefrage.net
Yahoo! Chiebukuro | chiebukuro.yahoo.co.jp
知乎 (Zhihu) | zhihu.com zhimg.com zhihu.dev
百度百科 (Baidu Baike) | baike.baidu.com bkssl.bdimg.com bkimg.cdn.bcebos.com baikebcs.bdimg.com
百度知道 (Baidu Zhidao) | zhidao.baidu.com iknow-pic.cdn.bcebos.com iknowpc.bdimg.com
百度文库 (Baidu Wenku) | wenku.baidu.com wkimg.bdimg.com wkretype.bdimg.com wkstatic.bdimg.com
百度翻译 (Baidu Translate) | fanyi.baidu.com fanyi-api.baidu.com fanyi-cdn.cdn.bcebos.com
百度经验 (Baidu Jingyan) | jingyan.baidu.com
百度学术 (Baidu Scholar) | xueshu.baidu.com
抖音百科 (Baike.com) | baike.com hudong.com
有道词典 (Youdao Dictionary) | dict.youdao.com fanyi.youdao.com
金山词霸 (iCIBA) | iciba.com
海词 (Dict.cn) | dict.cn
搜狗百科 (Sogou Baike) | baike.sogou.com
搜狗问问 (Sogou Wenwen) | wenwen.sogou.com
360百科 (360 Baike) | baike.so.com baike.360.cn
360问答 (360 Wenda) | wenda.so.com
悟空问答 (Wukong) | wukong.com
萌娘百科 (Moegirl) | moegirl.org.cn moegirl.org
道客巴巴 (Doc88) | doc88.com
豆丁 (Docin) | docin.com
古诗文网 (Gushiwen) | gushiwen.cn gushiwen.org
汉典 (Zdic) | zdic.net
Wikiwand | wikiwand.com
果壳 (Guokr) | guokr.com
Fandom | fandom.com wikia.com nocookie.net
Wolfram Alpha | wolframalpha.com wolfram.com wolframcdn.com
`;
