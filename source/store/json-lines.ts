import type {Connection} from '../model/connection.js';
import type {Hello} from '../model/hello.js';
import type {Ledger} from '../model/ledger.js';
import {formatRule, type Verdict} from '../model/rule.js';
import type {Totals} from '../model/tally.js';
import {formatAddress} from '../text/format-address.js';
import {formatTime} from '../text/format-time.js';
import {ByteWriter} from './byte-writer.js';
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
const SECONDS_A_DAY = 86_400;

/** Connections as EVE `flow` lines, in bytes; what repeats (verdicts, interfaces, files, fingerprints) is put into text once. */
export class FlowLines {
	readonly #out = new ByteWriter();
	readonly #verdicts = new Map<Verdict, string>();
	readonly #texts = new Map<string, string>();
	#day = -1;
	#date = '';

	/** Appends one line with its newline. */
	add(c: Connection): void {
		const out = this.#out;
		out.text('{"timestamp":"');
		this.#time(c.endUs);
		out.text('","event_type":"flow","flow_id":');
		out.number(c.flowId);
		if (c.interfaceName !== undefined) out.text(`,"in_iface":${this.#text(c.interfaceName)}`);
		if (c.file !== undefined) {
			out.text(',"pcap_filename":');
			out.text(this.#text(c.file));
		}
		out.text(',"src_ip":"');
		this.#address(c.client, c.ipVersion);
		out.text('","src_port":');
		out.number(c.clientPort);
		out.text(',"dest_ip":"');
		this.#address(c.server, c.ipVersion);
		out.text('","dest_port":');
		out.number(c.serverPort);
		out.text(c.transport === 'TCP' ? ',"proto":"TCP"' : ',"proto":"UDP"');
		out.text(',"app_proto":"');
		out.text(c.protocol || 'failed');
		out.text('"');
		out.text(',"flow":{"pkts_toserver":');
		out.number(c.packetsUp);
		out.text(',"pkts_toclient":');
		out.number(c.packetsDown);
		out.text(',"bytes_toserver":');
		out.number(c.bytesUp);
		out.text(',"bytes_toclient":');
		out.number(c.bytesDown);
		out.text(',"start":"');
		this.#time(c.startUs);
		out.text('","end":"');
		this.#time(c.endUs);
		out.text('","state":"');
		out.text(c.state);
		out.text('","reason":"');
		out.text(c.endReason ?? 'end');
		out.text('"}');
		if (c.hello !== undefined) this.#tls(c.hello, c.version);
		if (c.source === 'http' && c.name !== undefined) out.text(`,"http":{"hostname":${jsonText(c.name)}}`);
		out.text(',"snitop":{"name":');
		if (c.name === undefined) out.text('null,"source":null,');
		else {
			out.text(jsonText(c.name));
			out.text(',"source":"');
			out.text(c.source ?? 'tls');
			out.text('",');
		}
		out.text(c.verdict === undefined ? NO_VERDICT : this.#verdict(c.verdict));
		if (c.unnamed === undefined) out.text(',"unnamed":null}}\n');
		else {
			out.text(',"unnamed":"');
			out.text(c.unnamed);
			out.text('"}}\n');
		}
	}

	/** The lines so far; valid until the next one. What is kept of a batch is forgotten: its verdicts are objects of its own. */
	take(): Buffer {
		this.#verdicts.clear();
		if (this.#texts.size > 1000) this.#texts.clear();
		return this.#out.take();
	}

	#tls(hello: Hello, version: number): void {
		const out = this.#out;
		out.text(',"tls":{');
		if (hello.sni !== undefined) {
			out.text('"sni":');
			out.text(jsonText(hello.sni));
			out.text(',');
		}
		const name = versionText(version);
		if (name !== undefined) {
			out.text('"version":"');
			out.text(name);
			out.text('",');
		}
		if (hello.alpn.length > 0) {
			out.text('"alpn":[');
			for (let i = 0; i < hello.alpn.length; i++) {
				if (i > 0) out.text(',');
				out.text(jsonText(hello.alpn[i]!));
			}
			out.text('],');
		}
		if (hello.ja3 !== '') {
			out.text('"ja3":"');
			out.text(hello.ja3);
			out.text('",');
		}
		if (hello.ja4 !== '') {
			out.text('"ja4":');
			out.text(jsonText(hello.ja4));
			out.text(',');
		}
		out.text('"ech":"');
		out.text(hello.ech);
		out.text('"}');
	}

	#address(words: Connection['client'], ipVersion: 4 | 6): void {
		const out = this.#out;
		if (ipVersion === 6) {
			out.text(formatAddress(words, 6));
			return;
		}
		const word = words[3];
		out.number(word >>> 24);
		out.text('.');
		out.number((word >>> 16) & 255);
		out.text('.');
		out.number((word >>> 8) & 255);
		out.text('.');
		out.number(word & 255);
	}

	/** As `formatTime`, without a string for each. */
	#time(timeUs: number): void {
		const out = this.#out;
		const seconds = Math.floor(timeUs / 1e6);
		const day = Math.floor(seconds / SECONDS_A_DAY);
		if (day !== this.#day || !(timeUs >= 0)) {
			const text = formatTime(timeUs);
			if (!(timeUs >= 0 && day < 2_932_897)) {
				// Outside the years 1970 to 9999 the text is not that of the day.
				out.text(text);
				return;
			}
			this.#day = day;
			this.#date = text.slice(0, 11);
		}
		out.text(this.#date);
		const rest = seconds - day * SECONDS_A_DAY;
		const minutes = Math.floor(rest / 60);
		out.digits(Math.floor(minutes / 60), 2);
		out.text(':');
		out.digits(minutes % 60, 2);
		out.text(':');
		out.digits(rest - minutes * 60, 2);
		out.text('.');
		out.digits(Math.floor(timeUs - seconds * 1e6), 6);
		out.text('Z');
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

function versionText(version: number): string | undefined {
	if (version === 0) return undefined;
	const known = versions[version];
	if (known !== undefined) return known;
	return version >>> 8 === 0x7f ? `TLS 1.3 draft-${version & 0xff}` : `0x${version.toString(16).padStart(4, '0')}`;
}
