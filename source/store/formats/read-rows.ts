import {UserError} from '../../model/user-error.js';
import {readCsvRules} from './csv-rules.js';
import {type ListText, readDomainLists} from './domain-lists.js';
import type {FileRows} from './file-row.js';
import {readJsonRules} from './json-rules.js';
import {columnOf} from './row-of.js';
import {readSqlDump} from './sql-dump.js';

/**
 * Reads rules from the text of a file: CSV, JSON, an SQL dump, a list of names or a hosts file; what it is shows in the text. `name` is that of a list, `load`
 * finds the lists that it includes.
 */
export function readRows(text: string, name: string, load: (key: string) => ListText | undefined = () => undefined): FileRows {
	const start = text.replace(/^\ufeff/, '');
	if (start.trim() === '') throw new UserError('the file is empty');
	// Blank lines and comments tell nothing; CSV and JSON have none.
	const first = /^(?![ \t\r]*(?:[#!]|--|\/\*|$)).*$/m.exec(start)?.[0].trim() ?? '';
	if (/^(\{|\[\s*(["[{\]\d-]|$))/.test(first)) return readJsonRules(start.trim());
	if (/^[ \t]*((INSERT|REPLACE)\s+(IGNORE\s+)?INTO\s|CREATE\s+TABLE\s|COPY\s+\S+.*FROM\s+stdin)/im.test(start)) return readSqlDump(start);
	const isList = /^((domain|full|keyword|re(gexp?)?|include):|\S+:@)/i.test(first);
	// What a comment behind a name says makes no CSV of it.
	const said = first.replace(/^([^,;"#]*?)(#|\s!).*$/, '$1').trim();
	if (!isList && (/[,;]|^"?[a-z_]\w*"?\t/i.test(said) || columnOf(said) === 'pattern')) return readCsvRules(start);
	return readDomainLists([{name, text: start}], load);
}
