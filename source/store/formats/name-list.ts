import {isIP} from 'node:net';
import {bareRow, type FileRow, type FileRows, type Problem} from './file-row.js';

/** Names of the machine itself that hosts files begin with. */
const ownNames = new Set([
	'localhost',
	'localhost.localdomain',
	'local',
	'broadcasthost',
	'ip6-localhost',
	'ip6-loopback',
	'ip6-localnet',
	'ip6-mcastprefix',
	'ip6-allnodes',
	'ip6-allrouters',
	'ip6-allhosts',
	'0.0.0.0',
]);

/** Reads a list of names, one a line, or a hosts file (address, then names); `#` and `!` begin comments. A bare name stands for all under it. */
export function readNameList(text: string): FileRows {
	const rows: FileRow[] = [];
	const problems: Problem[] = [];
	for (const [i, raw] of text.split('\n').entries()) {
		const words = raw
			.replace(/(^|\s)[#!].*$/, '')
			.trim()
			.split(/\s+/);
		if (words[0] === '') continue;
		if (isIP(words[0]!.replace(/%.*$/, '')) !== 0 && words.length > 1) {
			// A hosts file names single hosts.
			for (const name of words.slice(1)) if (!ownNames.has(name)) rows.push({...bareRow(i + 1, name), match: 'exact'});
		} else if (words.length > 1) problems.push({line: i + 1, text: raw.trim(), fault: 'more than one word', result: 'left out'});
		else rows.push({...bareRow(i + 1, words[0]!), match: /^[*.=]|^re:|\//.test(words[0]!) ? undefined : 'suffix'});
	}
	return {format: 'names', rows, problems};
}
