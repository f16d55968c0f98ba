import {domainToASCII, domainToUnicode} from 'node:url';

/** A host name (RFC 1123 section 2.1; the underscore is common in practice), or an address literal. */
const HOST = /^(?=.{1,253}\.?$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$/i;
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|\[?[0-9a-f:.]*:[0-9a-f:.]*\]?)$/i;

/** The other spelling of an internationalised name, and whether the name is one that a host can have. */
export interface NameForms {
	/** Unicode for A-labels, A-labels for UTF-8 (RFC 5890 section 2.3.2.1); undefined where there is no other. */
	readonly other: string | undefined;
	readonly valid: boolean;
}

/** Looks at a name as it came, one character a byte. What is returned is ordinary text, to be escaped like any other. */
export function nameForms(raw: string): NameForms {
	const isAscii = /^[\x00-\x7f]*$/.test(raw);
	if (isAscii && !/(^|\.)xn--/i.test(raw)) return {other: undefined, valid: HOST.test(raw) || ADDRESS.test(raw)};
	const text = isAscii ? raw : Buffer.from(raw, 'latin1').toString('utf8');
	const other = isAscii ? domainToUnicode(raw) : domainToASCII(text);
	// Both give the empty string for what is no name.
	if (other === '') return {other: undefined, valid: false};
	return {other: other === text.toLowerCase() ? undefined : other, valid: HOST.test(isAscii ? raw : other)};
}
