CREATE FUNCTION snitop_log_rule(rule_source text, rule_kind text, rule_sni text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
	INSERT INTO rule_change (layer, match_kind, sni, revision, xid)
	VALUES (CASE WHEN rule_source = 'label' THEN 'label' ELSE 'shared' END, rule_kind, rule_sni, nextval('rule_revision'), pg_current_xact_id())
	ON CONFLICT (layer, match_kind, sni) DO UPDATE SET revision = excluded.revision, xid = excluded.xid
$$;

-- Rows typed in by hand become canonical: lower case, no final dot, `.example.com` a suffix, `*.example.com` a wildcard.
CREATE FUNCTION snitop_clean_rule() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	NEW.sni := btrim(NEW.sni, E' \t\r\n');
	IF NEW.match_kind = 'exact' AND NEW.sni LIKE '.%' THEN NEW.match_kind := 'suffix'; END IF;
	IF NEW.match_kind = 'exact' AND NEW.sni LIKE '*.%' THEN NEW.match_kind := 'wildcard'; END IF;
	IF NEW.match_kind <> 'regex' THEN NEW.sni := regexp_replace(lower(NEW.sni), '\.$', ''); END IF;
	IF NEW.match_kind = 'suffix' THEN NEW.sni := regexp_replace(NEW.sni, '^\.', ''); END IF;
	IF TG_OP = 'UPDATE' AND NEW.change_id IS NOT DISTINCT FROM OLD.change_id AND NEW.changed_at = OLD.changed_at
		AND (NEW.app_id, NEW.sni, NEW.match_kind, NEW.category, NEW.priority, NEW.source)
			IS DISTINCT FROM (OLD.app_id, OLD.sni, OLD.match_kind, OLD.category, OLD.priority, OLD.source) THEN
		NEW.change_id := NULL;
		NEW.changed_at := now();
		IF NEW.author IS NOT DISTINCT FROM OLD.author THEN NEW.author := current_user; END IF;
	END IF;
	RETURN NEW;
END $$;
CREATE TRIGGER clean_rule BEFORE INSERT OR UPDATE ON app_sni FOR EACH ROW EXECUTE FUNCTION snitop_clean_rule();

CREATE FUNCTION snitop_rule_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN PERFORM snitop_log_rule(OLD.source, OLD.match_kind, OLD.sni); END IF;
	IF TG_OP <> 'DELETE' THEN PERFORM snitop_log_rule(NEW.source, NEW.match_kind, NEW.sni); END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_changed AFTER INSERT OR UPDATE OR DELETE ON app_sni FOR EACH ROW EXECUTE FUNCTION snitop_rule_changed();

-- Another name or category of an app changes all of its rules.
CREATE FUNCTION snitop_app_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	IF (NEW.app_name, NEW.category) IS DISTINCT FROM (OLD.app_name, OLD.category) THEN
		PERFORM snitop_log_rule(s.source, s.match_kind, s.sni) FROM app_sni s WHERE s.app_id = NEW.app_id;
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER app_changed AFTER UPDATE ON app_protocol FOR EACH ROW EXECUTE FUNCTION snitop_app_changed();

CREATE FUNCTION snitop_rules_truncated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
	UPDATE rule_change SET revision = nextval('rule_revision'), xid = pg_current_xact_id();
	RETURN NULL;
END $$;
CREATE TRIGGER rules_truncated AFTER TRUNCATE ON app_sni FOR EACH STATEMENT EXECUTE FUNCTION snitop_rules_truncated();

CREATE FUNCTION snitop_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('snitop_rules', '');
	RETURN NULL;
END $$;
CREATE TRIGGER notify_rules AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON app_sni FOR EACH STATEMENT EXECUTE FUNCTION snitop_notify();
CREATE TRIGGER notify_rules AFTER UPDATE ON app_protocol FOR EACH STATEMENT EXECUTE FUNCTION snitop_notify();

-- Changes of labels, each known by a UUID so that one that comes twice counts once. Of two changes of one rule the later wins; both stand in the
-- history. skew_ms is what the clock of the caller lacks; nobody can be later than now.
-- Plans are kept for a session: one made while the tables were empty would read them whole for every change.
CREATE FUNCTION snitop_apply(changes jsonb, skew_ms bigint) RETURNS TABLE (change_id uuid, outcome text)
LANGUAGE plpgsql SET search_path FROM CURRENT SET enable_seqscan = off AS $$
DECLARE
	c record;
	changed timestamptz;
	latest timestamptz;
	current_row record;
	rule_app integer;
	app_category text;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('snitop_apply'));
	FOR c IN SELECT * FROM ROWS FROM (jsonb_to_recordset(changes) AS (id uuid, group_id uuid, action text, layer text, match_kind text, sni text,
		app text, category text, priority integer, rule_author text, rule_ms float8, rule_change uuid, author text, time_ms float8))
		WITH ORDINALITY ORDER BY ordinality
	LOOP
		change_id := c.id;
		IF EXISTS (SELECT FROM label_history h WHERE h.change_id = c.id) THEN
			outcome := 'known';
			RETURN NEXT;
			CONTINUE;
		END IF;
		changed := least(to_timestamp((c.time_ms + skew_ms) / 1000), clock_timestamp());
		SELECT s.id, s.changed_at, p.app_name INTO current_row FROM app_sni s JOIN app_protocol p USING (app_id)
			WHERE s.match_kind = c.match_kind AND s.sni = c.sni AND (s.source = 'label') = (c.layer = 'label');
		SELECT max(h.changed_at) INTO latest FROM label_history h
			WHERE h.match_kind = c.match_kind AND h.sni = c.sni AND (h.source = 'label') = (c.layer = 'label');
		latest := greatest(latest, current_row.changed_at);
		outcome := CASE WHEN latest > changed THEN 'overtaken' ELSE 'applied' END;
		INSERT INTO label_history (change_id, group_id, action, source, match_kind, sni, app_name, category, previous_app, author, changed_at, outcome)
			VALUES (c.id, c.group_id, c.action, c.layer, c.match_kind, c.sni, c.app, c.category, current_row.app_name, c.author, changed, outcome);
		IF outcome = 'overtaken' THEN
			-- Logged all the same, so that the loser reads the winner's rule again.
			PERFORM snitop_log_rule(c.layer, c.match_kind, c.sni);
		ELSIF c.app IS NULL THEN
			DELETE FROM app_sni s WHERE s.id = current_row.id;
		ELSE
			INSERT INTO categories (name) VALUES (c.category) ON CONFLICT DO NOTHING;
			INSERT INTO app_protocol (app_name, category) VALUES (c.app, c.category) ON CONFLICT DO NOTHING;
			SELECT p.app_id, p.category INTO rule_app, app_category FROM app_protocol p WHERE p.app_name = c.app;
			INSERT INTO app_sni (app_id, sni, match_kind, category, priority, source, author, changed_at, change_id)
				VALUES (rule_app, c.sni, c.match_kind, nullif(c.category, app_category), c.priority, c.layer, c.rule_author,
					least(to_timestamp((c.rule_ms + skew_ms) / 1000), clock_timestamp()), c.rule_change)
				ON CONFLICT (match_kind, sni, (source = 'label')) DO UPDATE SET app_id = excluded.app_id, category = excluded.category,
					priority = excluded.priority, source = excluded.source, author = excluded.author, changed_at = excluded.changed_at,
					change_id = excluded.change_id;
		END IF;
		RETURN NEXT;
	END LOOP;
	PERFORM pg_notify('snitop_rules', '');
END $$;

-- What no exact, suffix or wildcard rule of this database covers; the catalogue of the program and regular expressions are not known here.
CREATE VIEW unmatched AS
SELECT u.* FROM unmatched_sni_record u
WHERE NOT EXISTS (
	SELECT FROM generate_series(1, array_length(string_to_array(u.sni, '.'), 1)) AS g (n)
		CROSS JOIN LATERAL (SELECT array_to_string((string_to_array(u.sni, '.'))[g.n:], '.') AS tail) AS t
		JOIN app_sni s ON (s.match_kind = 'suffix' AND s.sni = t.tail) OR (g.n = 1 AND s.match_kind = 'exact' AND s.sni = t.tail)
			OR (g.n = 2 AND s.match_kind = 'wildcard' AND s.sni = '*.' || t.tail)
);
