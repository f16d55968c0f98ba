import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';

/** Digest of everything that the build is made from. */
export function sourceDigest(folder) {
	const root = resolve(folder);
	const hash = createHash('sha256').update(readFileSync(join(root, 'tsconfig.json')));
	const files = readdirSync(join(root, 'source'), {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile())
		.map(entry => join(entry.parentPath ?? entry.path, entry.name))
		.sort();
	for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
	return hash.digest('hex');
}

/** Digest of what node_modules is made from: the lock file, and the Node that native packages were compiled for. */
export const packagesDigest = root =>
	createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.update(process.versions.modules + process.arch)
		.digest('hex');
