import {parseDomainLine} from './domain-line.js';
import {checkCount, type FileRow, type FileRows} from './file-row.js';
import {categoryOfList, isCollection} from './list-categories.js';
import {type DomainList, type Include, type ListEntry, sizesOf, walkIncludes} from './list-includes.js';
import {Problems} from './problems.js';

export interface ListText {
	readonly name: string;
	readonly text: string;
}

/** Lists of one import; the community's folder has some 1,500. */
export const MAX_LISTS = 10_000;
/** Lists of a cycle that are named. */
const NAMED = 6;

/**
 * Reads lists of names. Each stands for an app of its name. A name belongs to the list that writes it, not to those that include it; `@ads` puts it into the
 * category Ads, and lists such as `category-games` tell the category of what they include. Rows come in the order of their weight, so that of two rows of
 * one pattern the later counts: collections first, then the list with more names, its includes counted. With `load`, which finds a list by its name in
 * lower case, it is one list and what that includes; without, it is a folder, and all that is in it.
 */
export function readDomainLists(texts: readonly ListText[], load?: (key: string) => ListText | undefined): FileRows {
	const problems = new Problems();
	const lists = new Map<string, DomainList>();
	const only = load && texts[0];
	const listName = (list: DomainList) => (list.name === only?.name ? undefined : list.name);
	const tell = (list: DomainList, line: number, text: string, fault: string) =>
		problems.add({line, list: listName(list), text, fault, result: 'left out'});
	let total = 0;
	const add = ({name, text}: ListText) => {
		const list = {key: name.toLowerCase(), name, entries: [], includes: []};
		if (lists.has(list.key)) return tell(list, 0, name, 'there are two lists of this name');
		lists.set(list.key, list);
		readLines(text, list, (line, text, fault) => tell(list, line, text, fault));
		total += list.entries.length;
		checkCount(total);
	};
	for (const text of texts) add(text);
	// `lists` grows while it is walked, so that the includes of what is included are found too.
	for (const list of lists.values()) {
		for (const include of list.includes) {
			if (lists.has(include.key)) continue;
			const found = lists.size < MAX_LISTS ? load?.(include.key) : undefined;
			if (found) add(found);
			else tell(list, include.line, `include:${include.key}`, 'there is no such list');
		}
	}
	const sizes = sizesOf(lists, (list, include, way) => {
		const names = way.length > NAMED ? [...way.slice(0, NAMED - 1), '…', way.at(-1)] : way;
		tell(list, include.line, `include:${include.key}`, `includes that lead back: ${names.join(' → ')}`);
	});
	hintCategories(lists);
	const wanted = new Set<ListEntry>();
	if (only) {
		const root = lists.get(only.name.toLowerCase())!;
		if (!walkIncludes(root, lists, entry => wanted.add(entry)))
			tell(root, 0, only.name, 'too many ways through its includes: not all were taken');
	}
	const byWeight = [...lists.values()].sort(
		(a, b) =>
			Number(isCollection(b.key)) - Number(isCollection(a.key)) || sizes.get(b.key)! - sizes.get(a.key)! || (a.key < b.key ? 1 : -1),
	);
	const rows: FileRow[] = [];
	for (const list of byWeight) {
		const isCollected = isCollection(list.key);
		for (const entry of list.entries) {
			if (only && !wanted.has(entry)) continue;
			const {line, pattern, match, attributes, hint} = entry;
			const category = attributes.includes('ads') ? 'Ads' : undefined;
			rows.push({line, list: listName(list), pattern, match, category, guess: hint?.category, isCollected});
		}
	}
	return {format: 'names', rows, bare: 'suffix', problems};
}

function readLines(
	text: string,
	{entries, includes}: {readonly entries: ListEntry[]; readonly includes: Include[]},
	tell: (line: number, text: string, fault: string) => void,
): void {
	let line = 1;
	for (let at = 0; at <= text.length; line++) {
		const end = text.indexOf('\n', at);
		const raw = text.slice(at, end < 0 ? undefined : end);
		at = end < 0 ? text.length + 1 : end + 1;
		const said = parseDomainLine(raw);
		if (typeof said === 'string') tell(line, raw.trim(), said);
		else if (said?.include !== undefined) {
			const lacking = said.attributes.filter(attribute => attribute.startsWith('-'));
			const having = said.attributes.filter(attribute => !attribute.startsWith('-'));
			checkCount(includes.push({line, key: said.include.toLowerCase(), having, lacking: lacking.map(attribute => attribute.slice(1))}));
		} else if (said !== undefined) {
			const {attributes, affiliations} = said;
			for (const {pattern, match} of said.patterns)
				checkCount(entries.push({line, pattern, match, attributes, affiliations, hint: undefined}));
		}
	}
}

/** Lets the lists that tell a category tell it to all they include; the nearest of several counts, and of equally near ones the first by name. */
function hintCategories(lists: ReadonlyMap<string, DomainList>): void {
	for (const key of [...lists.keys()].sort()) {
		const list = lists.get(key)!;
		const category = categoryOfList(key);
		if (category !== undefined) {
			walkIncludes(list, lists, (entry, _, distance) => {
				if (entry.hint === undefined || distance < entry.hint.distance) entry.hint = {category, distance};
			});
		}
		for (const entry of list.entries) {
			const told = entry.affiliations.map(categoryOfList).find(category => category !== undefined);
			if (told !== undefined) entry.hint ??= {category: told, distance: 0};
		}
	}
}
