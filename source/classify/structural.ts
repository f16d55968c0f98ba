import type {MatchKind, Rule} from '../model/rule.js';

/** Academic registries: everything under them is a school or university (their registration rules say so). */
const academic = [
	'edu',
	'ac.uk',
	'ac.jp',
	'ac.kr',
	'ac.nz',
	'ac.za',
	'ac.il',
	'ac.in',
	'ac.id',
	'ac.th',
	'ac.at',
	'ac.ir',
	'ac.cn',
	'sch.uk',
];
const governments = ['gov', 'mil', 'fed.us', 'gc.ca', 'canada.ca', 'admin.ch', 'gv.at', 'bund.de', 'europa.eu', 'gub.uy', 'gouv.fr', 'int'];

/**
 * Shapes of names, for what no list knows. They ask for the whole first label and for a domain under it, so that `timeout.com`, `dnspod.cn` and
 * `mail.ru` are none of them. Regular expressions here are our own and must not backtrack: they run in V8.
 */
const shapes: readonly (readonly [match: MatchKind, pattern: string, app: string, category: string])[] = [
	...governments.map(pattern => ['suffix', pattern, 'Government site', 'Government'] as const),
	['regex', '\\.(gov|gob|gouv|govt|mil)\\.[a-z]{2}$', 'Government site', 'Government'],
	['regex', '\\.go\\.(jp|kr|th|id|ke|tz|ug|cr)$', 'Government site', 'Government'],
	['regex', '\\.lg\\.jp$', 'Government site', 'Government'],
	...academic.map(pattern => ['suffix', pattern, 'School or university', 'Education'] as const),
	['regex', '\\.edu\\.[a-z]{2}$', 'School or university', 'Education'],
	['suffix', 'ntp.org', 'NTP', 'Time'],
	['regex', '^(ntp|sntp|chrony)[0-9]*(-[a-z0-9]+)?(\\.[a-z0-9-]+)*\\.[a-z0-9-]+\\.[a-z]+$', 'NTP', 'Time'],
	['regex', '^time[0-9]*\\.[a-z0-9-]+\\.[a-z]+$', 'NTP', 'Time'],
	['regex', '\\.(ntp|time)\\.[a-z0-9-]+\\.[a-z]+$', 'NTP', 'Time'],
	['regex', '^(dns|doh|dot|doq|resolver)[0-9]*\\.[a-z0-9-]+\\.[a-z]', 'DNS resolver', 'DNS'],
	['regex', '^(dns|doh|dot)-[a-z0-9]+\\.[a-z0-9-]+\\.[a-z]', 'DNS resolver', 'DNS'],
	['suffix', 'arpa', 'Reverse DNS', 'DNS'],
	['regex', '^(ocsp|crl|crls|crt|cacerts|aia|ocsp-[a-z0-9-]+|crl-[a-z0-9-]+)[0-9]*\\.[a-z0-9-]+\\.[a-z]', 'Certificate status', 'PKI'],
	['regex', '\\.(ocsp|crl)[0-9]*\\.[a-z0-9-]+\\.[a-z]', 'Certificate status', 'PKI'],
	['regex', '^(smtp|imap|pop|pop3|mx|mail|webmail|autodiscover|mta-sts)[0-9]*\\.[a-z0-9-]+\\.[a-z]', 'Mail server', 'Mail'],
	['regex', '^connectivity-?check\\.[a-z0-9-]+\\.[a-z]', 'Connectivity check', 'Connectivity'],
	['regex', '^captive(portal)?\\.[a-z0-9-]+\\.[a-z]', 'Connectivity check', 'Connectivity'],
	['regex', '^(stun|turn)s?[0-9]*\\.[a-z0-9-]+\\.[a-z]', 'STUN', 'Conference'],
	['suffix', 'onion', 'Tor', 'VPN'],
	// Names that operators give to the addresses of their customers: an address in it, and a word that says so.
	[
		'regex',
		'^[a-z-]*[0-9]{1,3}([.-][0-9]{1,3}){3}\\.([a-z0-9-]+\\.)*(dyn|dynamic|dsl|adsl|vdsl|ftth|fiber|cable|broadband|dialup|pppoe|dhcp|cust|customer|customers|pool|pools|static|mobile|lte)\\.',
		'Internet subscriber',
		'Telecom',
	],
];

/** The rules of the layer `structural`. */
export const structuralRules = (): Rule[] =>
	shapes.map(([match, pattern, app, category]) => ({
		match,
		pattern,
		app,
		category,
		layer: 'structural',
		priority: 0,
		author: 'snitop',
		changedMs: undefined,
	}));
