import type {Share, TallyDetails} from '../../model/details.js';
import {type AddressWords, formatAddress} from '../../model/format-address.js';
import {formatRule, type Rule} from '../../model/rule.js';
import type {TallyRow} from '../../state/snapshot.js';
import type {Suggestion} from '../../state/suggestions.js';
import {displayWidth} from '../../text/display-width.js';
import {escapeName, escapeText} from '../../text/escape-name.js';
import {formatBytes, formatCount, formatRate, percentQuantity} from '../../text/format-quantity.js';
import {nameForms} from '../../text/name-forms.js';
import type {Acceptance} from '../acceptance.js';
import {tallyText} from '../columns.js';
import {ACCENT, blank, type Line, PLAIN, QUIET, type Segment, STRONG, segment, toWidth, WARN} from '../line.js';
import {acceptanceText, appName, categoryName, groundText, type Manner, surenessText, type View} from '../view.js';
import {connectionLine} from './connection-line.js';
import {sparkline} from './sparkline.js';

/** Width of the labels at the left. */
const LABEL = 14;
/** Suggestions that are told: what is less sure is for the label line. */
const SUGGESTIONS = 2;

/** All that is known of a name or service, in `width` columns: the most important lines first, for the end may be cut off. */
export function nameDetails(view: View, tally: TallyRow, width: number): readonly Line[] {
	const {manner, snapshot, details, rules} = view;
	const {messages, glyphs, clock} = manner;
	const inner = width - 2;
	const lines: Line[] = [
		[segment(' '), ...tallyText(tally, inner, manner).map((piece, i) => (i === 0 ? {...piece, style: STRONG} : piece))],
		...formLines(tally, manner),
		verdictLine(tally, manner),
		...ruleLines(rules?.winner, rules?.losers ?? [], inner, manner),
		...suggestionLines(view.suggestions, inner, manner),
		...acceptanceLines(view.acceptance, inner, manner),
		blank,
	];
	lines.push([
		segment(` ${glyphs.down} `, QUIET),
		segment(formatRate(tally.rateDown), STRONG),
		segment(`  ${glyphs.up} `, QUIET),
		segment(formatRate(tally.rateUp), STRONG),
		segment(snapshot.mean ? `  ${messages.mean}` : '', QUIET),
	]);
	const seconds = Math.min(60, snapshot.trend.length) * snapshot.trend.seconds;
	const caption = snapshot.trend.whole ? messages.trendWhole : messages.trendOf(seconds);
	const columns = Math.max(0, Math.min(60, inner - displayWidth(caption) - 2));
	lines.push([segment(` ${sparkline(tally.trend, snapshot.trend, columns, glyphs.bars)}`, ACCENT), segment(`  ${caption}`, QUIET)]);
	lines.push([
		segment(
			` ${messages.inConnections(formatBytes(tally.bytesUp + tally.bytesDown), formatCount(tally.connections), formatCount(Math.max(0, tally.open)))}`,
		),
	]);
	lines.push([segment(` ${messages.seen(clock(tally.firstSeenUs), clock(tally.lastSeenUs))}`, QUIET)]);
	lines.push(blank);
	if (details === undefined) lines.push([segment(` ${messages.asking}`, QUIET)]);
	else lines.push(...engineLines(details, inner, manner));
	return lines;
}

/** An internationalised name has two spellings; a name that no host can have is marked. */
function formLines(tally: TallyRow, {messages}: Manner): Line[] {
	if (tally.kind !== 'name') return [];
	const {other, valid} = nameForms(tally.text);
	const lines: Line[] = [];
	if (other !== undefined) lines.push([segment(` ${messages.otherForm(escapeText(other))}`, QUIET)]);
	if (!valid) lines.push([segment(` ${messages.invalidName}`, WARN)]);
	return lines;
}

function verdictLine(tally: TallyRow, manner: Manner): Line {
	if (tally.verdict === undefined) return [segment(` ${categoryName(tally.category, manner)}`, tally.kind === 'name' ? WARN : QUIET)];
	return [segment(` ${appName(tally.verdict, manner)}`, ACCENT), segment(`  ${categoryName(tally.category, manner)}`)];
}

/** The rule that decided and who made it; the rules that lost. */
function ruleLines(winner: Rule | undefined, losers: readonly Rule[], width: number, {messages, glyphs, clock}: Manner): Line[] {
	if (winner === undefined) return [[segment(` ${messages.noRule}`, QUIET)]];
	const told: Segment[] = [
		segment(field(messages.rule), QUIET),
		segment(escapeText(formatRule(winner))),
		segment(`  ${messages.layers[winner.layer]}`, QUIET),
	];
	// Of what came with the program nobody needs to be told who made it.
	if (winner.author !== undefined && (winner.layer === 'label' || winner.layer === 'shared'))
		told.push(segment(`  ${messages.by(escapeText(winner.author))}`, QUIET));
	if (winner.changedMs !== undefined) told.push(segment(`  ${clock(winner.changedMs * 1000, true)}`, QUIET));
	const lost = losers.map(
		({app, layer, match, pattern}) => `${escapeText(app)} (${messages.layers[layer]}, ${escapeText(`${match}:${pattern}`)})`,
	);
	return [told, ...wrapped(messages.also, lost, width, glyphs.cut, QUIET).slice(0, 2)];
}

