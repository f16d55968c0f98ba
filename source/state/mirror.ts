import type {Classifier} from '../classify/classifier.js';
import type {Ledger} from '../model/ledger.js';
import type {RuleChange, RuleKey, Verdict} from '../model/rule.js';
import {type Delta, type SourceStatus, TALLY_STRIDE, type Totals} from '../model/tally.js';
import {coverage} from './covers.js';
import {Rates} from './rates.js';
import {DOWN, FIRST, LAST, OVERFLOW, TallyTable, UP} from './tally-table.js';

/** With more rules than this in a change, looking up every name is cheaper than asking each rule whom it covers. */
const FEW_RULES = 8;

/** The main thread's copy of what the engine counts, with the verdict of every tally. */
export class Mirror {
	readonly table = new TallyTable();
	readonly rates = new Rates();
	totals: Totals | undefined;
	ledger: Ledger | undefined;
	sources: readonly SourceStatus[] = [];
	/** Packet time: of the latest delta, and of the first packet; 0 before. */
	timeUs = 0;
	startUs = 0;
	ended = false;
	readonly #classifier: Classifier;

	constructor(classifier: Classifier) {
		this.#classifier = classifier;
	}

	/** Files were read to their end: what there is now depends on nothing but them. */
	get isWhole(): boolean {
		return this.ended && areFiles(this.sources);
	}

	applyDelta(delta: Delta): void {
		const {table, rates} = this;
		for (const birth of delta.born) if (table.bear(birth)) this.#lookUp(birth.id);
		const rows = delta.tallies;
		const timeUs = timeOf(delta, this.timeUs);
		if (timeUs > 0) {
			if (this.timeUs === 0) this.#begin(delta, timeUs);
			else rates.advance(timeUs);
		}
		for (let at = 0; at + TALLY_STRIDE <= rows.length; at += TALLY_STRIDE) {
			const id = rows[at];
			if (table.births[id] === undefined) continue;
			const up = rows[at + UP] - table.get(id, UP);
			const down = rows[at + DOWN] - table.get(id, DOWN);
			// A tally that was there before counts only what came since the last delta.
			const known = table.get(id, FIRST) > 0;
			if (up !== 0 || down !== 0) rates.add(id, up, down, known ? 0 : rows[at + FIRST], rows[at + LAST]);
			table.rows.set(rows.subarray(at, at + TALLY_STRIDE), id * TALLY_STRIDE);
		}
		this.totals = delta.totals;
		this.ledger = delta.ledger;
		this.sources = delta.sources;
		this.timeUs = Math.max(this.timeUs, timeUs);
		this.startUs = delta.startUs || this.startUs;
		this.ended = delta.ended;
	}

	/** Looks up again the tallies that the change can concern; returns how many have a new verdict. */
	applyRules(change: RuleChange): number {
		this.#classifier.apply(change);
		if (change.more) return 0;
		const {table} = this;
		const concerned = change.full || change.upsert.length + change.remove.length > FEW_RULES ? () => true : this.#concernedBy(change);
		let changed = 0;
		for (let id = 1; id <= table.count; id++) {
			if (table.kinds[id] === 0 || !concerned(id)) continue;
			const before = table.verdicts[id];
			this.#lookUp(id);
			if (table.verdicts[id] !== before) changed++;
		}
		return changed;
	}

	#concernedBy({upsert, remove}: RuleChange): (id: number) => boolean {
		const {names, verdicts} = this.table;
		const covers = upsert.map(coverage);
		// A rule that goes matters only where it decided; one that comes replaces its namesake, too.
		const keys = [...remove, ...upsert];
		// Plain loops: this runs for every name between a key and the frame that answers it.
		return id => {
			const name = names[id];
			for (let i = 0; i < covers.length; i++) if (covers[i](name)) return true;
			const verdict = verdicts[id];
			if (verdict === undefined) return false;
			for (let i = 0; i < keys.length; i++) if (decidedBy(verdict, keys[i])) return true;
			return false;
		};
	}

	#lookUp(id: number): void {
		const {births, verdicts} = this.table;
		const birth = births[id]!;
		if (id === OVERFLOW) return;
		if (birth.kind === 'name') {
			verdicts[id] = this.#classifier.name(birth.text);
			return;
		}
		const [transport, port] = birth.text.split('/');
		verdicts[id] = this.#classifier.service(transport === 'udp' ? 'udp' : 'tcp', Number(port), birth.server);
	}

	#begin(delta: Delta, timeUs: number): void {
		if (areFiles(delta.sources)) this.rates.showWhole();
		this.rates.begin(delta.startUs || timeUs, timeUs);
	}
}

const areFiles = (sources: readonly SourceStatus[]): boolean => sources.length > 0 && sources.every(({kind}) => kind === 'file');

/** Between two files, and after the last one, the engine has no time: then it is that of the latest packet told of, and never goes back. */
function timeOf({timeUs, tallies}: Delta, before: number): number {
	if (timeUs > 0) return timeUs;
	let latest = before;
	for (let at = LAST; at < tallies.length; at += TALLY_STRIDE) if (tallies[at] > latest) latest = tallies[at];
	return latest;
}

const decidedBy = (verdict: Verdict, key: RuleKey): boolean =>
	verdict.layer === key.layer && verdict.pattern === key.pattern && verdict.match === key.match;
