import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {runExport} from '../../source/commands/export.js';
import {runImport} from '../../source/commands/import.js';
import {runLabel} from '../../source/commands/label.js';
import {Desk} from '../support/command.js';

const options = {app: undefined, category: undefined, dryRun: false};
const file = (desk: Desk, name: string, text: string | Buffer): string => {
	const path = join(desk.home, name);
	writeFileSync(path, text);
	return path;
};
const exported = async (desk: Desk, format: 'csv' | 'json' = 'csv'): Promise<string> => {
	desk.take();
	expect(await runExport(desk.config, {format}, desk.output)).toBe(0);
	return desk.out;
};

test('a dry run shows what would change, and changes nothing', async () => {
	const desk = await Desk.create();
	const path = file(
		desk,
		'mine.csv',
		'match,pattern,app,category\nsuffix,a.example,A,Video\nexact,b.example,B,\n,1.2.3.4,C,\nexact,c.example,,\n',
	);
	expect(await runImport(desk.config, {...options, path, dryRun: true}, desk.output)).toBe(0);
	expect(desk.take()).toEqual({
		out: [
			'+ suffix:a.example  A (Video)',
			'+ exact:b.example  B (Other)',
			'CSV: 2 new, 0 changed, 0 unchanged, 1 left out; 1 row without an app passed over; nothing was done (--dry-run)',
		],
		err: ["line 4: '1.2.3.4': an address, no host name: an address range is written 192.0.2.1/32: left out"],
	});
	expect(existsSync(join(desk.home, 'cache'))).toBe(false);
	expect(await runImport(desk.config, {...options, path}, desk.output)).toBe(0);
	await runImport(desk.config, {...options, path: file(desk, 'more.csv', 'pattern,app\nc.example,C\n')}, desk.output);
	writeFileSync(path, 'match,pattern,app,category,priority\nsuffix,a.example,A,Games,\nexact,b.example,B,,\nexact,c.example,C,,7\n');
	desk.take();
	await runImport(desk.config, {...options, path, dryRun: true}, desk.output);
	expect(desk.take().out).toEqual([
		'of the rules that there are, 2 change:',
		'~ suffix:a.example  A (Video) → A (Games)',
		'~ exact:c.example  C (Other) → C (Other), priority 7',
		'CSV: 0 new, 2 changed, 1 unchanged, 0 left out; nothing was done (--dry-run)',
	]);
	expect(await exported(desk)).toMatch(/^suffix,a\.example,A,Video,shared,0,import:mine,/m);
});

test('long lists are shortened with a count; nothing that comes from a file reaches the terminal as a control byte', async () => {
	const desk = await Desk.create();
	const rows = Array.from({length: 1200}, (_, i) => `n${i}.example`);
	const path = file(desk, 'long', [...rows, ...rows.map(name => `${name}/x`), '\x1b[2J', 're:^a\\.b$'].join('\n'));
	await runImport(desk.config, {...options, path, app: 'Long', dryRun: true}, desk.output);
	const {out, err} = desk.take();
	expect(out).toHaveLength(52);
	expect(out.slice(-2)).toEqual([
		'… and 1,151 more',
		'names: 1,201 new, 0 changed, 0 unchanged, 1 left out, 1,200 merged, 1,200 cleaned; nothing was done (--dry-run)',
	]);
	expect(err).toHaveLength(1 + 51 + 51);
	expect(err[0]).toContain('\\x1b[2J');
	await runImport(desk.config, {...options, path: file(desk, 'one', 're:^a\\.b$'), app: 'one', dryRun: true}, desk.output);
	expect(desk.take().out[0]).toBe('+ regex:^a\\.b$  one (Other)');
});

test('a queue that was filled in a spreadsheet makes labels of who brings it', async () => {
	const desk = await Desk.create();
	const text = 'name\tmatch\tapp\tcategory\tbytes\r\na.example\texact\t内网\t办公\t5\r\nb.example\texact\t\t\t4\r\n';
	const path = file(desk, 'queue.txt', Buffer.from(`\ufeff${text}`, 'utf16le'));
	expect(await runImport(desk.config, {...options, path}, desk.output)).toBe(0);
	expect(desk.take().out.at(-1)).toBe('CSV: 1 new, 0 changed, 0 unchanged, 0 left out; 1 row without an app passed over');
	expect(await exported(desk)).toContain(`exact,a.example,内网,Work,label,0,${desk.config.author},`);
});

