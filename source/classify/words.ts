import type {Rule} from '../model/rule.js';
import {registrableDomain} from './registrable-domain.js';

/** An app and its category. */
export interface AppOfCategory {
	readonly app: string;
	readonly category: string;
}

/** Words that tell what a host is for, whoever runs it. Without an app of its own the host is the owner's. */
const purposes: Readonly<Record<string, {readonly category: string; readonly app?: string}>> = {
	ad: {category: 'Ads'},
	ads: {category: 'Ads'},
	adx: {category: 'Ads'},
	adserver: {category: 'Ads'},
	adservice: {category: 'Ads'},
	dsp: {category: 'Ads'},
	pixel: {category: 'Ads'},
	rtb: {category: 'Ads'},
	analytics: {category: 'Telemetry'},
	beacon: {category: 'Telemetry'},
	crash: {category: 'Telemetry'},
	log: {category: 'Telemetry'},
	logs: {category: 'Telemetry'},
	metrics: {category: 'Telemetry'},
	stats: {category: 'Telemetry'},
	telemetry: {category: 'Telemetry'},
	track: {category: 'Telemetry'},
	tracker: {category: 'Telemetry'},
	tracking: {category: 'Telemetry'},
	assets: {category: 'CDN'},
	cdn: {category: 'CDN'},
	img: {category: 'CDN'},
	static: {category: 'CDN'},
	dns: {category: 'DNS', app: 'DNS resolver'},
	doh: {category: 'DNS', app: 'DNS resolver'},
	ntp: {category: 'Time', app: 'NTP'},
	ocsp: {category: 'PKI', app: 'Certificate status'},
	crl: {category: 'PKI', app: 'Certificate status'},
	imap: {category: 'Mail', app: 'Mail server'},
	mail: {category: 'Mail', app: 'Mail server'},
	smtp: {category: 'Mail', app: 'Mail server'},
	webmail: {category: 'Mail', app: 'Mail server'},
	firmware: {category: 'Update'},
	ota: {category: 'Update'},
	update: {category: 'Update'},
	updates: {category: 'Update'},
	upgrade: {category: 'Update'},
	bank: {category: 'Finance'},
	pay: {category: 'Finance'},
	payment: {category: 'Finance'},
	game: {category: 'Games'},
	games: {category: 'Games'},
	iot: {category: 'IoT'},
	mqtt: {category: 'IoT'},
	map: {category: 'Maps'},
	maps: {category: 'Maps'},
	meet: {category: 'Conference'},
	meeting: {category: 'Conference'},
	music: {category: 'Music'},
	news: {category: 'News'},
	push: {category: 'Push'},
	mirror: {category: 'Download'},
	mirrors: {category: 'Download'},
	live: {category: 'Video'},
	video: {category: 'Video'},
	vod: {category: 'Video'},
	vpn: {category: 'VPN'},
};

/** Words that stand in names of hosts everywhere: an app that has one in its own name is not meant by it. */
const generic = new Set(
	`account accounts admin apps auth blog blogs chat china club cloud community daily data demo developer developers direct docs download edge express
	file files forum free global good group help home host image images info link login main media member mobile node official online open partner partners
	photo photos portal prod proxy quick search secure server service services shop shopping site sites smart social space staging storage store stores
	support system team teams test time user users wiki world`.split(/\s+/),
);

/** The purpose that a word of a name tells, if it does. */
export const purposeOf = (word: string): {readonly category: string; readonly app?: string} | undefined =>
	Object.hasOwn(purposes, word) ? purposes[word] : undefined;

interface Owner extends AppOfCategory {
	/** The word is all of the app's name that is in Latin letters. */
	readonly whole: boolean;
}

/** Words of apps' names and of their domains → apps; made once by a `WordReader` and shared by many suggestions. */
export type Words = ReadonlyMap<string, readonly Owner[]>;

/** Shorter words fit too much. */
const SHORTEST = 4;
/** A word of more apps than this tells none of them. */
const MOST_APPS = 3;

/** Learns what words the known apps go by, from the rules that people and the catalogue made, one after the other. */
export class WordReader {
	readonly #words = new Map<string, Owner[]>();
	readonly #wordsOfApp = new Map<string, readonly string[]>();

	get words(): Words {
		return this.#words;
	}

	read(rule: Rule): void {
		if (rule.layer !== 'label' && rule.layer !== 'shared' && rule.layer !== 'catalogue') return;
		let own = this.#wordsOfApp.get(rule.app);
		if (own === undefined) {
			own = rule.app.toLowerCase().match(/[a-z0-9]+/g) ?? [];
			this.#wordsOfApp.set(rule.app, own);
			for (const word of own) this.#note(word, rule, own.length === 1);
		}
		const registered = rule.match === 'suffix' && registrableDomain(rule.pattern) === rule.pattern ? rule.pattern.split('.', 1)[0]! : '';
		this.#note(registered, rule, own.length === 1 && own[0] === registered);
	}

	#note(word: string, {app, category}: Rule, whole: boolean): void {
		if (word.length < SHORTEST || generic.has(word) || purposeOf(word) !== undefined) return;
		const owners = this.#words.get(word);
		if (owners === undefined) this.#words.set(word, [{app, category, whole}]);
		else if (!owners.some(known => known.app === app)) owners.push({app, category, whole});
	}
}

/** The words of all these rules. */
export function readWords(rules: Iterable<Rule>): Words {
	const reader = new WordReader();
	for (const rule of rules) reader.read(rule);
	return reader.words;
}

/** The apps that go by a word, or by one up to twice as long that begins with it (`bili`, `bilibili`), and how sure each of them is (0 to 1). */
export function appsOf(word: string, words: Words): {readonly apps: readonly AppOfCategory[]; readonly confidence: number} {
	const owners = words.get(word);
	if (owners !== undefined) {
		const whole = owners.filter(owner => owner.whole);
		const apps = whole.length > 0 ? whole : owners;
		return apps.length > MOST_APPS ? none : {apps, confidence: 0.5 / apps.length};
	}
	if (word.length < SHORTEST || generic.has(word)) return none;
	const apps = new Map<string, AppOfCategory>();
	const all = sorted(words);
	for (let at = firstFrom(all, word); at < all.length && all[at]!.startsWith(word); at++) {
		const known = all[at]!;
		if (known.length <= 2 * word.length) for (const owner of words.get(known)!) apps.set(owner.app, owner);
		if (apps.size > MOST_APPS) return none;
	}
	return {apps: [...apps.values()], confidence: 0.3 / Math.max(1, apps.size)};
}

const inOrder = new WeakMap<Words, readonly string[]>();

/** The words by the alphabet, so that those with one beginning stand together. */
function sorted(words: Words): readonly string[] {
	let list = inOrder.get(words);
	if (list === undefined) {
		list = [...words.keys()].sort();
		inOrder.set(words, list);
	}
	return list;
}

/** The place of the first that is not before `word`. */
function firstFrom(all: readonly string[], word: string): number {
	let [low, high] = [0, all.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (all[middle]! < word) low = middle + 1;
		else high = middle;
	}
	return low;
}

const none = {apps: [], confidence: 0} as const;
