/** Social: social networks, forums, dating, blogs, photo sharing; lines as in `video.ts`. */
export const social = `
Facebook | facebook.com facebook.net fbcdn.net fbcdn.com fb.com fb.me fb.gg fbsbx.com fbpigeon.com facebook-hardware.com tfbnw.net fb.watch accountkit.com meta.com
Instagram | instagram.com cdninstagram.com ig.me instagr.am igcdn.com
Threads | threads.net threads.com
X (Twitter) | twitter.com x.com t.co twimg.com twttr.com twitpic.com periscope.tv pscp.tv tweetdeck.com
Reddit | reddit.com redd.it redditmedia.com redditstatic.com redditinc.com
LinkedIn | linkedin.com licdn.com linkedin.cn lnkd.in linkedin.at bizographics.com
Pinterest | pinterest.com pinimg.com pinterest.de pinterest.co.uk pinterest.fr pinterest.jp pin.it
Snapchat | snapchat.com sc-cdn.net snap-dev.net snapads.com sc-static.net sc-jpl.com sc-prod.net addlive.io feelinsonice.com bitmoji.com snapkit.com snap.com sc-gw.com impala-media-production.s3.amazonaws.com
Tumblr | tumblr.com txmblr.com
Mastodon | mastodon.social mastodon.online mstdn.social joinmastodon.org mstdn.jp pawoo.net fosstodon.org
Bluesky | bsky.app bsky.social bsky.network blueskyweb.xyz
VK | vk.com vk.ru userapi.com vkuser.net vk-cdn.net vk.me vkuseraudio.net vk-portal.net
Odnoklassniki (OK.ru) | ok.ru odnoklassniki.ru mycdn.me okcdn.ru
Flickr | flickr.com staticflickr.com flic.kr
Imgur | imgur.com imgur.io
500px | 500px.com 500px.org
Unsplash | unsplash.com
Giphy | giphy.com
Tenor | tenor.com tenor.co =tenor.googleapis.com
9GAG | 9gag.com 9cache.com
4chan | 4chan.org 4cdn.org 4channel.org
Medium | medium.com
Substack | substack.com substackcdn.com
WordPress | wordpress.com wp.com wordpress.org w.org
Gravatar | gravatar.com
Blogger | blogger.com blogspot.com blogblog.com =blogger.googleusercontent.com
LiveJournal | livejournal.com livejournal.net
DeviantArt | deviantart.com deviantart.net wixmp.com
Behance | behance.net
Dribbble | dribbble.com
Pixiv | pixiv.net pximg.net pixiv.org fanbox.cc
Ameba | ameba.jp ameblo.jp amebaowndme.com
Hatena | hatena.ne.jp hatenablog.com st-hatena.com
note | note.com note.mu
5ch | 5ch.net 2ch.net 2ch.sc
Patreon | patreon.com patreonusercontent.com
Meetup | meetup.com meetupstatic.com
Nextdoor | nextdoor.com nextdoor.co.uk
Disqus | disqus.com disquscdn.com
Tinder | tinder.com gotinder.com tindersparks.com
Bumble | bumble.com bumbcdn.com badoo.com badoocdn.com
OkCupid | okcupid.com okccdn.com
Hinge | hingeaws.net hinge.co
Match | match.com
Grindr | grindr.com grindr.io grindr.mobi
Clubhouse | clubhouse.com clubhouseapi.com
BeReal | bereal.com bere.al bereal.network
VSCO | vsco.co
Xing | xing.com xing-share.com
Goodreads | goodreads.com gr-assets.com
Hacker News | ycombinator.com hn.algolia.com
Lobsters | lobste.rs
Gab | gab.com
Truth Social | truthsocial.com
Naver Band | band.us
Naver Cafe | cafe.naver.com cafe.pstatic.net
Naver Blog | blog.naver.com blogfiles.naver.net blogpfthumb-phinf.pstatic.net
DC Inside | dcinside.com dcinside.co.kr
PTT | ptt.cc
Dcard | dcard.tw dcard.io
Plurk | plurk.com
Bahamut | gamer.com.tw bahamut.com.tw
Mobile01 | mobile01.com
LIHKG | lihkg.com
Linktree | linktr.ee
微博 (Weibo) | weibo.com weibo.cn sinaimg.cn weibocdn.com sinajs.cn weibopay.com t.cn weico.cc
小红书 (Xiaohongshu) | xiaohongshu.com xhscdn.com xhscdn.net xhslink.com rednote.com xiaohongshu.net
豆瓣 (Douban) | douban.com doubanio.com dou.bz
QQ空间 (Qzone) | qzone.qq.com qzone.com qzonestyle.gtimg.cn =qzs.gtimg.cn photo.store.qq.com
百度贴吧 (Baidu Tieba) | tieba.baidu.com tiebapic.baidu.com =imgsa.baidu.com tieba.com tiebac.baidu.com tieba.bdimg.com
陌陌 (Momo) | immomo.com immomo.net momocdn.com wemomo.com
探探 (Tantan) | tantanapp.com tancdn.com
Soul | soulapp.cn soulapp.me soulsmile.cn
即刻 (Jike) | okjike.com jellow.site ruguoapp.com
虎扑 (Hupu) | hupu.com hupucdn.com hoopchina.com.cn
天涯社区 (Tianya) | tianya.cn tianyaui.com
简书 (Jianshu) | jianshu.com jianshu.io
人人网 (Renren) | renren.com
脉脉 (Maimai) | maimai.cn taou.com
最右 (Zuiyou) | izuiyou.com ixiaochuan.cn
LOFTER | lofter.com lf127.net
NGA玩家社区 (NGA) | ngacn.cc nga.cn nga.178.com
V2EX | v2ex.com v2ex.co
世纪佳缘 (Jiayuan) | jiayuan.com
珍爱网 (Zhenai) | zhenai.com
百合网 (Baihe) | baihe.com
Blued | blued.cn blued.com irisgw.cn
美图 (Meitu) | meitu.com meitudata.com meitustat.com
百家号 (Baijiahao) | baijiahao.baidu.com
吾爱破解 (52pojie) | 52pojie.cn
`;
