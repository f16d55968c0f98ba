import type {TrendShape} from '../../state/rates.js';

/**
 * A trend in `width` bars, scaled to the largest of them; blanks where there is no value yet. The whole run is stretched over the width; else a bar
 * stands for `group` buckets, the latest at the right, and moves on only when a group is full: so it is sent to the terminal that much more rarely.
 */
export function sparkline(trend: Float32Array, shape: TrendShape, width: number, bars: readonly string[], group = 1): string {
	if (width <= 0) return '';
	const values = shape.whole ? stretch(trend.subarray(0, shape.length), width) : tail(trend, shape, width, group);
	let most = 0;
	for (const value of values) if (value > most) most = value;
	const glyphs = Array.from(values, value => bars[most > 0 ? Math.min(bars.length - 1, Math.ceil((value / most) * (bars.length - 1))) : 0]);
	return glyphs.join('').padStart(width, ' ');
}

/** The last full groups of buckets: the running one would always look like a fall. */
function tail(trend: Float32Array, {length, bucket}: TrendShape, width: number, group: number): Float32Array {
	const last = Math.floor(bucket / group) - 1;
	// The bucket number of `trend[0]`, and the oldest one that means something.
	const first = bucket - trend.length + 1;
	const oldest = Math.ceil(Math.max(first, bucket - length + 1) / group);
	const count = Math.max(0, Math.min(width, last - oldest + 1));
	const values = new Float32Array(count);
	for (let i = 0; i < count; i++) {
		const from = (last - count + 1 + i) * group - first;
		for (let at = from; at < from + group; at++) values[i] += trend[at];
	}
	return values;
}

/** `width` means over equal parts; fewer values than columns are repeated. */
function stretch(values: Float32Array, width: number): Float32Array {
	const stretched = new Float32Array(width);
	for (let column = 0; column < width; column++) {
		const from = (column * values.length) / width;
		const to = Math.max(((column + 1) * values.length) / width, from + 1e-6);
		let sum = 0;
		for (let at = Math.floor(from); at < to && at < values.length; at++) {
			sum += values[at] * (Math.min(at + 1, to) - Math.max(at, from));
		}
		stretched[column] = sum / (to - from);
	}
	return stretched;
}
