import {describe, expect, onTestFinished, test, vi} from 'vitest';
import type {Rule} from '../../source/model/rule.js';
import {UserError} from '../../source/model/user-error.js';
import {planImport} from '../../source/store/formats/plan-import.js';
import {readRows} from '../../source/store/formats/read-rows.js';

const plan = (text: string) =>
	planImport(readRows(text, 'dump'), [], {app: undefined, name: 'dump', isList: false, category: undefined, author: 'ann', nowMs: 5000});
const short = (rules: readonly Rule[]) => rules.map(rule => `${rule.match}:${rule.pattern} ${rule.app}`);
const faults = ({problems}: ReturnType<typeof plan>) =>
	problems.all().map(({line, text, result, fault}) => `${line} ${text} ${result}: ${fault}`);

/* Dumps as they were published: they do not load into an empty database, since a sequence is missing and a foreign key comes before its table. */

const head = `--
-- PostgreSQL database dump
--
SET statement_timeout = 0;
SET client_encoding = 'UTF8';

CREATE TABLE public.app_sni (
    id integer DEFAULT nextval('public.app_sni_id_seq'::regclass) NOT NULL,
    app_id integer,
    sni text,
    CONSTRAINT sni_check CHECK ((sni <> ''::text))
);
ALTER TABLE ONLY public.app_sni ADD CONSTRAINT app_fk FOREIGN KEY (app_id) REFERENCES public.app_protocol(app_id);
`;

describe('PostgreSQL', () => {
	test('COPY, with the queue and its notes', () => {
		const done = plan(`${head}
COPY public.app_sni (id, app_id, sni) FROM stdin;
7	1	twice.example
1	1	www.youtube.com
2	2	 HTTPS://WeChat.com/x
3	9	orphan.example
4	2	twice.example
5	2	\\N
\\.

COPY public.app_protocol (app_id, app_name) FROM stdin;
1	YouTube
2	微信
\\.

COPY public.unmatched_sni_records (sni, app_name) FROM stdin;
noted.example	Some app
plain.example	\\N
unknown.example	Unknown
www.youtube.com	Not YouTube
\\.

COPY public.sni_re (sni_re, app_name) FROM stdin;
^rr[0-9]+\\\\.googlevideo\\\\.com$	YouTube
^(?<x>a)(?=b)	Look ahead
\\.
SELECT pg_catalog.setval('public.app_sni_id_seq', 7, true);
`);
		expect(short(done.rules)).toEqual([
			'exact:noted.example Some app',
			'exact:www.youtube.com YouTube',
			'exact:wechat.com 微信',
			'exact:twice.example YouTube',
			'regex:^rr[0-9]+\\.googlevideo\\.com$ YouTube',
		]);
		expect(faults(done)).toEqual([
			'19 orphan.example left out: no app has the app_id 9',
			'21  left out: empty',
			expect.stringMatching(/^38 \^\(\?<x>a\)\(\?=b\) left out: regular expression/),
			'33 www.youtube.com overruled: Not YouTube (Other), but YouTube (Video) in line 17',
			'20 twice.example overruled: 微信 (Other), but YouTube (Video) in line 16',
			'18  HTTPS://WeChat.com/x cleaned: blanks, URL scheme, path, upper case',
		]);
		expect(plan(`${head}COPY unmatched_sni_record (sni, app_name) FROM stdin;\na.example\t\\N\nb.example\tnone\n\\.\n`).blank).toBe(2);
	});

	test('INSERT, a row a statement, with casts, comments, functions and columns in another order', () => {
		const done = plan(`${head}
CREATE FUNCTION public.f() RETURNS void LANGUAGE sql AS $_$
INSERT INTO app_sni VALUES (1, 1, 'function.example');
$_$;
INSERT INTO public.app_sni VALUES (1, 1, 'a.example'); -- 'a comment''s quote
INSERT INTO public.app_sni (sni, app_id) VALUES ('b.example'::character varying, 1);
INSERT INTO other VALUES (1, 'INSERT INTO app_sni VALUES (9, 1, ''inside.example'');');
INSERT INTO "public"."app_protocol" ("app_name", "app_id") VALUES ('It''s; (an) app', 1);
INSERT INTO public.sni_re VALUES ('^x\\.y$', 'R'), (E'^z\\\\.y$', 'R') /* two */;
INSERT INTO public.app_sni VALUES (3, 1, 'cut.exam`);
		expect(short(done.rules)).toEqual([
			"exact:b.example It's; (an) app",
			"exact:a.example It's; (an) app",
			'regex:^x\\.y$ R',
			'regex:^z\\.y$ R',
		]);
		expect(faults(done)).toEqual([expect.stringMatching(/left out: the values of INSERT are cut off/)]);
	});

	test.each([
		'ENGINE=x',
		') ENGINE=InnoDB',
		'x\n) ENGINE=InnoDB;\nINSERT INTO `app_sni` VALUES',
	])('what a value says makes no MySQL of it: %s', value => {
		const done = plan(`${head}
INSERT INTO public.app_protocol VALUES (1, '${value}');
INSERT INTO public.sni_re VALUES ('ads\\.example\\.com$', 'R');
`);
		expect(short(done.rules)).toEqual(['regex:ads\\.example\\.com$ R']);
	});

	test('a dump of our own tables keeps what they say besides', () => {
		const done =
			plan(`CREATE TABLE public.app_protocol (app_id integer, app_name text, category text DEFAULT 'Other'::text, protocol text, ports text);
CREATE TABLE public.app_sni (id bigint, app_id integer, sni text, match_kind text, category text, priority integer, source text, author text, changed_at timestamp with time zone, change_id uuid);
INSERT INTO public.app_protocol VALUES (1, 'A', 'Games', NULL, NULL);
INSERT INTO public.app_sni VALUES (1, 1, 'a.example', 'suffix', NULL, 3, 'label', 'ann@gate', '2026-01-02 03:04:05.678+00', NULL);
INSERT INTO public.app_sni VALUES (2, 1, 'b.example', 'exact', 'Video', 0, 'some list', NULL, '2026-01-02 03:04:05+00', NULL);
`);
		expect(done.problems.all()).toEqual([]);
		const changedMs = Date.UTC(2026, 0, 2, 3, 4, 5);
		expect(done.rules).toEqual([
			{
				match: 'suffix',
				pattern: 'a.example',
				app: 'A',
				category: 'Games',
				layer: 'label',
				priority: 3,
				author: 'ann@gate',
				changedMs: changedMs + 678,
			},
			{match: 'exact', pattern: 'b.example', app: 'A', category: 'Video', layer: 'shared', priority: 0, author: undefined, changedMs},
		]);
	});
});

