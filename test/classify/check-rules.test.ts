import {expect, test} from 'vitest';
import {checkRules} from '../../source/classify/check-rules.js';
import {parseCatalogue} from '../../source/classify/parse-catalogue.js';

const check = (text: string) =>
	checkRules(parseCatalogue('Video', text)).map(({rule, kind}) => `${kind} ${rule.match}:${rule.pattern} ${rule.app}`);

test('a sound catalogue has no faults', () => {
	const text = `
# Comments and blank lines are passed over.

Example | example.com =special.example.org *.wild.example.net
Example Mail | mail.example.com =www.mail.example.com
Other | x.example.com =a.wild.example.net
`;
	expect(check(text)).toEqual(['redundant exact:www.mail.example.com Example Mail']);
});

test('finds each kind of fault', () => {
	expect(check('A | a.com\nA | a.com')).toEqual(['twice suffix:a.com A']);
	expect(check('A | a.com\nB | a.com')).toEqual(['beaten suffix:a.com B']);
	expect(check('A | a.com =www.a.com b.a.com')).toEqual(['redundant exact:www.a.com A', 'redundant suffix:b.a.com A']);
	expect(check('A | a.com\nB | *.b.a.com')).toEqual(['beaten wildcard:*.b.a.com B']);
	expect(check('A | *.b.a.com =c.b.a.com')).toEqual(['redundant exact:c.b.a.com A']);
	expect(check('A | A.com http://a.com').sort()).toEqual(['malformed suffix:A.com A', 'malformed suffix:http://a.com A']);
	// A rule between the two makes the narrow one matter.
	expect(check('A | a.com x.b.a.com\nB | b.a.com')).toEqual([]);
});

test('lines that are no rule are told', () => {
	const faults: string[] = [];
	expect(parseCatalogue('Video', 'no bar here\n | example.com\nApp | example.com', line => faults.push(line))).toHaveLength(1);
	expect(faults).toEqual(['no bar here', ' | example.com']);
});
