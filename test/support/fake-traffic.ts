import {canonicalName} from '../../source/classify/canonical-name.js';
import type {Classifier} from '../../source/classify/classifier.js';
import {type Connection, unnamedReasons} from '../../source/model/connection.js';
import type {TallyDetails} from '../../source/model/details.js';
import type {ConnectionQuery} from '../../source/model/filter.js';
import type {LabelEvent, LabelRequest} from '../../source/model/label.js';
import type {Ledger} from '../../source/model/ledger.js';
import type {Rule} from '../../source/model/rule.js';
import {type Delta, type SourceStatus, TALLY_STRIDE, type TallyBirth} from '../../source/model/tally.js';
import type {Effects} from '../../source/state/effects.js';

/** A rule of the catalogue, or of another layer. */
export const rule = (text: string, app: string, category: string, layer: Rule['layer'] = 'catalogue'): Rule => {
	const [match, pattern] = /^(exact|suffix|wildcard|port):/.test(text)
		? [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)]
		: ['suffix', text];
	return {match: match as Rule['match'], pattern, app, category, layer, priority: 0, author: undefined, changedMs: undefined};
};

/** A classifier of few rules, searched one by one: labels first, then the longest suffix. */
export function fakeClassifier(rules: readonly Rule[]): Classifier {
	let all = [...rules];
	const covers = ({match, pattern}: Rule, name: string) =>
		match === 'exact'
			? name === pattern
			: match === 'suffix'
				? name === pattern || name.endsWith(`.${pattern}`)
				: match === 'regex'
					? new RegExp(pattern).test(name)
					: match === 'wildcard' && name.split('.').slice(1).join('.') === pattern.slice(2);
	const strength = (rule: Rule) => (rule.layer === 'label' ? 10_000 : 0) + (rule.match === 'exact' ? 1000 : 0) + rule.pattern.length;
	const competing = (raw: string) => all.filter(other => covers(other, canonicalName(raw))).sort((a, b) => strength(b) - strength(a));
	const same = (a: Pick<Rule, 'layer' | 'match' | 'pattern'>, b: Rule) =>
		a.layer === b.layer && a.match === b.match && a.pattern === b.pattern;
	return {
		name: raw => competing(raw)[0],
		service: (transport, port) => all.find(({match, pattern}) => match === 'port' && pattern === `${transport}/${port}`),
		explain(raw) {
			const [winner, ...losers] = competing(raw);
			return {winner, losers};
		},
		apply({full, upsert, remove}) {
			if (full) all = all.filter(({layer}) => layer === 'catalogue');
			all = all.filter(other => ![...remove, ...upsert].some(key => same(key, other)));
			all.push(...upsert);
		},
		rules: () => all,
	};
}

export const noLosses: Ledger = {
	framesSeen: 0,
	framesDecoded: 0,
	notDecoded: {},
	kernelDropped: 0,
	pipeDropped: 0,
	damaged: 0,
	fragmentsGivenUp: 0,
	reassemblyGivenUp: 0,
	flowsEvicted: 0,
	namesOverflowed: 0,
	storeDropped: 0,
};

interface Count {
	connections: number;
	open: number;
	packets: number;
	up: number;
	down: number;
	first: number;
	last: number;
	clients: number;
}

interface TrafficOptions {
	readonly connections?: number;
	readonly unnamed?: TallyBirth['unnamed'];
	readonly source?: TallyBirth['source'];
	/** What else is told of the name when it is new. */
	readonly birth?: Partial<TallyBirth> | undefined;
}

/** Stands in for the engine: counts what it is told to, and makes the deltas of it. */
export class FakeTraffic {
	timeUs: number;
	kind: 'interface' | 'file' = 'interface';
	sourceName = 'eth0';
	state: SourceStatus['state'] = 'running';
	detail: string | undefined;
	ended = false;
	ledger: Ledger = noLosses;
	readonly #births: TallyBirth[] = [];
	readonly #ids = new Map<string, number>();
	readonly #counts: Count[] = [];
	readonly #changed = new Set<number>();
	#born = 0;

	constructor(timeUs = Date.UTC(2026, 0, 2, 12, 0, 0) * 1000) {
		this.timeUs = timeUs;
	}

