/** Gambling: betting, casinos; lines as in `video.ts`. */
export const gambling = `
bet365 | bet365.com bet365.de bet365.es bet365.it bet365affiliates.com
William Hill | williamhill.com williamhill.es
Betfair | betfair.com cdnbf.net
Paddy Power | paddypower.com
Ladbrokes | ladbrokes.com
Coral | coral.co.uk
Bwin | bwin.com bwin.de
Unibet | unibet.com unibet.fr
888 | 888.com 888casino.com 888sport.com 888poker.com
PokerStars | pokerstars.com pokerstars.eu
partypoker | partypoker.com
GGPoker | ggpoker.com
DraftKings | draftkings.com
FanDuel | fanduel.com
BetMGM | betmgm.com
Caesars | caesars.com
Betway | betway.com
1xBet | 1xbet.com 1xbet.kz 1xstavka.ru
Pinnacle | pinnacle.com
Stake | stake.com
Roobet | roobet.com
22Bet | 22bet.com
Tipico | tipico.de tipico.com
Betsson | betsson.com
Sportingbet | sportingbet.com
Winamax | winamax.fr winamax.es
FDJ | fdj.fr
Lottomatica | lottomatica.it
Sisal | sisal.it
The National Lottery | national-lottery.co.uk
Lotto (DE) | lotto.de lotto24.de
Dream11 | dream11.com
Fonbet | fon.bet fonbet.ru
Winline | winline.ru
SportPesa | sportpesa.com
Bet9ja | bet9ja.com
Betano | betano.com
Codere | codere.com
Evolution Gaming | evolution.com evo-games.com evolutiongaming.com
Playtech | playtech.com
Sportradar | sportradar.com betradar.com
中国体育彩票 (China Sports Lottery) | lottery.gov.cn sporttery.cn
中国福利彩票 (China Welfare Lottery) | cwl.gov.cn
500彩票网 (500.com) | 500.com
香港賽馬會 (HKJC) | hkjc.com
`;
