import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import type {Rule} from '../../source/model/rule.js';
import {UserError} from '../../source/model/user-error.js';
import {readDomainLists} from '../../source/store/formats/domain-lists.js';
import type {FileRows} from '../../source/store/formats/file-row.js';
import {place, planImport} from '../../source/store/formats/plan-import.js';
import {readRows} from '../../source/store/formats/read-rows.js';
import {readSource} from '../../source/store/formats/read-source.js';

const defaults = {app: undefined as string | undefined, name: 'mine', isList: true, category: undefined, author: 'ann@gate', nowMs: 5000};
const plan = (file: FileRows, current: readonly Rule[] = [], more: Partial<typeof defaults> = {}) =>
	planImport(file, current, {...defaults, ...more});
const short = (rules: readonly Rule[]) => rules.map(rule => `${rule.match}:${rule.pattern} ${rule.app}`);
const long = (rules: readonly Rule[]) => rules.map(rule => `${rule.match}:${rule.pattern} ${rule.app} (${rule.category})`);
const faults = ({problems}: {problems: FileRows['problems']}) =>
	problems.all().map(problem => `${place(problem)} ${problem.text} ${problem.result}: ${problem.fault}`);
const folder = (lists: Record<string, string>) => readDomainLists(Object.entries(lists).map(([name, text]) => ({name, text})));
const file = (name: string, lists: Record<string, string>) =>
	readRows(lists[name]!, name, key => (lists[key] === undefined ? undefined : {name: key, text: lists[key]!}));

describe('names and hosts', () => {
	test('a bare name stands for all under it; others speak for themselves', () => {
		const text = '# ads, a list\n\n! too\nexample.com\n*.cdn.example\n=www.x.example\nre:^ads\\.\n\ntwo words\nhttps://u.example/x\n';
		const done = plan(readRows(text, 'mine'), [], {app: 'mine'});
		expect(short(done.rules)).toEqual([
			'suffix:example.com mine',
			'wildcard:*.cdn.example mine',
			'exact:www.x.example mine',
			'regex:^ads\\. mine',
			'suffix:u.example mine',
		]);
		expect(faults(done)).toEqual([
			'line 9 two words left out: more than one word',
			'line 10 https://u.example/x cleaned: URL scheme, path',
		]);
	});

	test.each([
		['re:^ad[0-9]{1,3}\\.', ['regex:^ad[0-9]{1,3}\\. mine']],
		['re:^a(b;c)?', ['regex:^a(b;c)? mine']],
		['example.com # ads, trackers', ['suffix:example.com mine']],
		['example.com#ads; "trackers"', ['suffix:example.com mine']],
		['example.com ! ads, trackers', ['suffix:example.com mine']],
		['127.0.0.1 localhost # loopback; local\n0.0.0.0 ads.example', ['exact:ads.example mine']],
		['127.0.0.1\tlocalhost\t# loopback; local\n0.0.0.0\tads.example', ['exact:ads.example mine']],
	])('separators in an expression or a comment make no CSV of a list: %s', (text, rules) => {
		const read = readRows(`${text}\n`, 'mine');
		expect(read.format).toBe('names');
		expect(short(plan(read, [], {app: 'mine'}).rules)).toEqual(rules);
	});

	test.each([
		'domain,#,app\nexample.com,1,A',
		'"#",domain,app\n1,example.com,A',
		'domain;app # or none\nexample.com;A',
	])('a # in a heading makes no list of CSV: %s', text =>
		expect(readRows(text, 'mine')).toMatchObject({format: 'CSV', rows: [{pattern: 'example.com'}]}));

	test('hosts files name single hosts', () => {
		const text = '127.0.0.1\tlocalhost\n0.0.0.0 ads.example tracker.example # both\n::1 ip6-localhost\nfe80::1%lo0 localhost\n';
		expect(short(plan(readRows(text, 'mine'), [], {app: 'mine'}).rules)).toEqual(['exact:ads.example mine', 'exact:tracker.example mine']);
	});

	test('a list named as a known app is about that app', () => {
		const app = (name: string, current: readonly Rule[] = []) => plan(folder({[name]: 'a.example'}), current).rules[0]!;
		expect(app('youtube')).toMatchObject({app: 'YouTube', category: 'Video'});
		expect(app('wechat')).toMatchObject({app: '微信 (WeChat)', category: 'Messaging'});
		expect(app('google-ads')).toMatchObject({app: 'Google Ads (DoubleClick)', category: 'Ads'});
		expect(app('nobody-knows')).toMatchObject({app: 'nobody-knows', category: 'Other', layer: 'shared', author: 'import:mine'});
		const mine: Rule = {...app('x'), app: 'YOUTUBE', category: 'Work', pattern: 'mine.example'};
		expect(app('youtube', [mine])).toMatchObject({app: 'YOUTUBE', category: 'Work'});
	});
});

