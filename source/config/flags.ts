/** Every flag, in the form that meow takes; the help text names them in the same order. */
export const flags = {
	interface: {type: 'string', shortFlag: 'i', isMultiple: true},
	filter: {type: 'string', shortFlag: 'f'},
	capture: {type: 'string', choices: ['cap', 'tcpdump'] as string[]},
	includeSsh: {type: 'boolean'},
	user: {type: 'string'},
	listInterfaces: {type: 'boolean'},
	read: {type: 'string', shortFlag: 'r', isMultiple: true},
	json: {type: 'boolean'},
	headless: {type: 'boolean'},
	record: {type: 'boolean'},
	category: {type: 'string'},
	match: {type: 'string', choices: ['exact', 'suffix', 'wildcard', 'regex', 'cidr', 'port'] as string[]},
	remove: {type: 'boolean'},
	dryRun: {type: 'boolean'},
	format: {type: 'string', choices: ['csv', 'json'] as string[]},
	setcap: {type: 'boolean'},
	ascii: {type: 'boolean'},
	language: {type: 'string', choices: ['en', 'zh'] as string[]},
	config: {type: 'string'},
	database: {type: 'string'},
	home: {type: 'string'},
	debug: {type: 'boolean'},
	help: {type: 'boolean', shortFlag: 'h'},
	version: {type: 'boolean'},
} as const;

/** Values of the flags as parsed; what was not given is undefined (lists: empty). */
export interface Flags {
	readonly interface?: string[] | undefined;
	readonly filter?: string | undefined;
	readonly capture?: string | undefined;
	readonly includeSsh?: boolean | undefined;
	readonly user?: string | undefined;
	readonly listInterfaces?: boolean | undefined;
	readonly read?: string[] | undefined;
	readonly json?: boolean | undefined;
	readonly headless?: boolean | undefined;
	readonly record?: boolean | undefined;
	readonly category?: string | undefined;
	readonly match?: string | undefined;
	readonly remove?: boolean | undefined;
	readonly dryRun?: boolean | undefined;
	readonly format?: string | undefined;
	readonly setcap?: boolean | undefined;
	readonly ascii?: boolean | undefined;
	readonly language?: string | undefined;
	readonly config?: string | undefined;
	readonly database?: string | undefined;
	readonly home?: string | undefined;
	readonly debug?: boolean | undefined;
}

/** What `snitop --help` prints behind the description. */
export const helpText = `
Usage
  snitop                           live, on the interface of the default route
  snitop -i eth0 [-i wg0]          live, on these interfaces (any: all of them)
  snitop -r FILE [-r FILE]         a capture file (pcap, pcapng, .gz), - for standard input
  snitop report -r FILE            a printed summary
  snitop label PATTERN APP         make a rule: example.com, *.cdn.example.com, udp/123
  snitop unmatched                 names without a rule
  snitop explain NAME...|-         how names are classified, and why
  snitop import FILE [APP]         rules: CSV, JSON, SQL dump, hosts, lists
  snitop export                    rules as import reads them
  snitop db migrate|status|sync    the shared database
  snitop doctor                    what is missing, and what to do

Live
  -i, --interface NAME   interface, may repeat
  -f, --filter BPF       capture filter
      --capture WAY      cap (default) or tcpdump
      --include-ssh      do not leave out your own SSH session
      --user NAME        account to run as when started as root
      --list-interfaces
      --headless         no screen: write what is configured
      --setcap           of doctor: make the helper that captures without sudo

Files
  -r, --read FILE        capture file, may repeat
      --record           a replay writes CSV, queue and history too

Output
      --json             JSON lines on standard output instead of the screen
      --ascii            no block glyphs
      --language en|zh

Rules
      --category C       category of a new label
      --match KIND       exact, suffix, wildcard, regex, cidr, port
      --remove           remove the label
      --dry-run          show what an import or migration would change
      --format csv|json  of an export, and of unmatched

Everywhere
      --config FILE      YAML; default ~/.config/snitop/config.yaml
      --database URL     PostgreSQL or MariaDB; else DATABASE_URL; none: SQLite alone
      --home DIR         cache/ output/ log/; else SNITOP_HOME, ~/.local/state/snitop
      --debug            stacks and debug logs
      --version, --help
`;
