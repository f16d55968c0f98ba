import type {DtlsAssembler} from '../dissect/dtls/assembler.js';
import type {QuicConversation} from '../dissect/quic/conversation.js';
import type {Prefix} from './prefix.js';

/** Segments of one direction that are looked at before it is given up; a 64 KB hello in segments of 536 bytes is 123. */
export const SEGMENTS_LIMIT = 256;
/** Segments of a stream whose beginning is unknown, or of the server, before it is called unrecognised. */
export const UNKNOWN_LIMIT = 4;

/** What is kept of a connection while its name is looked for; dropped when it is settled. */
export class Look {
	/** The beginning of each direction, once a hello did not fit the first segment. */
	a: Prefix | undefined;
	b: Prefix | undefined;
	/** Nothing more is expected from this direction. */
	doneA = false;
	doneB = false;
	/** Data segments or datagrams looked at, by direction. */
	countA = 0;
	countB = 0;
	quic: QuicConversation | undefined;
	dtls: DtlsAssembler | undefined;
	/** Packet time of the latest look, µs. */
	lastUs = 0;

	prefix(fromA: boolean): Prefix | undefined {
		return fromA ? this.a : this.b;
	}

	/** Whether no name is to be expected any more; `sure`: which end is the client is known, not guessed. */
	isHopeless(clientIsA: boolean, sure: boolean): boolean {
		// The other side has long gone on: what is missing will not come any more.
		if (this.prefix(clientIsA)) return this.countA + this.countB >= SEGMENTS_LIMIT;
		const clientDone = clientIsA ? this.doneA : this.doneB;
		const serverDone = clientIsA ? this.doneB : this.doneA;
		const client = clientIsA ? this.countA : this.countB;
		const server = clientIsA ? this.countB : this.countA;
		if (clientDone) return serverDone || server >= UNKNOWN_LIMIT || client >= UNKNOWN_LIMIT * 2;
		return !sure && serverDone && client === 0 && server >= UNKNOWN_LIMIT * 2;
	}

	/** Gives the memory of the prefixes back. */
	release(): void {
		this.a?.release();
		this.b?.release();
		this.a = undefined;
		this.b = undefined;
	}
}
