-- The shared database of a team in MariaDB (10.5 or later) or MySQL (8.0.16 or later). ../readme.md explains each table. Times are UTC.
-- A blank line ends a statement. Definitions are not part of a transaction here, so each statement may be run again.

CREATE TABLE IF NOT EXISTS snitop_meta (
	one boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (one = true),
	database_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	-- what older tables held has been copied
	taken_over boolean NOT NULL DEFAULT false
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT IGNORE INTO snitop_meta (database_id) VALUES (UUID());

CREATE TABLE IF NOT EXISTS categories (
	name varchar(191) NOT NULL PRIMARY KEY CHECK (name <> ''),
	chinese varchar(191) NOT NULL DEFAULT '',
	about varchar(500) NOT NULL DEFAULT ''
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS app_protocol (
	app_id integer NOT NULL AUTO_INCREMENT PRIMARY KEY,
	app_name varchar(500) NOT NULL UNIQUE CHECK (app_name <> ''),
	category varchar(191) NOT NULL DEFAULT 'Other',
	protocol varchar(191),
	ports varchar(191),
	FOREIGN KEY (category) REFERENCES categories (name) ON UPDATE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS app_sni (
	id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
	app_id integer NOT NULL,
	sni varchar(1000) NOT NULL CHECK (sni <> ''),
	match_kind varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'exact'
		CHECK (match_kind IN ('exact', 'suffix', 'wildcard', 'regex', 'cidr', 'port')),
	category varchar(191) COMMENT 'of this rule alone; null: that of the app',
	priority integer NOT NULL DEFAULT 0,
	source varchar(64) NOT NULL DEFAULT 'shared' COMMENT 'label: made by a person, beats everything else; any other word: a list',
	author varchar(255) DEFAULT (USER()),
	changed_at datetime(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
	change_id char(36) CHARACTER SET ascii COLLATE ascii_bin,
	rule_key binary(32) GENERATED ALWAYS AS (UNHEX(SHA2(CONCAT(IF(source = 'label', 'label ', 'shared '), match_kind, ' ', sni), 256))) STORED
		COMMENT 'regular expressions are too long for an index',
	UNIQUE KEY app_sni_rule (rule_key),
	KEY app_sni_sni (sni(255)),
	FOREIGN KEY (app_id) REFERENCES app_protocol (app_id),
	FOREIGN KEY (category) REFERENCES categories (name) ON UPDATE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Always empty. That it refers to the rules makes the server refuse TRUNCATE, which no trigger would see: DELETE does the same and is seen.
CREATE TABLE IF NOT EXISTS app_sni_no_truncate (
	id bigint NOT NULL PRIMARY KEY,
	FOREIGN KEY (id) REFERENCES app_sni (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS unmatched_sni_record (
	sni varchar(255) NOT NULL,
	app_name text,
	first_seen datetime(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
	last_seen datetime(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
	connections bigint NOT NULL DEFAULT 0,
	bytes bigint NOT NULL DEFAULT 0,
	clients integer NOT NULL DEFAULT 0,
	sensor varchar(255) NOT NULL DEFAULT '',
	PRIMARY KEY (sni, sensor)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Pushes of queue rows that have arrived, so that one that is repeated counts once.
CREATE TABLE IF NOT EXISTS queue_push (
	batch char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
	sensor varchar(255) NOT NULL,
	pushed_at datetime(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
	KEY queue_push_sensor (sensor, pushed_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS label_history (
	id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
	change_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
	group_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	action varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	source varchar(64) NOT NULL,
	match_kind varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	sni varchar(1000) NOT NULL,
	app_name varchar(500) COMMENT 'after the change; null: the rule was removed',
	category varchar(191),
	previous_app varchar(500),
	author varchar(255) NOT NULL,
	changed_at datetime(6) NOT NULL,
	outcome varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (outcome IN ('applied', 'overtaken')),
	revision bigint NOT NULL,
	KEY label_history_rule (sni(255)),
	KEY label_history_revision (revision)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The number of the latest change. Whoever changes a rule adds to this one row, and so holds it until the end of the transaction: the next number is
-- given out when the one before can be seen, and a reader who asks for everything after a number misses nothing.
CREATE TABLE IF NOT EXISTS rule_revision (
	one boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (one = true),
	latest bigint NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT IGNORE INTO rule_revision (latest) VALUES (0);

-- The change log: one row a rule that ever changed, with the number of its latest change.
CREATE TABLE IF NOT EXISTS rule_change (
	id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
	layer varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	match_kind varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	sni varchar(1000) NOT NULL,
	revision bigint NOT NULL,
	rule_key binary(32) GENERATED ALWAYS AS (UNHEX(SHA2(CONCAT(layer, ' ', match_kind, ' ', sni), 256))) STORED,
	UNIQUE KEY rule_change_rule (rule_key),
	KEY rule_change_revision (revision)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What was cleaned when older tables were taken over.
CREATE TABLE IF NOT EXISTS take_over_report (
	id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
	taken_at datetime(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
	table_name varchar(64) NOT NULL,
	row_key mediumtext NOT NULL,
	value mediumtext NOT NULL,
	fault text NOT NULL,
	result text NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
