// Build and look-up time and memory of the classifier: node --expose-gc bench/classify.mjs [DIST]
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const dist = pathToFileURL(`${resolve(process.argv[2] ?? 'dist')}/`);
const start = performance.now();
const {createClassifier} = await import(new URL('classify/create-classifier.js', dist));
const imported = performance.now();
const first = createClassifier([]);
const built = performance.now();
first.name('www.example.com');
const ready = performance.now();
const ms = (from, to) => `${(to - from).toFixed(1)} ms`;
console.log(
	`start: import ${ms(start, imported)}, bundled rules ${ms(imported, built)}, first look-up ${ms(built, ready)}; ${[...first.rules()].length} rules`,
);

let seed = 1;
const random = limit => {
	seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
	return Math.floor((seed / 2 ** 32) * limit);
};
const word = () => Array.from({length: 4 + random(9)}, () => 'abcdefghijklmnopqrstuvwxyz'[random(26)]).join('');
const tlds = ['com', 'net', 'cn', 'com.cn', 'org', 'io', 'co.uk', 'de'];
const pick = list => list[random(list.length)];
const median = values => values.sort((a, b) => a - b)[values.length >> 1];
const used = () => {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
};

// As names come from packets and patterns from a database: flat strings, no ropes.
const flat = text => Buffer.from(text, 'latin1').latin1Slice();

const makeRule = pattern => ({
	match: 'suffix',
	pattern: flat(pattern),
	app: 'App',
	category: 'Tech',
	layer: 'shared',
	priority: 0,
	author: undefined,
	changedMs: undefined,
});

for (const count of [1000, 35_000, 200_000]) {
	const rules = Array.from({length: count}, (_, i) => {
		const domain = `${word()}.${pick(tlds)}`;
		const kind = i % 10;
		if (kind < 6) return makeRule(domain);
		if (kind < 9) return {...makeRule(`${word()}.${domain}`), match: 'exact'};
		return {...makeRule(`*.${word()}.${domain}`), match: 'wildcard'};
	});
	const before = used();
	const builds = [];
	let classifier;
	for (let i = 0; i < 5; i++) {
		const start = performance.now();
		classifier = createClassifier(rules, []);
		builds.push(performance.now() - start);
	}
	const bytes = used() - before;
	const hit = Array.from({length: 50_000}, () => flat(`${word()}.${pick(rules).pattern.replace('*.', '')}`));
	const deep = Array.from({length: 50_000}, () => flat(`${word()}-${random(99)}.${word()}.cdn.${pick(rules).pattern.replace('*.', '')}`));
	const miss = Array.from({length: 50_000}, () => flat(`www.${word()}-${random(1000)}.${pick(tlds)}`));
	const popular = Array.from({length: 50_000}, (_, i) => hit[i % 1000]);
	const time = (names, subject = classifier) => {
		const runs = [];
		let found = 0;
		for (let i = 0; i < 9; i++) {
			const start = performance.now();
			found = 0;
			for (const name of names) if (subject.name(name) !== undefined) found++;
			runs.push(((performance.now() - start) * 1e6) / names.length);
		}
		// The best run is the one that other programs disturbed least.
		return `${Math.min(...runs).toFixed(0)} ns (median ${median(runs).toFixed(0)}, ${((found / names.length) * 100).toFixed(0)} % match)`;
	};
	const applies = [];
	for (let i = 0; i < 200; i++) {
		const rule = {...makeRule(`${word()}.example`), layer: 'label'};
		const start = performance.now();
		classifier.apply({full: false, upsert: [rule], remove: []});
		applies.push(performance.now() - start);
	}
	const everything = createClassifier(rules);
	const fullStart = performance.now();
	everything.apply({full: true, upsert: rules, remove: []});
	const full = performance.now() - fullStart;
	// As the store tells them: 2,000 at once, packets in between.
	const portioned = createClassifier([]);
	const portions = [];
	for (let at = 0; at < rules.length; at += 2000) {
		const start = performance.now();
		portioned.apply({full: true, upsert: rules.slice(at, at + 2000), remove: [], more: at + 2000 < rules.length});
		portions.push(performance.now() - start);
	}
	console.log(
		`${count} rules: build ${median(builds).toFixed(1)} ms; look-up hit ${time(hit)}, deep ${time(deep)}, miss ${time(miss)}, 1,000 popular names ${time(popular)}; ` +
			`with the bundled rules hit ${time(hit, everything)}, miss ${time(miss, everything)}; ` +
			`one change ${(median(applies) * 1000).toFixed(1)} µs, slowest ${Math.max(...applies).toFixed(2)} ms; all replaced ${full.toFixed(1)} ms, in portions of 2,000 longest ${Math.max(...portions).toFixed(1)} ms, median ${median(portions).toFixed(2)} ms; ` +
			`${(bytes / 1048576).toFixed(1)} MiB (${(bytes / count).toFixed(0)} bytes a rule)`,
	);
}

