/** Games: games, stores and launchers of games; lines as in `video.ts`. */
export const games = `
Steam | steampowered.com steamcommunity.com steamcontent.com steamstatic.com steamusercontent.com steamgames.com steamserver.net steam-chat.com steam-api.com steamdeck.com valvesoftware.com steam.tv s.team steamcdn-a.akamaihd.net steamuserimages-a.akamaihd.net steamstore-a.akamaihd.net steamcommunity-a.akamaihd.net steamchina.com steamserver.cn dl.steam.clngaa.com
Dota 2 | dota2.com
Counter-Strike | counter-strike.net
Epic Games | epicgames.com epicgames.dev unrealengine.com epicgamescdn.com epicgames.net easyanticheat.net easy.ac epicgames-download1.akamaized.net
Fortnite | fortnite.com =fortnite-public-service-prod11.ol.epicgames.com
Riot Games | riotgames.com riotcdn.net pvp.net rgpub.io riotgames.com.cn
League of Legends | leagueoflegends.com lolesports.com lolstatic.com op.gg
Valorant | playvalorant.com
Blizzard Battle.net | battle.net blizzard.com blz-contentstack.com blzstatic.cn blzddist1-a.akamaihd.net battlenet.com.cn blizzard.cn worldofwarcraft.com playoverwatch.com
Call of Duty | callofduty.com activision.com demonware.net
EA | ea.com origin.com eaassets-a.akamaihd.net eac-cdn.com eamobile.com dice.se tnt-ea.com
Ubisoft | ubisoft.com ubi.com ubisoftconnect.com ubisoft.org
Rockstar Games | rockstargames.com rsg.sc
Roblox | roblox.com rbxcdn.com rbx.com roblox.cn rbxtrk.com roblox.qq.com
Minecraft | minecraft.net mojang.com minecraftservices.com minecraft-services.net
Xbox | xbox.com xboxlive.com xboxservices.com xboxlive.cn xboxab.com gamepass.com xboxab.net xboxcloud.com halowaypoint.com playfab.com playfabapi.com
PlayStation | playstation.com playstation.net sonyentertainmentnetwork.com sie-rd.com playstation.com.cn
Nintendo | nintendo.com nintendo.net nintendo.co.jp nintendo.de nintendo.eu nintendo-europe.com nintendoswitch.com.cn
Supercell | supercell.com supercell.net
Hay Day | haydaygame.com
Brawl Stars | brawlstars.com brawlstarsgame.com
Clash Royale | clashroyale.com clashroyaleapp.com
Clash of Clans | clashofclans.com
King | king.com midasplayer.com candycrushsaga.com
Niantic | nianticlabs.com nianticproject.com
Pokémon GO | pokemongo.com pokemongolive.com pgorelease.nianticlabs.com
Pokémon | pokemon.com pokemon.co.jp pokemon-home.com pokemonshowdown.com
GOG | gog.com gog-statics.com gogcdn.net
itch.io | itch.io itch.zone
Humble Bundle | humblebundle.com
Garena | garena.com garenanow.com garena.sg freefiremobile.com seagroup.com garena.tw
PUBG | pubg.com pubgmobile.com igamecj.com krafton.com proximabeta.com
Level Infinite | levelinfinite.com intlgame.com
Wargaming | wargaming.net worldoftanks.com worldoftanks.eu worldofwarships.com wgcdn.co wargaming.com
War Thunder | crossout.net warthunder.com gaijin.net gaijinent.com gaijin.team
Final Fantasy XIV | finalfantasyxiv.com
Square Enix | square-enix.com square-enix-games.com square-enix.net
Bandai Namco | bandainamcoent.com bandainamcoent.co.jp bnent.eu
Capcom | capcom.com capcom.co.jp
Konami | konami.com konami.net konaminet.jp
Sega | sega.com sega.jp sega.co.jp
Bethesda | bethesda.net bethsoft.com elderscrollsonline.com
Take-Two | 2k.com take2games.com t2gp.com zynga.com zyngagames.com
Warframe | warframe.com digitalextremes.com
HoYoverse | hoyoverse.com hoyolab.com hoyo.link
Unity | unity.com unity3d.com unitychina.cn unity.cn
GeForce NOW | geforcenow.com nvidiagrid.net
Moonton | moonton.com mobilelegends.com
Kongregate | kongregate.com
CrazyGames | crazygames.com
Poki | poki.com poki.io
Miniclip | miniclip.com
Scopely | scopely.com
Playrix | playrix.com
Playtika | playtika.com
Chess.com | chess.com chesscomfiles.com
Lichess | lichess.org lichess1.org
IGN | ign.com ignimgs.com
GameSpot | gamespot.com
Nexus Mods | nexusmods.com nexus-cdn.com
CurseForge | curseforge.com forgecdn.net overwolf.com
Modrinth | modrinth.com
Gamepedia | gamepedia.com
Nexon | nexon.com nexon.net nexon.co.jp nexon.io
NCSoft | plaync.com ncsoft.com
Netmarble | netmarble.com netmarble.net
Smilegate | onstove.com smilegate.com
Kakao Games | kakaogames.com
Com2uS | com2us.com withhive.com qpyou.cn
DMM Games | dmmgames.com games.dmm.com
Cygames | cygames.jp granbluefantasy.jp umamusume.jp
GREE | gree.net
Mobage | mobage.jp dena.com mbga.jp
Yostar | yostar.net yo-star.com yostar.cn
GameBanana | gamebanana.com
Faceit | faceit.com faceit-cdn.net
Parsec Gaming | =builds.parsecgaming.com
Razer | razer.com razerzone.com razersynapse.com
Overwatch | overwatch.blizzard.com
Xsolla | xsolla.com
原神 (Genshin Impact) | yuanshen.com ys.mihoyo.com genshinimpact.com genshin.mihoyo.com hk4e-api.mihoyo.com hk4e-sdk.mihoyo.com genshin.hoyoverse.com hk4e-sdk-os.hoyoverse.com
绝区零 (Zenless Zone Zero) | zzz.mihoyo.com juequling.com zenless.hoyoverse.com zenlesszonezero.com
崩坏3 (Honkai Impact 3rd) | bh3.com bh3.mihoyo.com honkaiimpact3.com
崩坏：星穹铁道 (Honkai: Star Rail) | sr.mihoyo.com hkrpg-sdk.mihoyo.com hsr.hoyoverse.com starrails.com bhsr.com
米哈游 (miHoYo) | mihoyo.com mihoyogift.com benghuai.com
米游社 (Miyoushe) | miyoushe.com
王者荣耀 (Honor of Kings) | pvp.qq.com honorofkings.com smoba.qq.com
和平精英 (Peacekeeper Elite) | gp.qq.com
英雄联盟 (League of Legends CN) | lol.qq.com
穿越火线 (CrossFire) | cf.qq.com crossfire.com
地下城与勇士 (DNF) | dnf.qq.com
腾讯游戏 (Tencent Games) | game.qq.com gcloud.qq.com gcloudcs.com gcloudsdk.com tgpa.qq.com gamecenter.qq.com game.gtimg.cn qqgame.qq.com qqgame.com iegcom.com tdatamaster.com anticheatexpert.com gamesafe.qq.com daoju.qq.com speedm.qq.com codm.qq.com
WeGame | wegame.com wegame.com.cn
START云游戏 (START) | start.qq.com
网易游戏 (NetEase Games) | game.163.com gameyw.netease.com nie.netease.com nie.163.com update.netease.com gph.netease.com g.126.fm easebar.com gdl.netease.com neteasegames.com 16163.com gsf.netease.com netease-na.com
永劫无间 (Naraka: Bladepoint) | yjwujian.cn narakathegame.com
UU加速器 (UU Booster) | uu.163.com
倩女幽魂 (A Chinese Ghost Story) | qn.163.com qnm.163.com
天下 (Tianxia) | tx3.163.com
荒野行动 (Knives Out) | hyxd.163.com
明日之后 (LifeAfter) | mrzh.163.com
率土之滨 (Infinite Borders) | stzb.163.com
逆水寒 (Justice) | n.163.com nsh.163.com
大话西游 (Westward Journey) | xy2.163.com xy3.163.com dhxy.163.com
第五人格 (Identity V) | id5.163.com
我的世界 (Minecraft China) | mc.163.com
阴阳师 (Onmyoji) | yys.163.com
梦幻西游 (Fantasy Westward Journey) | my.163.com xyq.163.com
蛋仔派对 (Eggy Party) | party.163.com
心动 (XD / TapTap) | xd.com taptapdada.com taptap.cn taptap.com taptap.io xdcdn.net tapimg.com tapapis.com tapapis.cn tapsvc.com
莉莉丝 (Lilith) | lilith.com lilithgame.com lilithgames.com farlightgames.com
鹰角网络 (Hypergryph) | hypergryph.com hycdn.cn gryphline.com
明日方舟 (Arknights) | ak.hypergryph.com ak-conf.hypergryph.com arknights.global arknights.hypergryph.com
叠纸 (Papergames) | papegames.com papegames.cn infoldgames.com
库洛 (Kuro) | kurogame.com kurogames.com kurogame.net
完美世界 (Perfect World) | wanmei.com perfectworld.com pwrd.com wanmei.net pwesports.cn
三七互娱 (37Games) | 37.com 37.com.cn 37wan.com
盛趣游戏 (Shengqu) | sdo.com shengqugames.com
巨人网络 (Giant) | ztgame.com
搜狐畅游 (Changyou) | changyou.com
4399 | 4399.com 4399.cn 5054399.com img4399.com 3839.com
7k7k | 7k7k.com
九游 (9Game) | 9game.cn aligames.com 9game.com
游民星空 (Gamersky) | gamersky.com
游侠网 (Ali213) | ali213.net
3DM | 3dmgame.com
17173 | 17173.com 17173cdn.com
哔哩哔哩游戏 (Bilibili Game) | biligame.com biligame.net biligame.co
快手游戏 (Kuaishou Game) | gamezone.kuaishou.com
字节游戏 (Nuverse) | nvsgames.com nvsgames.cn nuverse.com ohayoo.cn bytedgame.com
边锋 (Bianfeng) | bianfeng.com gametea.com
欢乐斗地主 (Happy Doudizhu) | huanle.qq.com hlddz.qq.com
雷电模拟器 (LDPlayer) | ldmnq.com ldplayer.net
网易MuMu (MuMu Player) | mumu.163.com mumuplayer.com
BlueStacks | bluestacks.com bluestacks.cn
小米游戏 (Xiaomi Games) | game.xiaomi.com g.mi.com
5E对战平台 (5E) | 5eplay.com
迅游加速器 (Xunyou) | xunyou.com
雷神加速器 (Leigod) | leigod.com nn.com
奇游加速器 (Qiyou) | qiyou.cn
`;
