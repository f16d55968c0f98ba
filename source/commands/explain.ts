import {isInRange, parseAddress} from '../classify/address.js';
import type {Classifier, Explanation} from '../classify/classifier.js';
import {parsePattern} from '../classify/parse-pattern.js';
import {compareRules} from '../classify/rule-order.js';
import {formatRule, type Rule} from '../model/rule.js';
import {printableJson} from '../store/json-text.js';
import {escapePattern} from '../text/escape-name.js';
import {formatCount} from '../text/format-quantity.js';
import {formatTime} from '../text/format-time.js';

/** Output is written in pieces of about this many characters: a call for each of a million names would be most of the work. */
const PIECE = 65_536;

/** Notes that are printed; beyond, they are counted. */
const NOTES = 20;

/**
 * Says how names (ordinary text; `udp/123` for a service, an address for a server, of a URL its host) are classified and why. Text: the deciding rule
 * with its author and time, and the rules that lost. `json`: one line a name, `{"name","app","category","layer","rule"}`, nulls where nothing matches.
 * Blank names are passed over; `note` gets what is to be said about one that is no name. `write` may return a promise, which is waited for.
 */
export async function runExplain(
	names: AsyncIterable<string> | Iterable<string>,
	classifier: Classifier,
	options: {readonly json: boolean},
	write: (text: string) => unknown,
	note: (text: string) => void,
): Promise<void> {
	let piece = '';
	let notes = 0;
	const look = createLook(classifier, options.json);
	for await (const line of names) {
		const name = line.trim();
		if (name === '') continue;
		const host = hostOfUrl(name);
		const explanation = look(host ?? name);
		const fault = explanation.winner === undefined && host === undefined ? faultOf(name) : undefined;
		const said = host === undefined ? fault : `'${name}' is a URL: its host is looked up, ${host}`;
		if (said !== undefined && notes++ < NOTES) note(escapePattern(said));
		piece += options.json ? jsonLine(name, explanation.winner) : paragraph(host ?? name, explanation, fault !== undefined);
		if (piece.length < PIECE) continue;
		await write(piece);
		piece = '';
	}
	if (piece !== '') await write(piece);
	if (notes > NOTES) note(`… and ${formatCount(notes - NOTES)} more like that`);
}

/** No rule is about it, so that ranges alone answer. */
const NO_PORT = -1;

/** What finds the rules of a name, a service or an address. */
function createLook(classifier: Classifier, winnerOnly: boolean): (name: string) => Explanation {
	let ranges: readonly Rule[] | undefined;
	return name => {
		const service = servicePattern.exec(name);
		if (service) return {winner: classifier.service(service[1]!.toLowerCase() as 'tcp' | 'udp', Number(service[2])), losers: []};
		const address = parseAddress(name);
		if (address !== undefined) {
			const winner = classifier.service('tcp', NO_PORT, address);
			if (winner !== undefined && winnerOnly) return {winner, losers: []};
			if (winner !== undefined) {
				ranges ??= [...classifier.rules()].filter(({match}) => match === 'cidr').sort(compareRules);
				return {winner, losers: ranges.filter(rule => rule !== winner && isInRange(address, rule.pattern))};
			}
		}
		// Names are looked up as they come from packets: bytes, one character each.
		const bytes = Buffer.from(name, 'utf8').toString('latin1');
		return winnerOnly ? {winner: classifier.name(bytes), losers: []} : classifier.explain(bytes);
	};
}

const servicePattern = /^(tcp|udp)\/(\d{1,5})$/i;

function hostOfUrl(text: string): string | undefined {
	if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text)) return undefined;
	return new URL(text).hostname.replace(/^\[(.*)\]$/, '$1') || undefined;
}

/** Why this can be no name, service or address; undefined where it could be one. */
function faultOf(name: string): string | undefined {
	if (parseAddress(name) !== undefined) return undefined;
	const parsed = parsePattern(name, servicePattern.test(name) ? 'port' : 'exact');
	return typeof parsed === 'string' ? parsed : undefined;
}

function jsonLine(name: string, rule: Rule | undefined): string {
	const {app = null, category = null, layer = null} = rule ?? {};
	return `${printableJson({name, app, category, layer, rule: rule === undefined ? null : formatRule(rule)})}\n`;
}

function paragraph(name: string, {winner, losers}: Explanation, isFaulty: boolean): string {
	if (winner === undefined) return `${escapePattern(name)}: ${isFaulty ? 'unmatched (no name)' : 'unmatched'}\n`;
	const lines = [
		`${escapePattern(name)}: ${answer(winner)}`,
		`  decided by ${rule(winner)}`,
		...losers.map(loser => `  over ${rule(loser)}, ${answer(loser)}`),
	];
	return `${lines.join('\n')}\n`;
}

const answer = ({app, category}: Rule): string => `${escapePattern(app)} (${escapePattern(category)})`;

function rule({match, pattern, layer, priority, author, changedMs}: Rule): string {
	const parts = [`${escapePattern(formatRule({match, pattern}))}, layer ${layer}`];
	if (priority !== 0) parts.push(`priority ${priority}`);
	if (author !== undefined) parts.push(`by ${escapePattern(author)}`);
	if (changedMs !== undefined)
		parts.push(
			formatTime(changedMs * 1000)
				.slice(0, 16)
				.replace('T', ' '),
		);
	return parts.join(', ');
}
