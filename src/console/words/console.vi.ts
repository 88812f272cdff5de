/** All texts of the console in Vietnamese, as one chunk. */
import { wordsVi } from '../../../workflows/index.js';
import { appVi } from '../app/texts.vi.js';
import { elementsVi } from '../elements/texts.vi.js';
import { entriesVi } from '../entries/texts.vi.js';
import { formsVi } from '../forms/texts.vi.js';
import { homeVi } from '../home/texts.vi.js';
import { keysVi } from '../keys/texts.vi.js';
import { sayVi } from '../say/texts.vi.js';
import { sealedVi } from '../sealed/texts.vi.js';
import { yearVi } from '../year/texts.vi.js';
import type { ConsoleTexts } from './console.en.js';

export { wordsVi };

export const consoleVi: ConsoleTexts = {
  app: appVi,
  elements: elementsVi,
  entries: entriesVi,
  forms: formsVi,
  home: homeVi,
  keys: keysVi,
  say: sayVi,
  sealed: sealedVi,
  year: yearVi,
};
