import {categories} from '../classify/categories.js';

export {type Category, categories} from '../classify/categories.js';

const chinese = new Map(categories.map(({name, chinese}) => [name, chinese]));

/** The Chinese name of a category; undefined for one that users made. */
export const chineseCategory = (category: string): string | undefined => chinese.get(category);
