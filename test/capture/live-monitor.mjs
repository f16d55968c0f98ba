// Stands for the monitor in the tests of live capture: argument BUILD OPTIONS; tells everything as JSON lines; counts the frames of each stream.
import {closeSync, constants, openSync, readSync} from 'node:fs';
import {join} from 'node:path';

const [build, optionsText] = process.argv.slice(2);
const options = JSON.parse(optionsText);
const say = value => process.stdout.write(`${JSON.stringify(value)}\n`);
const {startLiveCapture} = await import(join(build, 'capture/live.js'));
if (options.supervised) {
	const {superviseIfRoot} = await import(join(build, 'capture/supervisor.js'));
	const status = await superviseIfRoot({argv: process.argv.slice(1), user: undefined, home: '/'});
	if (status !== undefined) process.exit(status);
}

let paused = options.paused === true;
let frames = 0;
const readers = [];
try {
	const live = await startLiveCapture({filter: undefined, includeSsh: true, ...options});
	say({pid: process.pid, uid: process.getuid(), groups: process.getgroups(), home: process.env.HOME});
	setInterval(() => {}, 60_000); // as a screen does, it stays until it is told to go
	live.onEvent(event => {
		say(event);
		if (event.path) readers.push(read(event.path));
	});
	process.on('SIGUSR2', () => {
		paused = false;
	});
	process.once('SIGTERM', async () => {
		await live.stop();
		paused = false;
		await Promise.all(readers);
		say({ended: frames});
		process.exit(0);
	});
} catch (error) {
	say({error: error.message, hint: error.hint, exitCode: error.exitCode});
	process.exit(error.exitCode ?? 70);
}

/** Reads a stream to its end. */
function read(path) {
	const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	const chunk = Buffer.alloc(1 << 20);
	let rest = Buffer.alloc(0);
	let header = 24;
	return new Promise(resolve => {
		const look = () => {
			const length = paused ? -1 : take();
			if (length === 0) {
				closeSync(fd);
				return resolve();
			}
			return length < 0 ? setTimeout(look, 5) : setImmediate(look);
		};
		const take = () => {
			let length;
			try {
				length = readSync(fd, chunk);
			} catch (error) {
				if (error.code === 'EAGAIN') return -1;
				throw error;
			}
			rest = Buffer.concat([rest, chunk.subarray(0, length)]);
			let at = 0;
			if (header > 0 && rest.length >= header) {
				say({magic: rest.readUInt32LE(0).toString(16), linkType: rest.readUInt32LE(20)});
				at = header;
				header = 0;
			}
			while (header === 0 && at + 16 <= rest.length && at + 16 + rest.readUInt32LE(at + 8) <= rest.length) {
				frames++;
				at += 16 + rest.readUInt32LE(at + 8);
			}
			if (at > 0) say({frames, timeUs: Date.now() * 1000});
			rest = rest.subarray(at);
			return length;
		};
		look();
	});
}
