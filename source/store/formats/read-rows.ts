import {UserError} from '../../model/user-error.js';
import {readCsvRules} from './csv-rules.js';
import type {FileRows} from './file-row.js';
import {readJsonRules} from './json-rules.js';
import {readNameList} from './name-list.js';
import {readSqlDump} from './sql-dump.js';

/** Reads rules from a file: CSV, JSON, an SQL dump of the old tables, a list of names or a hosts file; what it is shows in the text. */
export function readRows(text: string): FileRows {
	const start = text.replace(/^\ufeff/, '').trimStart();
	if (start === '') throw new UserError('the file is empty');
	if (start.includes('\0')) throw new UserError('the file is not text', 'CSV, JSON, SQL dumps and lists of names can be imported');
	if (/^[[{]/.test(start)) return readJsonRules(start);
	if (/^\s*(INSERT\s+INTO|COPY\s+\S+.*FROM\s+stdin)/im.test(start)) return readSqlDump(start);
	if (/^[^\n#]*[,;]/.test(start) || /^[a-z_]+\t/i.test(start)) return readCsvRules(start);
	return readNameList(start);
}
