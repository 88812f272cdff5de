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
  stops: ['pledge-2023', 'reports', 'review', 'awards', 'pledge-2024', 'handover'],
  chapters: ({ perform, pass, journal, keys, server, witnesses }, language) => {
    const { chapters } = citiesTexts(language);
    return [
      {
        name: 'founding',
        play: () => perform(chapters.founding, founding(keys, server, witnesses)),
      },
      {
        name: 'pledge-2023',
        play: async () => {
          await perform(chapters.pledge2023, pledge2023());
          await pass(PLEDGE_DAY_OVER);
        },
      },
      {
        name: 'reports',
        play: async () => {
          await perform(chapters.reports, reports2023());
          await pass(REPORT_DAY_OVER);
        },
      },
      { name: 'review', play: () => perform(chapters.review, review2023()) },
      {
        name: 'awards',
        play: async () => {
          const { cycles } = await journal();
          const minutes = cycles.get(2023)?.context.review.minutes?.digest ?? '';
          await perform(chapters.awards, awards2023(minutes));
        },
      },
      { name: 'pledge-2024', play: () => perform(chapters.pledge2024, pledge2024()) },
      { name: 'handover', play: () => perform(chapters.handover, handover2024()) },
    ];
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
