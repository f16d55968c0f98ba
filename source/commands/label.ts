import {parsePattern} from '../classify/parse-pattern.js';
import type {Config} from '../config/config.js';
import type {MatchKind} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import {escapeText} from '../text/escape-name.js';
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

/** `snitop label PATTERN APP`, `snitop label --remove PATTERN`: makes or removes a label. */
export async function runLabel(config: Config, options: LabelOptions, output: Output): Promise<number> {
	const {pattern, app, remove} = options;
	if (pattern === undefined || (app === undefined) !== remove)
		throw new UserError('what is to be labelled?', 'snitop label PATTERN APP, or snitop label --remove PATTERN', 2);
	const parsed = parsePattern(pattern, options.match);
	if (typeof parsed === 'string')
		throw new UserError(parsed, 'example.com, =www.example.com, *.cdn.example.com, re:^ads[0-9]+\\., udp/123, 192.0.2.0/24', 2);
	return withStore(config, output, {shared: true}, async store => {
		const {events} = remove
			? store.ask({kind: 'remove', labels: [parsed]})
			: store.ask({kind: 'label', labels: [{...parsed, app: app!, category: options.category ?? ''}]});
		const status = await store.settled(SHARE_MS);
		const [event] = events;
		const {match, pattern} = event ?? parsed;
		const rule = `${match}:${pattern}`;
		const what =
			event === undefined
				? `${rule} is labelled so already`
				: remove
					? `${rule} is no longer ${event.app}`
					: `${rule} is ${event.app} (${event.category})`;
		const before = !remove && event?.previousApp !== undefined && event.previousApp !== event.app ? `, was ${event.previousApp}` : '';
		output.out(`${escapeText(what + before)}${fate(status)}\n`);
		return 0;
	});
}
