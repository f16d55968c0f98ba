import type {Rule} from '../model/rule.js';
import {catalogueTexts} from './catalogue/all.js';
import {PackedIndex} from './packed-index.js';
import {portRules} from './ports.js';
import {structuralRules} from './structural.js';
import {thirdPartySections} from './third-party.js';

let names: PackedIndex | undefined;
let shapes: readonly Rule[] | undefined;

/** The bundled rules on names (layers `catalogue` and `third-party`), read at the first call and shared. */
export function bundledNames(): PackedIndex {
	names ??= new PackedIndex([
		...catalogueTexts.map(([category, text]) => ({category, text, layer: 'catalogue', author: 'snitop'}) as const),
		...thirdPartySections(),
	]);
	return names;
}

/** The other bundled rules (layers `structural` and `port`), made at the first call and shared. */
export function bundledShapes(): readonly Rule[] {
	shapes ??= [...structuralRules(), ...portRules()];
	return shapes;
}

/** All the rules that come with the program, as objects. */
export const bundledRules = (): Rule[] => [...bundledNames().rules(), ...bundledShapes()];
