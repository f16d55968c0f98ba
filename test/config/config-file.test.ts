import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readConfigFile} from '../../source/config/config-file.js';
import {UserError} from '../../source/model/user-error.js';

const folder = mkdtempSync(join(tmpdir(), 'snitop-config-'));
const path = join(folder, 'config.yaml');

function faults(text: string): string {
	writeFileSync(path, text);
	try {
		readConfigFile(path);
		return '';
	} catch (error) {
		expect(error).toBeInstanceOf(UserError);
		return (error as Error).message.replace(`${path}: `, '');
	}
}

test('all faults of a file are told at once, in our words', () => {
	expect(
		faults(
			'home: 5\nscreen: {language: fr, ascii: maybe, colour: 1}\nlimits: {names: 1, connections: 1e9, reassemblyBytes: 1.5e6}\nfoo: 1\n',
		),
	).toBe(
		'home: it is a text; limits.connections: it is 16000000 at most; limits.names: it is 16 at least; ' +
			'screen.language: it is one of en, zh; screen.ascii: it is true or false; there is no key screen.colour; there is no key foo',
	);
	expect(faults('capture: {interfaces: eth0, method: pcap}\nlimits: {names: 20.5}\nclassify: 1\n')).toBe(
		'capture.interfaces: it is a list; capture.method: it is one of cap, tcpdump; classify: it is keys with values; limits.names: it is a whole number',
	);
	expect(faults('just text')).toBe('it is keys with values');
	expect(faults(Array.from({length: 30}, (_, i) => `k${i}: 1`).join('\n'))).toMatch(/; and 10 more$/);
	expect(faults('home: /x\n')).toBe('');
});

test('a file that cannot be read is told without the words of the system', () => {
	expect(() => readConfigFile('/nowhere/x.yaml')).toThrow('the configuration /nowhere/x.yaml is not there');
	expect(() => readConfigFile(folder)).toThrow(`the configuration ${folder} is a folder`);
});
