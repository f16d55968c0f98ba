import type {FrameSink} from '../../source/model/frame.js';

/** A frame as a sink saw it. */
export interface Seen {
	readonly bytes: string;
	readonly wireLength: number;
	readonly timeUs: number;
	readonly link: number;
}

/** Keeps all that a reader says. */
export class Collector implements FrameSink {
	readonly links: [number, string | undefined][] = [];
	readonly frames: Seen[] = [];
	readonly damage: string[] = [];
	readonly drops: number[] = [];

	link(linkType: number, name: string | undefined): number {
		return this.links.push([linkType, name]) - 1;
	}

	frame(bytes: Buffer, start: number, end: number, wireLength: number, timeUs: number, link: number): void {
		this.frames.push({bytes: bytes.toString('hex', start, end), wireLength, timeUs, link});
	}

	flush(): void {}

	damaged(what: string): void {
		this.damage.push(what);
	}

	dropped(kernel: number): void {
		this.drops.push(kernel);
	}
}

const integers = (isLittle: boolean) => ({
	u16: (value: number): Buffer => {
		const b = Buffer.alloc(2);
		isLittle ? b.writeUInt16LE(value) : b.writeUInt16BE(value);
		return b;
	},
	u32: (value: number): Buffer => {
		const b = Buffer.alloc(4);
		isLittle ? b.writeUInt32LE(value >>> 0) : b.writeUInt32BE(value >>> 0);
		return b;
	},
	u64: (value: bigint): Buffer => {
		const b = Buffer.alloc(8);
		isLittle ? b.writeBigUInt64LE(BigInt.asUintN(64, value)) : b.writeBigUInt64BE(BigInt.asUintN(64, value));
		return b;
	},
});

/** Writes pcap in any of its forms. */
export function pcap(isLittle: boolean, {magic = 0xa1b2c3d4, linkType = 1} = {}) {
	const {u16, u32} = integers(isLittle);
	return {
		header: Buffer.concat([u32(magic), u16(2), u16(4), u32(0), u32(0), u32(262_144), u32(linkType)]),
		record: (data: Buffer, seconds: number, fraction: number, wire = data.length): Buffer => {
			const more = magic === 0xa1b2cd34 ? Buffer.alloc(8) : Buffer.alloc(0);
			return Buffer.concat([u32(seconds), u32(fraction), u32(data.length), u32(wire), more, data]);
		},
	};
}

/** Writes the blocks of pcapng. */
export function pcapng(isLittle: boolean) {
	const {u16, u32, u64} = integers(isLittle);
	const pad = (data: Buffer): Buffer => Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
	const block = (type: number, ...body: Buffer[]): Buffer => {
		const inner = pad(Buffer.concat(body));
		return Buffer.concat([u32(type), u32(inner.length + 12), inner, u32(inner.length + 12)]);
	};
	const option = (code: number, value: Buffer): Buffer => Buffer.concat([u16(code), u16(value.length), pad(value)]);
	const time = (units: bigint): Buffer => Buffer.concat([u32(Number(units >> 32n)), u32(Number(units & 0xffff_ffffn))]);
	return {
		block,
		option,
		u64,
		section: (): Buffer => block(0x0a0d0d0a, u32(0x1a2b3c4d), u16(1), u16(0), u64(-1n)),
		interface: (linkType: number, ...options: Buffer[]): Buffer => block(1, u16(linkType), u16(0), u32(65_535), ...options, u32(0)),
		enhanced: (on: number, units: bigint, data: Buffer, wire = data.length): Buffer =>
			block(6, u32(on), time(units), u32(data.length), u32(wire), pad(data)),
		simple: (data: Buffer, wire = data.length): Buffer => block(3, u32(wire), pad(data)),
		obsolete: (on: number, units: bigint, data: Buffer): Buffer =>
			block(2, u16(on), u16(0), time(units), u32(data.length), u32(data.length), pad(data)),
		statistics: (on: number, drops: bigint): Buffer => block(5, u32(on), time(0n), option(5, u64(drops)), u32(0)),
	};
}

/** Frames of made-up bytes that differ in length and content. */
export const someFrames = (count: number): Buffer[] =>
	Array.from({length: count}, (_, i) => Buffer.from(Array.from({length: 14 + ((i * 37) % 90)}, (__, j) => (i * 7 + j) & 0xff)));
