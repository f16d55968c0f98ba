import {renderToString, Text} from 'ink';
import {Table} from 'ink-table';
import type {ReactNode} from 'react';
import {displayWidth, padEnd, padStart} from '../../text/display-width.js';

/** A printed table: what stands over each column, and where its cells lean. */
export interface PrintedColumn {
	readonly heading: string;
	readonly align: 'left' | 'right';
}

/**
 * ink-table pads by the length of strings, which for Chinese is not the width. So cells are padded before, and this character without width is added
 * until lengths agree too; it is taken out again at the end. No text of ours holds it, for names are escaped.
 */
const FILLER = '\u2060';

/** Rows (cells escaped already) as a table with lines around it, for standard output. Empty where there are no rows. */
export function printTable(
	columns: readonly PrintedColumn[],
	rows: readonly (readonly string[])[],
	{strong, ascii}: {readonly strong: boolean; readonly ascii: boolean},
): string {
	if (rows.length === 0) return '';
	const widths = columns.map(({heading}, i) => Math.max(displayWidth(heading), ...rows.map(row => displayWidth(row[i]))));
	const pad = (text: string, i: number): string => {
		const padded = columns[i].align === 'right' ? padStart(text, widths[i]) : padEnd(text, widths[i]);
		return padded + FILLER.repeat(Math.max(0, widths[i] - padded.length));
	};
	// Columns are known by their headings, which therefore have to differ.
	const keys = columns.map(({heading}, i) => pad(heading, i));
	const data = rows.map(row => Object.fromEntries(row.map((text, i) => [keys[i], pad(text, i)])));
	const heading = ({children}: {children?: ReactNode}) => <Text bold={strong}>{children}</Text>;
	const plain = ({children}: {children?: ReactNode}) => <Text>{children}</Text>;
	const width = widths.reduce((sum, each) => sum + each + 3, 1);
	const text = renderToString(<Table data={data} columns={keys} header={heading} cell={plain} skeleton={plain} />, {columns: width});
	// It draws a line between all rows: one under the heading is enough.
	const lines = text.replaceAll(FILLER, '').split('\n');
	const printed = lines.filter((line, i) => i < 3 || !line.startsWith('├')).join('\n');
	return ascii
		? printed
				.replace(/[┌┬┐├┼┤└┴┘]/g, '+')
				.replaceAll('─', '-')
				.replaceAll('│', '|')
		: printed;
}
