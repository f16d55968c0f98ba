/** A resource record; data as it stands in the message. */
export interface Record {
	readonly owner: string | Buffer;
	readonly type: number;
	readonly data: Buffer;
	readonly ttl?: number;
	readonly class?: number;
}

export interface MessageOptions {
	readonly id?: number;
	readonly response?: boolean;
	readonly rcode?: number;
	readonly question?: string | Buffer;
	readonly type?: number;
	readonly answers?: readonly Record[];
	readonly authorities?: readonly Record[];
	readonly additional?: readonly Record[];
}

const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);

/** Labels of a name without compression; the empty string is the root. */
export const dnsName = (name: string): Buffer =>
	Buffer.concat([
		...(name === '' ? [] : name.split('.')).map(label => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])),
		Buffer.from([0]),
	]);

/** A pointer to an earlier offset of the message; the question's name stands at 12. */
export const pointer = (offset: number): Buffer => u16(0xc000 | offset);

const nameOf = (name: string | Buffer): Buffer => (typeof name === 'string' ? dnsName(name) : name);

function record({owner, type, data, ttl = 60, class: klass = 1}: Record): Buffer {
	const seconds = Buffer.alloc(4);
	seconds.writeUInt32BE(ttl);
	return Buffer.concat([nameOf(owner), u16(type), u16(klass), seconds, u16(data.length), data]);
}

/** A message of DNS (RFC 1035 section 4). */
export function dnsMessage(options: MessageOptions): Buffer {
	const {answers = [], authorities = [], additional = []} = options;
	const flags = (options.response === false ? 0x0100 : 0x8180) | (options.rcode ?? 0);
	return Buffer.concat([
		...[options.id ?? 7, flags, options.question === undefined ? 0 : 1, answers.length, authorities.length, additional.length].map(u16),
		...(options.question === undefined ? [] : [nameOf(options.question), u16(options.type ?? 1), u16(1)]),
		...[...answers, ...authorities, ...additional].map(record),
	]);
}

export const a = (owner: string | Buffer, address: string, ttl?: number): Record => ({
	owner,
	type: 1,
	data: Buffer.from(address.split('.').map(Number)),
	...(ttl === undefined ? {} : {ttl}),
});
export const cname = (owner: string | Buffer, canonical: string | Buffer): Record => ({owner, type: 5, data: nameOf(canonical)});
