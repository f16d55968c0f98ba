import type {AppProtocol} from '../../model/hello.js';

/** How the first bytes of a datagram, one character a byte, tell its protocol on any port. */
export const udpSignatures: readonly (readonly [AppProtocol, RegExp])[] = [
	['ssdp', /^(M-SEARCH|NOTIFY) \* HTTP\/1\.[01]\r\n/],
	['ssdp', /^HTTP\/1\.[01] 200 OK\r\n/],
	['sip', /^(SIP\/2\.0 \d\d\d |[A-Z]{3,10} sips?:\S+ SIP\/2\.0\r\n)/],
	['rtsp', /^RTSP\/1\.0 \d\d\d /],
	// DHT queries, answers and errors; the trackers' connect request; a first packet of uTP.
	['bittorrent', /^d1:([are]d2:id20:|rd|q\d|el)/],
	['bittorrent', /^\0\0\x04\x17\x27\x10\x19\x80\0\0\0\0.{4}$/s],
	['bittorrent', /^\x41[\0-\x02].{14}\0\x01\0\0(.{10})?$/s],
	// A client's hard reset, with no packets to acknowledge and the first packet number.
	['openvpn', /^\x38.{8}\0\0\0\0\0$/s],
	['syslog', /^<\d{1,3}>(1 |[A-Z][a-z]{2} [ \d]\d )/],
];
