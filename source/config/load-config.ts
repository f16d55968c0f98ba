import {existsSync} from 'node:fs';
import {hostname} from 'node:os';
import {join, resolve} from 'node:path';
import {UserError} from '../model/user-error.js';
import type {Config} from './config.js';
import type {FileConfig} from './config-file.js';
import type {Flags} from './flags.js';

/** Where the program runs: what does not stand in flags or file. */
export interface Surroundings {
	readonly env: NodeJS.ProcessEnv;
	/** Home folder and name of the user that the files belong to (under sudo: who called it). */
	readonly userHome: string;
	readonly userName: string;
	readonly cwd: string;
}

/** Flags over environment over YAML over defaults; throws `UserError` with the place of the fault. */
export async function loadConfig(flags: Flags, around: Surroundings): Promise<Config> {
	const file = await fileConfig(flags, around);
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
		classify: {automatic: file.classify?.automatic},
		limits: {
			connections: file.limits?.connections ?? 1 << 20,
			names: file.limits?.names ?? 200_000,
			reassemblyBytes: file.limits?.reassemblyBytes ?? 256 << 20,
		},
		screen: {
			locale: language as 'en' | 'zh',
			ascii: flags.ascii ?? file.screen?.ascii ?? isPlain(env),
			color: nonEmpty(env['NO_COLOR']) === undefined && env['TERM'] !== 'dumb',
		},
		author: file.author ?? `${around.userName}@${hostname()}`,
		sensor: file.sensor ?? hostname(),
	};
	return freeze(config);
}

async function fileConfig(flags: Flags, around: Surroundings): Promise<FileConfig> {
	const base = nonEmpty(around.env['XDG_CONFIG_HOME']) ?? join(around.userHome, '.config');
	const path = flags.config === undefined ? join(base, 'snitop', 'config.yaml') : resolve(around.cwd, flags.config);
	if (flags.config === undefined && !existsSync(path)) return {};
	// Loaded where there is a file: reading YAML and checking it take 60 ms to load.
	return (await import('./config-file.js')).readConfigFile(path);
}

/** PostgreSQL, and MariaDB or MySQL. */
const databaseSchemes = ['postgresql:', 'postgres:', 'mariadb:', 'mysql:'];

function checkDatabaseUrl(text: string): void {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url && databaseSchemes.includes(url.protocol)) return;
	throw new UserError(
		'the database URL is not one',
		'write postgresql://user:password@host:5432/database or mariadb://user:password@host:3306/database (--database or DATABASE_URL)',
	);
}

const defaultHome = (around: Surroundings): string =>
	join(nonEmpty(around.env['XDG_STATE_HOME']) ?? join(around.userHome, '.local', 'state'), 'snitop');

/** The locale is set, and to one without UTF-8, such as C or POSIX. Where nothing is set nothing is known: most terminals know UTF-8. */
function isPlain(env: NodeJS.ProcessEnv): boolean {
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
	return locale ? !/utf-?8/i.test(locale) : false;
}

const nonEmpty = (text: string | undefined): string | undefined => (text === undefined || text === '' ? undefined : text);

function freeze<T extends object>(value: T): T {
	for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part);
	return Object.freeze(value);
}
