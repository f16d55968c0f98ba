/** Category → text of the catalogue; `parseCatalogue` reads it. */
export const catalogueTexts: readonly (readonly [category: string, text: string])[] = [];