describe('lists of v2fly', () => {
	test('each kind of line', () => {
		const done = plan(
			file('mine', {
				mine: 'domain:a.example @cn # comment\nb.example:@ads,@cn\nfull:c.example @ads\nkeyword:d.word\nregexp:^e[0-9]+\\.example$ @!cn\nregex:^f$\nFULL:G.example &other\nkeyword:ab\nkeyword:bücher\nregexp:(?=x)\nh.example cn\ninclude:\n',
			}),
			[],
			{app: 'mine'},
		);
		expect(long(done.rules)).toEqual([
			'suffix:a.example mine (Other)',
			'suffix:b.example mine (Ads)',
			'exact:c.example mine (Ads)',
			'regex:d\\.word mine (Other)',
			'regex:^e[0-9]+\\.example$ mine (Other)',
			'regex:^f$ mine (Other)',
			'exact:g.example mine (Other)',
		]);
		expect(faults(done)).toEqual([
			'line 8 keyword:ab left out: a keyword of fewer than 3 letters stands in names of all kinds',
			'line 9 keyword:bücher left out: a keyword with signs that no host name has',
			'line 11 h.example cn left out: more than one word',
			'line 12 include: left out: includes nothing',
			expect.stringMatching(/^line 10 \(\?=x\) left out: regular expression/),
			'line 7 G.example cleaned: upper case',
		]);
	});

	const lists = {
		google: 'include:youtube\ninclude:google-ads\ninclude:golang @!cn @-ads\ngoogle.com\nyoutube.com\nads.google.com @ads\n',
		youtube: 'youtube.com\nyoutu.be @cn\n',
		'google-ads': 'doubleclick.net @ads\n',
		golang: 'golang.org @!cn\ngolang.example @cn\nads.golang.example @!cn @ads\n',
	};

	test('a folder: a name belongs to the list that writes it, and of several to the one that says most', () => {
		const done = plan(folder(lists));
		expect(new Set(long(done.rules))).toEqual(
			new Set([
				'suffix:google.com Google (Tech)',
				'suffix:ads.google.com Google (Ads)',
				'suffix:youtube.com YouTube (Video)',
				'suffix:youtu.be YouTube (Video)',
				'suffix:doubleclick.net Google Ads (DoubleClick) (Ads)',
				'suffix:golang.org golang (Other)',
				'suffix:golang.example golang (Other)',
				'suffix:ads.golang.example golang (Ads)',
			]),
		);
		expect(faults(done)).toEqual(['google:5 youtube.com overruled: Google (Tech), but YouTube (Video) in youtube:1']);
		expect(plan(folder(lists), done.rules)).toMatchObject({rules: [], unchanged: 8});
	});

	test('one list: what it includes comes with it, through the filters; an app that is given takes all', () => {
		expect(new Set(short(plan(file('google', lists), [], {name: 'google'}).rules))).toEqual(
			new Set([
				'suffix:google.com Google',
				'suffix:ads.google.com Google',
				'suffix:youtube.com YouTube',
				'suffix:youtu.be YouTube',
				'suffix:doubleclick.net Google Ads (DoubleClick)',
				'suffix:golang.org golang',
			]),
		);
		expect(new Set(plan(file('google', lists), [], {app: 'Mine'}).rules.map(({app}) => app))).toEqual(new Set(['Mine']));
	});

	test('includes that lead back, or nowhere, are told and end', () => {
		const done = plan(folder({a: 'include:b\na.example', b: 'include:C @x\nb.example', c: 'include:a\ninclude:c\ninclude:gone\n'}));
		expect(short(done.rules).sort()).toEqual(['suffix:a.example a', 'suffix:b.example b']);
		expect(faults(done)).toEqual([
			'c:3 include:gone left out: there is no such list',
			'c:1 include:a left out: includes that lead back: a → b → c → a',
			'c:2 include:c left out: includes that lead back: c → c',
		]);
		const alone = plan(file('a', {a: 'include:a\ninclude:b\na.example\n', b: 'include:a\nb.example'}), [], {app: 'mine'});
		expect(short(alone.rules).sort()).toEqual(['suffix:a.example mine', 'suffix:b.example mine']);
		expect(faults(alone)).toHaveLength(2);
	});

	test('lists that collect: they tell a category, and give way to other lists and to the catalogue', () => {
		const done = plan(
			folder({
				'category-games-cn': 'include:some-game\nlonely.example\n',
				'geolocation-!cn':
					'include:category-games-cn\nsome-game.example\nwww.youtube.com\nelsewhere.example\ndoubleclick.net @ads\nyoutu.be @ads\n',
				'some-game': 'some-game.example\nads.some-game.example @ads\n',
				other: 'tv.example &category-entertainment\n',
			}),
		);
		expect(new Set(long(done.rules))).toEqual(
			new Set([
				'suffix:some-game.example some-game (Games)',
				'suffix:ads.some-game.example some-game (Ads)',
				'suffix:lonely.example category-games-cn (Games)',
				'suffix:elsewhere.example geolocation-!cn (Other)',
				'suffix:tv.example other (Video)',
				// The attribute says more than the catalogue does.
				'suffix:youtu.be geolocation-!cn (Ads)',
			]),
		);
		expect(faults(done)).toEqual([
			'geolocation-!cn:3 www.youtube.com overruled: the catalogue knows it as YouTube (Video)',
			'geolocation-!cn:5 doubleclick.net overruled: the catalogue knows it as Google Ads (DoubleClick) (Ads)',
			'geolocation-!cn:2 some-game.example overruled: geolocation-!cn (Other), but some-game (Games) in some-game:1',
		]);
	});

	test('where there are more ways through the includes than anybody has time for, it gives up and says so', () => {
		const names = Array.from({length: 20}, (_, i) => `list${i}`);
		const includes = (from: number) => names.slice(from + 1).map((name, i) => `include:${name} @a${from + i}\n`);
		const all = Object.fromEntries(names.map((name, i) => [name, `${includes(i).join('')}n${i}.example @a0\n`]));
		expect(plan(folder(all)).rules).toHaveLength(20);
		const one = plan(file('list0', all), [], {app: 'mine'});
		expect(one.rules).not.toHaveLength(0);
		expect(faults(one)).toEqual(['the file list0 left out: too many ways through its includes: not all were taken']);
	});
});

