import type {Config} from '../../source/config/config.js';
import {loadConfig} from '../../source/config/load-config.js';
import {QueueStore, type Sighting} from '../../source/store/queue-store.js';
import {openCache} from '../../source/store/sqlite.js';
import {createHome} from './program.js';

/** A home of its own for commands that run in this process, what they print, and a queue to fill. */
export class Desk {
	readonly home: string;
	readonly config: Config;
	out = '';
	err = '';
	readonly output = {
		out: (text: string) => {
			this.out += text;
		},
		err: (text: string) => {
			this.err += text;
		},
	};

	private constructor(home: string, config: Config) {
		this.home = home;
		this.config = config;
	}

	static async create(database?: string): Promise<Desk> {
		const home = createHome();
		return new Desk(home, await loadConfig({home, database}, {env: {}, userHome: home, userName: 'ann', cwd: home}));
	}

	/** What was printed since, by line. */
	take(): {readonly out: readonly string[]; readonly err: readonly string[]} {
		const lines = (text: string) => text.split('\n').slice(0, -1);
		const taken = {out: lines(this.out), err: lines(this.err)};
		this.out = this.err = '';
		return taken;
	}

	/** Unmatched names with their bytes, one connection each. */
	queue(names: Readonly<Record<string, number>>): void {
		const {sql} = openCache(this.home, true);
		const seen = Object.entries(names).map(
			([name, bytes]): Sighting => ({name, firstMs: 1_700_000_000_000, lastMs: 1_700_000_060_000, connections: 1, bytes, clients: 1}),
		);
		new QueueStore(sql, 'sensor').add(seen);
		sql.close();
	}
}
