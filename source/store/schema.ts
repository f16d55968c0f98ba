/**
 * Steps of the SQLite cache; `user_version` counts those done. A step that was released is never changed.
 * Names of tables and columns are those of the shared database (`db/`), so that one description serves both.
 */
export const cacheMigrations: readonly string[] = [
	`CREATE TABLE app_protocol (
		app_id INTEGER PRIMARY KEY,
		app_name TEXT NOT NULL UNIQUE,
		category TEXT NOT NULL DEFAULT 'Other',
		protocol TEXT,
		ports TEXT
	);
	CREATE TABLE app_sni (
		id INTEGER PRIMARY KEY,
		app_id INTEGER NOT NULL REFERENCES app_protocol (app_id),
		sni TEXT NOT NULL,
		match_kind TEXT NOT NULL,
		category TEXT NOT NULL,
		priority INTEGER NOT NULL DEFAULT 0,
		source TEXT NOT NULL CHECK (source IN ('label', 'shared', 'automatic')),
		author TEXT,
		changed_ms INTEGER,
		change_id TEXT,
		UNIQUE (source, match_kind, sni)
	);
	CREATE TABLE unmatched_sni_record (
		sni TEXT PRIMARY KEY,
		app_name TEXT,
		first_seen_ms INTEGER NOT NULL,
		last_seen_ms INTEGER NOT NULL,
		connections INTEGER NOT NULL,
		bytes INTEGER NOT NULL,
		clients INTEGER NOT NULL,
		sensor TEXT NOT NULL,
		-- what the shared database has not been told yet
		new_connections INTEGER NOT NULL,
		new_bytes INTEGER NOT NULL
	) WITHOUT ROWID;
	CREATE INDEX unmatched_new ON unmatched_sni_record (sni) WHERE new_connections <> 0 OR new_bytes <> 0;
	-- a push of queue rows that is under way: repeated as it is until the shared database has it
	CREATE TABLE queue_batch (
		sni TEXT PRIMARY KEY,
		first_seen_ms INTEGER NOT NULL,
		last_seen_ms INTEGER NOT NULL,
		connections INTEGER NOT NULL,
		bytes INTEGER NOT NULL,
		clients INTEGER NOT NULL
	) WITHOUT ROWID;
	CREATE TABLE label_history (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		change_id TEXT NOT NULL UNIQUE,
		group_id TEXT NOT NULL,
		action TEXT NOT NULL,
		source TEXT NOT NULL,
		match_kind TEXT NOT NULL,
		sni TEXT NOT NULL,
		app_name TEXT,
		category TEXT,
		previous_app TEXT,
		-- the rule before and after as JSON, null for none: what undo and redo restore; unknown for what came from elsewhere
		before TEXT,
		after TEXT,
		author TEXT NOT NULL,
		changed_ms INTEGER NOT NULL,
		local INTEGER NOT NULL,
		-- 0, or the id of the event that undid this one
		undone INTEGER NOT NULL DEFAULT 0
	);
	CREATE INDEX label_history_key ON label_history (match_kind, sni);
	CREATE INDEX label_history_group ON label_history (group_id);
	CREATE TABLE outbox (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		match_kind TEXT NOT NULL,
		sni TEXT NOT NULL,
		change TEXT NOT NULL
	);
	CREATE INDEX outbox_key ON outbox (match_kind, sni);
	-- rules that changed, for the other processes that share this file; without a key: read them all again
	CREATE TABLE rule_log (
		revision INTEGER PRIMARY KEY AUTOINCREMENT,
		source TEXT,
		match_kind TEXT,
		sni TEXT,
		changed_by TEXT
	);
	CREATE TABLE sync_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;`,
];
