const PORTS = 65_536;

/**
 * Tells whether the text of an IPv4 address (its last word) and port, `192.0.2.1:443`, has `text` in it. It asks tables of octets and ports: of a million
 * connections no text is made. Undefined where no such address has it.
 */
export function createIpv4Filter(text: string): ((word: number, port: number) => boolean) | undefined {
	const [head, tail, ...rest] = text.split(':');
	const parts = head.split('.');
	if (!/^[\d.]*$/.test(head) || !/^\d*$/.test(tail ?? '') || rest.length > 0 || parts.length > 4) return undefined;
	const last = parts.length - 1;
	const octets = parts.map((part, i) => tableOf(256, octetTest(part, i > 0, i < last || tail !== undefined)));
	const isPort = tail === undefined ? (port: string) => port.includes(text) : (port: string) => port.startsWith(tail);
	const ports = tableOf(PORTS, isPort);
	const isAt = (word: number, place: number): boolean => octets.every((table, i) => table[(word >>> (8 * (3 - place - i))) & 255] === 1);
	// Before a port stands the end of the address.
	if (tail !== undefined) return (word, port) => ports[port] === 1 && isAt(word, 3 - last);
	return (word, port) => {
		if (ports[port] === 1) return true;
		for (let place = 0; place + last <= 3; place++) if (isAt(word, place)) return true;
		return false;
	};
}

/** A part of the text begins in the middle of an octet unless a dot stands before it, and ends in it unless something follows. */
function octetTest(part: string, begins: boolean, ends: boolean): (octet: string) => boolean {
	if (begins && ends) return octet => octet === part;
	if (begins) return octet => octet.startsWith(part);
	return ends ? octet => octet.endsWith(part) : octet => octet.includes(part);
}

const tableOf = (count: number, test: (text: string) => boolean): Uint8Array =>
	Uint8Array.from({length: count}, (_, value) => (test(String(value)) ? 1 : 0));
