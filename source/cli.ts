#!/usr/bin/env node
// React reads NODE_ENV when it is imported, and its development build keeps an entry of every frame.
process.env['NODE_ENV'] = 'production';
// What the files tell of is for their owner alone: folders 0700, files 0600, whoever makes them (SQLite its -wal, a log its archives).
process.umask(0o077);

// Ink 8 calls Promise.withResolvers, which Node 20 lacks.
interface Resolvers {
	promise: Promise<unknown>;
	resolve: (value: unknown) => void;
	reject: (reason: unknown) => void;
}
const promise = Promise as unknown as {withResolvers?: () => Resolvers};
promise.withResolvers ??= () => {
	const resolvers = {} as Resolvers;
	resolvers.promise = new Promise((resolve, reject) => {
		resolvers.resolve = resolve;
		resolvers.reject = reject;
	});
	return resolvers;
};

// A capture will be read: the engine's thread loads while this one does.
if (process.argv.slice(2).some(word => /^(-r|--read)/.test(word))) (await import('./commands/engine-thread.js')).startEngineEarly();
const {main} = await import('./commands/main.js');
process.exitCode = await main(process.argv.slice(2));
