import {localClock} from './clock.js';
import {en} from './locales/en.js';
import {zh} from './locales/zh.js';
import {createTheme, type Theme} from './theme.js';
import type {Manner} from './view.js';

/** The part of the configuration that says how things look; see `Config['screen']`. */
export interface ScreenOptions {
	readonly locale: 'en' | 'zh';
	readonly ascii: boolean;
	readonly color: boolean;
}

/** How things are said and drawn for this user and terminal (`term` as in `TERM`). */
export function createManner(options: ScreenOptions, term: string | undefined): {readonly manner: Manner; readonly theme: Theme} {
	const theme = createTheme(options, term);
	return {theme, manner: {messages: options.locale === 'zh' ? zh : en, locale: options.locale, glyphs: theme.glyphs, clock: localClock}};
}
