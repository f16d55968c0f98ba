import type {Rule} from '../model/rule.js';
import {catalogueTexts} from './catalogue/all.js';
import {parseCatalogue} from './parse-catalogue.js';
import {portRules} from './ports.js';
import {structuralRules} from './structural.js';
import {thirdPartyRules} from './third-party.js';

let bundled: readonly Rule[] | undefined;

/** The rules that come with the program (layers `catalogue`, `third-party`, `structural`, `port`), read at the first call and shared. */
export function bundledRules(): readonly Rule[] {
	bundled ??= [
		...catalogueTexts.flatMap(([category, text]) => parseCatalogue(category, text)),
		...thirdPartyRules(),
		...structuralRules(),
		...portRules(),
	];
	return bundled;
}