test('MySQL: back quotes, backslashes, many rows in a statement, other orders of columns', () => {
	const done = plan(`-- MySQL dump 10.13
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS \`app_sni\`;
CREATE TABLE \`app_sni\` (
  \`sni\` varchar(255) DEFAULT NULL,
  \`id\` int(11) NOT NULL AUTO_INCREMENT,
  \`app_id\` int(11) DEFAULT NULL,
  PRIMARY KEY (\`id\`),
  KEY \`fk\` (\`app_id\`),
  CONSTRAINT \`fk\` FOREIGN KEY (\`app_id\`) REFERENCES \`app_protocol\` (\`app_id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES \`app_sni\` WRITE;
INSERT INTO \`app_sni\` VALUES ('a.example',1,1),('b.example',2,1),
('c.example',3,2);
INSERT INTO \`app_sni\` (\`app_id\`,\`sni\`) VALUES (1,_utf8mb4'd.example');
UNLOCK TABLES;
INSERT INTO \`app_protocol\` VALUES (1,'A\\'s; app'),(2,NULL);
INSERT IGNORE INTO \`sni_re\` VALUES ('^x\\\\.y$',"R");
INSERT INTO \`unmatched_sni_record\` VALUES ('noted.example','微信'),('bare.example',''),('none.example',NULL);
`);
	expect(short(done.rules)).toEqual([
		'exact:noted.example 微信',
		"exact:d.example A's; app",
		"exact:a.example A's; app",
		"exact:b.example A's; app",
		'regex:^x\\.y$ R',
	]);
	expect(faults(done)).toEqual(['14 c.example left out: no app has the app_id 2']);
});

test.each([
	'CREATE TABLE sni_re (sni_re text, app_name text)\n  ENGINE = InnoDB;\nINSERT INTO sni_re',
	'CREATE TABLE IF NOT EXISTS `sni_re` (`sni_re` text);\nINSERT INTO sni_re (sni_re, app_name)',
	'REPLACE INTO `sni_re`',
])('MySQL shows in its statements: %s', statement =>
	expect(short(plan(`${statement} VALUES ('^x\\\\.y$','It\\'s');\n`).rules)).toEqual(["regex:^x\\.y$ It's"]));

test('a column of somebody else beside ours neither takes its place nor goes unsaid', () => {
	const done = plan(`INSERT INTO app_protocol (app_id, app_name) VALUES (1, 'A');
INSERT INTO app_sni (id, app_id, sni, name) VALUES (1, 1, 'a.example', 'somebody');
INSERT INTO app_sni (id, app_id, sni, host) VALUES (2, 1, 'b.example', 'c.example');
`);
	expect(short(done.rules)).toEqual(['exact:a.example A']);
	expect(faults(done)).toEqual(['3  left out: `sni` and `host` both stand for the pattern']);
});

test.each([
	['2026-01-02 03:04:05.678901', 678],
	['2026-01-02 03:04:05', 0],
	['2026-01-02T03:04:05.678', 678],
	['2026-01-02 03:04:05+00', 0],
	['2026-01-02 08:34:05+05:30', 0],
	['2026-01-02T03:04:05.678Z', 678],
])('a time without a zone is UTC, wherever it is read: %s', (changed, ms) => {
	vi.stubEnv('TZ', 'Asia/Shanghai');
	onTestFinished(() => void vi.unstubAllEnvs());
	expect(new Date(0).getHours()).toBe(8);
	const done = plan(`CREATE TABLE \`app_sni\` (
  \`id\` bigint(20) NOT NULL AUTO_INCREMENT,
  \`app_id\` int(11) NOT NULL,
  \`sni\` varchar(1000) NOT NULL,
  \`changed_at\` datetime(6) NOT NULL DEFAULT utc_timestamp(6)
) ENGINE=InnoDB;
INSERT INTO \`app_protocol\` VALUES (1,'A');
INSERT INTO \`app_sni\` VALUES (1,1,'a.example','${changed}');
`);
	expect(done.rules.map(({changedMs}) => changedMs)).toEqual([Date.UTC(2026, 0, 2, 3, 4, 5, ms)]);
});

test('a dump that is cut off gives what is whole, and says so; one of other tables is an error', () => {
	const done = plan(
		'COPY app_protocol (app_id, app_name) FROM stdin;\n1\tA\n\\.\nCOPY app_sni (id, app_id, sni) FROM stdin;\n1\t1\ta.example\n2\t1',
	);
	expect(short(done.rules)).toEqual(['exact:a.example A']);
	expect(faults(done)).toEqual([expect.stringMatching(/the rows of COPY are cut off/), expect.stringMatching(/left out: empty/)]);
	expect(() => plan('CREATE TABLE other (a int);\nINSERT INTO other VALUES (1);\n')).toThrow(UserError);
});
