/**
 * The reported year 2023 → 2024 of the five centrally governed cities: real cities, figures, awards
 * and handover (`facts.ts`); what had to be invented says so (`invented.ts`).
 */
import { officeNow } from '../../../../workflows/index.js';
import { partyName } from '../../wording.js';
import type { DemoCase } from '../case.js';
import { isHistorical } from './ending.js';
import { CHAIR, CITIES } from './facts.js';
import { AUTHORITY, ORIGIN } from './invented.js';
import {
  awards2023,
  cities,
  founding,
  handover2024,
  PLEDGE_DAY_OVER,
  pledge2023,
  pledge2024,
  REPORT_DAY_OVER,
  reports2023,
  review2023,
} from './story.js';
import { citiesTexts } from './texts.js';

export const CITIES_CASE: DemoCase = {
  origin: ORIGIN,
  host: CHAIR,
  members: cities,
  names: { ...CITIES, [AUTHORITY]: { vi: 'Ban TĐKT Trung ương', en: 'Central Board' } },
  begins: '2023-03-01T00:00:00.000Z',
  play: async ({ perform, pass, journal, keys, server, witnesses }, language) => {
    const { chapters } = citiesTexts(language);
    await perform(chapters.founding, founding(keys, server, witnesses));
    await perform(chapters.pledge2023, pledge2023());
    await pass(PLEDGE_DAY_OVER);
    await perform(chapters.reports, reports2023());
    await pass(REPORT_DAY_OVER);
    await perform(chapters.review, review2023());
    const { cycles } = await journal();
    const minutes = cycles.get(2023)?.context.review.minutes?.digest ?? '';
    await perform(chapters.awards, awards2023(minutes));
    await perform(chapters.pledge2024, pledge2024());
    await perform(chapters.handover, handover2024());
  },
  hasEndedAsTold: isHistorical,
  texts: (language) => {
    const { title, honest, endTitle, end } = citiesTexts(language);
    return {
      title,
      honest,
      endTitle,
      end: ({ cluster: { context } }) => {
        const chair = partyName(context, officeNow(context)?.chair ?? '', language);
        return [end.chair(chair), end.year2023, end.year2024];
      },
    };
  },
};
