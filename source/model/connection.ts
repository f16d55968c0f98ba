import type {AppProtocol, HelloKind} from './hello.js';
import type {Verdict} from './rule.js';

/** Where a name was learnt; `dns`: inferred from an earlier answer, never certain. */
export const nameSources = ['tls', 'quic', 'dtls', 'http', 'dns'] as const;
export type NameSource = (typeof nameSources)[number];

/** Why a connection that carried, or should have carried, TLS, QUIC or DTLS has no name. */
export const unnamedReasons = ['mid-stream', 'no-sni', 'ech', 'gap', 'truncated', 'not-tls', 'undecryptable', 'evicted'] as const;
export type UnnamedReason = (typeof unnamedReasons)[number];

export const connectionStates = ['new', 'established', 'closed'] as const;
export type ConnectionState = (typeof connectionStates)[number];

export const endReasons = ['fin', 'rst', 'timeout', 'end', 'evicted'] as const;
export type EndReason = (typeof endReasons)[number];

/** A connection as people see it. Addresses are four 32-bit words each (IPv4 mapped, see `Packet`); `up` is client to server. */
export interface Connection {
	readonly flowId: number;
	readonly interfaceName: string | undefined;
	/** The capture file as it was given, where there is one. */
	readonly file: string | undefined;
	readonly ipVersion: 4 | 6;
	readonly client: readonly [number, number, number, number];
	readonly server: readonly [number, number, number, number];
	readonly clientPort: number;
	readonly serverPort: number;
	readonly transport: 'TCP' | 'UDP';
	readonly protocol: AppProtocol;
	readonly startUs: number;
	readonly endUs: number;
	readonly packetsUp: number;
	readonly packetsDown: number;
	readonly bytesUp: number;
	readonly bytesDown: number;
	readonly state: ConnectionState;
	readonly endReason: EndReason | undefined;
	/** As it came, one character a byte; undefined where there is none. */
	readonly name: string | undefined;
	readonly source: NameSource | undefined;
	/** Of the latest hello: its name, its JA3 (four words, the first byte is the highest of the first; zeros for none) and what it has in common with others. */
	readonly sni: string | undefined;
	readonly ja3: readonly [number, number, number, number];
	readonly helloKind: HelloKind | undefined;
	/** Version the server chose where its hello was seen, else the highest offered; as on the wire; 0 unknown. QUIC: the TLS version. */
	readonly version: number;
	readonly unnamed: UnnamedReason | undefined;
	readonly verdict: Verdict | undefined;
	/** The tally that the connection counts for. */
	readonly tally: number;
}

/** A connection that is filled, again and again where nobody keeps it. */
export type ConnectionDraft = {-readonly [K in keyof Connection]: Connection[K]} & {client: Words; server: Words; ja3: Words};
type Words = [number, number, number, number];

export const createConnectionDraft = (): ConnectionDraft => ({
	flowId: 0,
	interfaceName: undefined,
	file: undefined,
	ipVersion: 4,
	client: [0, 0, 0, 0],
	server: [0, 0, 0, 0],
	clientPort: 0,
	serverPort: 0,
	transport: 'TCP',
	protocol: '',
	startUs: 0,
	endUs: 0,
	packetsUp: 0,
	packetsDown: 0,
	bytesUp: 0,
	bytesDown: 0,
	state: 'new',
	endReason: undefined,
	name: undefined,
	source: undefined,
	sni: undefined,
	ja3: [0, 0, 0, 0],
	helloKind: undefined,
	version: 0,
	unnamed: undefined,
	verdict: undefined,
	tally: 0,
});
