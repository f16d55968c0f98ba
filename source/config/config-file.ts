import {readFileSync} from 'node:fs';
import {parse} from 'yaml';
import {z} from 'zod';
import {UserError} from '../model/user-error.js';

const count = (least: number, most: number) => z.number().int().min(least).max(most);

/** The YAML file: every key may be left out. */
const fileSchema = z.strictObject({
	home: z.string().optional(),
	database: z.string().optional(),
	capture: z
		.strictObject({
			interfaces: z.array(z.string()).optional(),
			filter: z.string().optional(),
			method: z.enum(['cap', 'tcpdump']).optional(),
			includeSsh: z.boolean().optional(),
			user: z.string().optional(),
		})
		.optional(),
	classify: z.strictObject({automatic: z.number().min(0.5).max(1).optional()}).optional(),
	limits: z
		.strictObject({
			connections: count(16, 16_000_000).optional(),
			names: count(16, 4_000_000).optional(),
			reassemblyBytes: count(1 << 20, 2 ** 32).optional(),
		})
		.optional(),
	screen: z.strictObject({language: z.enum(['en', 'zh']).optional(), ascii: z.boolean().optional()}).optional(),
	author: z.string().optional(),
	sensor: z.string().optional(),
});
export type FileConfig = z.infer<typeof fileSchema>;

/** Reads and checks a configuration; throws a `UserError` that tells all faults with their places. */
export function readConfigFile(path: string): FileConfig {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		const {code = ''} = error as NodeJS.ErrnoException;
		throw new UserError(`the configuration ${path} ${unreadable[code] ?? `cannot be read (${code})`}`, 'check --config');
	}
	let value: unknown;
	try {
		value = parse(text) ?? {};
	} catch (error) {
		throw new UserError(`${path} is no YAML: ${(error as Error).message.split('\n')[0]}`);
	}
	const parsed = fileSchema.safeParse(value);
	if (parsed.success) return parsed.data;
	const faults = parsed.error.issues.flatMap(faultsOf);
	const more = faults.length > FAULTS ? `; and ${faults.length - FAULTS} more` : '';
	throw new UserError(`${path}: ${faults.slice(0, FAULTS).join('; ')}${more}`, 'the readme shows every key');
}

/** Faults of a file that are told. */
const FAULTS = 20;

const unreadable: Readonly<Record<string, string>> = {
	ENOENT: 'is not there',
	ENOTDIR: 'is not there',
	EACCES: 'may not be read by this user',
	EISDIR: 'is a folder',
};

const kinds: Readonly<Record<string, string>> = {
	string: 'a text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'keys with values',
};

/** What is wrong, with its place. */
function faultsOf(issue: z.core.$ZodIssue): string[] {
	const place = issue.path.join('.');
	const say = (text: string) => [place === '' ? text : `${place}: ${text}`];
	switch (issue.code) {
		case 'unrecognized_keys':
			return issue.keys.map(key => `there is no key ${[...issue.path, key].join('.')}`);
		case 'invalid_type':
			return say(`it is ${kinds[issue.expected] ?? issue.expected}`);
		case 'invalid_value':
			return say(`it is one of ${issue.values.join(', ')}`);
		case 'too_small':
			return say(`it is ${issue.minimum} at least`);
		case 'too_big':
			return say(`it is ${issue.maximum} at most`);
		default:
			return say(issue.message);
	}
}
