import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {endWithin} from '../../source/commands/signals.js';

describe('the ending', () => {
	let said: string;
	beforeEach(() => {
		vi.useFakeTimers();
		said = '';
		vi.spyOn(process.stderr, 'write').mockImplementation(text => {
			said += String(text);
			return true;
		});
		vi.spyOn(process, 'exit').mockImplementation(status => {
			throw new Error(`exit ${status}`);
		});
	});
	afterEach(() => {
		vi.useRealTimers();
		vi.restoreAllMocks();
	});
	const never = new Promise<void>(() => {});

	it('leaves after 1.8 s where nothing moves, with a status that says so', () => {
		void endWithin({left: 0, stop: () => never}, 0);
		vi.advanceTimersByTime(1700);
		expect(said).toBe('');
		expect(() => vi.advanceTimersByTime(200)).toThrow('exit 1');
		expect(said).toMatch(/took too long/);
	});

	it('stays while connections are written, and says how many are left', () => {
		const session = {left: 200_000, stop: () => never};
		void endWithin(session, 0);
		for (session.left of [150_000, 90_000, 40_000]) vi.advanceTimersByTime(1600);
		expect(said).toBe(
			'snitop: writing what was captured, 90,000 connections left\nsnitop: writing what was captured, 40,000 connections left\n',
		);
		session.left = 0;
		vi.advanceTimersByTime(200);
		expect(() => vi.advanceTimersByTime(400)).toThrow('exit 1');
	});

	it('leaves where connections are left and none of them is written', () => {
		const session = {left: 0, stop: () => never};
		void endWithin(session, 0);
		vi.advanceTimersByTime(100);
		session.left = 30_000;
		vi.advanceTimersByTime(1800);
		expect(() => vi.advanceTimersByTime(200)).toThrow('exit 1');
	});

	it('is over when the session is', async () => {
		await endWithin({left: 0, stop: () => Promise.resolve()}, 0);
		vi.advanceTimersByTime(5000);
		expect(said).toBe('');
	});
});
