/**
 * Where frames come out of a pcap or pcapng stream.
 *
 * Bytes travel as `Buffer` everywhere on the hot path, so that the code that reads them stays monomorphic. A buffer handed to a sink is
 * reused after `flush`: whoever keeps bytes for longer copies them.
 */
export interface FrameSink {
	/** An interface of the capture; returns the number that its frames carry. `name` where the capture gives one. */
	link(linkType: number, name: string | undefined): number;
	/**
	 * One captured frame: `bytes[start, end)` is what was captured, `wireLength` what was on the wire (≥ end − start unless the capture lies),
	 * `timeUs` microseconds since 1970 (a float64 holds them exactly), `link` what `link()` returned.
	 */
	frame(bytes: Buffer, start: number, end: number, wireLength: number, timeUs: number, link: number): void;
	/** The bytes of the frames so far are about to be overwritten. */
	flush(): void;
	/** The stream is damaged here: what, in a few words; counted in the ledger and told once per source. */
	damaged(what: string): void;
	/** Drops told by the capture itself (pcapng interface statistics blocks, the capture process): total so far of this source. */
	dropped(kernel: number): void;
}
