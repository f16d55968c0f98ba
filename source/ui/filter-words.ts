import {connectionStates, endReasons, unnamedReasons} from '../model/connection.js';
import type {FilterWords} from '../model/filter.js';
import {UNMATCHED_CATEGORY, UNNAMED_CATEGORY} from '../model/rule.js';
import {categories} from '../state/category-names.js';
import {categoryName, type Manner} from './view.js';

/** What a connection's state is called: how it ended, or how it is. */
export function stateName(state: FilterWords['states'][number], {messages}: Manner): string {
	switch (state) {
		case 'new':
			return messages.stateNew;
		case 'established':
			return messages.stateOpen;
		case 'closed':
			return messages.ends.fin;
		default:
			return messages.ends[state];
	}
}

const everyCategory = [...new Set([...categories.map(({name}) => name), UNMATCHED_CATEGORY, UNNAMED_CATEGORY])];
const everyState = [...connectionStates, ...endReasons];
const noWords: FilterWords = {categories: [], reasons: [], states: []};

/** The values that a filter means in the language of the screen. */
export function filterWords(text: string, manner: Manner): FilterWords {
	if (text === '') return noWords;
	const has = (word: string): boolean => word.toLowerCase().includes(text);
	return {
		categories: everyCategory.filter(category => has(categoryName(category, manner))),
		reasons: unnamedReasons.filter(reason => has(manner.messages.reasons[reason])),
		states: everyState.filter(state => has(stateName(state, manner))),
	};
}
