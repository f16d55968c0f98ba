import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {createLoggers} from '../../source/log/loggers.js';
import {UserError} from '../../source/model/user-error.js';

let home: string;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'snitop-'));
});
afterEach(() => rmSync(home, {recursive: true}));

test('each logger has its file; levels count; what a terminal would obey is escaped', async () => {
	const loggers = createLoggers(home, {debug: false});
	loggers.log({kind: 'log', logger: 'network_capture', level: 'warn', message: 'eth0 is down', fields: {name: 'a\x1b[2J\x9b\u202eb'}});
	loggers.log({kind: 'log', logger: 'monitoring', level: 'debug', message: 'not without --debug'});
	loggers.log({kind: 'log', logger: 'monitoring', level: 'info', message: 'started'});
	await loggers.close();
	expect(readdirSync(join(home, 'log')).sort()).toEqual(['monitoring.log', 'network_capture.log']);
	const text = readFileSync(join(home, 'log', 'network_capture.log'), 'utf8');
	expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
	expect(JSON.parse(text)).toMatchObject({level: 'warn', message: 'eth0 is down', name: 'a\x1b[2J\x9b\u202eb'});
	expect(
		readFileSync(join(home, 'log', 'monitoring.log'), 'utf8')
			.trim()
			.split('\n')
			.map(line => JSON.parse(line).message),
	).toEqual(['started']);
});

test('a log goes on where the last run ended, and is rotated', async () => {
	mkdirSync(join(home, 'log'));
	writeFileSync(join(home, 'log', 'monitoring.log'), `${'x'.repeat(10 << 20)}\n`);
	for (const message of ['first', 'second']) {
		const loggers = createLoggers(home, {debug: true});
		loggers.log({kind: 'log', logger: 'monitoring', level: 'info', message});
		await loggers.close();
	}
	expect(existsSync(join(home, 'log', 'monitoring.1.log.gz'))).toBe(true);
	expect(
		readFileSync(join(home, 'log', 'monitoring.log'), 'utf8')
			.trim()
			.split('\n')
			.map(line => JSON.parse(line).message),
	).toEqual(['first', 'second']);
});

test('a home that cannot be written is one clear error', () => {
	writeFileSync(join(home, 'log'), '');
	expect(() => createLoggers(home, {debug: false})).toThrow(UserError);
});

test('nor is one where the kernel says of nothing that it exists', () => {
	expect(() => createLoggers('/proc/nowhere/home', {debug: false})).toThrow('/proc/nowhere/home/log cannot be written: ENOENT');
});
