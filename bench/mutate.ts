/** A number from 0 to below `limit`. */
export type Random = (limit: number) => number;

/** The same numbers for the same seed and case (splitmix32). */
export function randomOf(seed: number, number: number): Random {
	let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) | 0;
	return limit => {
		state = (state + 0x9e3779b9) | 0;
		let z = state ^ (state >>> 16);
		z = Math.imul(z, 0x21f0aaad);
		z ^= z >>> 15;
		z = Math.imul(z, 0x735a2d97);
		return Math.floor((((z ^ (z >>> 15)) >>> 0) / 2 ** 32) * limit);
	};
}

const PCAP_HEADER = 24;
const RECORD_HEADER = 16;
/** Offset of the captured length in a record's header. */
const CAPTURED = 8;

/** Records of a little-endian pcap, each with its header; undefined for other formats. */
function recordsOf(bytes: Buffer): Buffer[] | undefined {
	const magic = bytes.length >= PCAP_HEADER ? bytes.readUInt32LE(0) : 0;
	if (magic !== 0xa1b2c3d4 && magic !== 0xa1b23c4d) return undefined;
	const records: Buffer[] = [];
	for (let at = PCAP_HEADER; at + RECORD_HEADER <= bytes.length; ) {
		const end = at + RECORD_HEADER + bytes.readUInt32LE(at + CAPTURED);
		if (end > bytes.length) break;
		records.push(bytes.subarray(at, end));
		at = end;
	}
	return records;
}

/** A capture with a few things wrong; `other` gives another one to take frames from. */
export function mutate(capture: Buffer, other: () => Buffer, random: Random): Buffer {
	const records = recordsOf(capture);
	if (records === undefined || records.length === 0 || random(8) === 0) return mutateBytes(capture, random);
	const kinds = 1 + random(3);
	for (let i = 0; i < kinds; i++) mutateRecords(records, other, random);
	return Buffer.concat([capture.subarray(0, PCAP_HEADER), ...records]);
}

/** Bits flipped, bytes gone, the end gone: the file itself is damaged. */
function mutateBytes(capture: Buffer, random: Random): Buffer {
	const bytes = Buffer.from(capture);
	const flips = random(20);
	for (let i = 0; i < flips; i++) bytes[random(bytes.length)]! ^= 1 << random(8);
	if (random(3) === 0) return bytes.subarray(0, random(bytes.length));
	if (random(3) !== 0) return bytes;
	const at = random(bytes.length);
	return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(64))]);
}

const INTERESTING = [0, 1, 0x7f, 0x80, 0xff, 0x16, 0x45, 0x60];

function mutateRecords(records: Buffer[], other: () => Buffer, random: Random): void {
	const kind = random(9);
	const rounds = 1 + random(Math.max(1, Math.min(40, records.length)));
	if (kind === 0) {
		const taken = recordsOf(other()) ?? [];
		const from = random(taken.length || 1);
		records.splice(random(records.length + 1), 0, ...taken.slice(from, from + 1 + random(50)));
		return;
	}
	for (let i = 0; i < rounds && records.length > 0; i++) {
		const which = random(records.length);
		switch (kind) {
			case 1: // twice
				records.splice(random(records.length + 1), 0, records[which]!);
				break;
			case 2: // elsewhere
				records.splice(random(records.length), 0, ...records.splice(which, 1));
				break;
			case 3: // lost
				records.splice(which, 1);
				break;
			case 4: // cut by a snap length
				records[which] = withContent(records[which]!, content => content.subarray(0, random(content.length + 1)));
				break;
			default:
				records[which] = withContent(records[which]!, content => mutateFrame(content, random, kind));
		}
	}
}

/** Single bits, interesting bytes, 16-bit lengths and runs, most of them in the headers and the beginning of the payload. */
function mutateFrame(content: Buffer, random: Random, kind: number): Buffer {
	const bytes = Buffer.from(content);
	if (bytes.length < 2) return bytes;
	const at = random(random(2) === 0 ? Math.min(bytes.length, 120) : bytes.length);
	if (kind === 5) bytes[at]! ^= 1 << random(8);
	else if (kind === 6) bytes[at] = INTERESTING[random(INTERESTING.length)]!;
	else if (kind === 7)
		bytes.writeUInt16BE(
			random(2) === 0 ? random(65_536) : Math.max(0, bytes.readUInt16BE(Math.min(at, bytes.length - 2)) + random(5) - 2) & 0xffff,
			Math.min(at, bytes.length - 2),
		);
	else {
		const from = random(bytes.length);
		bytes.copy(bytes, at, from, Math.min(bytes.length, from + random(200)));
	}
	return bytes;
}

/** A record with other content, its captured length set to it. */
function withContent(record: Buffer, change: (content: Buffer) => Buffer): Buffer {
	const content = change(record.subarray(RECORD_HEADER));
	const header = Buffer.from(record.subarray(0, RECORD_HEADER));
	header.writeUInt32LE(content.length, CAPTURED);
	return Buffer.concat([header, content]);
}
