import {accessSync, constants, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import Database from 'better-sqlite3';
import {makeFolder} from '../model/make-folder.js';
import {UserError} from '../model/user-error.js';
import {cacheMigrations} from './schema.js';

/** A connection to SQLite; only this file makes one. */
export type Sql = Database.Database;

/** The cache, and where it lives: `file`, or `memory` where nothing may be or can be written. */
export interface Cache {
	readonly sql: Sql;
	readonly place: 'file' | 'memory';
	/** What the operator must be told about it. */
	readonly notice: string | undefined;
}

/** Another process may hold the file for as long as an import takes. */
const BUSY_MS = 10_000;

export const cachePath = (home: string): string => join(home, 'cache', 'snitop.db');

/**
 * Opens `cache/snitop.db` under `home`. With `create` the file is made where it is missing and a home that cannot be written is a `UserError`; without,
 * nothing is created: rules are read from what is there, else the cache is empty and in memory. A damaged file is set aside, never deleted.
 */
export function openCache(home: string, create: boolean): Cache {
	const path = cachePath(home);
	if (create) makeFolder(dirname(path));
	else if (!isThere(path)) return {sql: migrated(new Database(':memory:')), place: 'memory', notice: undefined};
	else if (!canWrite(path))
		return {sql: imageOf(path), place: 'memory', notice: `${path} cannot be written: rules are read from it, labels cannot be kept`};
	try {
		return {sql: openFile(path), place: 'file', notice: undefined};
	} catch (error) {
		const {code, message} = error as Error & {code?: string};
		if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
			const aside = `${path}.damaged-${Date.now()}`;
			renameSync(path, aside);
			for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, {force: true});
			return {sql: openFile(path), place: 'file', notice: `the cache was damaged: it is set aside as ${aside}, a new one was begun`};
		}
		throw new UserError(`the cache ${path} cannot be opened: ${message}`, 'check the folder, or choose another with --home');
	}
}

/** Moves a cache in memory to its file, for the first label of a replay. Where a file has appeared meanwhile, that one is opened. */
export function persistCache(sql: Sql, home: string): Sql {
	const path = cachePath(home);
	makeFolder(dirname(path));
	const draft = `${path}.${process.pid}-${Date.now()}`;
	try {
		writeFileSync(draft, sql.serialize());
		// A link, not a rename: it fails where the file exists, so another process's labels cannot be overwritten.
		linkSync(draft, path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
			throw new UserError(`${path} cannot be written: ${(error as Error).message}`, 'choose another home with --home');
		}
	} finally {
		rmSync(draft, {force: true});
	}
	return openFile(path);
}

function openFile(path: string): Sql {
	const sql = new Database(path, {timeout: BUSY_MS});
	try {
		sql.pragma('journal_mode = WAL');
		// A label that was acknowledged survives a power cut too; they are few.
		sql.pragma('synchronous = FULL');
		return migrated(sql);
	} catch (error) {
		sql.close();
		throw error;
	}
}

/** A file that can only be read, as a copy in memory: SQLite cannot read a WAL database in a folder it cannot write. */
function imageOf(path: string): Sql {
	try {
		const image = readFileSync(path);
		// Bytes 18 and 19 of the header say WAL (2), which memory does not know: 1 is the rollback journal (SQLite file format, section 1.3).
		if (image.length >= 100) image[18] = image[19] = 1;
		return migrated(new Database(image));
	} catch (error) {
		throw new UserError(`the cache ${path} cannot be read: ${(error as Error).message}`, 'choose another home with --home');
	}
}

function migrated(sql: Sql): Sql {
	sql.pragma('foreign_keys = ON');
	const version = () => sql.pragma('user_version', {simple: true}) as number;
	if (version() > cacheMigrations.length) throw new Error('it was written by a newer version of snitop');
	if (version() === cacheMigrations.length) return sql;
	sql
		.transaction(() => {
			// Read again: another process may have been faster.
			for (let step = version(); step < cacheMigrations.length; step++) {
				sql.exec(cacheMigrations[step]!);
				sql.pragma(`user_version = ${step + 1}`);
			}
		})
		.immediate();
	return sql;
}

/** Where a folder on the way may not be looked into nobody knows. */
function isThere(path: string): boolean {
	try {
		return statSync(path, {throwIfNoEntry: false}) !== undefined;
	} catch (error) {
		const {code, message} = error as NodeJS.ErrnoException;
		if (code === 'ENOTDIR') return false;
		throw new UserError(`the cache ${path} cannot be read: ${message}`, 'choose another home with --home');
	}
}

function canWrite(path: string): boolean {
	try {
		accessSync(path, constants.W_OK);
		accessSync(dirname(path), constants.W_OK);
		return true;
	} catch {
		return false;
	}
}
