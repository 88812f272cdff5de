/** What `move`, `backup` and `restore` say, in the language of the run. */
import type { Language } from '../../workflows/index.js';
import { upkeepEn } from './texts.upkeep.en.js';
import { upkeepVi } from './texts.upkeep.vi.js';

/** The words in one language. */
export const upkeepTexts = (language: Language): typeof upkeepEn =>
  language === 'vi' ? upkeepVi : upkeepEn;
