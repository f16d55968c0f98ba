const two = (value: number): string => String(value).padStart(2, '0');

/** Microseconds since 1970 as `12:04:31` in the operator's time zone, or `2026-01-02 12:04:31`; what is no time is blank. */
export function localClock(timeUs: number, date = false): string {
	const time = new Date(timeUs / 1000);
	if (!(timeUs > 0) || Number.isNaN(time.getTime())) return '';
	const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
	return date ? `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${clock}` : clock;
}
