#!/usr/bin/env node
// Builds dist/ from source/: TypeScript, and the mark by which set-up knows that the build is current.
import {spawnSync} from 'node:child_process';
import {chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {rolldown} from 'rolldown';
import {sourceDigest} from './digest.mjs';
import {keepCode} from './keep-code.mjs';
import {begin} from './step.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const fresh = join(root, 'dist-new');
const old = join(root, 'dist-old');
for (const folder of [fresh, old]) rmSync(folder, {recursive: true, force: true});
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const checked = begin('build: checking and compiling TypeScript');
const result = spawnSync(process.execPath, [tsc, '-p', root, '--outDir', fresh], {encoding: 'utf8', maxBuffer: 1 << 26});
checked();
if (result.status !== 0) {
	process.stderr.write(result.error === undefined ? result.stdout + result.stderr : `${result.error.message}\n`);
	process.exit(result.status ?? 1);
}
/** Ink's lines and their widths: `plainLines` and `stringWidth` say why. */
const fasterInk = {
	name: 'faster-ink',
	resolveId(id, importer = '') {
		const stringWidth = join(fresh, 'text', 'string-width.js');
		if (id === 'string-width' && importer !== stringWidth) return stringWidth;
		return id === './output.js' && importer.endsWith('/ink/build/renderer.js') ? '\0faster-output' : undefined;
	},
	load: id =>
		id === '\0faster-output'
			? `import Output from ${JSON.stringify(join(root, 'node_modules/ink/build/output.js'))};
				import {plainLines} from ${JSON.stringify(join(fresh, 'ui/plain-lines.js'))};
				export default class extends Output {
					get() {
						const lines = plainLines(this);
						return lines === undefined ? super.get() : {output: lines.join('\\n'), height: lines.length};
					}
				}`
			: undefined,
};
/** meow puts package.json in npm's order first, for which it loads all licences there are: ours is in order. */
const quickMeow = {
	name: 'quick-meow',
	transform(code, id) {
		if (!id.endsWith('/meow/build/dependencies.js')) return undefined;
		const quick = code.replace('requireNormalize();', '() => {};');
		if (quick === code) throw new Error('meow no longer normalizes as it did: see quickMeow');
		return quick;
	},
};
// Each thread as one file, and the screen with Ink: some hundred modules would take three times as long to load, at every start.
const packages = /^[^./]/;
/** Folders of the packages that are in the bundles: their licences go along. */
const inside = new Set();
const threads = ['engine', 'store'];
for (const thread of threads) {
	await bundle(`${thread}/worker.js`, packages, {format: 'cjs', file: join(fresh, thread, 'code.cjs'), codeSplitting: false});
	rmSync(join(fresh, thread, 'worker.js'));
}
// What others know of too stays outside: the class of errors, the engine's thread, and the captures, which start files beside them.
await bundle('commands/screen.js', id => /^node:|^pino|^rotating|[/]user-error[.]js$|[/]engine-thread[.]js$|[/]capture[/]/.test(id));
// What every start loads, meow among it, in few files; the parts that are loaded when they are needed stay apart.
await bundle(
	'cli.js',
	id => /^node:|[/]user-error[.]js$|[/]engine-thread[.]js$|[/]capture[/]|[/]screen[.]js$/.test(id) || (packages.test(id) && id !== 'meow'),
	{
		dir: fresh,
		entryFileNames: 'cli.js',
		// Where paths to the threads and to db/ are right.
		chunkFileNames: 'commands/[name]-[hash].js',
	},
);
const kept = begin('build: keeping the code of the threads');
const notKept = keepCode(fresh, threads);
kept();
if (notKept !== undefined) process.stderr.write(`snitop set-up: nothing was kept, and every start takes a little longer: ${notKept}\n`);
writeFileSync(join(fresh, 'licenses.txt'), [...inside].sort().map(licenseOf).join('\n'));
chmodSync(join(fresh, 'cli.js'), 0o755);
writeFileSync(join(fresh, '.digest'), sourceDigest(root));
// A program that runs from dist loads parts of it later: there is one at every moment.
if (existsSync(dist)) renameSync(dist, old);
renameSync(fresh, dist);
rmSync(old, {recursive: true, force: true});

/** Puts a module and all that it imports, but for what is `external`, into its own file, or into the files that `where` says. */
async function bundle(module, external, where) {
	const bundled = begin(`build: bundling ${module}`);
	const file = join(fresh, module);
	const bundle = await rolldown({
		input: file,
		platform: 'node',
		external,
		// Ink's window for its developers, which it asks for only where DEV is set.
		resolve: {alias: {'react-devtools-core': join(root, 'bin', 'nothing.mjs')}},
		plugins: [fasterInk, quickMeow],
		transform: {define: {'process.env.NODE_ENV': '"production"'}},
	});
	const {output} = await bundle.generate({format: 'esm', ...(where ?? {file, codeSplitting: false})});
	await bundle.close();
	for (const {fileName, code} of output) writeFileSync(join(where?.dir ?? dirname(where?.file ?? file), fileName), inAscii(code));
	bundled();
	if (module === 'commands/screen.js' && !output[0].moduleIds.includes('\0faster-output'))
		throw new Error("Ink's Output is not where it was: see fasterInk");
	for (const id of output.flatMap(({moduleIds = []}) => moduleIds)) {
		const folder = /^.*[/]node_modules[/](?:@[^/]+[/])?[^/]+/.exec(id)?.[0];
		if (folder !== undefined) inside.add(folder);
	}
}

/**
 * Escapes for what is not ASCII: V8 holds a text with one such character in two bytes each, and takes longer to read it. Neither behind a backslash nor in
 * String.raw such a character may stand.
 */
function inAscii(code) {
	return code.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function licenseOf(folder) {
	const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
	return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(join(folder, file), 'utf8')}`;
}
