import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {describe, expect, test} from 'vitest';
import {flags, helpText} from '../source/config/flags.js';
import {loadConfig} from '../source/config/load-config.js';
import {bindings} from '../source/ui/keys.js';
import {en} from '../source/ui/locales/en.js';
import {zh} from '../source/ui/locales/zh.js';

const root = resolve(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const readmes = [
	{name: 'readme.md', text: read('readme.md'), messages: en, flags: 'Flags', keys: 'Keys'},
	{name: 'readme.zh-CN.md', text: read('readme.zh-CN.md'), messages: zh, flags: '参数', keys: '按键'},
] as const;

/** What stands under a heading of the second level. */
const section = (text: string, heading: string): string => text.split(/^## /m).find(part => part.startsWith(`${heading}\n`)) ?? '';
const blocks = (text: string, language = ''): string[] =>
	[...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(match => match[1] === language).map(match => match[2]!);
/** Targets of the links to files, without the other readme. */
const links = (text: string): string[] =>
	[...text.matchAll(/\]\(([^)]+)\)/g)]
		.map(match => match[1]!)
		.filter(target => !/^https?:/.test(target) && !/^readme(\.zh-CN)?\.md$/.test(target))
		.sort();
/** Commands and flags in the order in which a help text names them, without what it says about them. */
const shapes = (help: string): string[] =>
	help
		.split('\n')
		.filter(line => line.startsWith('  '))
		.map(line => line.trim().split(/ {2,}/)[0]!);
/** Rows of the key table as the readme writes them: every key once, in the order of the help screen. */
const rowsOf = (messages: typeof en): string[] => {
	const rows = (['helpMove', 'helpLook', 'helpLabel', 'helpElse'] as const).flatMap(group =>
		bindings
			.filter(binding => binding.group === group)
			.map(({shown, text}) => {
				const keys = shown.replace('{upDown}', '↑ ↓').replace('{leftRight}', '← →').split(' ');
				return `| ${keys.map(key => `\`${key}\``).join(' ')} | ${messages[text]} |`;
			}),
	);
	return [...new Set(rows)];
};

test('the help names every flag', () => {
	const named = [...helpText.matchAll(/--([a-z-]+)/g)].map(match => match[1]!);
	const known = Object.keys(flags).map(name => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`));
	expect([...new Set(named)].sort()).toEqual(known.sort());
});

describe.each(readmes)('$name', readme => {
	test('names the flags of the program', () => {
		const [help = ''] = blocks(section(readme.text, readme.flags));
		expect(shapes(help)).toEqual(shapes(helpText));
		if (readme.name === 'readme.md') expect(help.trim()).toBe(helpText.trim());
		const known = [...Object.keys(flags)].map(name => `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`);
		const named = [...readme.text.matchAll(/(?<=[\s`(（])--[a-z][a-z-]*/g)].map(match => match[0].replace(/^--no-/, '--'));
		expect(named.filter(flag => !known.includes(flag))).toEqual([]);
	});

	test('names the keys of the key table', () => {
		const rows = section(readme.text, readme.keys)
			.split('\n')
			.filter(line => line.startsWith('| `'));
		expect(rows).toEqual(rowsOf(readme.messages as typeof en));
	});

	test('shows a screen that fits 80x24', () => {
		const [screen = ''] = blocks(readme.text);
		const lines = screen.trimEnd().split('\n');
		expect(lines.length).toBeGreaterThan(20);
		expect(lines.length).toBeLessThan(24);
		expect(lines[0]).toContain('snitop');
	});

	test('shows a configuration that the program takes', async () => {
		const [yaml = ''] = blocks(readme.text, 'yaml');
		const path = join(mkdtempSync(join(tmpdir(), 'snitop-readme-')), 'config.yaml');
		writeFileSync(path, yaml);
		const config = await loadConfig({config: path}, {env: {}, userHome: '/nowhere', userName: 'operator', cwd: '/'});
		expect(config).toMatchObject({home: '/var/lib/snitop', author: 'operator@gateway', capture: {filter: 'not port 22', user: 'operator'}});
	});

	test('shows a JSON line that is one', () => {
		const [line = ''] = blocks(readme.text, 'json');
		expect(JSON.parse(line)).toMatchObject({event_type: 'flow', snitop: {rule: 'suffix:feishu.cn'}});
	});

	test('links files that exist', () => {
		const missing = links(readme.text).filter(target => !existsSync(join(root, target.split('#')[0]!)));
		expect(missing).toEqual([]);
	});
});

test('both readmes link the same files', () => {
	expect(links(readmes[1].text)).toEqual(links(readmes[0].text));
});

test('the documents link files that exist', () => {
	const missing = ['contributing.md', 'docs/architecture.md'].flatMap(name =>
		links(read(name))
			.filter(target => !existsSync(resolve(root, name, '..', target.split('#')[0]!)))
			.map(target => `${name}: ${target}`),
	);
	expect(missing).toEqual([]);
});
