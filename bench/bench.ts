import {writeFileSync} from 'node:fs';
import {installPeers} from './peers.js';
import {formatRows, machine, verdictOf} from './print-rows.js';
import {connectionRows, full, growthRow, type Row, replayRows, smoke, stormRow} from './rows.js';

/*
 * npm run bench [-- --install-peers] [-- --json FILE] [-- --smoke] [-- --only replay|connections|growth|storm]
 *
 * Measures the program as built on captures that the generator makes, side by side with what else reads captures here.
 */
const args = process.argv.slice(2);
if (args.includes('--install-peers')) installPeers();
const sizes = args.includes('--smoke') ? smoke : full;
const json = args.includes('--json') ? args[args.indexOf('--json') + 1] : undefined;
const rows: Row[] = [];
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const parts = {replay: replayRows, connections: connectionRows, growth: growthRow, storm: stormRow};
for (const [name, part] of Object.entries(parts)) {
	if (only !== undefined && name !== only) continue;
	process.stderr.write(`${name} …\n`);
	rows.push(...[await part(sizes)].flat());
}
console.log(`${machine()}\n\n${formatRows(rows)}`);
if (json !== undefined)
	writeFileSync(json, `${JSON.stringify({machine: machine(), rows: rows.map(row => ({...row, reached: verdictOf(row)}))}, null, '\t')}\n`);
