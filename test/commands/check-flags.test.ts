import {expect, test} from 'vitest';
import {checkUse, checkWords, refuseMore} from '../../source/commands/check-flags.js';
import {type Flags, flags} from '../../source/config/flags.js';
import {UserError} from '../../source/model/user-error.js';
import {run} from '../support/program.js';

/** Message and hint of a refusal; every one is wrong usage. */
function refusal(check: () => void): readonly [string, string | undefined] | undefined {
	try {
		check();
		return undefined;
	} catch (error) {
		expect(error).toBeInstanceOf(UserError);
		expect(error).toMatchObject({exitCode: 2});
		const {message, hint} = error as UserError;
		return [message, hint];
	}
}

test('a flag that there is not is named, with the one that was meant', () => {
	const words = (...argv: string[]) => refusal(() => checkWords(argv));
	expect(words('--bogus')).toEqual(['unknown flag --bogus', 'snitop --help lists them']);
	expect(words('--jsno', '-r', 'x')).toEqual(['unknown flag --jsno', 'did you mean --json?']);
	expect(words('--dry=1')).toEqual(['unknown flag --dry', 'did you mean --dry-run?']);
	expect(words('-rx.pcap')).toEqual(['unknown flag -rx.pcap', 'did you mean -r x.pcap?']);
	expect(words('--no-home')).toEqual(['unknown flag --no-home', 'snitop --help lists them']);
	expect(words('--home', 'a', '--home=b')).toEqual(['--home can be given once only', 'snitop --help']);
	expect(words('--json=1')).toEqual(['--json takes no value', 'snitop --help']);
	expect(words('-r', '--json')).toEqual(['-r needs a value', 'snitop --help']);
	expect(words('--language', 'fr')).toEqual(['--language fr: it is one of en, zh', 'snitop --help']);
	for (const argv of [
		['-r', 'a', '-r', '-'],
		['--no-ascii'],
		['--dryRun'],
		['--read=-x'],
		['label', '--', '--bogus', 'X'],
		['label', '-5', 'X'],
		['-h'],
	])
		expect([argv, words(...argv)]).toEqual([argv, undefined]);
});

test('a flag that the command takes no notice of is refused, with what to use', () => {
	const read = ['x.pcap'];
	const use = (command: string, given: Parameters<typeof checkUse>[1]) => refusal(() => checkUse(command, given));
	expect(use('report', {read, json: true})).toEqual(['report takes no --json', 'snitop -r FILE --json']);
	expect(use('import', {format: 'json'})).toEqual(['import takes no --format', 'snitop import FILE: what it is shows in its text']);
	expect(use('monitor', {read, interface: ['lo']})).toEqual([
		'a replay (-r) takes no --interface',
		'leave out -i to read the file, or -r to capture',
	]);
	expect(use('monitor', {read, filter: 'tcp'})?.[0]).toBe('a replay (-r) takes no --filter');
	expect(use('monitor', {record: true})?.[0]).toBe('a live capture takes no --record');
	expect(use('label', {remove: true, category: 'Work'})?.[0]).toBe('--remove takes no --category');
	expect(use('unmatched', {json: true, format: 'csv'})?.[0]).toBe('--json and --format csv: it is one of them');
	expect(use('db', {language: 'zh'})).toEqual(['db takes no --language', 'snitop --help says what it is for']);
	expect(use('monitor', {read, json: true, record: true, interface: [], home: '/x', debug: true, headless: false})).toBeUndefined();
	expect(use('monitor', {interface: ['lo'], json: true, filter: 'tcp', capture: 'tcpdump', includeSsh: true})).toBeUndefined();
});

test('words that the command takes no notice of are refused', () => {
	expect(refusal(() => refuseMore(['a', 'b'], 1, 'snitop doctor'))?.[0]).toBe("what is 'b'?");
	expect(refusal(() => refuseMore(['a'], 1, 'snitop doctor'))).toBeUndefined();
});

test('every flag is for some command', () => {
	const commands = ['monitor', 'report', 'label', 'unmatched', 'explain', 'import', 'export', 'db', 'doctor'];
	const ways: [string, Flags][] = [...commands.map((command): [string, Flags] => [command, {}]), ['monitor', {read: ['x.pcap']}]];
	for (const [name, flag] of Object.entries(flags)) {
		const value = flag.type === 'boolean' ? true : 'isMultiple' in flag ? ['x'] : 'x';
		expect([name, ways.some(([command, given]) => refusal(() => checkUse(command, {...given, [name]: value})) === undefined)]).toEqual([
			name,
			true,
		]);
	}
});

test('the program says it in a line and a hint; help is there for every command', async () => {
	expect(await run(['--bogus'])).toEqual({status: 2, stdout: '', stderr: 'snitop: unknown flag --bogus\n  snitop --help lists them\n'});
	expect(await run(['report', '--json', '-r', 'x'])).toMatchObject({
		status: 2,
		stderr: 'snitop: report takes no --json\n  snitop -r FILE --json\n',
	});
	const help = async (...words: string[]) => {
		const {status, stdout, stderr} = await run([...words, '--help']);
		expect({status, stderr}).toEqual({status: 0, stderr: ''});
		return stdout;
	};
	expect((await help()).match(/--[a-z-]+/g)).toEqual(
		expect.arrayContaining(Object.keys(flags).map(name => `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`)),
	);
	const label = await help('label');
	expect(label).toMatch(/^\n {2}Usage\n {4}snitop label PATTERN APP .*\n\n/);
	expect(label.match(/--[a-z-]+/g)).toEqual([
		'--category',
		'--match',
		'--remove',
		'--config',
		'--database',
		'--home',
		'--debug',
		'--version',
		'--help',
	]);
	expect((await help('live')).trim()).toBe((await help()).trim());
});
