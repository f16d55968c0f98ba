const two = (value: number): string => String(value).padStart(2, '0');

/** The last day whose year has four digits, in every time zone. */
const LAST_MS = Date.UTC(9999, 11, 31);

/** Microseconds since 1970 as `12:04:31` in the operator's time zone, or `2026-01-02 12:04:31`; what is no time is blank, what comes after the year 9999 is its end. */
export function localClock(timeUs: number, date = false): string {
	if (!(timeUs > 0)) return '';
	const time = new Date(Math.min(timeUs / 1000, LAST_MS));
	const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
	return date ? `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${clock}` : clock;
}
