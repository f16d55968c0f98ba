declare module 'cap' {
	import {EventEmitter} from 'node:events';

	/** A capture handle of libpcap. Emits `packet` (bytes in the buffer given to `open`, whether they were cut). */
	export class Cap extends EventEmitter {
		/** Returns the name of the link type. The buffer is kept by a raw pointer: keep it referenced. Throws what libpcap says. */
		open(device: string, filter: string, ringBytes: number, buffer: Buffer): string;
		close(): boolean;
	}
	const addon: {readonly Cap: typeof Cap};
	export default addon;
}
