import type {DtlsAssembler} from '../dissect/dtls/assembler.js';
import type {QuicConversation} from '../dissect/quic/conversation.js';
import type {Prefix} from './prefix.js';

/** Segments of the server behind which the rest of a hello does not come any more: it has long gone on. */
const ANSWERS_LIMIT = 256;
/** Segments of the client, in the smallest pieces, before it is given up. */
export const SEGMENTS_LIMIT = 8192;
/** Segments of a stream that makes no sense, or of the server, before it is called unrecognised. */
export const UNKNOWN_LIMIT = 4;
/** Fewer bytes than this are not called unrecognised before there are so many segments of them. */
const UNKNOWN_BYTES = 4096;
const UNKNOWN_SEGMENTS = 64;

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
	/** Where QUIC and DTLS looks are counted, once this is one. */
	room: {left: number} | undefined;
	/** Packet time of the latest look, µs. */
	lastUs = 0;

	prefix(fromA: boolean): Prefix | undefined {
		return fromA ? this.a : this.b;
	}

	/** A hello has begun. */
	get waits(): boolean {
		return this.quic !== undefined || this.dtls !== undefined || this.a?.unknown === false || this.b?.unknown === false;
	}

	/** Whether no name is to be expected any more; `sure`: which end is the client is known, not guessed. */
	isHopeless(clientIsA: boolean, sure: boolean): boolean {
		const prefix = this.prefix(clientIsA);
		if (prefix) return (clientIsA ? this.countB : this.countA) >= (prefix.unknown ? UNKNOWN_LIMIT * 4 : ANSWERS_LIMIT);
		const clientDone = clientIsA ? this.doneA : this.doneB;
		const serverDone = clientIsA ? this.doneB : this.doneA;
		const client = clientIsA ? this.countA : this.countB;
		const server = clientIsA ? this.countB : this.countA;
		if (clientDone) return serverDone || server >= UNKNOWN_LIMIT || client >= UNKNOWN_LIMIT * 2;
		return !sure && serverDone && client === 0 && server >= UNKNOWN_LIMIT * 2;
	}

	/** Nothing more is expected from this direction. */
	done(fromA: boolean): void {
		this.drop(fromA);
		if (fromA) this.doneA = true;
		else this.doneB = true;
	}

	/** Forgets the beginning of this direction. */
	drop(fromA: boolean): void {
		this.prefix(fromA)?.release();
		if (fromA) this.a = undefined;
		else this.b = undefined;
	}

	/** Gives the memory of the prefixes back; what is known of QUIC and DTLS stays, for repeated hellos. */
	release(): void {
		this.a?.release();
		this.b?.release();
		this.a = undefined;
		this.b = undefined;
	}

	/** Gives everything back: the look is over. */
	close(): void {
		this.release();
		this.quic?.release();
		this.quic = undefined;
		this.dtls?.release();
		this.dtls = undefined;
		if (this.room) this.room.left++;
		this.room = undefined;
	}
}

/** Whether what is held of a stream will hardly ever make sense. */
export const isUnrecognised = (prefix: Prefix): boolean =>
	prefix.unknown && prefix.segments >= UNKNOWN_LIMIT && (prefix.reach >= UNKNOWN_BYTES || prefix.segments >= UNKNOWN_SEGMENTS);
