import {describe, expect, test} from 'vitest';
import {bundledRules} from '../../source/classify/bundled-rules.js';
import {catalogueTexts} from '../../source/classify/catalogue/all.js';
import {categories} from '../../source/classify/categories.js';
import {checkRules} from '../../source/classify/check-rules.js';
import {createClassifier} from '../../source/classify/create-classifier.js';
import {parseCatalogue} from '../../source/classify/parse-catalogue.js';

describe('the bundled rules', () => {
	test('have categories that exist', () => {
		const known = new Set(categories.map(({name}) => name));
		expect([...new Set(bundledRules().map(rule => rule.category))].filter(category => !known.has(category))).toEqual([]);
	});

	test('of the catalogue are well written, and each one counts', () => {
		const faults: string[] = [];
		const rules = catalogueTexts.flatMap(([category, text]) => parseCatalogue(category, text, line => faults.push(line)));
		expect(faults).toEqual([]);
		expect(checkRules(rules).map(({text}) => text)).toEqual([]);
	});

	test('of the other layers are well written; those of ours each count', () => {
		const others = bundledRules().filter(rule => rule.layer !== 'catalogue');
		const ours = others.filter(rule => rule.layer !== 'third-party');
		const malformed = checkRules(others).filter(({kind}) => kind === 'malformed');
		expect([...malformed, ...checkRules(ours)].map(({text}) => text)).toEqual([]);
	});
});

describe('shapes of names', () => {
	const shapes = createClassifier(
		[],
		bundledRules().filter(rule => rule.layer === 'structural'),
	);

	test.each([
		['www.beijing.gov.cn', 'Government'],
		['www.irs.gov', 'Government'],
		['sat.gob.mx', 'Government'],
		['www.gov.uk', 'Government'],
		['www.mofa.go.jp', 'Government'],
		['cs.stanford.edu', 'Education'],
		['www.pku.edu.cn', 'Education'],
		['www.ox.ac.uk', 'Education'],
		['2.pool.ntp.org', 'Time'],
		['ntp1.aliyun.com', 'Time'],
		['time3.example.com', 'Time'],
		['doh.example.net', 'DNS'],
		['ocsp.example-ca.com', 'PKI'],
		['crl3.example.com', 'PKI'],
		['smtp.example.org', 'Mail'],
		['imap.mail.example.org', 'Mail'],
		['84-12-3-7.dynamic.example.net', 'Telecom'],
	])('%s → %s', (name, category) => expect(shapes.name(name)?.category).toBe(category));

	test.each([
		'example.com',
		'www.example.org',
		'mail.ru',
		'timeout.com',
		'time.com',
		'www.time.com',
		'dnspod.cn',
		'dns.com',
		'gov.example.com',
		'edu.example.com',
		'education.com',
		'mygov.com',
		'notgov.cn',
		'smtp',
		'smtp.com',
		'ntp',
		'1-2-3.example.com',
		'10-0-0-1.my.plex.direct',
		'times.example.com',
		'dot.com',
	])('%s is none of them', name => expect(shapes.name(name)).toBeUndefined());

	test('take linear time on hostile names', () => {
		const all = createClassifier([]);
		const hostile = ['a-'.repeat(120), '1-'.repeat(120), 'ntp.'.repeat(60), `ntp${'-a'.repeat(110)}`, '1.1.1.1.'.repeat(30)];
		const start = performance.now();
		for (let i = 0; i < 1000; i++) for (const name of hostile) all.name(name);
		expect(performance.now() - start).toBeLessThan(5000);
	});
});
