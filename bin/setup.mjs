#!/usr/bin/env node
// What `npm start` and `npm test` run first: installs what is missing, says so, and goes on. Node built-ins only.
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {packagesDigest, sourceDigest} from './digest.mjs';
import {runProgram} from './run-program.mjs';
import {runTests} from './run-tests.mjs';
import {begin} from './step.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const [mode, ...args] = process.argv.slice(2);

/** Debian packages: a compiler for the native npm packages, libpcap, and what the program calls. */
const toStart = ['libpcap-dev', 'python3', 'make', 'g++', 'tcpdump', 'libcap2-bin', 'iproute2'];
const toTest = [...toStart, 'postgresql', 'mariadb-server', 'tmux', 'openssl', 'curl', 'tcpreplay', 'ethtool', 'git'];

const say = text => process.stderr.write(`snitop set-up: ${text}\n`);

function fail(text) {
	say(text);
	process.exit(1);
}

function run(command, commandArgs, env = {}) {
	// Standard output belongs to the program that comes after; what is installed tells its progress on standard error.
	const result = spawnSync(command, commandArgs, {cwd: root, stdio: ['ignore', 2, 2], env: {...process.env, ...env}});
	if (result.error) fail(`${command} cannot be run: ${result.error.message}`);
	if (result.status !== 0) fail(`\`${command} ${commandArgs.join(' ')}\` failed; mend what it says above and try again`);
}

/** Runs a step of which a line tells what it is and how long it took; what it says itself is shown where it fails. */
function step(what, command, commandArgs, env) {
	const end = begin(what);
	const result = spawnSync(command, commandArgs, {cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, env: {...process.env, ...env}});
	end();
	if (result.error) fail(`${command} cannot be run: ${result.error.message}`);
	if (result.status === 0) return;
	process.stderr.write(result.stdout + result.stderr);
	fail(`\`${command} ${commandArgs.join(' ')}\` failed; mend what it says above and try again`);
}

const has = command => spawnSync('sh', ['-c', `command -v ${command}`], {stdio: 'ignore'}).status === 0;

function isInstalled(name) {
	const result = spawnSync('dpkg', ['-s', name], {encoding: 'utf8'});
	return result.status === 0 && result.stdout.includes('install ok installed');
}

function installPackages(names) {
	if (!has('dpkg') || !has('apt-get')) {
		say(`no apt-get here: these must be there already: ${names.join(' ')}`);
		return;
	}
	const missing = names.filter(name => !isInstalled(name));
	if (missing.length === 0) return;
	const isRoot = process.getuid() === 0;
	if (!isRoot && !has('sudo')) fail(`missing: ${missing.join(' ')}; install them as root: apt-get install ${missing.join(' ')}`);
	say(`installing Debian packages${isRoot ? '' : ' with sudo'}: ${missing.join(' ')}`);
	const apt = (...aptArgs) => {
		const env = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...aptArgs];
		if (isRoot) run('env', env);
		else run('sudo', ['env', ...env]);
	};
	apt('update');
	apt('install', '-y', '--no-install-recommends', ...missing);
}

function installModules() {
	const mark = join(root, 'node_modules', '.snitop-digest');
	const digest = packagesDigest(root);
	if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return;
	say('installing npm packages (some minutes the first time)');
	// node-gyp downloads Node's headers unless it is told where they are.
	const prefix = dirname(dirname(process.execPath));
	const headers = existsSync(join(prefix, 'include', 'node', 'node.h')) ? {npm_config_nodedir: prefix} : {};
	// --include=dev: the compiler is needed also under NODE_ENV=production.
	step(
		'npm ci: fetching and unpacking',
		'npm',
		['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
		headers,
	);
	const {allowScripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	for (const name of Object.keys(allowScripts))
		step(`npm rebuild: ${name}, which is native`, 'npm', ['rebuild', name, '--ignore-scripts=false', '--loglevel=error'], headers);
	writeFileSync(mark, digest);
}

function build() {
	const mark = join(root, 'dist', '.digest');
	if (existsSync(mark) && readFileSync(mark, 'utf8') === sourceDigest(root)) return;
	run(process.execPath, [join(root, 'bin', 'build.mjs')]);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) fail(`Node ${process.versions.node} is too old: 20.19 or later is needed`);
if (mode !== 'start' && mode !== 'test') fail('usage: setup.mjs start|test [arguments]');

installPackages(mode === 'test' ? toTest : toStart);
installModules();
build();
process.exitCode = mode === 'test' ? await runTests(root, args) : await runProgram(root, args, say);