test('a folder of lists, one app for all, and a category that is spelt wrong', async () => {
	const desk = await Desk.create();
	const lists = join(desk.home, 'lists');
	mkdirSync(lists);
	writeFileSync(join(lists, 'youtube'), 'youtube.com\n');
	writeFileSync(join(lists, 'geolocation-!cn'), 'include:youtube\nyoutube.com\n');
	expect(await runImport(desk.config, {...options, path: lists}, desk.output)).toBe(0);
	expect(desk.take()).toEqual({
		out: ['+ suffix:youtube.com  YouTube (Video)', 'names: 1 new, 0 changed, 0 unchanged, 0 left out, 1 overruled'],
		err: ["geolocation-!cn:2: 'youtube.com': the catalogue knows it as YouTube (Video): overruled"],
	});
	await expect(runImport(desk.config, {...options, path: lists, category: 'Gaems'}, desk.output)).rejects.toThrow(
		"there is no category 'Gaems'",
	);
	await runImport(desk.config, {...options, path: lists, app: 'Mine', category: '游戏'}, desk.output);
	expect(desk.take().out).toContain('~ suffix:youtube.com  YouTube (Video) → Mine (Games)');
});

test('a file of which nothing can be used fails; one without work does not', async () => {
	const desk = await Desk.create();
	expect(await runImport(desk.config, {...options, path: file(desk, 'bad', 'com\n1.2.3.4\n')}, desk.output)).toBe(1);
	expect(await runImport(desk.config, {...options, path: file(desk, 'q.csv', 'name,app,bytes\na.example,,1\n')}, desk.output)).toBe(0);
	await expect(runImport(desk.config, {...options, path: undefined}, desk.output)).rejects.toThrow('which file?');
	await expect(runImport(desk.config, {...options, path: join(desk.home, 'none')}, desk.output)).rejects.toThrow('no such file');
});

test('an app that neither file nor command gives is asked for: the name of a file is none, but for a list of the community', async () => {
	const desk = await Desk.create();
	await runImport(
		desk.config,
		{...options, path: file(desk, 'l1.txt', 'a.example\nb.example\n'), app: 'ListApp', category: 'Work'},
		desk.output,
	);
	for (const [name, text] of [
		['l2.txt', 'a.example\n'],
		['block.txt', 'a.example\n'],
		['l3.csv', 'pattern,category\na.example,Video\n'],
		['l4.json', '[{"pattern": "a.example"}]'],
		['hosts', '127.0.0.1 localhost\n192.0.2.1 a.example\n'],
	] as const)
		await expect(runImport(desk.config, {...options, path: file(desk, name, text)}, desk.output)).rejects.toMatchObject({
			message: expect.stringContaining('the file gives no app in line'),
			hint: 'give the app: snitop import FILE APP',
			exitCode: 2,
		});
	desk.take();
	await runImport(desk.config, {...options, path: file(desk, 'youtube', 'y.example\n')}, desk.output);
	await runImport(desk.config, {...options, path: file(desk, 'l2.txt', 'a.example\nc.example\n'), app: 'Two'}, desk.output);
	expect(desk.take().out).toEqual([
		'+ suffix:y.example  YouTube (Video)',
		'names: 1 new, 0 changed, 0 unchanged, 0 left out',
		'+ suffix:c.example  Two (Other)',
		'of the rules that there are, 1 changes:',
		'~ suffix:a.example  ListApp (Work) → Two (Other)',
		'names: 1 new, 1 changed, 0 unchanged, 0 left out',
	]);
});

test('an export goes into another home and comes out the same', async () => {
	const [from, to] = [await Desk.create(), await Desk.create()];
	await runLabel(from.config, {pattern: 'a.example', app: '=cmd, "x"', category: undefined, match: undefined, remove: false}, from.output);
	await runImport(from.config, {...options, app: 'list', path: file(from, 'list', 'b.example\n*.c.example\nre:^d,e\\.\n')}, from.output);
	for (const format of ['csv', 'json'] as const) {
		const text = await exported(from, format);
		await runImport(to.config, {...options, path: file(to, `rules.${format}`, text)}, to.output);
		expect(await exported(to, format)).toBe(text);
	}
});