/** The surest guesses, each with how sure it is and what it rests on. */
function suggestionLines(suggestions: readonly Suggestion[], width: number, manner: Manner): Line[] {
	const {messages, glyphs} = manner;
	return suggestions.slice(0, SUGGESTIONS).map((suggestion, i) => {
		const head = i === 0 ? field(messages.suggestion) : ' '.repeat(LABEL + 1);
		const app = `${escapeText(suggestion.app)}  ${categoryName(suggestion.category, manner)}`;
		const line = [segment(head, QUIET), segment(app, i === 0 ? ACCENT : PLAIN), segment(`  ${surenessText(suggestion).trim()}`)];
		return toWidth([...line, segment(`  ${groundText(suggestion, manner)}`, QUIET)], width, glyphs.cut);
	});
}

/** How much the key that accepts labels: seen before it is pressed. */
function acceptanceLines(acceptance: Acceptance | undefined, width: number, manner: Manner): Line[] {
	if (acceptance === undefined) return [];
	const {messages, glyphs} = manner;
	const covers = messages.covers(formatCount(acceptance.names), formatBytes(acceptance.bytes));
	const line = [segment(field(messages.accepts), QUIET), segment(acceptanceText(acceptance, manner)), segment(`  ${covers}`, QUIET)];
	return [toWidth(line, width, glyphs.cut)];
}

function engineLines(details: TallyDetails, width: number, manner: Manner): Line[] {
	const {messages, glyphs} = manner;
	const shares = (list: readonly Share[], text: (share: Share) => string) => {
		const all = list.reduce((sum, {bytes}) => sum + bytes, 0);
		return list.map(share => `${text(share)} ${percentQuantity(all > 0 ? share.bytes / all : NaN).value} %`);
	};
	const counted = (list: readonly Share[], text: (share: Share) => string) =>
		list.map(share => `${text(share)} (${formatCount(share.connections)})`);
	const add = (label: string, items: readonly string[], most: number) => wrapped(label, items, width, glyphs.cut, PLAIN).slice(0, most);
	const lines = [
		...add(
			messages.learntFrom,
			counted(details.versions.length > 0 ? details.versions : details.protocols, ({text}) => versionName(text)),
			2,
		),
		...add(
			messages.alpn,
			counted(details.alpn, ({text}) => escapeName(text)),
			2,
		),
		...add(
			messages.ech,
			counted(details.ech, ({text}) => (text === 'grease' ? 'GREASE' : escapeText(text))),
			1,
		),
		...add(
			messages.servers,
			shares(details.servers, ({text}) => addressText(text)),
			4,
		),
		...add(
			messages.clients,
			shares(details.clients, ({text}) => addressText(text)),
			4,
		),
		...add(
			messages.ja4,
			counted(details.ja4, ({text}) => escapeText(text)),
			4,
		),
	];
	if (details.connections.length > 0) {
		lines.push(blank, [segment(` ${messages.latest}`, QUIET)]);
		for (const connection of details.connections) lines.push(connectionLine(connection, width, manner));
	}
	return lines;
}

const field = (label: string): string => ` ${label}${' '.repeat(Math.max(1, LABEL - displayWidth(label)))}`;

/** Items under one label, on as many lines as they need. */
export function wrapped(label: string, items: readonly string[], width: number, cut: string, style: number): Line[] {
	if (items.length === 0) return [];
	const lines: Line[] = [];
	let text = '';
	const push = () => lines.push([segment(lines.length === 0 ? field(label) : ' '.repeat(LABEL + 1), QUIET), segment(text, style)]);
	for (const item of items) {
		if (text !== '' && displayWidth(text) + 2 + displayWidth(item) > width - LABEL) {
			push();
			text = '';
		}
		text += (text === '' ? '' : '  ') + item;
	}
	push();
	return lines.map(line => (line.length > 0 ? line : [segment(cut)]));
}

/** `00000000:00000000:0000ffff:0a000002` → `10.0.0.2`; what is no address stays as it is, escaped. */
export function addressText(words: string): string {
	const parts = words.split(':').map(word => Number.parseInt(word, 16));
	if (parts.length !== 4 || parts.some(part => !Number.isInteger(part))) return escapeText(words);
	const mapped = parts[0] === 0 && parts[1] === 0 && parts[2] === 0xffff;
	return formatAddress(parts as unknown as AddressWords, mapped ? 4 : 6);
}

const versions: Readonly<Record<string, string>> = {
	'0002': 'SSL 2',
	'0300': 'SSL 3',
	'0301': 'TLS 1.0',
	'0302': 'TLS 1.1',
	'0303': 'TLS 1.2',
	'0304': 'TLS 1.3',
	feff: 'DTLS 1.0',
	fefd: 'DTLS 1.2',
	fefc: 'DTLS 1.3',
};

/** `tls 0304` → `TLS 1.3`, `quic 0304` → `QUIC`; other protocols in capitals. */
export function versionName(text: string): string {
	const [protocol, version] = text.split(' ');
	if (protocol === 'quic') return 'QUIC';
	return (
		(version === undefined ? undefined : versions[version]) ??
		escapeText(`${protocol.toUpperCase()}${version === undefined ? '' : ` 0x${version}`}`)
	);
}
