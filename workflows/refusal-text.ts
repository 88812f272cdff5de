/**
 * A refusal in the words people read. A code always has a text in both languages, because the
 * tables do not compile without it; a word that is no code has none.
 */

import { refusalsEn } from './refusals.en.js';
import type { RefusalCode } from './refusals.js';
import { refusalsVi } from './refusals.vi.js';
import type { Language } from './words.js';

const texts: Readonly<Record<Language, Readonly<Record<RefusalCode, string>>>> = {
  vi: refusalsVi,
  en: refusalsEn,
};

/** One or two sentences for a refusal code: what is the case and, where it helps, what to do. */
export const refusalText = (code: RefusalCode, language: Language): string => texts[language][code];