	/** Bytes of a name, or of a service (`udp/123`, and why it is unnamed). */
	count(text: string, down: number, up = Math.round(down / 20), {connections = 0, unnamed, source, birth}: TrafficOptions = {}): number {
		const key = `${text} ${unnamed ?? ''}`;
		let id = this.#ids.get(key);
		const fresh = id === undefined;
		if (id === undefined) {
			// 1 is the tally that names share which found no room.
			id = this.#births.length + 2;
			const service = /^(tcp|udp)\/\d+$/.test(text);
			this.#births.push({id, kind: service ? 'service' : 'name', text, source: service ? undefined : (source ?? 'tls'), unnamed, ...birth});
			this.#ids.set(key, id);
			this.#counts.push({
				connections: Math.max(1, connections),
				open: 1,
				packets: 0,
				up: 0,
				down: 0,
				first: this.timeUs,
				last: 0,
				clients: 1,
			});
		}
		const count = this.#counts[id - 2];
		if (!fresh) count.connections += connections;
		count.clients = Math.min(9, Math.ceil(count.connections / 4));
		count.up += up;
		count.down += down;
		count.packets += Math.ceil((up + down) / 1000);
		count.last = this.timeUs;
		this.#changed.add(id);
		return id;
	}

	idOf(text: string): number {
		return this.#ids.get(`${text} `)!;
	}

	advance(ms: number): void {
		this.timeUs += ms * 1000;
	}

	delta(): Delta {
		const tallies = new Float64Array(this.#changed.size * TALLY_STRIDE);
		let at = 0;
		for (const id of this.#changed) {
			const {connections, open, packets, up, down, first, last, clients} = this.#counts[id - 2];
			tallies.set([id, connections, this.ended ? 0 : open, packets, up, down, first, last, clients], at);
			at += TALLY_STRIDE;
		}
		this.#changed.clear();
		const born = this.#births.slice(this.#born);
		this.#born = this.#births.length;
		const sum = (of: (count: Count, birth: TallyBirth) => number) =>
			this.#counts.reduce((total, count, i) => total + of(count, this.#births[i]), 0);
		const named = sum(({connections}, {kind}) => (kind === 'name' ? connections : 0));
		const packets = sum(count => count.packets);
		const unnamed = Object.fromEntries(
			unnamedReasons.map(reason => [
				reason,
				[
					sum(({connections}, birth) => (birth.unnamed === reason ? connections : 0)),
					sum(({up, down}, birth) => (birth.unnamed === reason ? up + down : 0)),
				],
			]),
		) as unknown as Delta['totals']['unnamed'];
		const nameless = unnamedReasons.reduce((total, reason) => total + unnamed[reason][0], 0);
		return {
			kind: 'delta',
			timeUs: this.timeUs,
			startUs: this.#counts.reduce((earliest, {first}) => Math.min(earliest, first), this.timeUs),
			born,
			tallies,
			totals: {
				packets,
				bytesUp: sum(({up}) => up),
				bytesDown: sum(({down}) => down),
				connections: sum(({connections}) => connections),
				open: this.ended ? 0 : sum(({open}) => open),
				nameable: named + nameless,
				named,
				unnamed,
			},
			ledger: {...this.ledger, framesSeen: packets + 12, framesDecoded: packets, notDecoded: {'not-ip': 12}},
			sources: [{name: this.sourceName, kind: this.kind, state: this.ended ? 'ended' : this.state, detail: this.detail}],
			ended: this.ended,
		};
	}
}

/** Effects that keep labels in memory, and tell what they were asked. */
export function fakeEffects(
	change: (rules: {upsert: readonly Rule[]; remove: readonly Rule[]}) => void,
): Effects & {readonly asked: string[]; readonly labels: LabelEvent[]; fail: string | undefined; open: Connection[]} {
	const asked: string[] = [];
	const labels: LabelEvent[] = [];
	const made: Rule[][] = [];
	const undone: Rule[][] = [];
	const event = (action: LabelEvent['action'], {match, pattern, app, category}: LabelRequest): LabelEvent => {
		const told: LabelEvent = {
			id: labels.length + 1,
			action,
			match,
			pattern,
			app,
			category,
			previousApp: undefined,
			author: 'op@gateway',
			timeMs: Date.UTC(2026, 0, 2, 12, 5, labels.length),
		};
		labels.unshift(told);
		return told;
	};
	const effects = {
		asked,
		labels,
		fail: undefined as string | undefined,
		open: [] as Connection[],
		async label(requests: readonly LabelRequest[]) {
			asked.push(`label ${requests.map(({match, pattern, app, category}) => `${match}:${pattern} ${app} ${category}`).join(', ')}`);
			if (effects.fail !== undefined) throw new Error(effects.fail);
			made.push(requests.map(request => ({...request, layer: 'label', priority: 0, author: 'op@gateway', changedMs: 0})));
			undone.length = 0;
			return requests.map(request => event('label', request));
		},
		async undo() {
			const last = made.pop();
			if (last === undefined) return [];
			undone.push(last);
			change({upsert: [], remove: last});
			return last.map(request => event('undo', request));
		},
		async redo() {
			const last = undone.pop();
			if (last === undefined) return [];
			made.push(last);
			change({upsert: last, remove: []});
			return last.map(request => event('redo', request));
		},
		async takeBack(rule: Rule) {
			asked.push(`take back ${rule.match}:${rule.pattern} ${rule.app}`);
			change({upsert: [], remove: [rule]});
			return [event('remove', rule)];
		},
		history: async () => labels,
		async inspect(tally: number): Promise<TallyDetails> {
			asked.push(`inspect ${tally}`);
			return {
				tally,
				servers: [
					{text: '00000000:00000000:0000ffff:acd9120a', connections: 23, bytes: 62},
					{text: '20014860:48020032:00000000:0000000a', connections: 15, bytes: 38},
				],
				clients: [
					{text: '00000000:00000000:0000ffff:0a00000c', connections: 27, bytes: 71},
					{text: '00000000:00000000:0000ffff:0a00001f', connections: 11, bytes: 29},
				],
				protocols: [{text: 'quic', connections: 31, bytes: 90}],
				versions: [
					{text: 'quic 0304', connections: 31, bytes: 90},
					{text: 'tls 0304', connections: 7, bytes: 10},
				],
				alpn: [
					{text: 'h3', connections: 31, bytes: 90},
					{text: 'h2', connections: 7, bytes: 10},
				],
				ech: [{text: 'grease', connections: 31, bytes: 90}],
				ja4: [
					{text: 'q13d0310h3_55b375c5d22e_cd85d2d88918', connections: 31, bytes: 90},
					{text: 't13d1516h2_8daaf6152771_02713d6af862', connections: 7, bytes: 10},
				],
				connections: [],
			};
		},
		async connections({text, tallies}: ConnectionQuery): Promise<readonly Connection[]> {
			asked.push(`connections ${text}${tallies.length > 0 ? ` of ${tallies.join(' ')}` : ''}`);
			return effects.open.filter(({tally}) => tallies.length === 0 || tallies.includes(tally));
		},
		quit() {
			asked.push('quit');
		},
	};
	return effects;
}
