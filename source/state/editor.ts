import type {Category} from '../classify/categories.js';
import type {Suggestion} from '../classify/suggest.js';
import {UNMATCHED_CATEGORY} from '../model/rule.js';
import type {Scope} from './labelling.js';
import type {KnownApp} from './suggestions.js';

/** The fields of the label line, in the order of Tab. */
const fields = ['app', 'category', 'scope'] as const;

/** The label that is being written. */
export interface Editor {
	/** Tallies that it is for, and what they are called: a name as it came, or a registrable domain. */
	readonly targets: readonly number[];
	readonly about: string;
	/** As they were when it was opened: what is picked must not change under a finger. */
	readonly suggestions: readonly Suggestion[];
	readonly field: (typeof fields)[number];
	readonly input: string;
	/** The completion that is picked; −1: what is typed. */
	readonly picked: number;
	readonly categoryInput: string;
	/** The category that was chosen by hand. */
	readonly category: string | undefined;
	/** Index into the scopes; −1: the one to offer first. */
	readonly scope: number;
	/** A pattern typed in their place, and what it would cover, or what is wrong with it; undefined: one of them. */
	readonly pattern: string;
	readonly own: Scope | string | undefined;
}

/** One app that can be picked. */
export interface Completion extends KnownApp {
	/** Where it is a guess rather than a match of what is typed. */
	readonly suggestion: Suggestion | undefined;
}

/** A suggestion is picked from the start when it is this sure: Enter alone must not save a mere guess. */
const SURE = 0.4;

/** A label for these tallies, with the first suggestion picked where it is sure enough. */
export const openEditor = (targets: readonly number[], about: string, suggestions: readonly Suggestion[]): Editor => ({
	targets,
	about,
	suggestions,
	field: 'app',
	input: '',
	picked: (suggestions[0]?.confidence ?? 0) >= SURE ? 0 : -1,
	categoryInput: '',
	category: undefined,
	scope: -1,
	pattern: '',
	own: undefined,
});

/** On to the next field, or back to the one before. */
export const turnTo = (editor: Editor, by: 1 | -1): Editor => ({
	...editor,
	field: fields[(fields.indexOf(editor.field) + by + fields.length) % fields.length],
	categoryInput: '',
});

/** More cannot be told apart on a screen. */
const MAX_COMPLETIONS = 50;
/** Longer names of apps break every table. */
const MAX_INPUT = 64;
/** A host name and some more. */
const MAX_PATTERN = 300;

/** The apps to pick from: suggestions while nothing is typed, then those whose name begins with, or contains, the text. */
export function completeApp(input: string, suggestions: readonly Suggestion[], apps: readonly KnownApp[]): readonly Completion[] {
	const text = input.trim().toLowerCase();
	const guesses = suggestions.map(suggestion => ({app: suggestion.app, category: suggestion.category, suggestion}));
	if (text === '') return distinct([...guesses, ...apps.map(app => ({...app, suggestion: undefined}))]);
	const [begin, within]: [Completion[], Completion[]] = [[], []];
	for (const completion of [...guesses, ...apps.map(app => ({...app, suggestion: undefined}))]) {
		const at = completion.app.toLowerCase().indexOf(text);
		if (at === 0) begin.push(completion);
		else if (at > 0) within.push(completion);
	}
	return distinct([...begin, ...within]);
}

/** The categories whose name, English or Chinese, contains the text. */
export function completeCategory(input: string, categories: readonly Category[]): readonly Category[] {
	const text = input.trim().toLowerCase();
	const starts = ({name, chinese}: Category) => name.toLowerCase().startsWith(text) || chinese.startsWith(text);
	const matches = categories.filter(
		({name, chinese}) => name !== UNMATCHED_CATEGORY && (name.toLowerCase().includes(text) || chinese.includes(text)),
	);
	return [...matches.filter(starts), ...matches.filter(category => !starts(category))];
}

/** The app that Enter would save: the picked one, a known one that is typed in full (in its own spelling), or a new one; `''`: none yet. */
export function chosenApp({input, picked}: Editor, completions: readonly Completion[]): string {
	if (picked >= 0 && picked < completions.length) return completions[picked].app;
	const typed = input.trim();
	return completions.find(({app}) => app.toLowerCase() === typed.toLowerCase())?.app ?? typed;
}

/** What is typed at the end of the active field. */
export function type(editor: Editor, text: string): Editor {
	const printable = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '');
	if (editor.field === 'category') return {...editor, categoryInput: (editor.categoryInput + printable).slice(0, MAX_INPUT)};
	if (editor.field === 'scope') return {...editor, pattern: (editor.pattern + printable).slice(0, MAX_PATTERN)};
	const input = (editor.input + printable).slice(0, MAX_INPUT);
	return {...editor, input: input.trimStart(), picked: -1};
}

/** The last character of the active field goes. */
export function erase(editor: Editor): Editor {
	const shorter = (text: string) => [...text].slice(0, -1).join('');
	if (editor.field === 'category') return {...editor, categoryInput: shorter(editor.categoryInput)};
	if (editor.field === 'scope') return {...editor, pattern: shorter(editor.pattern)};
	return {...editor, input: shorter(editor.input), picked: -1};
}

/** Another completion: `count` of them; above the first stands what is typed, where something is. */
export function pick(editor: Editor, by: number, count: number): Editor {
	const least = editor.input === '' ? 0 : -1;
	return {...editor, picked: Math.min(Math.max(editor.picked + by, least), count - 1)};
}

function distinct(completions: readonly Completion[]): readonly Completion[] {
	const seen = new Set<string>();
	const kept: Completion[] = [];
	for (const completion of completions) {
		if (seen.has(completion.app)) continue;
		seen.add(completion.app);
		kept.push(completion);
		if (kept.length >= MAX_COMPLETIONS) break;
	}
	return kept;
}
