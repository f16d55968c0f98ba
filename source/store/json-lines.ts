import {connectionStates, endReasons, nameSources, unnamedReasons} from '../model/connection.js';
import {
	BYTES_DOWN,
	BYTES_UP,
	CLIENT_PORT,
	type ConnectionBatch,
	END,
	END_REASON,
	FILE,
	FLOW_ID,
	HAS_NAME,
	HAS_SNI,
	HELLO_KIND,
	INTERFACE,
	IP_VERSION,
	IS_SAME,
	JA3_AT,
	NAME_END,
	OPEN_VERDICT,
	PACKETS_DOWN,
	PACKETS_UP,
	PROTOCOL,
	SERVER_AT,
	SERVER_PORT,
	SNI_END,
	SOURCE,
	START,
	STATE,
	STRIDE,
	TEXTS,
	TRANSPORT,
	textOf,
	textStart,
	UNNAMED,
	VERDICT,
	VERSION,
	WORD_STRIDE,
} from '../model/connection-batch.js';
import {formatAddress} from '../model/format-address.js';
import {appProtocols} from '../model/hello.js';
import {formatRule, type Verdict} from '../model/rule.js';
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

/** Connections as EVE `flow` lines, in bytes, straight from their batch; what repeats (verdicts, files, fingerprints) is put into text once a batch. */
export class FlowLines {
	readonly #out = new ByteWriter();
	readonly #open: {of(batch: ConnectionBatch, index: number): Verdict | undefined} | undefined;
	readonly #texts = new WeakMap<Verdict, string>();
	#day = -1;
	#date = '';

	/** `open`: says the verdict of a connection whose batch leaves it open. */
	constructor(open?: {of(batch: ConnectionBatch, index: number): Verdict | undefined}) {
		this.#open = open;
	}

	/** The lines of a batch; valid until the next one. */
	of(batch: ConnectionBatch): Buffer {
		const texts = {
			verdicts: textsOf(batch.verdicts, verdictText),
			places: textsOf(batch.places, jsonText),
			alpns: textsOf(batch.helloKinds, ({alpn}) => (alpn.length === 0 ? '' : `"alpn":[${alpn.map(jsonText).join()}],`)),
			ends: textsOf(batch.helloKinds, ({ja4, ech}) => `${ja4 === '' ? '' : `"ja4":${jsonText(ja4)},`}"ech":"${ech}"}`),
		};
		for (let i = 0; i < batch.count; i++) this.#line(batch, i, texts);
		return this.#out.take();
	}

	#line(batch: ConnectionBatch, index: number, texts: Texts): void {
		const out = this.#out;
		const n = batch.numbers;
		const i = index * STRIDE;
		const bits = n[i + TEXTS]!;
		const nameStart = textStart(batch, index);
		const nameEnd = n[i + NAME_END]!;
		out.text('{"timestamp":"');
		this.#time(n[i + END]!);
		out.text('","event_type":"flow","flow_id":');
		out.number(n[i + FLOW_ID]!);
		if (n[i + INTERFACE]! >= 0) {
			out.text(',"in_iface":');
			out.text(texts.places[n[i + INTERFACE]!]!);
		}
		if (n[i + FILE]! >= 0) {
			out.text(',"pcap_filename":');
			out.text(texts.places[n[i + FILE]!]!);
		}
		out.text(',"src_ip":"');
		this.#address(batch, index, 0);
		out.text('","src_port":');
		out.number(n[i + CLIENT_PORT]!);
		out.text(',"dest_ip":"');
		this.#address(batch, index, SERVER_AT);
		out.text('","dest_port":');
		out.number(n[i + SERVER_PORT]!);
		out.text(n[i + TRANSPORT] === 6 ? ',"proto":"TCP","app_proto":"' : ',"proto":"UDP","app_proto":"');
		out.text(appProtocols[n[i + PROTOCOL]!] || 'failed');
		out.text('","flow":{"pkts_toserver":');
		out.number(n[i + PACKETS_UP]!);
		out.text(',"pkts_toclient":');
		out.number(n[i + PACKETS_DOWN]!);
		out.text(',"bytes_toserver":');
		out.number(n[i + BYTES_UP]!);
		out.text(',"bytes_toclient":');
		out.number(n[i + BYTES_DOWN]!);
		out.text(',"start":"');
		this.#time(n[i + START]!);
		out.text('","end":"');
		this.#time(n[i + END]!);
		out.text('","state":"');
		out.text(connectionStates[n[i + STATE]!]!);
		out.text('","reason":"');
		out.text(endReasons[n[i + END_REASON]!] ?? 'end');
		out.text('"}');
		if (n[i + HELLO_KIND]! >= 0) this.#tls(batch, index, bits, nameStart, texts);
		const source = nameSources[n[i + SOURCE]!];
		const hasName = (bits & HAS_NAME) !== 0;
		if (source === 'http' && hasName) {
			out.text(',"http":{"hostname":');
			this.#json(batch, nameStart, nameEnd);
			out.text('}');
		}
		if (hasName) {
			out.text(',"snitop":{"name":');
			this.#json(batch, nameStart, nameEnd);
			out.text(',"source":"');
			out.text(source ?? 'tls');
			out.text('",');
		} else out.text(',"snitop":{"name":null,"source":null,');
		const verdict = n[i + VERDICT]!;
		out.text(verdict === OPEN_VERDICT ? this.#openText(this.#open?.of(batch, index)) : (texts.verdicts[verdict] ?? NO_VERDICT));
		const unnamed = unnamedReasons[n[i + UNNAMED]!];
		if (unnamed === undefined) out.text(',"unnamed":null}}\n');
		else {
			out.text(',"unnamed":"');
			out.text(unnamed);
			out.text('"}}\n');
		}
	}

