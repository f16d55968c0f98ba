export type EchState = 'none' | 'grease' | 'offered';

/** What the hellos of one client have in common: few for many connections, and shared between them. */
export interface HelloKind {
	/** Encrypted ClientHello (RFC 9849): the outer name stands in the hello's `sni`. `grease` where the extension can be told to be a dummy. */
	readonly ech: EchState;
	/** Highest version offered, as on the wire (0x0304; DTLS 0xfefc), GREASE left out. */
	readonly version: number;
	readonly alpn: readonly string[];
	/** Empty where there are no fingerprints. */
	readonly ja4: string;
	/** The hello was cut: some extensions may be missing, fingerprints are of what was there. */
	readonly cut: boolean;
}

/** An MD5 in four signed words, the first byte the highest of the first word; zeros for none. */
export type Ja3 = readonly [number, number, number, number];
export const NO_JA3: Ja3 = Object.freeze([0, 0, 0, 0] as const);

/** What a ClientHello says: the same for TLS over TCP, QUIC and DTLS. */
export interface Hello {
	readonly kind: HelloKind;
	/** `server_name` (RFC 6066 section 3) as it came, one character a byte (latin1); undefined where the hello carries none. */
	readonly sni: string | undefined;
	readonly ja3: Ja3;
	/** Hash (32 bits) of the client's random, or of what stands for it: a repeated hello (HelloRetryRequest, Retry) carries the same one. */
	readonly random: number;
}

/** What a look at the first bytes of one direction of a stream, or at a datagram, found. Offsets are absolute in the bytes given. */
export type Finding =
	/** Nothing can be said yet: look again when the bytes reach at least `need`. */
	| {readonly kind: 'more'; readonly need: number; readonly protocol?: AppProtocol}
	/** A whole ClientHello that ends at `end`. */
	| {readonly kind: 'hello'; readonly hello: Hello; readonly end: number; readonly protocol: 'tls' | 'quic' | 'dtls'}
	/** An HTTP request: its host as it came, without the port (undefined: it has none). */
	| {readonly kind: 'http'; readonly host: string | undefined; readonly end: number}
	/** A protocol without a name of its own, or TLS that does not begin with a hello. */
	| {readonly kind: 'protocol'; readonly protocol: AppProtocol}
	| {readonly kind: 'unknown'};

/** Values of `app_proto` in JSON lines. `failed`: looked at and not recognised; `''`: nothing to look at yet. */
export const appProtocols = [
	'',
	'failed',
	'tls',
	'quic',
	'dtls',
	'http',
	'dns',
	'mdns',
	'llmnr',
	'ssh',
	'smtp',
	'imap',
	'pop3',
	'ftp',
	'ldap',
	'xmpp',
	'postgresql',
	'mysql',
	'rdp',
	'socks',
	'stun',
	'rtp',
	'ntp',
	'dhcp',
	'snmp',
	'sip',
	'bittorrent',
	'wireguard',
	'openvpn',
	'redis',
	'rtsp',
	'mqtt',
	'nbns',
	'ssdp',
	'smb',
	'http2',
	'tftp',
	'syslog',
	'ike',
	'radius',
	'quic-like',
	'telnet',
	'irc',
	'vnc',
] as const;
export type AppProtocol = (typeof appProtocols)[number];
