/** Adult: adult content; lines as in `video.ts`. */
export const adult = `
Pornhub | pornhub.com phncdn.com pornhub.org pornhubpremium.com phprcdn.com
XVideos | xvideos.com xvideos-cdn.com xvideos2.com xvideos.es
XNXX | xnxx.com xnxx-cdn.com xnxx.tv
xHamster | xhamster.com xhcdn.com xhamster.desi xhamsterlive.com xhpingcdn.com
RedTube | redtube.com rdtcdn.com
YouPorn | youporn.com ypncdn.com
Tube8 | tube8.com
SpankBang | spankbang.com sb-cd.com
Eporner | eporner.com
HQPorner | hqporner.com
Beeg | beeg.com
Chaturbate | chaturbate.com highwebmedia.com mmcdn.com
Stripchat | stripchat.com strpst.com doppiocdn.com doppiocdn.net
BongaCams | bongacams.com bongacams.org
LiveJasmin | livejasmin.com dditscdn.com
CAM4 | cam4.com xcdnpro.com
MyFreeCams | myfreecams.com mfcimg.com
OnlyFans | onlyfans.com
Fansly | fansly.com
Brazzers | brazzers.com
RedGIFs | redgifs.com
Erome | erome.com
nhentai | nhentai.net
E-Hentai | e-hentai.org exhentai.org ehgt.org
Rule34 | rule34.xxx
Literotica | literotica.com
Motherless | motherless.com
Adult FriendFinder | adultfriendfinder.com ffadult.com
Ashley Madison | ashleymadison.com
DMM (FANZA) | dmm.co.jp fanza.com
JavDB | javdb.com jdbstatic.com
JavBus | javbus.com
MissAV | missav.com missav.ws
草榴社区 (T66Y) | t66y.com
91porn | 91porn.com
Sex.com | sex.com
Flirt4Free | flirt4free.com
`;