	#tls(batch: ConnectionBatch, index: number, bits: number, nameStart: number, texts: Texts): void {
		const out = this.#out;
		const n = batch.numbers;
		const i = index * STRIDE;
		const nameEnd = n[i + NAME_END]!;
		const hello = n[i + HELLO_KIND]!;
		out.text(',"tls":{');
		const isName = (bits & IS_SAME) !== 0;
		if (isName || (bits & HAS_SNI) !== 0) {
			out.text('"sni":');
			if (isName) this.#json(batch, nameStart, nameEnd);
			else this.#json(batch, nameEnd, n[i + SNI_END]!);
			out.text(',');
		}
		const version = versionText(n[i + VERSION]!);
		if (version !== undefined) {
			out.text('"version":"');
			out.text(version);
			out.text('",');
		}
		out.text(texts.alpns[hello]!);
		if (batch.helloKinds[hello]!.ja4 !== '') {
			out.text('"ja3":"');
			const w = index * WORD_STRIDE + JA3_AT;
			for (let word = 0; word < 4; word++) out.hexadecimal(batch.words[w + word]!);
			out.text('",');
		}
		out.text(texts.ends[hello]!);
	}

	#openText(verdict: Verdict | undefined): string {
		if (verdict === undefined) return NO_VERDICT;
		let text = this.#texts.get(verdict);
		if (text === undefined) {
			text = verdictText(verdict);
			this.#texts.set(verdict, text);
		}
		return text;
	}

	/** A text of the batch as JSON: nearly all are copied as they are. */
	#json(batch: ConnectionBatch, start: number, end: number): void {
		if (!this.#out.quoted(batch.text, start, end)) this.#out.text(jsonText(textOf(batch, start, end)));
	}

	#address({words, numbers}: ConnectionBatch, index: number, offset: number): void {
		const out = this.#out;
		const w = index * WORD_STRIDE + offset;
		const word = words[w + 3]!;
		if (numbers[index * STRIDE + IP_VERSION] === 6) {
			out.text(formatAddress([words[w]!, words[w + 1]!, words[w + 2]!, word], 6));
			return;
		}
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
}

/** What repeats in a batch, as JSON. */
interface Texts {
	readonly verdicts: readonly string[];
	readonly places: readonly string[];
	readonly alpns: readonly string[];
	/** JA4 and the state of ECH, which end an object. */
	readonly ends: readonly string[];
}

/** A list that is empty must look to the compiler like one that is not: else it begins anew with the optimised code, at every second batch. */
function textsOf<T>(values: readonly T[], text: (value: T) => string): readonly string[] {
	const texts = [''];
	texts.pop();
	for (const value of values) texts.push(text(value));
	return texts;
}

const verdictText = (verdict: Verdict): string =>
	`"app":${jsonText(verdict.app)},"category":${jsonText(verdict.category)},"layer":"${verdict.layer}","rule":${jsonText(formatRule(verdict))}`;

function versionText(version: number): string | undefined {
	if (version === 0) return undefined;
	const known = versions[version];
	if (known !== undefined) return known;
	return version >>> 8 === 0x7f ? `TLS 1.3 draft-${version & 0xff}` : `0x${version.toString(16).padStart(4, '0')}`;
}
