-- Tells this database from a copy of it. A dump carries every value along, but not when a row of a table with a history was written: a copy has another time.
-- MySQL has no such tables; there the table itself says when it was made.

CREATE TABLE IF NOT EXISTS snitop_mark (
	one boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (one = true)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin /*M! WITH SYSTEM VERSIONING */;

INSERT IGNORE INTO snitop_mark (one) VALUES (true);
