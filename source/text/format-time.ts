const SECONDS_A_DAY = 86_400;
/** The last second that has a year of four digits. */
const LAST_SECOND = 253_402_300_799;

const two = Array.from({length: 60}, (_, n) => String(n).padStart(2, '0'));

// Times come in near each other: the date is worked out once a day, not once a call.
let cachedDay = -1;
let cachedDate = '';

/**
 * Microseconds since 1970 as `2026-01-02T03:04:05.678901Z`, exact. What lies outside the years 1970 to 9999, or is no number, is written as the
 * nearest end of them.
 */
export function formatTime(timeUs: number): string {
	let seconds = Math.floor(timeUs / 1e6);
	let micros = Math.floor(timeUs - seconds * 1e6);
	if (!(timeUs >= 0)) seconds = micros = 0;
	else if (seconds > LAST_SECOND) {
		seconds = LAST_SECOND;
		micros = 999_999;
	}
	const day = Math.floor(seconds / SECONDS_A_DAY);
	if (day !== cachedDay) {
		cachedDay = day;
		cachedDate = new Date(day * SECONDS_A_DAY * 1000).toISOString().slice(0, 11);
	}
	const rest = seconds - day * SECONDS_A_DAY;
	const hours = Math.floor(rest / 3600);
	const minutes = Math.floor(rest / 60) - hours * 60;
	return `${cachedDate}${two[hours]}:${two[minutes]}:${two[rest % 60]}.${String(1_000_000 + micros).slice(1)}Z`;
}