for (const count of [100, 1000]) {
	const rules = Array.from({length: count}, (_, i) => ({...makeRule(`^${word()}[0-9]+\\.${word()}\\.`), match: 'regex', priority: i}));
	const classifier = createClassifier(rules);
	const names = Array.from({length: 5000}, () => flat(`www.${word()}-${random(1000)}.${pick(tlds)}`));
	const firstStart = performance.now();
	classifier.name(names[0]);
	const first = performance.now() - firstStart;
	for (const name of names.slice(0, 500)) classifier.name(name);
	const start = performance.now();
	for (const name of names) classifier.name(name);
	console.log(
		`${count} regular expressions: a name that nothing else covers ${(((performance.now() - start) * 1000) / names.length).toFixed(1)} µs, the first ${first.toFixed(1)} ms`,
	);
}

// Without a literal that could be looked for first, each expression has to run.
{
	const rules = Array.from({length: 1000}, (_, i) => ({...makeRule(`^[a-f]{${1 + (i % 9)}}[0-9]+$`), match: 'regex', priority: i}));
	const classifier = createClassifier(rules);
	const names = Array.from({length: 2000}, () => flat(`www.${word()}-${random(1000)}.${pick(tlds)}`));
	for (const name of names.slice(0, 200)) classifier.name(name);
	const start = performance.now();
	for (const name of names) classifier.name(name);
	console.log(`1000 without a literal: ${(((performance.now() - start) * 1000) / names.length).toFixed(1)} µs`);
}

{
	const rules = Array.from({length: 50_000}, (_, i) => ({...makeRule(`^h${i}[0-9]+\\.cdn${i}\\.`), match: 'regex', priority: i}));
	const classifier = createClassifier([]);
	const portions = [];
	const start = performance.now();
	for (let at = 0; at < rules.length; at += 2000) {
		const portion = performance.now();
		classifier.apply({full: false, upsert: rules.slice(at, at + 2000), remove: []});
		classifier.name('www.example.net');
		portions.push(performance.now() - portion);
	}
	console.log(
		`50,000 regular expressions added: ${(performance.now() - start).toFixed(0)} ms, longest portion of 2,000 with a look-up ${Math.max(...portions).toFixed(1)} ms`,
	);
}

// 100,000 ranges of 17 lengths.
{
	const rules = Array.from({length: 100_000}, (_, i) => ({
		...makeRule(`${10 + (i % 90)}.${random(256)}.${random(256)}.0/${16 + (i % 17)}`),
		match: 'cidr',
	}));
	const start = performance.now();
	const classifier = createClassifier(rules);
	const built = performance.now();
	const servers = Array.from({length: 100_000}, () => [0, 0, 0xffff, random(2 ** 32)]);
	for (const server of servers) classifier.service('tcp', 4433, server);
	const warm = performance.now();
	for (const server of servers) classifier.service('tcp', 4433, server);
	console.log(
		`100,000 address ranges: build ${(built - start).toFixed(0)} ms, look-up ${(((performance.now() - warm) * 1e6) / servers.length).toFixed(0)} ns`,
	);
}
