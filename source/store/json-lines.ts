import {nameSources} from '../model/connection.js';
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
import {formatRule, type Verdict} from '../model/rule.js';
import {formatTime} from '../text/format-time.js';
import {ascii, ByteWriter} from './byte-writer.js';
import * as pieces from './flow-pieces.js';
import {jsonText} from './json-text.js';

const SECONDS_A_DAY = 86_400;
const HTTP = nameSources.indexOf('http');

/** Connections as EVE `flow` lines, in bytes, straight from their batch; what repeats (verdicts, files, what hellos have in common) is written once a batch, and copied. */
export class FlowLines {
	readonly #out = new ByteWriter();
	readonly #open: {of(batch: ConnectionBatch, index: number): Verdict | undefined} | undefined;
	/** As JSON, in bytes. */
	readonly #verdicts = new WeakMap<Verdict, Uint8Array>();
	#day = -1;
	#date = ascii('');

	/** `open`: says the verdict of a connection whose batch leaves it open. */
	constructor(open?: {of(batch: ConnectionBatch, index: number): Verdict | undefined}) {
		this.#open = open;
	}

	/** The lines of a batch; valid until the next one. */
	of(batch: ConnectionBatch): Buffer {
		const own = {
			verdicts: inBytes(batch.verdicts, verdictText),
			interfaces: inBytes(batch.places, name => `,"in_iface":${jsonText(name)}`),
			files: inBytes(batch.places, name => `,"pcap_filename":${jsonText(name)}`),
			// Between them stands the JA3, where there is one.
			helloBegins: inBytes(batch.helloKinds, ({alpn, ja4}) => {
				const list = alpn.length === 0 ? '' : `"alpn":[${alpn.map(jsonText).join()}],`;
				return ja4 === '' ? list : `${list}"ja3":"`;
			}),
			helloEnds: inBytes(batch.helloKinds, ({ja4, ech}) => `${ja4 === '' ? '' : `","ja4":${jsonText(ja4)},`}"ech":"${ech}"}`),
		};
		for (let i = 0; i < batch.count; i++) this.#line(batch, i, own);
		return this.#out.take();
	}

	#line(batch: ConnectionBatch, index: number, own: BatchPieces): void {
		const out = this.#out;
		const n = batch.numbers;
		const i = index * STRIDE;
		const bits = n[i + TEXTS]!;
		const nameStart = textStart(batch, index);
		const nameEnd = n[i + NAME_END]!;
		out.bytes(pieces.TIMESTAMP);
		const timeStart = out.length;
		this.#time(n[i + END]!);
		const timeEnd = out.length;
		out.bytes(pieces.FLOW_ID_IS);
		out.number(n[i + FLOW_ID]!);
		if (n[i + INTERFACE]! >= 0) out.bytes(own.interfaces[n[i + INTERFACE]!]!);
		if (n[i + FILE]! >= 0) out.bytes(own.files[n[i + FILE]!]!);
		out.bytes(pieces.SRC_IP);
		this.#address(batch, index, 0);
		out.bytes(pieces.SRC_PORT);
		out.number(n[i + CLIENT_PORT]!);
		out.bytes(pieces.DEST_IP);
		this.#address(batch, index, SERVER_AT);
		out.bytes(pieces.DEST_PORT);
		out.number(n[i + SERVER_PORT]!);
		out.bytes(n[i + TRANSPORT] === 6 ? pieces.TCP : pieces.UDP);
		out.bytes(pieces.protocols[n[i + PROTOCOL]!]!);
		out.number(n[i + PACKETS_UP]!);
		out.bytes(pieces.PKTS_TOCLIENT);
		out.number(n[i + PACKETS_DOWN]!);
		out.bytes(pieces.BYTES_TOSERVER);
		out.number(n[i + BYTES_UP]!);
		out.bytes(pieces.BYTES_TOCLIENT);
		out.number(n[i + BYTES_DOWN]!);
		out.bytes(pieces.START_IS);
		this.#time(n[i + START]!);
		out.bytes(pieces.END_IS);
		out.again(timeStart, timeEnd);
		out.bytes(pieces.states[n[i + STATE]!]!);
		out.bytes(pieces.ends[n[i + END_REASON]!] ?? pieces.NO_END);
		if (n[i + HELLO_KIND]! >= 0) this.#tls(batch, index, bits, nameStart, own);
		const source = n[i + SOURCE]!;
		const hasName = (bits & HAS_NAME) !== 0;
		if (source === HTTP && hasName) {
			out.bytes(pieces.HOSTNAME);
			this.#json(batch, nameStart, nameEnd);
			out.text('}');
		}
		if (hasName) {
			out.bytes(pieces.NAME);
			this.#json(batch, nameStart, nameEnd);
			out.bytes(pieces.sources[source] ?? pieces.sources[0]!);
		} else out.bytes(pieces.NO_NAME);
		const verdict = n[i + VERDICT]!;
		out.bytes(verdict === OPEN_VERDICT ? this.#openVerdict(this.#open?.of(batch, index)) : (own.verdicts[verdict] ?? pieces.NO_VERDICT));
		out.bytes(pieces.reasons[n[i + UNNAMED]!] ?? pieces.NO_REASON);
	}

	#tls(batch: ConnectionBatch, index: number, bits: number, nameStart: number, own: BatchPieces): void {
		const out = this.#out;
		const n = batch.numbers;
		const i = index * STRIDE;
		const nameEnd = n[i + NAME_END]!;
		const hello = n[i + HELLO_KIND]!;
		out.bytes(pieces.TLS);
		const isName = (bits & IS_SAME) !== 0;
		if (isName || (bits & HAS_SNI) !== 0) {
			out.bytes(pieces.SNI);
			if (isName) this.#json(batch, nameStart, nameEnd);
			else this.#json(batch, nameEnd, n[i + SNI_END]!);
			out.text(',');
		}
		out.bytes(pieces.version(n[i + VERSION]!));
		out.bytes(own.helloBegins[hello]!);
		if (batch.helloKinds[hello]!.ja4 !== '') {
			const w = index * WORD_STRIDE + JA3_AT;
			for (let word = 0; word < 4; word++) out.hexadecimal(batch.words[w + word]!);
		}
		out.bytes(own.helloEnds[hello]!);
	}

	#openVerdict(verdict: Verdict | undefined): Uint8Array {
		if (verdict === undefined) return pieces.NO_VERDICT;
		let known = this.#verdicts.get(verdict);
		if (known === undefined) {
			known = ascii(verdictText(verdict));
			this.#verdicts.set(verdict, known);
		}
		return known;
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
			this.#date = ascii(text.slice(0, 11));
		}
		out.bytes(this.#date);
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

/** What repeats in a batch, as JSON, with what stands around it. */
interface BatchPieces {
	readonly verdicts: readonly Uint8Array[];
	readonly interfaces: readonly Uint8Array[];
	readonly files: readonly Uint8Array[];
	readonly helloBegins: readonly Uint8Array[];
	readonly helloEnds: readonly Uint8Array[];
}

/** A list that is empty must look to the compiler like one that is not: else it begins anew with the optimised code, at every second batch. */
function inBytes<T>(values: readonly T[], text: (value: T) => string): readonly Uint8Array[] {
	const list = [pieces.NO_VERDICT];
	list.pop();
	for (const value of values) list.push(ascii(text(value)));
	return list;
}

const verdictText = (verdict: Verdict): string =>
	`"app":${jsonText(verdict.app)},"category":${jsonText(verdict.category)},"layer":"${verdict.layer}","rule":${jsonText(formatRule(verdict))}`;
