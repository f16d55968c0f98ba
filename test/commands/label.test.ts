import {expect, test} from 'vitest';
import {type LabelOptions, runLabel} from '../../source/commands/label.js';
import {Desk} from '../support/command.js';

const label = async (desk: Desk, pattern: string, app: string | undefined, more: Partial<LabelOptions> = {}): Promise<string> => {
	await runLabel(desk.config, {pattern, app, category: undefined, match: undefined, remove: app === undefined, ...more}, desk.output);
	return desk.take().out.join('\n');
};

test('a label is made, made again, changed and removed', async () => {
	const desk = await Desk.create();
	expect(await label(desk, 'A.example', 'Alpha')).toBe('suffix:a.example is Alpha (Other)');
	expect(await label(desk, 'a.example', 'Alpha')).toBe('suffix:a.example is labelled so already');
	expect(await label(desk, 'a.example', 'Beta')).toBe('suffix:a.example is Beta (Other), was Alpha');
	expect(await label(desk, 'a.example', undefined)).toBe('suffix:a.example is no longer Beta');
	await expect(label(desk, 'a.example', undefined)).rejects.toThrow('there is no label for suffix:a.example');
	await label(desk, '=a.example', 'A');
	await expect(label(desk, 'a.example', undefined)).rejects.toThrow('there is one for exact:a.example: --match exact');
});

test('apps and categories are spelt as they are known; a new category is said, a misspelt one refused', async () => {
	const desk = await Desk.create();
	expect(await label(desk, 'a.example', 'youtube')).toBe('suffix:a.example is YouTube (Video)');
	expect(await label(desk, 'b.example', 'X1', {category: 'vIDEO'})).toBe('suffix:b.example is X1 (Video)');
	expect(await label(desk, 'b.example', 'X1', {category: '游戏'})).toBe('suffix:b.example is X1 (Games)');
	expect(await label(desk, 'c.example', 'x1')).toBe('suffix:c.example is X1 (Games)');
	expect(await label(desk, 'i.example', 'ignored')).toBe('suffix:i.example is Ignored (Other)');
	expect(await label(desk, 'd.example', 'X1', {category: 'Home automation'})).toBe(
		'suffix:d.example is X1 (Home automation, a new category)',
	);
	expect(await label(desk, 'e.example', 'X2', {category: 'HOME AUTOMATION'})).toBe('suffix:e.example is X2 (Home automation)');
	for (const [wrong, right] of [
		['Vidoe', 'Video'],
		['Game', 'Games'],
		['Mesaging', 'Messaging'],
		['即时通信', 'Messaging'],
		['Home automatoin', 'Home automation'],
		['Ad', 'Ads'],
	])
		await expect(label(desk, 'f.example', 'X', {category: wrong})).rejects.toMatchObject({
			hint: expect.stringContaining(`'${right}' is one`),
		});
	for (const different of ['Car', 'Homes', '音频', 'Bot'])
		expect(await label(desk, 'g.example', 'X', {category: different})).toContain('a new category');
	await expect(label(desk, 'f.example', 'X', {category: 'unmatched'})).rejects.toThrow('no rule covers');
});

test('a regular expression is printed as it was written', async () => {
	const desk = await Desk.create();
	expect(await label(desk, 're:^ads[0-9]+\\.', 'Ads 1')).toBe('regex:^ads[0-9]+\\. is Ads 1 (Other)');
	expect(await label(desk, 're:^ads[0-9]+\\.', undefined)).toBe('regex:^ads[0-9]+\\. is no longer Ads 1');
});

test('a label that another one wins over is warned of, with the rule that wins and a way out', async () => {
	const desk = await Desk.create();
	const warned = async (pattern: string) => {
		await runLabel(desk.config, {pattern, app: 'X', category: undefined, match: undefined, remove: false}, desk.output);
		return desk.take().err;
	};
	const order = 'for names under both that wins (exact over longest suffix over wildcard over regex)';
	for (const pattern of ['example.org', '=one.example.net', '*.example.com']) await label(desk, pattern, 'Other');
	expect(await warned('*.cdn.example.org')).toEqual([
		`snitop: suffix:example.org is Other (Other): ${order}`,
		"  to make it win: snitop label cdn.example.org 'X' (the longer suffix), or snitop label --remove example.org",
	]);
	expect(await warned('*.example.org')).toEqual([
		`snitop: suffix:example.org is Other (Other): ${order}`,
		"  to make it win: snitop label --remove example.org; or label single names, as in snitop label =NAME 'X'",
	]);
	// The wildcards made above win over it too.
	expect((await warned('re:^ads[0-9]+\\.example\\.org$'))[0]).toBe(`snitop: suffix:example.org is Other (Other) and 1 more: ${order}`);
	expect((await warned('re:^one\\.'))[0]).toBe(`snitop: exact:one.example.net is Other (Other): ${order}`);
	expect((await warned('re:example\\.com'))[1]).toContain("snitop label --remove '*.example.com'");
	for (const pattern of [
		'cdn.example.org',
		'=a.example.org',
		'org.example',
		'*.notexample.org',
		're:^ads[0-9]+\\.',
		'192.0.2.0/24',
		'udp/123',
	])
		expect([pattern, ...(await warned(pattern))]).toEqual([pattern]);
});

test('what would cover strangers is refused, unless it is said so', async () => {
	const desk = await Desk.create();
	for (const pattern of ['com', '.co.uk', '*.com', 're:.*']) await expect(label(desk, pattern, 'X')).rejects.toMatchObject({exitCode: 2});
	expect(await label(desk, 'com', 'X', {match: 'suffix'})).toBe('suffix:com is X (Other)');
	expect(await label(desk, 'github.io', 'GitHub Pages')).toContain('suffix:github.io is GitHub Pages');
	expect(await label(desk, 'com', undefined)).toBe('suffix:com is no longer X');
});
