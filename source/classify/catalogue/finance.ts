/** Finance: banks, payment, trading, insurance, crypto currency; lines as in `video.ts`. */
export const finance = `
PayPal | paypal.com paypalobjects.com paypal.me paypal-dynamic.com venmo.com braintree-api.com braintreegateway.com braintreepayments.com xoom.com paypal.cn
Stripe | stripe.com stripe.network stripecdn.com stripe.dev link.com
Visa | visa.com visa.com.cn visaonline.com cardinalcommerce.com cybersource.com
Mastercard | mastercard.com mastercard.us mastercard.com.cn masterpass.com
American Express | americanexpress.com aexp-static.com
Apple Pay | apple-pay-gateway.apple.com smp-device-content.apple.com =nc-pod1-smp-device.apple.com applepay.apple.com wallet.apple.com
Google Pay | pay.google.com payments.google.com wallet.google.com
Samsung Pay | samsungpay.com pay.samsung.com
Square | squareup.com square.com squarecdn.com
Cash App | cash.app cash.me
Adyen | adyen.com adyenpayments.com
Worldpay | worldpay.com
Checkout.com | checkout.com
Afterpay | afterpay.com
Affirm | affirm.com
Klarna | klarna.com klarna.net klarnacdn.net klarnaservices.com
Plaid | plaid.com
Wise | wise.com transferwise.com
Revolut | revolut.com
N26 | n26.com tech26.de
Monzo | monzo.com
Chime Bank | chimebank.com
Western Union | westernunion.com
MoneyGram | moneygram.com
Payoneer | payoneer.com
Skrill | skrill.com neteller.com
Chase | chase.com chasecdn.com jpmorgan.com jpmorganchase.com
Bank of America | bankofamerica.com bac-assets.com bofa.com
Wells Fargo | wellsfargo.com wellsfargomedia.com wf.com
Citi | citi.com citibank.com citibankonline.com citibank.com.cn citi.com.cn
Capital One | capitalone.com
Discover Card | discover.com
US Bank | usbank.com
PNC | pnc.com
TD Bank | td.com tdbank.com
RBC | rbc.com rbcroyalbank.com
HSBC | hsbc.com hsbc.co.uk hsbc.com.hk hsbc.com.cn
Barclays | barclays.co.uk barclays.com
Lloyds | lloydsbank.com lloydsbank.co.uk
NatWest | natwest.com
Santander | santander.com santander.co.uk santander.com.br bancosantander.es
BBVA | bbva.com bbva.es bbva.mx
CaixaBank | caixabank.es caixabank.com
Deutsche Bank | deutsche-bank.de db.com
Commerzbank | commerzbank.de commerzbank.com
Sparkasse | sparkasse.de
ING | ing.com ing.de ing.nl ingdirect.es
BNP Paribas | bnpparibas.com bnpparibas.net mabanque.bnpparibas
Crédit Agricole | credit-agricole.fr
Société Générale | societegenerale.fr societegenerale.com
Boursobank | boursobank.com boursorama.com
UBS | ubs.com
Intesa Sanpaolo | intesasanpaolo.com
UniCredit | unicredit.it unicredit.eu
Sberbank | sberbank.ru sber.ru sberbank.com sberdevices.ru
Tinkoff (T-Bank) | tinkoff.ru tbank.ru tinkoff.com cdn-tinkoff.ru
Alfa-Bank | alfabank.ru
YooMoney | yoomoney.ru yookassa.ru
QIWI | qiwi.com
State Bank of India | sbi.co.in onlinesbi.sbi onlinesbi.com
HDFC Bank | hdfcbank.com
ICICI Bank | icicibank.com
PhonePe | phonepe.com
Paytm | paytm.com paytm.in paytmbank.com
Razorpay | razorpay.com
Nubank | nubank.com.br nu.com.mx
Itaú | itau.com.br
Mercado Pago | mercadopago.com mercadopago.com.br
PayPay | paypay.ne.jp
MUFG | mufg.jp
SMBC | smbc.co.jp smbc-card.com
Toss | toss.im tosspayments.com
KB Kookmin Bank | kbstar.com
Shinhan Bank | shinhan.com
DBS | dbs.com dbs.com.sg
GrabPay | =pay.grab.com
M-Pesa | mpesa.com
Commonwealth Bank | commbank.com.au
Robinhood | robinhood.com
Fidelity | fidelity.com
Charles Schwab | schwab.com
Vanguard | vanguard.com
E*TRADE | etrade.com
Interactive Brokers | interactivebrokers.com ibkr.com
eToro | etoro.com
Trading 212 | trading212.com
Trade Republic | traderepublic.com
MetaTrader | metaquotes.net metatrader5.com mql5.com metatrader4.com
TradingView | tradingview.com
Investing.com | investing.com
Yahoo Finance | finance.yahoo.com
Google Finance | finance.google.com
Bloomberg Terminal | blpprofessional.com
MarketWatch | marketwatch.com
Seeking Alpha | seekingalpha.com
Morningstar | morningstar.com
Nasdaq | nasdaq.com
Intuit (TurboTax) | turbotax.com intuit.com mint.com creditkarma.com
QuickBooks | quickbooks.com qbo.intuit.com
Xero | xero.com
GEICO | geico.com
Progressive | progressive.com
State Farm | statefarm.com
Allianz | allianz.com allianz.de
AXA | axa.com axa.fr
Binance | binance.com binance.us bnbstatic.com binance.org binance.vision binancezh.com binance.me bntrace.com
Coinbase | coinbase.com cbhq.net
Kraken | kraken.com
OKX | okx.com okex.com okx.cab
Bybit | bybit.com bybitglobal.com
KuCoin | kucoin.com
HTX (Huobi) | huobi.com htx.com huobi.pro
Gate.io | gate.io gateio.ws gate.com
Bitget | bitget.com
Crypto.com | crypto.com
Upbit | upbit.com
MetaMask | metamask.io infura.io
Blockchain.com | blockchain.com blockchain.info
CoinMarketCap | coinmarketcap.com
CoinGecko | coingecko.com
Etherscan | etherscan.io
Ledger | ledger.com ledgerwallet.com
Mining pools | nicehash.com f2pool.com nanopool.org minexmr.com supportxmr.com 2miners.com ethermine.org antpool.com viabtc.com poolin.com moneroocean.stream
支付宝 (Alipay) | alipay.com alipayobjects.com alipay.cn alipay.net alipay.hk alipayplus.com alipay-eco.com alipaydns.com alipayhk.com antfortune.com zmxy.com.cn alipaylog.com
蚂蚁集团 (Ant Group) | antgroup.com antfin.com antfin-inc.com
网商银行 (MYbank) | mybank.cn
微信支付 (WeChat Pay) | pay.weixin.qq.com payapp.weixin.qq.com wxpay.weixin.qq.com wechatpay.cn wechatpay.com.cn =api.mch.weixin.qq.com =mch.weixin.qq.com wx.tenpay.com
财付通 (Tenpay) | tenpay.com
云闪付 (UnionPay) | unionpay.com 95516.com unionpayintl.com chinaunionpay.com unionpaysecure.com chinaums.com
京东金融 (JD Finance) | jr.jd.com jdfinance.com jdt.com.cn
京东支付 (JD Pay) | jdpay.com
度小满 (Du Xiaoman) | duxiaoman.com dxmpay.com baifubao.com
拉卡拉 (Lakala) | lakala.com
随行付 (Suixingpay) | suixingpay.com
快钱 (99Bill) | 99bill.com
汇付天下 (Huifu) | chinapnr.com huifu.com
连连支付 (LianLian) | lianlianpay.com
中国工商银行 (ICBC) | icbc.com.cn icbc.cn
中国建设银行 (CCB) | ccb.com.cn ccb.com ccb.cn
中国农业银行 (ABC) | abchina.com abchina.com.cn 95599.cn
中国银行 (Bank of China) | boc.cn bankofchina.com bochk.com
交通银行 (Bank of Communications) | bankcomm.com 95559.com.cn
招商银行 (CMB) | cmbchina.com cmbimg.com cmbimg.cn cmburl.cn cmbwinglungbank.com
邮储银行 (PSBC) | psbc.com
中信银行 (CITIC Bank) | citicbank.com ecitic.com
光大银行 (CEB) | cebbank.com
民生银行 (CMBC) | cmbc.com.cn
浦发银行 (SPDB) | spdb.com.cn spdbccc.com.cn
兴业银行 (CIB) | cib.com.cn
平安 (Ping An) | pingan.com pingan.com.cn yqb.com
广发银行 (CGB) | cgbchina.com.cn
华夏银行 (Hua Xia Bank) | hxb.com.cn
微众银行 (WeBank) | webank.com webankwealth.com
腾讯充值 (Tencent Pay Center) | pay.qq.com
北京银行 (Bank of Beijing) | bankofbeijing.com.cn
中国人寿 (China Life) | e-chinalife.com chinalife.com.cn
中国人保 (PICC) | picc.com picc.com.cn epicc.com.cn
太平洋保险 (CPIC) | cpic.com.cn
泰康 (Taikang) | taikang.com tk.cn
众安保险 (ZhongAn) | zhongan.com zhongan.io
东方财富 (East Money) | eastmoney.com dfcfw.com 18.cn 1234567.com.cn emoney.cn
同花顺 (Hithink) | 10jqka.com.cn hexin.cn thsi.cn hexin.com.cn
雪球 (Xueqiu) | xueqiu.com imedao.com snowballsecurities.com danjuanapp.com danjuanfunds.com
富途 (Futu) | futunn.com futu5.com moomoo.com futuhk.com futustatic.com futuhn.com
老虎证券 (Tiger Brokers) | tigerbrokers.com itiger.com itigerup.com laohu8.com skytigris.cn
大智慧 (DZH) | gw.com.cn dzh.com.cn
通达信 (TDX) | tdx.com.cn
华泰证券 (Huatai) | htsc.com htsc.com.cn zhangle.com
国泰君安 (GTJA) | gtja.com
中信证券 (CITIC Securities) | citics.com cs.ecitic.com
招商证券 (CMS) | newone.com.cn cmschina.com
财联社 (CLS) | cls.cn
和讯 (Hexun) | hexun.com
金十数据 (Jin10) | jin10.com
上海证券交易所 (SSE) | sse.com.cn
深圳证券交易所 (SZSE) | szse.cn cninfo.com.cn
天天基金 (Tiantian Fund) | fund.eastmoney.com
分期乐 (Fenqile) | fenqile.com lexin.com
360金融 (360 Finance) | 360jie.com.cn 360shuke.com
新浪财经 (Sina Finance) | hq.sinajs.cn finance.sina.com.cn finance.sina.cn
陆金所 (Lufax) | lufax.com lu.com
金融界 (JRJ) | jrj.com.cn jrj.com
长桥 (Longbridge) | longbridgeapp.com longbridge.com
`;