describe('from the disk', () => {
	const root = mkdtempSync(join(tmpdir(), 'snitop-lists-'));
	afterAll(() => rmSync(root, {recursive: true}));
	const data = join(root, 'data');
	mkdirSync(data);
	writeFileSync(join(root, 'README.md'), '# lists\n');
	writeFileSync(join(data, 'YouTube'), 'youtube.com\n');
	writeFileSync(join(data, 'mine.txt'), '\ufeffinclude:youtube\ninclude:../secret\ninclude:.hidden\nmine.example\n');
	writeFileSync(join(root, 'secret'), 'secret.example\n');
	writeFileSync(join(data, '.hidden'), 'hidden.example\n');
	writeFileSync(join(data, 'binary'), '\0\x01');
	writeFileSync(join(data, 'notes.md'), 'no list\n');
	mkdirSync(join(data, 'more'));
	symlinkSync('/nowhere', join(data, 'dangling'));

	test('a folder, or the checkout above it', async () => {
		for (const path of [root, data]) {
			const {file} = await readSource(path);
			const done = plan(file);
			expect(short(done.rules).sort()).toEqual(['suffix:mine.example mine', 'suffix:youtube.com YouTube']);
			expect(faults(done)).toEqual([
				'mine:2 include:../secret left out: there is no such list',
				'mine:3 include:.hidden left out: there is no such list',
				'binary  left out: no text',
				'dangling  left out: no file',
				'more  left out: no file',
				'notes.md  left out: no list by its name',
			]);
		}
	});

	test('a file with its includes beside it, but no other files', async () => {
		const {name, isList, file} = await readSource(join(data, 'mine.txt'));
		expect({name, isList}).toEqual({name: 'mine', isList: false});
		const done = plan(file, [], {app: 'mine'});
		expect(short(done.rules).sort()).toEqual(['suffix:mine.example mine', 'suffix:youtube.com mine']);
		expect(await readSource(join(data, 'YouTube'))).toMatchObject({name: 'YouTube', isList: true});
		expect(faults(done)).toHaveLength(2);
	});

	test('what cannot be read is an error of one line', async () => {
		mkdirSync(join(root, 'empty'));
		writeFileSync(join(root, 'blank'), '\n \n');
		for (const path of ['nothing', 'empty', 'blank', 'data/binary', 'blank/under'])
			await expect(readSource(join(root, path))).rejects.toThrow(UserError);
	});

	test('more rows than can be undone are refused before they take memory', async () => {
		writeFileSync(join(root, 'many'), 'x.example\n'.repeat(500_001));
		await expect(readSource(join(root, 'many'))).rejects.toThrow('more than 500000 rows');
	});
});
