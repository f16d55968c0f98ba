/** How a capture process ends, so that its supervisor knows whether trying again can help. */
export const EXIT_FILTER = 3;
export const EXIT_PERMISSION = 4;
export const EXIT_LINK_TYPE = 5;
export const EXIT_ADDON = 6;

/** A line of JSON on the standard error of a capture process; any other line there is the reason of a failure. */
export type ChildNote =
	/** The device is open and privileges are given up: packets follow. */
	| {readonly kind: 'ready'}
	/** Packets that the kernel dropped since this process opened the device; null: cannot be known. */
	| {readonly kind: 'dropped'; readonly total: number | null; readonly counts?: Counts};

/** Packets that came and were not dropped, and how many of them were written. libpcap counts some that it leaves out: the second copy of each on the loopback device, and what its own filter refuses. */
export interface Counts {
	readonly came: number;
	readonly taken: number;
}

/** Why a capture cannot be had by trying again. */
export type Problem = 'filter' | 'permission' | 'link-type' | 'addon' | 'missing-program';
