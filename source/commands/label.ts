import {excess} from '../classify/excess.js';
import {parsePattern} from '../classify/parse-pattern.js';
import type {Config} from '../config/config.js';
import {formatRule, type MatchKind} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import {CategoryNames} from '../store/category-names.js';
import {KnownApps} from '../store/known-apps.js';
import {escapePattern} from '../text/escape-name.js';
import {formatCount} from '../text/format-quantity.js';
import {shadowing, wayOut} from './shadowed.js';
import {fate, type Output, withStore} from './with-store.js';

export interface LabelOptions {
	readonly pattern: string | undefined;
	readonly app: string | undefined;
	readonly category: string | undefined;
	/** Undefined: the form of the pattern decides; a bare name stands for all under it. */
	readonly match: MatchKind | undefined;
	readonly remove: boolean;
}

/** Time that the shared database is waited for, ms; the label counts from before. */
const SHARE_MS = 5000;

/** `snitop label PATTERN APP`, `snitop label --remove PATTERN`: makes or removes a label. App and category are spelt as they are known, whatever the case. */
export async function runLabel(config: Config, options: LabelOptions, output: Output): Promise<number> {
	const {pattern, app, remove} = options;
	if (pattern === undefined || (app === undefined) !== remove) {
		const what = pattern === undefined ? 'what is to be labelled?' : `which app is '${pattern}'?`;
		throw new UserError(what, 'snitop label PATTERN APP, or snitop label --remove PATTERN', 2);
	}
	if (app?.trim() === '') throw new UserError('the app is empty', 'snitop label PATTERN APP, or snitop label --remove PATTERN', 2);
	const parsed = parsePattern(pattern, options.match);
	if (typeof parsed === 'string')
		throw new UserError(parsed, 'example.com, =www.example.com, *.cdn.example.com, re:^ads[0-9]+\\., udp/123, 192.0.2.0/24', 2);
	const tooMuch = remove || options.match !== undefined ? undefined : excess(parsed);
	if (tooMuch !== undefined) throw new UserError(`'${pattern}': ${tooMuch}`, `if that is meant: --match ${parsed.match}`, 2);
	return withStore(config, output, {shared: true}, async store => {
		const rule = formatRule(parsed);
		if (remove) {
			// It may stand in the shared database alone so far.
			await store.pulled();
			const {events} = store.ask({kind: 'remove', labels: [parsed]});
			const event = events[0]!;
			output.out(`${escapePattern(`${formatRule(event)} is no longer ${event.app}`)}${fate(await store.settled(SHARE_MS))}\n`);
			return 0;
		}
		const {rules} = store;
		const categories = new CategoryNames(rules);
		const apps = new KnownApps(rules);
		const known = apps.spelling(app!) ?? app!;
		const category = options.category === undefined ? (apps.categoryOf(known) ?? '') : categories.find(options.category);
		const {events} = store.ask({kind: 'label', labels: [{...parsed, app: known, category}]});
		const status = await store.settled(SHARE_MS);
		const [event] = events;
		const isNew = categories.added.length > 0 ? ', a new category' : '';
		const before = event?.previousApp !== undefined && event.previousApp !== event.app ? `, was ${event.previousApp}` : '';
		const what = event === undefined ? `${rule} is labelled so already` : `${rule} is ${event.app} (${event.category}${isNew})${before}`;
		output.out(`${escapePattern(what)}${fate(status)}\n`);
		const winners = shadowing(parsed, rules);
		const [first] = winners;
		if (first !== undefined) {
			const more = winners.length > 1 ? ` and ${formatCount(winners.length - 1)} more` : '';
			const won = `snitop: ${formatRule(first)} is ${first.app} (${first.category})${more}: for names under both that wins (exact over longest suffix over wildcard over regex)`;
			output.err(`${escapePattern(won)}\n  ${escapePattern(wayOut(parsed, first, known))}\n`);
		}
		return 0;
	});
}
