import type {Classifier} from '../classify/classifier.js';
import {
	type ConnectionBatch,
	HAS_NAME,
	NAME_END,
	SERVER_AT,
	SERVER_PORT,
	STRIDE,
	TEXTS,
	TRANSPORT,
	textOf,
	textStart,
	WORD_STRIDE,
} from '../model/connection-batch.js';
import type {Verdict} from '../model/rule.js';

/** Names whose verdicts are remembered. */
const LIMIT = 100_000;

/** Verdicts of connections that the engine left open; of a name they are looked up once until the rules change. */
export class OpenVerdicts {
	readonly #classifier: () => Classifier;
	readonly #known = new Map<string, Verdict | undefined>();

	constructor(classifier: () => Classifier) {
		this.#classifier = classifier;
	}

	/** The verdict of the connection at `index` of a batch. */
	of(batch: ConnectionBatch, index: number): Verdict | undefined {
		const n = batch.numbers;
		const i = index * STRIDE;
		if ((n[i + TEXTS]! & HAS_NAME) === 0) {
			const w = index * WORD_STRIDE + SERVER_AT;
			const [a = 0, b = 0, c = 0, d = 0] = batch.words.subarray(w, w + 4);
			return this.#classifier().service(n[i + TRANSPORT] === 6 ? 'tcp' : 'udp', n[i + SERVER_PORT]!, [a, b, c, d]);
		}
		const name = textOf(batch, textStart(batch, index), n[i + NAME_END]!);
		const known = this.#known.get(name);
		if (known !== undefined || this.#known.has(name)) return known;
		const verdict = this.#classifier().name(name);
		if (this.#known.size >= LIMIT) this.#known.clear();
		this.#known.set(name, verdict);
		return verdict;
	}

	/** The rules have changed. */
	forget(): void {
		this.#known.clear();
	}
}
