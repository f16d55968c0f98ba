-- Rows typed in by hand become canonical: lower case, no final dot, `.example.com` a suffix, `*.example.com` a wildcard.

DROP TRIGGER IF EXISTS clean_rule_insert;

CREATE TRIGGER clean_rule_insert BEFORE INSERT ON app_sni FOR EACH ROW BEGIN
	SET NEW.sni = REGEXP_REPLACE(NEW.sni, '^[[:space:]]+|[[:space:]]+$', '');
	IF NEW.match_kind = 'exact' AND NEW.sni LIKE '.%' THEN SET NEW.match_kind = 'suffix'; END IF;
	IF NEW.match_kind = 'exact' AND NEW.sni LIKE '*.%' THEN SET NEW.match_kind = 'wildcard'; END IF;
	IF NEW.match_kind <> 'regex' THEN SET NEW.sni = TRIM(TRAILING '.' FROM LOWER(NEW.sni)); END IF;
	IF NEW.match_kind = 'suffix' THEN SET NEW.sni = TRIM(LEADING '.' FROM NEW.sni); END IF;
END;

DROP TRIGGER IF EXISTS clean_rule_update;

CREATE TRIGGER clean_rule_update BEFORE UPDATE ON app_sni FOR EACH ROW BEGIN
	SET NEW.sni = REGEXP_REPLACE(NEW.sni, '^[[:space:]]+|[[:space:]]+$', '');
	IF NEW.match_kind = 'exact' AND NEW.sni LIKE '.%' THEN SET NEW.match_kind = 'suffix'; END IF;
	IF NEW.match_kind = 'exact' AND NEW.sni LIKE '*.%' THEN SET NEW.match_kind = 'wildcard'; END IF;
	IF NEW.match_kind <> 'regex' THEN SET NEW.sni = TRIM(TRAILING '.' FROM LOWER(NEW.sni)); END IF;
	IF NEW.match_kind = 'suffix' THEN SET NEW.sni = TRIM(LEADING '.' FROM NEW.sni); END IF;
	IF NEW.change_id <=> OLD.change_id AND NEW.changed_at = OLD.changed_at AND NOT (NEW.app_id = OLD.app_id AND NEW.sni = OLD.sni
		AND NEW.match_kind = OLD.match_kind AND NEW.category <=> OLD.category AND NEW.priority = OLD.priority AND NEW.source = OLD.source) THEN
		SET NEW.change_id = NULL;
		SET NEW.changed_at = UTC_TIMESTAMP(6);
		IF NEW.author <=> OLD.author THEN SET NEW.author = USER(); END IF;
	END IF;
END;

DROP TRIGGER IF EXISTS rule_inserted;

CREATE TRIGGER rule_inserted AFTER INSERT ON app_sni FOR EACH ROW BEGIN
	UPDATE rule_revision SET latest = latest + 1 WHERE one = true;
	INSERT INTO rule_change (layer, match_kind, sni, revision)
		SELECT IF(NEW.source = 'label', 'label', 'shared'), NEW.match_kind, NEW.sni, latest FROM rule_revision
		ON DUPLICATE KEY UPDATE revision = latest;
END;

DROP TRIGGER IF EXISTS rule_updated;

CREATE TRIGGER rule_updated AFTER UPDATE ON app_sni FOR EACH ROW BEGIN
	UPDATE rule_revision SET latest = latest + 1 WHERE one = true;
	INSERT INTO rule_change (layer, match_kind, sni, revision)
		SELECT IF(OLD.source = 'label', 'label', 'shared'), OLD.match_kind, OLD.sni, latest FROM rule_revision
		ON DUPLICATE KEY UPDATE revision = latest;
	INSERT INTO rule_change (layer, match_kind, sni, revision)
		SELECT IF(NEW.source = 'label', 'label', 'shared'), NEW.match_kind, NEW.sni, latest FROM rule_revision
		ON DUPLICATE KEY UPDATE revision = latest;
END;

DROP TRIGGER IF EXISTS rule_deleted;

CREATE TRIGGER rule_deleted AFTER DELETE ON app_sni FOR EACH ROW BEGIN
	UPDATE rule_revision SET latest = latest + 1 WHERE one = true;
	INSERT INTO rule_change (layer, match_kind, sni, revision)
		SELECT IF(OLD.source = 'label', 'label', 'shared'), OLD.match_kind, OLD.sni, latest FROM rule_revision
		ON DUPLICATE KEY UPDATE revision = latest;
END;

-- Another name or category of an app changes all of its rules.

DROP TRIGGER IF EXISTS app_changed;

CREATE TRIGGER app_changed AFTER UPDATE ON app_protocol FOR EACH ROW BEGIN
	IF NOT (NEW.app_name = OLD.app_name AND NEW.category = OLD.category) THEN
		UPDATE rule_revision SET latest = latest + 1 WHERE one = true;
		INSERT INTO rule_change (layer, match_kind, sni, revision)
			SELECT IF(s.source = 'label', 'label', 'shared'), s.match_kind, s.sni, latest FROM app_sni s, rule_revision WHERE s.app_id = NEW.app_id
			ON DUPLICATE KEY UPDATE revision = latest;
	END IF;
END;

-- What a foreign key deletes or renames fires no trigger: an app takes its rules along here, and a category is a change of all it is used in.

DROP TRIGGER IF EXISTS app_deleted;

CREATE TRIGGER app_deleted BEFORE DELETE ON app_protocol FOR EACH ROW BEGIN
	DELETE FROM app_sni WHERE app_id = OLD.app_id;
END;

DROP TRIGGER IF EXISTS category_changed;

CREATE TRIGGER category_changed AFTER UPDATE ON categories FOR EACH ROW BEGIN
	IF NEW.name <> OLD.name THEN
		UPDATE rule_revision SET latest = latest + 1 WHERE one = true;
		INSERT INTO rule_change (layer, match_kind, sni, revision)
			SELECT IF(s.source = 'label', 'label', 'shared'), s.match_kind, s.sni, latest
			FROM app_sni s JOIN app_protocol p USING (app_id), rule_revision WHERE COALESCE(s.category, p.category) IN (OLD.name, NEW.name)
			ON DUPLICATE KEY UPDATE revision = latest;
	END IF;
END;

-- What no exact, suffix or wildcard rule of this database covers; the catalogue of the program and regular expressions are not known here.

CREATE OR REPLACE SQL SECURITY INVOKER VIEW unmatched AS
SELECT u.* FROM unmatched_sni_record u
WHERE NOT EXISTS (
	WITH RECURSIVE labels (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM labels WHERE n < 127)
	SELECT 1 FROM labels JOIN app_sni s ON s.match_kind = 'suffix' AND s.sni = SUBSTRING_INDEX(u.sni, '.', -n)
) AND NOT EXISTS (
	SELECT 1 FROM app_sni s WHERE s.match_kind = 'exact' AND s.sni = u.sni
) AND NOT EXISTS (
	SELECT 1 FROM app_sni s WHERE s.match_kind = 'wildcard' AND s.sni = CONCAT('*.', SUBSTRING(u.sni, LOCATE('.', u.sni) + 1))
);
