import {existsSync, readFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {join, resolve} from 'node:path';
import {parse} from 'yaml';
import {z} from 'zod';
import {UserError} from '../model/user-error.js';
import type {Config} from './config.js';
import type {Flags} from './flags.js';

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
type FileConfig = z.infer<typeof fileSchema>;

/** Where the program runs: what does not stand in flags or file. */
export interface Surroundings {
	readonly env: NodeJS.ProcessEnv;
	/** Home folder and name of the user that the files belong to (under sudo: who called it). */
	readonly userHome: string;
	readonly userName: string;
	readonly cwd: string;
}

/** Flags over environment over YAML over defaults; throws `UserError` with the place of the fault. */
export function loadConfig(flags: Flags, around: Surroundings): Config {
	const file = readConfigFile(flags, around);
	const {env} = around;
	const database = flags.database ?? nonEmpty(env['DATABASE_URL']) ?? file.database;
	if (database !== undefined) checkDatabaseUrl(database);
	const language =
		flags.language ?? file.screen?.language ?? (/^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'zh' : 'en');
	const config: Config = {
		home: resolve(around.cwd, flags.home ?? nonEmpty(env['SNITOP_HOME']) ?? file.home ?? defaultHome(around)),
		database,
		debug: flags.debug ?? false,
		capture: {
			interfaces: flags.interface?.length ? flags.interface : (file.capture?.interfaces ?? []),
			files: flags.read ?? [],
			filter: flags.filter ?? file.capture?.filter,
			method: (flags.capture as 'cap' | 'tcpdump' | undefined) ?? file.capture?.method ?? 'cap',
			includeSsh: flags.includeSsh ?? file.capture?.includeSsh ?? false,
			user: flags.user ?? file.capture?.user,
		},
		output: {json: flags.json ?? false, headless: flags.headless ?? false, record: flags.record ?? false},
		limits: {
			connections: file.limits?.connections ?? 1 << 20,
			names: file.limits?.names ?? 200_000,
			reassemblyBytes: file.limits?.reassemblyBytes ?? 256 << 20,
		},
		screen: {
			locale: language as 'en' | 'zh',
			ascii: flags.ascii ?? file.screen?.ascii ?? false,
			color: nonEmpty(env['NO_COLOR']) === undefined && env['TERM'] !== 'dumb',
		},
		author: file.author ?? `${around.userName}@${hostname()}`,
		sensor: file.sensor ?? hostname(),
	};
	return freeze(config);
}

function readConfigFile(flags: Flags, around: Surroundings): FileConfig {
	const base = nonEmpty(around.env['XDG_CONFIG_HOME']) ?? join(around.userHome, '.config');
	const path = flags.config === undefined ? join(base, 'snitop', 'config.yaml') : resolve(around.cwd, flags.config);
	if (flags.config === undefined && !existsSync(path)) return {};
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		throw new UserError(`the configuration ${path} cannot be read: ${(error as Error).message}`, 'check --config');
	}
	let value: unknown;
	try {
		value = parse(text) ?? {};
	} catch (error) {
		throw new UserError(`${path} is no YAML: ${(error as Error).message.split('\n')[0]}`);
	}
	const parsed = fileSchema.safeParse(value);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0]!;
	throw new UserError(`${path}: ${[...issue.path].join('.') || 'top level'}: ${issue.message}`);
}

function checkDatabaseUrl(text: string): void {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url && (url.protocol === 'postgres:' || url.protocol === 'postgresql:')) return;
	throw new UserError('the database URL is not one', 'write postgresql://user:password@host:5432/database (--database or DATABASE_URL)');
}

const defaultHome = (around: Surroundings): string =>
	join(nonEmpty(around.env['XDG_STATE_HOME']) ?? join(around.userHome, '.local', 'state'), 'snitop');

const nonEmpty = (text: string | undefined): string | undefined => (text === undefined || text === '' ? undefined : text);

function freeze<T extends object>(value: T): T {
	for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part);
	return Object.freeze(value);
}
