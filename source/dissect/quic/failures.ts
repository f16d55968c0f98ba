import {bytesOf} from '../copy-bytes.js';
import {equal} from './connections.js';
import type {LongHeader} from './packet.js';

/** Connection IDs that opened nothing, and how often one is tried all the same: the packet may have been damaged. */
const MAX_IDS = 8;
const MAX_TRIES = 3;
/** Derivations without success before only known keys are tried: a server whose clients are not seen. */
const MAX_FAILURES = 64;

/** Bounds the work for packets that nobody can open. */
export class Failures {
	readonly #ids: {readonly version: number; readonly id: Uint8Array; tries: number}[] = [];
	#count = 0;

	/** Whether keys are derived for this packet. */
	mayTry(bytes: Buffer, packet: LongHeader): boolean {
		return this.#count < MAX_FAILURES && (this.#find(bytes, packet)?.tries ?? 0) < MAX_TRIES;
	}

	failed(bytes: Buffer, packet: LongHeader): void {
		this.#count++;
		const known = this.#find(bytes, packet);
		if (known !== undefined) known.tries++;
		// A packet that is cut says nothing about its keys.
		else if (!packet.cut) {
			this.#ids.push({version: packet.version, id: bytesOf(bytes, packet.dcid, packet.dcidEnd), tries: 1});
			if (this.#ids.length > MAX_IDS) this.#ids.shift();
		}
	}

	succeeded(): void {
		this.#count = 0;
	}

	#find(bytes: Buffer, {version, dcid, dcidEnd}: LongHeader) {
		return this.#ids.find(known => known.version === version && equal(bytes, dcid, dcidEnd, known.id));
	}
}
