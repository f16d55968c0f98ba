import {cpus, release, totalmem} from 'node:os';
import type {Row} from './rows.js';

/** What it was measured on, in a line. */
export const machine = (): string =>
	`${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}`;

/** `goal`, `must`, `missed`, or `–` where nothing was measured. */
export function verdictOf({measured, must, goal, better}: Row): string {
	if (measured === undefined || Number.isNaN(measured)) return '–';
	const reaches = (bound: number) => (better === 'less' ? measured <= bound : measured >= bound);
	return reaches(goal) ? 'goal' : reaches(must) ? 'must' : 'missed';
}

const digits = (value: number): string => (value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3));

/** The rows as a table of text. */
export function formatRows(rows: readonly Row[]): string {
	const cells = rows.map(row => {
		const sign = row.better === 'less' ? '≤' : '≥';
		const measured = row.measured === undefined ? 'not measured' : `${digits(row.measured)} ${row.unit}`;
		return [row.what, `${sign} ${digits(row.must)}`, `${sign} ${digits(row.goal)}`, measured, verdictOf(row), row.detail];
	});
	const table = [['', 'must', 'goal', 'measured', 'reached', ''], ...cells];
	const widths = table[0]!.map((_, i) => Math.max(...table.map(line => line[i]!.length)));
	return table
		.map(line =>
			line
				.map((cell, i) => cell.padEnd(widths[i]!))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
