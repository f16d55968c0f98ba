import {readdirSync, readFileSync, readlinkSync} from 'node:fs';

/** Inodes of the packet sockets in the text of `/proc/net/packet`: the last column of each line under the heading. */
export function parsePacketInodes(text: string): ReadonlySet<string> {
	const inodes = new Set<string>();
	for (const line of text.split('\n').slice(1)) {
		const inode = line.trim().split(/\s+/).at(-1);
		if (inode) inodes.add(inode);
	}
	return inodes;
}

/** The descriptor of this process's packet socket, or undefined where there is none (not Linux, or `/proc` is not there). */
export function findPacketSocket(): number | undefined {
	let inodes: ReadonlySet<string>;
	try {
		inodes = parsePacketInodes(readFileSync('/proc/self/net/packet', 'utf8'));
	} catch {
		return undefined; // without /proc the drops stay unknown, and are shown so
	}
	for (const fd of readdirSync('/proc/self/fd')) {
		const inode = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/self/fd/${fd}`))?.[1];
		if (inode !== undefined && inodes.has(inode)) return Number(fd);
	}
	return undefined;
}

function linkOf(path: string): string {
	try {
		return readlinkSync(path);
	} catch {
		return ''; // the descriptor of the directory listing itself, closed meanwhile
	}
}
