import type {DtlsAssembler} from '../dissect/dtls/assembler.js';
import type {QuicConversation} from '../dissect/quic/conversation.js';
import type {Prefix} from './prefix.js';

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

	release(): void {
		this.a?.release();
		this.b?.release();
		this.a = undefined;
		this.b = undefined;
	}
}
