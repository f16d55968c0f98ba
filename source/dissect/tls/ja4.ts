const versions: Readonly<Record<number, string>> = {
	2: 's2',
	512: 's2',
	768: 's3',
	769: '10',
	770: '11',
	771: '12',
	772: '13',
	65279: 'd1',
	65277: 'd2',
	65276: 'd3',
};

/** JA4's two characters for a version as on the wire; drafts and unknown ones are `00`. */
export const ja4Version = (version: number): string => versions[version] ?? '00';

/**
 * JA4's two characters for the first protocol name (one character a byte): its first and last character, or, unless both are ASCII
 * alphanumeric, the first and the last digit of its hexadecimal form; `00` for none.
 */
export function ja4Alpn(alpn: string | undefined): string {
	if (alpn === undefined || alpn.length === 0) return '00';
	const first = alpn[0]!;
	const last = alpn[alpn.length - 1]!;
	if (/^[0-9A-Za-z]{2}$/.test(first + last)) return first + last;
	const hex = Buffer.from(first + last, 'latin1').toString('hex');
	return hex[0]! + hex[3]!;
}
