import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {runDoctor} from '../../source/commands/doctor.js';

/** What the doctor writes where nothing is captured, since there is no such interface. */
async function doctor(checkDatabase: () => Promise<string>, environment: NodeJS.ProcessEnv = {}): Promise<readonly string[]> {
	const home = mkdtempSync(join(tmpdir(), 'snitop-doctor-'));
	onTestFinished(() => rmSync(home, {recursive: true}));
	const capture = {
		interfaces: ['no\x1b[2Jsuch'],
		files: [],
		filter: undefined,
		method: 'tcpdump',
		includeSsh: true,
		user: undefined,
	} as const;
	const lines: string[] = [];
	const status = await runDoctor({
		config: {home, database: 'postgres://db.example/snitop', capture},
		setcap: false,
		environment,
		terminal: {isTTY: true, columns: 80, rows: 24},
		checkDatabase,
		write: line => lines.push(line),
	});
	expect(status).toBe(1);
	return lines;
}

test('what a server, an interface or a variable says reaches the terminal as text, and is escaped once', async () => {
	const refused = await doctor(() => Promise.reject(new Error('no\x1b]0;owned\x07\nok capture \u202e')), {
		TERM: 'x\x1bc',
		LANG: 'UTF-8\x9b2J',
	});
	expect(refused.find(line => line.includes('database'))).toBe('!! database   no\\x1b]0;owned\\x07\\x0aok capture \\u{202e}');
	for (const line of refused) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
	expect(refused.join('\n')).toContain('no\\x1b[2Jsuch');
	expect(refused.join('\n')).toContain('x\\x1bc, 80x24');

	const reached = await doctor(() => Promise.resolve('PostgreSQL 15\x1b[2J, 1,204 rules'));
	expect(reached.find(line => line.includes('database'))).toBe('ok database   PostgreSQL 15\\x1b[2J, 1,204 rules');
});
