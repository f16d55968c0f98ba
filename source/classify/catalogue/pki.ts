/** PKI: OCSP, CRL, issuing of certificates; lines as in `video.ts`. */
export const pki = `
DigiCert | digicert.com digicert.cn geotrust.com thawte.com rapidssl.com symcb.com symcd.com ws.symantec.com symauth.com digicert-cn.com quovadisglobal.com digitalcertvalidation.com dcocsp.cn
Let's Encrypt | letsencrypt.org lencr.org letsencrypt.com
Sectigo | sectigo.com comodoca.com comodoca4.com comodo.com usertrust.com sectigochina.com trust-provider.com
GlobalSign | globalsign.com globalsign.net alphassl.com
Google Trust Services | pki.goog pki-goog.l.google.com
Amazon Trust Services | amazontrust.com
Microsoft PKI | oneocsp.microsoft.com crl.microsoft.com msocsp.com mscrl.microsoft.com =ocsp.microsoft.com =pkiops.microsoft.com =caissuers.microsoft.com
Apple PKI | ocsp.apple.com ocsp2.apple.com crl.apple.com valid.apple.com certs.apple.com =ocsp2-lb.apple.com.akadns.net =valid-apple.g.aaplimg.com ocsp-lb.apple.com.akadns.net
Entrust | entrust.net entrust.com
GoDaddy CA | ocsp.godaddy.com crl.godaddy.com certificates.godaddy.com certs.godaddy.com starfieldtech.com =certs.secureserver.net
IdenTrust | identrust.com
SSL.com | ssl.com
Buypass | buypass.com buypass.no
ZeroSSL | zerossl.com
Certum | certum.pl certum.eu
Actalis | actalis.it
HARICA | harica.gr
SwissSign | swisssign.net swisssign.com
D-TRUST | d-trust.net
Telesec | telesec.de
SECOM Trust | secomtrust.net
Cybertrust Japan | cybertrust.ne.jp cybertrust.co.jp
TWCA | twca.com.tw
Certigna | certigna.fr certigna.com
Trustwave | trustwave.com
Certainly | certainly.com
Cisco PKI | =pkicvs.cisco.com
crt.sh | crt.sh
CFCA | cfca.com.cn
天威诚信 (iTrusChina) | itrus.com.cn itrus.cn
亚数信息 (TrustAsia) | trustasia.com trustasia.cn
上海CA (SHECA) | sheca.com
锐安信 (Racent) | racent.com
GDCA | gdca.com.cn
沃通 (WoTrus) | wotrus.com wosign.com
`;
