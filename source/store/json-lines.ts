import type {Connection} from '../model/connection.js';
import type {Hello} from '../model/hello.js';
import type {Ledger} from '../model/ledger.js';
import {formatRule, type Verdict} from '../model/rule.js';
import type {Totals} from '../model/tally.js';
import {formatAddress} from '../text/format-address.js';
import {formatTime} from '../text/format-time.js';
import {jsonText} from './json-text.js';

/** Versions as EVE writes them; DTLS counts downwards (RFC 9147 section 5.3), the drafts of TLS 1.3 are 0x7fNN. */
const versions: Readonly<Record<number, string>> = {
	2: 'SSLv2',
	768: 'SSLv3',
	769: 'TLSv1',
	770: 'TLS 1.1',
	771: 'TLS 1.2',
	772: 'TLS 1.3',
	65279: 'DTLS 1.0',
	65277: 'DTLS 1.2',
	65276: 'DTLS 1.3',
	256: 'DTLS 1.0',
};

const NO_VERDICT = '"app":null,"category":null,"layer":null,"rule":null';

/** Connections as EVE `flow` lines; what repeats (verdicts, interfaces, files) is put into text once a batch. */
export class FlowLines {
	readonly #verdicts = new Map<Verdict, string>();
	readonly #texts = new Map<string, string>();

	/** One line with its newline. */
	line(c: Connection): string {
		const end = formatTime(c.endUs);
		const place =
			(c.interfaceName === undefined ? '' : `"in_iface":${this.#text(c.interfaceName)},`) +
			(c.file === undefined ? '' : `"pcap_filename":${this.#text(c.file)},`);
		return `{"timestamp":"${end}","event_type":"flow","flow_id":${c.flowId},${place}"src_ip":"${formatAddress(c.client, c.ipVersion)}","src_port":${
			c.clientPort
		},"dest_ip":"${formatAddress(c.server, c.ipVersion)}","dest_port":${c.serverPort},"proto":"${c.transport}"${
			c.protocol === '' ? '' : `,"app_proto":"${c.protocol}"`
		},"flow":{"pkts_toserver":${c.packetsUp},"pkts_toclient":${c.packetsDown},"bytes_toserver":${c.bytesUp},"bytes_toclient":${
			c.bytesDown
		},"start":"${formatTime(c.startUs)}","end":"${end}","state":"${c.state}","reason":"${c.endReason ?? 'end'}"}${
			c.hello === undefined ? '' : tlsPart(c.hello, c.version)
		}${c.source === 'http' && c.name !== undefined ? `,"http":{"hostname":${jsonText(c.name)}}` : ''},"snitop":{"name":${
			c.name === undefined ? 'null' : jsonText(c.name)
		},"source":${c.source === undefined ? 'null' : `"${c.source}"`},${
			c.verdict === undefined ? NO_VERDICT : this.#verdict(c.verdict)
		},"unnamed":${c.unnamed === undefined ? 'null' : `"${c.unnamed}"`}}}\n`;
	}

	/** Forgets the texts of a batch: its verdicts are objects of its own. */
	endBatch(): void {
		this.#verdicts.clear();
		if (this.#texts.size > 1000) this.#texts.clear();
	}

	#verdict(verdict: Verdict): string {
		let text = this.#verdicts.get(verdict);
		if (text === undefined) {
			text = `"app":${jsonText(verdict.app)},"category":${jsonText(verdict.category)},"layer":"${verdict.layer}","rule":${jsonText(formatRule(verdict))}`;
			this.#verdicts.set(verdict, text);
		}
		return text;
	}

	#text(plain: string): string {
		let text = this.#texts.get(plain);
		if (text === undefined) {
			text = jsonText(plain);
			this.#texts.set(plain, text);
		}
		return text;
	}
}

/** The last line of a run: the ledger and the totals. Unknown losses are null. */
export function statsLine(ledger: Ledger, totals: Totals): string {
	return `${JSON.stringify({
		event_type: 'stats',
		frames_seen: ledger.framesSeen,
		frames_decoded: ledger.framesDecoded,
		not_decoded: ledger.notDecoded,
		kernel_dropped: ledger.kernelDropped,
		pipe_dropped: ledger.pipeDropped,
		damaged: ledger.damaged,
		fragments_given_up: ledger.fragmentsGivenUp,
		reassembly_given_up: ledger.reassemblyGivenUp,
		flows_evicted: ledger.flowsEvicted,
		names_overflowed: ledger.namesOverflowed,
		store_dropped: ledger.storeDropped,
		packets: totals.packets,
		bytes_toserver: totals.bytesUp,
		bytes_toclient: totals.bytesDown,
		connections: totals.connections,
		nameable: totals.nameable,
		named: totals.named,
		unnamed: Object.fromEntries(Object.entries(totals.unnamed).map(([reason, [connections, bytes]]) => [reason, {connections, bytes}])),
	})}\n`;
}

function tlsPart(hello: Hello, version: number): string {
	let text = ',"tls":{';
	if (hello.sni !== undefined) text += `"sni":${jsonText(hello.sni)},`;
	const name = versionText(version);
	if (name !== undefined) text += `"version":"${name}",`;
	if (hello.alpn.length > 0) text += `"alpn":[${hello.alpn.map(jsonText).join(',')}],`;
	if (hello.ja3 !== '') text += `"ja3":"${hello.ja3}",`;
	if (hello.ja4 !== '') text += `"ja4":${jsonText(hello.ja4)},`;
	return `${text}"ech":"${hello.ech}"}`;
}

function versionText(version: number): string | undefined {
	if (version === 0) return undefined;
	const known = versions[version];
	if (known !== undefined) return known;
	return version >>> 8 === 0x7f ? `TLS 1.3 draft-${version & 0xff}` : `0x${version.toString(16).padStart(4, '0')}`;
}
