import type {Socket} from 'node:net';

/** A server that leaves a question unanswered for this long is away, ms; a live one is asked something more often than that. */
const SILENCE_MS = 8000;
/** Reading all rules takes a slow server this long before it says the first word, ms. */
export const PULL_MS = 60_000;

/** Makes a socket to a server break with an error when nothing passes for `SILENCE_MS`: a connection that was cut without a word. */
export function watchSocket(socket: Socket): Socket {
	socket.setNoDelay(true);
	socket.setKeepAlive(true, SILENCE_MS);
	socket.on('timeout', () => {
		const {bytesRead} = socket;
		// A thread that was busy itself has not yet read what lies there.
		setImmediate(() => {
			if (socket.bytesRead === bytesRead) socket.destroy(new Error('the server is silent'));
		});
	});
	socket.setTimeout(SILENCE_MS);
	return socket;
}

/** Does what a live server may be silent over for longer: up to `ms`, 0 for as long as it takes. */
export async function patiently<T>(socket: Socket, ms: number, work: () => Promise<T>): Promise<T> {
	socket.setTimeout(ms);
	try {
		return await work();
	} finally {
		socket.setTimeout(SILENCE_MS);
	}
}

/** Waits for `work`, the way from an unconnected socket to a session; breaks the socket when that takes longer than `ms`, or `signal` fires. */
export async function connectWithin<T>(socket: Socket, ms: number, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
	const timer = setTimeout(() => socket.destroy(new Error('the server does not answer')), ms);
	const giveUp = () => socket.destroy(new Error('given up'));
	signal?.addEventListener('abort', giveUp);
	try {
		return await work();
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener('abort', giveUp);
	}
}
