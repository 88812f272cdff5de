/**
 * The names people read, by language. A program asks for a language once and then reads names by
 * the same keys that the rules use; there is no fallback from one language to the other, because
 * neither table can lack a name.
 */
import { type Words, wordsEn } from './words.en.js';
import { wordsVi } from './words.vi.js';

/** The languages of the product; Vietnamese is the first. */
export type Language = 'vi' | 'en';

export type { Words };

/** The key of a state's name, such as `cycle:underway.pledging.signing`. */
export type StateName = keyof Words['states'];

const words: Readonly<Record<Language, Words>> = { vi: wordsVi, en: wordsEn };

/** All names in one language. */
export const wordsOf = (language: Language): Words => words[language];
