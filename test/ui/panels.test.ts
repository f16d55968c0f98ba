import {expect, test} from 'vitest';
import {plainText} from '../../source/ui/line.js';
import {stage} from '../support/stage.js';

function live(columns = 80) {
	const set = stage(columns, 24);
	set.play(10);
	set.keys('tab');
	const lines = () => set.frame().map(plainText);
	return {
		...set,
		lines,
		/** The title behind the mark of the selected panel. */
		selected: () => /▌([A-Z]\w+)/.exec(lines().slice(4, -1).join('\n'))?.[1],
		all: () => set.controller.view.snapshot.categories.map(({category}) => category),
	};
}

test('right at the last panel goes on to the further categories, left comes back', () => {
	const {keys, selected, lines, all} = live();
	const count = all().length;
	expect(count).toBeGreaterThan(6);
	expect(lines().join('\n')).toContain(`1-6 of ${count} categories`);
	const seen = new Set<string | undefined>();
	for (let i = 0; i < count; i++) {
		seen.add(selected());
		keys('right');
	}
	expect([...seen].sort()).toEqual([...all()].sort());
	expect(lines().join('\n')).toContain(`-${count} of ${count} categories`);
	for (let i = 0; i < count; i++) keys('left');
	expect(lines().join('\n')).toContain('1-6 of');
});

test('down goes through all rows of panels, and then to the table', () => {
	const {keys, selected, controller, lines} = live();
	const first = selected();
	keys('down', 'down');
	expect(lines().join('\n')).toContain('7-');
	keys('up', 'up');
	expect(selected()).toBe(first);
	for (let i = 0; i < 9; i++) keys('down');
	expect(controller.view.ui.focus).toBe('table');
	expect(lines().join('\n')).toContain('1-6 of');
});

test('Enter on a further panel opens its category', () => {
	const {keys, selected, lines} = live();
	for (let i = 0; i < 7; i++) keys('right');
	const category = selected();
	keys('enter');
	expect(lines()[4]).toContain(` ${category}`);
	keys('escape');
	expect(selected()).toBe(category);
});
