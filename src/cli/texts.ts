/** What the command line says, by language; there is no fallback from one to the other. */
import type { Language } from '../../workflows/index.js';
import { helpEn } from './help.en.js';
import { helpVi } from './help.vi.js';
import { textsEn } from './texts.en.js';
import { textsVi } from './texts.vi.js';

/** All texts of one language. The English ones are the source of the type. */
export type Texts = typeof textsEn & { readonly help: typeof helpEn };

const texts: Readonly<Record<Language, Texts>> = {
  en: { ...textsEn, help: helpEn },
  vi: { ...textsVi, help: helpVi },
};

/** The texts of a language. */
export const textsOf = (language: Language): Texts => texts[language];
