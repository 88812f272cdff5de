/** All texts of the console in English, as one chunk; the source of the type. */
import { wordsEn } from '../../../workflows/index.js';
import { appEn } from '../app/texts.en.js';
import { elementsEn } from '../elements/texts.en.js';
import { entriesEn } from '../entries/texts.en.js';
import { formsEn } from '../forms/texts.en.js';
import { homeEn } from '../home/texts.en.js';
import { keysEn } from '../keys/texts.en.js';
import { sayEn } from '../say/texts.en.js';
import { sealedEn } from '../sealed/texts.en.js';
import { yearEn } from '../year/texts.en.js';

export { wordsEn };

export const consoleEn = {
  app: appEn,
  elements: elementsEn,
  entries: entriesEn,
  forms: formsEn,
  home: homeEn,
  keys: keysEn,
  say: sayEn,
  sealed: sealedEn,
  year: yearEn,
};

export type ConsoleTexts = typeof consoleEn;
