import type {Classifier, Explanation} from '../classify/classifier.js';
import {formatRule, type Rule} from '../model/rule.js';
import {printableJson} from '../store/json-text.js';
import {escapeText} from '../text/escape-name.js';
import {formatTime} from '../text/format-time.js';

/** Output is written in pieces of about this many characters: a call for each of a million names would be most of the work. */
const PIECE = 65_536;

/**
 * Says how names (ordinary text; `udp/123` for a service) are classified and why. Text: the deciding rule with its author and time, and the rules
 * that lost. `json`: one line a name, `{"name","app","category","layer","rule"}`, nulls where nothing matches. Blank names are passed over. `write`
 * may return a promise, which is waited for.
 */
export async function runExplain(
	names: AsyncIterable<string> | Iterable<string>,
	classifier: Classifier,
	options: {readonly json: boolean},
	write: (text: string) => unknown,
): Promise<void> {
	let piece = '';
	for await (const line of names) {
		const name = line.trim();
		if (name === '') continue;
		const explanation = explain(name, classifier, options.json);
		piece += options.json ? jsonLine(name, explanation.winner) : paragraph(name, explanation);
		if (piece.length < PIECE) continue;
		await write(piece);
		piece = '';
	}
	if (piece !== '') await write(piece);
}

function explain(name: string, classifier: Classifier, winnerOnly: boolean): Explanation {
	const service = /^(tcp|udp)\/(\d{1,5})$/i.exec(name);
	if (service) return {winner: classifier.service(service[1]!.toLowerCase() as 'tcp' | 'udp', Number(service[2])), losers: []};
	// Names are looked up as they come from packets: bytes, one character each.
	const bytes = Buffer.from(name, 'utf8').toString('latin1');
	return winnerOnly ? {winner: classifier.name(bytes), losers: []} : classifier.explain(bytes);
}

function jsonLine(name: string, rule: Rule | undefined): string {
	const {app = null, category = null, layer = null} = rule ?? {};
	return `${printableJson({name, app, category, layer, rule: rule === undefined ? null : formatRule(rule)})}\n`;
}

function paragraph(name: string, {winner, losers}: Explanation): string {
	if (winner === undefined) return `${escapeText(name)}: unmatched\n`;
	const lines = [
		`${escapeText(name)}: ${answer(winner)}`,
		`  decided by ${rule(winner)}`,
		...losers.map(loser => `  over ${rule(loser)}, ${answer(loser)}`),
	];
	return `${lines.join('\n')}\n`;
}

const answer = ({app, category}: Rule): string => `${escapeText(app)} (${escapeText(category)})`;

function rule({match, pattern, layer, priority, author, changedMs}: Rule): string {
	const parts = [`${escapeText(formatRule({match, pattern}))}, layer ${layer}`];
	if (priority !== 0) parts.push(`priority ${priority}`);
	if (author !== undefined) parts.push(`by ${escapeText(author)}`);
	if (changedMs !== undefined)
		parts.push(
			formatTime(changedMs * 1000)
				.slice(0, 16)
				.replace('T', ' '),
		);
	return parts.join(', ');
}
