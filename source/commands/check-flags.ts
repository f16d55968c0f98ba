import {type Flags, flags} from '../config/flags.js';
import {UserError} from '../model/user-error.js';
import {editDistance} from '../text/edit-distance.js';

type Flag = keyof typeof flags;

const everywhere = ['config', 'database', 'home', 'debug', 'help', 'version'] as const;
const looks = ['ascii', 'language'] as const;

/** What a command does with flags, beyond those that are for all. */
const uses: Readonly<Record<string, {readonly called: string; readonly flags: readonly Flag[]}>> = {
	live: {
		called: 'a live capture',
		flags: ['interface', 'filter', 'capture', 'includeSsh', 'user', 'json', 'headless', ...looks],
	},
	files: {called: 'a replay (-r)', flags: ['read', 'record', 'json', 'headless', ...looks]},
	interfaces: {called: '--list-interfaces', flags: ['listInterfaces']},
	report: {called: 'report', flags: ['read', 'record', ...looks]},
	label: {called: 'label', flags: ['category', 'match', 'remove']},
	unmatched: {called: 'unmatched', flags: ['json', 'format', 'language']},
	explain: {called: 'explain', flags: ['json']},
	import: {called: 'import', flags: ['category', 'dryRun']},
	export: {called: 'export', flags: ['format']},
	db: {called: 'db', flags: ['dryRun']},
	doctor: {called: 'doctor', flags: ['interface', 'filter', 'capture', 'user', 'setcap', ...looks]},
};

/** Of the whole help what concerns one command; all of it for the main job, and where there is no such command. */
export function helpOf(command: string | undefined, whole: string): string {
	const use = Object.values(uses).find(({called}) => called === command);
	if (use === undefined) return whole;
	const known = new Set([...use.flags, ...everywhere].map(kebab));
	const concerns = (line: string): boolean => {
		const flag = /^ *(?:-., )?--([a-z-]+)/.exec(line)?.[1];
		return flag === undefined ? line.trim().startsWith(`snitop ${use.called} `) : known.has(flag);
	};
	const sections = whole.split('\n\n').map(section => {
		const [title, ...lines] = section.split('\n');
		return [title, ...lines.filter(concerns)];
	});
	return `\n${sections
		.filter(lines => lines.length > 1)
		.map(lines => lines.join('\n'))
		.join('\n\n')}\n`;
}

/** What to use in its place. */
const instead: Readonly<Record<string, string>> = {
	'files filter': 'filter a file with tcpdump -r FILE -w - FILTER | snitop -r -',
	'files interface': 'leave out -i to read the file, or -r to capture',
	'live record': 'a live capture writes everything as it is; --record is for snitop -r FILE',
	'report json': 'snitop -r FILE --json',
	'report interface': 'snitop report -r FILE; a live capture prints its report at the end of snitop -i NAME --headless',
	'import format': 'snitop import FILE: what it is shows in its text',
	'import match': 'a column match, or the pattern, says it for each rule',
	'import json': 'snitop import FILE: what it is shows in its text',
	'export json': 'snitop export --format json',
	'explain format': 'snitop explain --json NAME',
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
const names = Object.keys(flags) as Flag[];
const letterOf = (name: Flag): string | undefined => {
	const flag = flags[name];
	return 'shortFlag' in flag ? flag.shortFlag : undefined;
};

/** Refuses flags that the command would take no notice of. `command` as on the command line, or `monitor`. */
export function checkUse(command: string, given: Flags): void {
	const files = (given.read ?? []).length > 0;
	const way = command !== 'monitor' ? command : given.listInterfaces ? 'interfaces' : files ? 'files' : 'live';
	const use = uses[way]!;
	const known: readonly Flag[] = [...everywhere, ...use.flags];
	for (const name of names) {
		const value = given[name as keyof Flags];
		if (value === undefined || value === false || (Array.isArray(value) && value.length === 0) || known.includes(name)) continue;
		throw new UserError(`${use.called} takes no --${kebab(name)}`, instead[`${way} ${name}`] ?? 'snitop --help says what it is for', 2);
	}
	if (given.json === true && given.format === 'csv')
		throw new UserError('--json and --format csv: it is one of them', 'snitop unmatched --format csv', 2);
	if (given.remove === true && given.category !== undefined)
		throw new UserError('--remove takes no --category', 'snitop label --remove PATTERN', 2);
}

/** Refuses words behind the first `most`: without quotes an app of two words would lose the second. */
export function refuseMore(args: readonly string[], most: number, usage: string): void {
	if (args.length > most) throw new UserError(`what is '${args[most]}'?`, `${usage}; a name with blanks in it stands in quotes`, 2);
}

/**
 * Refuses flags that there are not, values that are none of the choices, and flags given twice; a flag whose value was forgotten (`-r --json`) must not
 * start something else, such as a live capture.
 */
export function checkWords(argv: readonly string[]): void {
	const end = argv.indexOf('--');
	const words = end < 0 ? argv : argv.slice(0, end);
	const seen = new Set<Flag>();
	for (const [at, word] of words.entries()) {
		if (!/^-\D/.test(word)) continue;
		const [written = word, ...rest] = word.split('=');
		const name = flagOf(written);
		if (name === undefined) throw unknown(written);
		const flag = flags[name];
		if (flag.type !== 'string') {
			if (rest.length > 0) throw new UserError(`${written} takes no value`, 'snitop --help', 2);
			continue;
		}
		const next = words[at + 1];
		const value = rest.length > 0 ? rest.join('=') : next;
		if (value === undefined || value === '' || (rest.length === 0 && /^-./.test(value)))
			throw new UserError(`${written} needs a value`, 'snitop --help', 2);
		if ('choices' in flag && !flag.choices.includes(value))
			throw new UserError(`${written} ${value}: it is one of ${flag.choices.join(', ')}`, 'snitop --help', 2);
		if (seen.has(name) && !('isMultiple' in flag)) throw new UserError(`${written} can be given once only`, 'snitop --help', 2);
		seen.add(name);
	}
}

/** The flag that is written so: `--dry-run`, `--dryRun`, `-r`; `--no-ascii` for one that is on or off. */
function flagOf(written: string): Flag | undefined {
	if (!written.startsWith('--')) return names.find(name => `-${letterOf(name)}` === written);
	const word = written.slice(2);
	return names.find(name => {
		const forms = [name, kebab(name)];
		return forms.includes(word) || (flags[name].type === 'boolean' && forms.some(form => `no-${form}` === word));
	});
}

function unknown(written: string): UserError {
	const short = names.find(name => flags[name].type === 'string' && written.startsWith(`-${letterOf(name)}`));
	const near = names
		.map(name => ({flag: `--${kebab(name)}`, far: editDistance(written, `--${kebab(name)}`)}))
		.sort((a, b) => a.far - b.far)[0]!;
	const begun = names.map(name => `--${kebab(name)}`).find(flag => written.length > 3 && flag.startsWith(written));
	const meant = short !== undefined ? `-${letterOf(short)} ${written.slice(2)}` : (begun ?? (near.far <= 2 ? near.flag : undefined));
	return new UserError(`unknown flag ${written}`, meant === undefined ? 'snitop --help lists them' : `did you mean ${meant}?`, 2);
}
