/** An interface of a pcapng section: where its frames belong, and how its time is counted. */
export interface Interface {
	readonly linkType: number;
	readonly name: string | undefined;
	readonly snapLength: number;
	/** Time stamps are microseconds since 1970 as they stand. */
	readonly plain: boolean;
	/** Units a microsecond, where there is at least one; else 0. */
	readonly unitsPerUs: number;
	/** Microseconds a unit. */
	readonly usPerUnit: number;
	readonly offsetUs: number;
	/** What the sink calls it. */
	link: number;
	/** Drops told so far. */
	dropped: number;
}

const END_OF_OPTIONS = 0;
const IF_NAME = 2;
const IF_TSRESOL = 9;
const IF_TSOFFSET = 14;
const ISB_IFDROP = 5;
const ISB_OSDROP = 7;

/** An interface description block at `at` (draft-ietf-opsawg-pcapng section 4.2); what stands wrong in its options is left out. */
export function readInterface(bytes: Buffer, view: DataView, at: number, end: number, little: boolean): Interface {
	let name: string | undefined;
	let resolution = 6;
	let offsetSeconds = 0;
	for (let option = at + 16; option + 4 <= end; ) {
		const code = view.getUint16(option, little);
		const length = view.getUint16(option + 2, little);
		const value = option + 4;
		if (code === END_OF_OPTIONS || value + length > end) break;
		if (code === IF_NAME && length > 0)
			name = bytes.toString('utf8', value, value + Math.min(length, 256)).replace(/\0.*$/s, '') || undefined;
		else if (code === IF_TSRESOL && length === 1) resolution = view.getUint8(value);
		else if (code === IF_TSOFFSET && length === 8) offsetSeconds = Number(view.getBigInt64(value, little));
		option = value + ((length + 3) & ~3);
	}
	// The top bit tells powers of two from powers of ten (section 4.2, if_tsresol).
	const exponent = resolution & 0x7f;
	const perSecond = resolution & 0x80 ? 2 ** exponent : 10 ** exponent;
	return {
		linkType: view.getUint16(at + 8, little),
		name,
		snapLength: view.getUint32(at + 12, little),
		plain: resolution === 6 && offsetSeconds === 0,
		unitsPerUs: !(resolution & 0x80) && exponent >= 6 && exponent <= 12 ? 10 ** (exponent - 6) : 0,
		usPerUnit: 1e6 / perSecond,
		offsetUs: offsetSeconds * 1e6,
		link: 0,
		dropped: 0,
	};
}

/** A time stamp in whole microseconds since 1970; exact for powers of ten up to picoseconds, though these need more than 53 bits. */
export function scaleTime(of: Interface, high: number, low: number): number {
	if (of.unitsPerUs === 0) return Math.floor((high * 4_294_967_296 + low) * of.usPerUnit) + of.offsetUs;
	const rest = high % of.unitsPerUs;
	return ((high - rest) / of.unitsPerUs) * 4_294_967_296 + Math.floor((rest * 4_294_967_296 + low) / of.unitsPerUs) + of.offsetUs;
}

/** Drops by interface and system in a statistics block at `at` (section 4.6); undefined where it does not say. */
export function readDrops(view: DataView, at: number, end: number, little: boolean): number | undefined {
	let drops: number | undefined;
	for (let option = at + 20; option + 4 <= end; ) {
		const code = view.getUint16(option, little);
		const length = view.getUint16(option + 2, little);
		const value = option + 4;
		if (code === END_OF_OPTIONS || value + length > end) break;
		if ((code === ISB_IFDROP || code === ISB_OSDROP) && length === 8) drops = (drops ?? 0) + Number(view.getBigUint64(value, little));
		option = value + ((length + 3) & ~3);
	}
	return drops;
}
