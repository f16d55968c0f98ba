/** A wall clock that was set, by more than this, is followed; less is the drift that NTP evens out. */
const STEP_US = 5000;

/** The time of day in microseconds since 1970, without allocation: the monotonic clock, anchored. `follow()` (once a second) takes over a clock that was set. */
export function createClock(): {nowUs(): number; follow(): void} {
	let anchorUs = performance.timeOrigin * 1000;
	return {
		nowUs: () => anchorUs + performance.now() * 1000,
		follow() {
			const driftUs = Date.now() * 1000 - (anchorUs + performance.now() * 1000);
			if (Math.abs(driftUs) > STEP_US) anchorUs += driftUs;
		},
	};
}
