import {keyText, type LabelChange, type Outcome} from './label-change.js';
import {type Query, utc} from './mariadb-session.js';

/** Longest name of a person that the tables hold, in characters. */
const AUTHOR_LIMIT = 255;

/** What is known of a rule while changes are applied, one after the other. Times in µs. */
interface Known {
	readonly id: number | undefined;
	app: string | undefined;
	latestUs: number;
	/** The change that decides, where there is one among these. */
	last: LabelChange | undefined;
	overtaken: boolean;
}

/**
 * Applies changes in order; runs inside a transaction. All rows are read at once and written at once, since every statement is a way to the server and
 * back while others wait. Of two changes of one rule the later wins, and both are written down; one that is known is left out.
 */
export async function applyChanges(query: Query, changes: readonly LabelChange[], skewMs: number): Promise<readonly Outcome[]> {
	if (changes.length === 0) return [];
	// Held until the commit: one instance at a time, and what is read below is what is there.
	await query('UPDATE rule_revision SET latest = latest + 1 WHERE one = true');
	const [{revision, now_us}] = (await query(
		"SELECT latest AS revision, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) AS now_us FROM rule_revision",
	)) as unknown as [{revision: number; now_us: number}];
	const timeUs = (ms: number) => Math.max(0, Math.min(Math.round((ms + skewMs) * 1000), now_us));
	const arrived = await query('SELECT change_id FROM label_history WHERE change_id IN (?)', [changes.map(change => change.id)]);
	const seen = new Set<string>(arrived.map(row => row['change_id']!));
	const rules = await readRules(query, changes);

	const history: unknown[][] = [];
	const outcomes = changes.map(change => {
		if (seen.has(change.id)) return 'known';
		seen.add(change.id);
		const rule = rules.get(keyText(change.key))!;
		const changedUs = timeUs(change.timeMs);
		const outcome = rule.latestUs > changedUs ? 'overtaken' : 'applied';
		const {id, group, action, key, author} = change;
		const {app = null, category = null} = change.rule ?? {};
		const line = [id, group, action, key.layer, key.match, key.pattern, app, category, rule.app ?? null, author.slice(0, AUTHOR_LIMIT)];
		history.push([...line, utc(changedUs), outcome, revision]);
		if (outcome === 'overtaken') rule.overtaken = true;
		else Object.assign(rule, {latestUs: changedUs, last: change, app: change.rule?.app});
		return outcome;
	});
	if (history.length > 0)
		await query(
			`INSERT INTO label_history (change_id, group_id, action, source, match_kind, sni, app_name, category, previous_app, author, changed_at,
				outcome, revision) VALUES ?`,
			[history],
		);
	const decided = [...rules.values()].filter(({last}) => last !== undefined);
	const gone = decided.flatMap(({last, id}) => (last!.rule === undefined && id !== undefined ? [id] : []));
	if (gone.length > 0) await query('DELETE FROM app_sni WHERE id IN (?)', [gone]);
	await writeRules(
		query,
		decided.flatMap(({last}) => (last!.rule === undefined ? [] : [last!])),
		timeUs,
	);
	// The loser reads the winner's rule again.
	const again = changes.filter(({key}) => rules.get(keyText(key))!.overtaken).map(({key}) => [key.layer, key.match, key.pattern, revision]);
	if (again.length > 0)
		await query('INSERT INTO rule_change (layer, match_kind, sni, revision) VALUES ? ON DUPLICATE KEY UPDATE revision = VALUES(revision)', [
			again,
		]);
	return outcomes;
}

/** By key: the rules that are there, and when each was last changed. */
async function readRules(query: Query, changes: readonly LabelChange[]): Promise<Map<string, Known>> {
	const patterns = [[...new Set(changes.map(({key}) => key.pattern))]];
	const us = (column: string) => `TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ${column})`;
	const key = "CONCAT(IF(source = 'label', 'label', 'shared'), ' ', match_kind, ' ', sni)";
	const current = await query(
		`SELECT ${key} AS rule, id, app_name, ${us('changed_at')} AS changed_us FROM app_sni JOIN app_protocol USING (app_id) WHERE sni IN (?)`,
		patterns,
	);
	const latest = await query(
		`SELECT ${key} AS rule, MAX(${us('changed_at')}) AS changed_us FROM label_history WHERE sni IN (?) GROUP BY rule`,
		patterns,
	);
	const rules = new Map<string, Known>();
	for (const change of changes)
		rules.set(keyText(change.key), {id: undefined, app: undefined, latestUs: -1, last: undefined, overtaken: false});
	for (const {rule, id, app_name, changed_us} of current)
		if (rules.has(rule!)) rules.set(rule!, {id: id!, app: app_name!, latestUs: changed_us!, last: undefined, overtaken: false});
	for (const {rule, changed_us} of latest) {
		const known = rules.get(rule!);
		if (known) known.latestUs = Math.max(known.latestUs, changed_us!);
	}
	return rules;
}

async function writeRules(query: Query, changes: readonly LabelChange[], timeUs: (ms: number) => number): Promise<void> {
	if (changes.length === 0) return;
	const rules = changes.map(change => change.rule!);
	await query('INSERT INTO categories (name) VALUES ? ON DUPLICATE KEY UPDATE name = VALUES(name)', [
		[...new Set(rules.map(rule => rule.category))].map(name => [name]),
	]);
	const names = [...new Set(rules.map(rule => rule.app))];
	const find = async () => {
		const rows = await query('SELECT app_id, app_name, category FROM app_protocol WHERE app_name IN (?)', [names]);
		return new Map(rows.map(row => [row['app_name'] as string, {id: row['app_id']!, category: row['category'] as unknown as string}]));
	};
	const known = await find();
	const fresh = new Map(
		rules
			.filter(rule => !known.has(rule.app))
			.reverse()
			.map(rule => [rule.app, rule.category]),
	);
	if (fresh.size > 0)
		await query('INSERT INTO app_protocol (app_name, category) VALUES ? ON DUPLICATE KEY UPDATE app_name = VALUES(app_name)', [[...fresh]]);
	const apps = fresh.size > 0 ? await find() : known;
	const rows = rules.map(rule => {
		const app = apps.get(rule.app)!;
		const category = rule.category === app.category ? null : rule.category;
		const changed = utc(timeUs(rule.changedMs ?? Number.MAX_SAFE_INTEGER / 1000));
		const author = rule.author?.slice(0, AUTHOR_LIMIT) ?? null;
		return [app.id, rule.pattern, rule.match, category, rule.priority, rule.layer, author, changed, rule.changeId ?? null];
	});
	await query(
		`INSERT INTO app_sni (app_id, sni, match_kind, category, priority, source, author, changed_at, change_id) VALUES ?
		ON DUPLICATE KEY UPDATE app_id = VALUES(app_id), category = VALUES(category), priority = VALUES(priority), source = VALUES(source),
			author = VALUES(author), changed_at = VALUES(changed_at), change_id = VALUES(change_id)`,
		[rows],
	);
}
