import {readdirSync, readFileSync, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {UserError} from '../../model/user-error.js';
import {type DecodedText, decodeText} from './decode-text.js';
import {type ListText, MAX_LISTS, readDomainLists} from './domain-lists.js';
import type {FileRows} from './file-row.js';
import {readRows} from './read-rows.js';

/** What is read at once; 200,000 names have 5 MB, as many rules in JSON 40. */
const MAX_BYTES = 128 * 2 ** 20;

export interface ImportSource {
	/** The app of what names none: that of the file, without its ending. */
	readonly name: string;
	/** The file may be a list that is called as its app is: it has no ending. */
	readonly isList: boolean;
	readonly file: FileRows;
	/** What the operator must be told about it. */
	readonly notice: string | undefined;
}

/** Reads rules from a file, a folder of lists (the community's checkout or its `data`), or `-`: standard input. Throws a `UserError` where it cannot. */
export async function readSource(path: string): Promise<ImportSource> {
	const isPipe = path === '-';
	const name = isPipe ? 'stdin' : listName(basename(path));
	const isList = !isPipe && name === basename(path);
	try {
		if (!isPipe && statSync(path).isDirectory()) return {name, isList, file: readFolder(path), notice: undefined};
		const {text, guess} = (isPipe ? decodeText(await readPipe(process.stdin)) : readText(path)) ?? notText(path);
		const notice = guess === undefined ? undefined : `${path} is not UTF-8: it was read as ${guess}; save it as UTF-8 if names look wrong`;
		return {name, isList, file: readRows(text, name, isPipe ? undefined : siblings(dirname(path))), notice};
	} catch (error) {
		const {code, message, syscall} = error as NodeJS.ErrnoException;
		if (syscall === undefined) throw error;
		throw new UserError(`${path} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : message}`);
	}
}

/** The list that a file of this name holds. */
const listName = (file: string): string => file.replace(/(?<=.)\.(txt|list|csv|json|jsonl|sql|hosts)$/i, '');

function readFolder(path: string): FileRows {
	const data = join(path, 'data');
	const folder = statSync(data, {throwIfNoEntry: false})?.isDirectory() ? data : path;
	const texts: ListText[] = [];
	const passedOver: {name: string; fault: string}[] = [];
	let bytes = 0;
	for (const file of readdirSync(folder).sort()) {
		// Files of other programs: `.git`, `.DS_Store`.
		if (file.startsWith('.')) continue;
		const stat = statSync(join(folder, file), {throwIfNoEntry: false});
		if (!stat?.isFile()) passedOver.push({name: file, fault: 'no file'});
		else if (/\.(md|go|mod|sum|ya?ml|json|csv|sql|dat|py|sh)$/i.test(file)) passedOver.push({name: file, fault: 'no list by its name'});
		else if (texts.length >= MAX_LISTS) throw new UserError(`${folder} holds more than ${MAX_LISTS} lists`, 'import it in parts');
		else {
			bytes += stat.size;
			if (bytes > MAX_BYTES) throw tooLarge(folder);
			const decoded = readText(join(folder, file));
			if (decoded === undefined) passedOver.push({name: file, fault: 'no text'});
			else texts.push({name: listName(file), text: decoded.text});
		}
	}
	if (texts.length === 0) throw new UserError(`there are no lists in ${folder}`);
	const rows = readDomainLists(texts);
	for (const {name, fault} of passedOver) rows.problems.add({line: 0, list: name, text: '', fault, result: 'left out'});
	return rows;
}

/** Finds the lists in a folder by their names without case; by nothing else, so that a list cannot reach for other files. */
function siblings(folder: string): (list: string) => ListText | undefined {
	let files: ReadonlyMap<string, string> | undefined;
	return list => {
		files ??= new Map(readdirSync(folder).map(file => [listName(file).toLowerCase(), file]));
		const file = files.get(list);
		if (file === undefined || file.startsWith('.') || !statSync(join(folder, file)).isFile()) return undefined;
		return {name: listName(file), text: (readText(join(folder, file)) ?? notText(file)).text};
	};
}

/** Undefined: no text. */
function readText(path: string): DecodedText | undefined {
	if (statSync(path).size > MAX_BYTES) throw tooLarge(path);
	const bytes = readFileSync(path);
	// A FIFO tells no size before.
	if (bytes.length > MAX_BYTES) throw tooLarge(path);
	return decodeText(bytes);
}

async function readPipe(pipe: AsyncIterable<Buffer>): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of pipe) {
		chunks.push(chunk);
		size += chunk.length;
		if (size > MAX_BYTES) throw tooLarge('standard input');
	}
	return Buffer.concat(chunks);
}

const tooLarge = (what: string) => new UserError(`${what} is larger than ${MAX_BYTES / 2 ** 20} MiB`, 'import it in parts');

function notText(path: string): never {
	throw new UserError(`${path} is not text`, 'CSV, JSON, SQL dumps and lists of names can be imported');
}
