import type {AppProtocol} from '../../model/hello.js';

/** How the first bytes of a stream, one character a byte, tell protocols that carry no name of their own; either direction. */
export const tcpSignatures: readonly (readonly [AppProtocol, RegExp])[] = [
	['ssh', /^SSH-[12]\./],
	['http', /^HTTP\/1\.[01] \d\d\d/],
	['rtsp', /^RTSP\/1\.0 \d\d\d/],
	['sip', /^SIP\/2\.0 \d\d\d/],
	['smtp', /^220[ -][^\n]*(SMTP|LMTP|postfix|exim|sendmail)/i],
	['ftp', /^220[ -][^\n]*(FTP|FileZilla)/i],
	['imap', /^\* (OK|PREAUTH|BYE) /],
	['pop3', /^\+OK [^\r]*(POP|ready|<[^>\r]+@)/i],
	['vnc', /^RFB 00\d\.\d\d\d\n/],
	['bittorrent', /^\x13BitTorrent protocol/],
	['redis', /^(\*[1-9]\d?\r\n\$\d{1,4}\r\n|\+PONG\r\n|-(NOAUTH|WRONGTYPE|DENIED) |PING\r\n$)/],
	['irc', /^(:\S+ (NOTICE|CAP|00[1-4]) |NOTICE AUTH )/],
	['mqtt', /^\x10.{1,4}?\0(\x04MQTT[\x03-\x05]|\x06MQIsdp\x03)/s],
	['smb', /^(\0.{3}[\xfd-\xff]SMB|\x81\0\0\x44 )/s],
	['stun', /^[\0\x01][\x01\x03\x11\x13].{2}\x21\x12\xa4\x42/s],
	['postgresql', /^(R\0\0\0[\x08-\x40]\0\0\0[\0\x03\x05\x0a]|E\0\0.{2}SFATAL\0)/s],
	['telnet', /^\xff[\xfb-\xfe][\0-\x31](\xff|$)/],
	['syslog', /^(\d{2,4} )?<\d{1,3}>(1 |[A-Z][a-z]{2} [ \d]\d )/],
];
