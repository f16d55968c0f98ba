/** The whole configuration of a run: flags over environment over YAML over defaults; validated and frozen by `loadConfig`. */
export interface Config {
	/** Absolute path with `cache/ output/ log/` under it. */
	readonly home: string;
	/** URL of a PostgreSQL, MariaDB or MySQL database, or undefined: SQLite alone. */
	readonly database: string | undefined;
	readonly debug: boolean;
	readonly capture: {
		/** Empty: the interface of the default route. */
		readonly interfaces: readonly string[];
		/** Capture files, `-` for standard input; not empty means replay. */
		readonly files: readonly string[];
		readonly filter: string | undefined;
		readonly method: 'cap' | 'tcpdump';
		readonly includeSsh: boolean;
		/** Account the monitor runs as when started as root. */
		readonly user: string | undefined;
	};
	readonly output: {
		readonly json: boolean;
		readonly headless: boolean;
		/** A replay writes CSV, queue and history too. */
		readonly record: boolean;
	};
	readonly classify: {
		/** How sure a suggestion must be for a rule to be made of it without a person, 0.5 to 1; undefined: no rule is. */
		readonly automatic: number | undefined;
	};
	readonly limits: {
		readonly connections: number;
		readonly names: number;
		readonly reassemblyBytes: number;
	};
	readonly screen: {
		readonly locale: 'en' | 'zh';
		readonly ascii: boolean;
		readonly color: boolean;
	};
	/** `user@host`: who labels are made by. */
	readonly author: string;
	/** Name of this machine in the shared queue. */
	readonly sensor: string;
}
