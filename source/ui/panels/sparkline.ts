/**
 * The last `width` values as bars, scaled to the largest of them; blanks where there is no value yet. `length` values at the begin of the trend mean
 * something where `whole` (they are stretched over the width), else the last `length` ones.
 */
export function sparkline(
	trend: Float32Array,
	shape: {readonly length: number; readonly whole: boolean},
	width: number,
	bars: readonly string[],
): string {
	if (width <= 0) return '';
	const values = shape.whole ? stretch(trend.subarray(0, shape.length), width) : tail(trend, shape.length, width);
	let most = 0;
	for (const value of values) if (value > most) most = value;
	const glyphs = Array.from(values, value => bars[most > 0 ? Math.min(bars.length - 1, Math.ceil((value / most) * (bars.length - 1))) : 0]);
	return glyphs.join('').padStart(width, ' ');
}

function tail(trend: Float32Array, length: number, width: number): Float32Array {
	// The last bucket still fills: it would always look like a fall.
	const end = length > 1 ? trend.length - 1 : trend.length;
	return trend.subarray(Math.max(trend.length - length, end - width), end);
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
