/** A number for people and its unit, apart so that they can stand in columns of their own. */
export interface Quantity {
	readonly value: string;
	readonly unit: string;
}

const prefixes = ['', 'k', 'M', 'G', 'T', 'P', 'E'];

/** Bytes in decimal units, three significant digits: `702` `MB`. Not a number or negative: `0` `B`. */
export const bytesQuantity = (bytes: number): Quantity => scale(bytes, 'B');
export const formatBytes = (bytes: number): string => join(bytesQuantity(bytes));

/** Bits a second, three significant digits: `12.1` `Mb/s`. */
export const rateQuantity = (bitsPerSecond: number): Quantity => scale(bitsPerSecond, 'b/s');
export const formatRate = (bitsPerSecond: number): string => join(rateQuantity(bitsPerSecond));

/** A count: whole with commas below a million (`1,204`), then three significant digits (`1.23 M`). */
export function countQuantity(count: number): Quantity {
	const whole = count > 0 ? Math.round(count) : 0;
	if (whole >= 1e6) return scale(whole, '');
	return {value: whole < 1000 ? String(whole) : `${Math.floor(whole / 1000)},${String(whole % 1000).padStart(3, '0')}`, unit: ''};
}
export const formatCount = (count: number): string => join(countQuantity(count));

/** A share of 0 to 1 in per cent, one decimal at most; `100` and `0` are only said when they are exact. Not a number: `–`. */
export function percentQuantity(share: number): Quantity {
	if (!Number.isFinite(share)) return {value: '–', unit: '%'};
	const percent = Math.min(Math.max(share, 0), 1) * 100;
	if (percent === 0 || percent === 100) return {value: String(percent), unit: '%'};
	if (percent < 0.1) return {value: '<0.1', unit: '%'};
	return {value: Math.min(percent, 99.9).toFixed(1), unit: '%'};
}
export const formatPercent = (share: number): string => join(percentQuantity(share));

/** Milliseconds as `0:12:31` (hours, minutes, seconds), with days before them from one day on: `2d 03:04:05`; from 100 days on `123d 04h`. */
export function formatDuration(ms: number): string {
	const seconds = ms > 0 ? Math.floor(ms / 1000) : 0;
	const two = (n: number) => String(n).padStart(2, '0');
	const days = Math.floor(seconds / 86_400);
	const hours = Math.floor(seconds / 3600) % 24;
	if (days >= 100) return `${days}d ${two(hours)}h`;
	const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
	return days > 0 ? `${days}d ${two(hours)}:${rest}` : `${hours}:${rest}`;
}

function scale(amount: number, unit: string): Quantity {
	let value = Number.isNaN(amount) ? 0 : Math.max(amount, 0);
	let step = 0;
	// 999.5 would be written as 1000: it belongs to the next unit.
	while (value >= 999.5 && step < prefixes.length - 1) {
		value /= 1000;
		step++;
	}
	const digits = step === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
	return {value: value.toFixed(digits), unit: prefixes[step] + unit};
}

const join = ({value, unit}: Quantity): string => (unit === '' ? value : `${value} ${unit}`);
