import type {AppProtocol} from '../model/hello.js';
import {follow, found, indexOf, matches, more, type Step, UNKNOWN} from './step.js';

/** Lines and bytes of a dialogue that may still lead to STARTTLS; clients ask within their first few commands. */
const MAX_LINES = 12;
const MAX_DIALOGUE = 4096;
/** Longest line that is a command (RFC 5321 section 4.5.3.1.4), and the longest verb. */
const MAX_LINE = 1024;

/** Commands that tell the protocol; `''`: NNTP and Sieve, which have no name here. */
const openings: Readonly<Record<string, AppProtocol>> = {
	EHLO: 'smtp',
	HELO: 'smtp',
	LHLO: 'smtp',
	CAPA: 'pop3',
	APOP: 'pop3',
	STLS: 'pop3',
	FEAT: 'ftp',
	SYST: 'ftp',
	CLNT: 'ftp',
	USER: 'ftp',
	NICK: 'irc',
	CAP: 'irc',
	CAPABILITIES: '',
	CAPABILITY: '',
	MODE: '',
	STARTTLS: '',
};

/** Commands behind which no client asks for TLS any more. */
const closings: ReadonlySet<string> = new Set([
	...['MAIL', 'RCPT', 'DATA', 'PASS', 'LOGIN', 'AUTHENTICATE', 'SELECT', 'LIST', 'STAT', 'UIDL', 'PASV', 'EPSV', 'PORT', 'RETR', 'CWD'],
	...['JOIN', 'PRIVMSG', 'GROUP', 'ARTICLE', 'LISTSCRIPTS', 'PUTSCRIPT', 'QUIT', 'LOGOUT'],
]);

/** Commands of IMAP behind their tag (RFC 9051 section 6). */
const imapCommands: ReadonlySet<string> = new Set(['CAPABILITY', 'STARTTLS', 'LOGIN', 'ID', 'NOOP', 'AUTHENTICATE', 'LOGOUT', 'ENABLE']);

/**
 * The commands of a client of SMTP (RFC 3207), POP3 (RFC 2595), IMAP (RFC 9051), FTP (RFC 4217), IRC, NNTP (RFC 4642) or Sieve
 * (RFC 5804) up to its STARTTLS, STLS or AUTH TLS, behind which the hello follows; from the client's side alone, so that a refusal shows
 * by further commands only.
 */
export function readTextCommands(bytes: Buffer, start: number, end: number): Step {
	let protocol: AppProtocol | undefined;
	let at = start;
	for (let lines = 0; lines < MAX_LINES && at - start < MAX_DIALOGUE; lines++) {
		// Whatever was not understood before it, a record that begins a line is the hello.
		if (bytes[at] === 22 && at > start) return follow(at, protocol ?? '');
		const lf = indexOf(bytes, 10, at, Math.min(end, at + MAX_LINE));
		if (lf < 0) {
			if (end - at >= MAX_LINE || (lines === 0 && !couldOpen(bytes, start, end))) break;
			return more(end + 1, protocol || undefined);
		}
		const line = bytes.toString('latin1', at, lf > at && bytes[lf - 1] === 13 ? lf - 1 : lf);
		at = lf + 1;
		const words = line.slice(0, 64).toUpperCase().split(' ');
		const imap = words.length > 1 && imapCommands.has(words[1]!) && /^[0-9A-Z.+_$-]{1,20}$/.test(words[0]!);
		protocol ??= imap ? 'imap' : openingOf(words);
		if (protocol === undefined) return UNKNOWN;
		const verb = imap ? words[1]! : words[0]!;
		if (verb === 'STARTTLS' || verb === 'STLS' || (verb === 'AUTH' && isTls(words[1]))) return follow(at, protocol);
		if (closings.has(verb) || !/^[\x20-\x7e\t\x80-\xff]*$/.test(line)) break;
		if (at === end) return more(end + 1, protocol || undefined);
	}
	return protocol ? found(protocol) : UNKNOWN;
}

/** `USER name` is FTP (or POP3), with four parameters it is IRC (RFC 2812 section 3.1.3); AUTH opens FTP alone. */
function openingOf(words: readonly string[]): AppProtocol | undefined {
	const verb = words[0]!;
	if (verb === 'AUTH' && isTls(words[1])) return 'ftp';
	if (verb === 'USER' && words.length > 4) return 'irc';
	if (verb === 'MODE' && words[1] !== 'READER') return undefined;
	return Object.hasOwn(openings, verb) ? openings[verb] : undefined;
}

/** RFC 4217 section 4, and the names of earlier drafts. */
const isTls = (mechanism: string | undefined): boolean =>
	mechanism === 'TLS' || mechanism === 'SSL' || mechanism === 'TLS-C' || mechanism === 'TLS-P';

/** Whether the beginning of a line may become one of the commands above: a word known, or short enough to become one. */
function couldOpen(bytes: Buffer, start: number, end: number): boolean {
	const line = bytes
		.toString('latin1', start, Math.min(end, start + 64))
		.toUpperCase()
		.trimEnd();
	if (!/^[0-9A-Z.+_$-]+( |$)/.test(line)) return false;
	const words = line.split(' ');
	if (words.length === 1) return line.length <= 20;
	return openingOf(words) !== undefined || 'AUTH' === words[0] || [...imapCommands].some(command => command.startsWith(words[1]!));
}

/** How much of an XML stream is searched. */
const MAX_XML = 4096;
const xmlOpenings: readonly string[] = ['<?xml ', '<stream:stream ', '<open '];

/** XMPP (RFC 6120 section 5.4): the hello follows `<starttls/>`. Of the server's stream the beginning alone tells. */
export function readXmpp(bytes: Buffer, start: number, end: number): Step {
	const text = bytes.toString('latin1', start, Math.min(end, start + MAX_XML));
	const stream = /<stream:stream|<open [^>]*urn:ietf:params:xml:ns:xmpp-framing/.test(text);
	if (!stream) return text.length < 512 && xmlOpenings.some(opening => matches(bytes, start, end, opening) >= 0) ? more(end + 1) : UNKNOWN;
	const starttls = /<starttls[^>]*?(\/>|>\s*<\/starttls\s*>)\s*/.exec(text);
	if (starttls && !text.includes('<stream:features')) return follow(start + starttls.index + starttls[0].length, 'xmpp');
	if (text.length >= MAX_XML || /<(stream:features|stream:error|auth|iq|message|presence)[ />]/.test(text)) return found('xmpp');
	return more(end + 1, 'xmpp');
}
