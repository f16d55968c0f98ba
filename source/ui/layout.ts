/** The smallest terminal that everything fits. */
export const MIN_COLUMNS = 80;
export const MIN_ROWS = 24;

/** Where things stand, in columns and lines. */
export interface Layout {
	readonly columns: number;
	/** Lines that may be drawn: one less than the terminal has, for Ink clears the screen for a frame that fills it. */
	readonly lines: number;
	readonly tooSmall: boolean;
	/** Category panels: `across` next to each other and `down` rows of them; `height` without the line between. */
	readonly cards: {readonly across: number; readonly down: number; readonly height: number};
	/** Columns of the details at the right, 0 where there are none; `main` is what is left of them. */
	readonly details: number;
	readonly main: number;
	/** Lines between header and footer. */
	readonly body: number;
	/** Lines of the line editor at the bottom, its rule too; 0 while it is closed. */
	readonly editor: number;
	/** Rows of the table on Live; on the screens that have the body to themselves. */
	readonly liveRows: number;
	readonly listRows: number;
}

/** Status, shares, tabs and the rule under them. */
const HEADER = 4;
const FOOTER = 1;
const EDITOR = 5;
/** Narrower details wrap their fingerprints. */
const MIN_DETAILS = 64;
/** Cards and the full table beside the details. */
const MIN_MAIN = 118;

/** A pure function of the size of the terminal. */
export function calculateLayout(columns: number, rows: number, editing = false): Layout {
	const lines = Math.max(1, rows - 1);
	const editor = editing ? EDITOR : 0;
	const body = lines - HEADER - FOOTER - editor;
	const wanted = Math.min(80, Math.floor(columns * 0.36));
	const details = rows >= 40 && columns - wanted - 1 >= MIN_MAIN && wanted >= MIN_DETAILS ? wanted : 0;
	const main = details > 0 ? columns - details - 1 : columns;
	const wide = main >= 118;
	const height = wide ? 5 : rows >= 30 ? 4 : 3;
	const down = wide && rows < 34 ? 1 : 2;
	const cards = {across: wide ? Math.max(4, Math.min(6, Math.floor(main / 36))) : 3, down, height};
	// Between the rows of panels, and under them, a rule each; then the heading of the table.
	const liveRows = body - cards.down * (cards.height + 1) - 1;
	return {
		columns,
		lines,
		tooSmall: columns < MIN_COLUMNS || rows < MIN_ROWS,
		cards,
		details,
		main,
		body,
		editor,
		liveRows: Math.max(1, liveRows),
		listRows: Math.max(1, body - 1),
	};
}
