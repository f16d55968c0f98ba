import type {StoreStart} from '../../source/model/messages.js';

/** A store of a test that nobody else shares, unless `changes` says otherwise. */
export const storeStart = (home: string, changes: Partial<StoreStart> = {}): StoreStart => ({
	home,
	database: undefined,
	prepares: true,
	patient: false,
	author: 'alice@a',
	sensor: 'a',
	csv: false,
	json: false,
	queue: false,
	automatic: false,
	debug: false,
	engine: undefined,
	...changes,
});
