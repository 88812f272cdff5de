/**
 * A made-up year of a made-up block: what the report on the five cities does not tell of, from the
 * criteria tree to sealed scores, a correction, a tie and the dossiers.
 */
import { type Journal, officeNow, statePath } from '../../../../workflows/index.js';
import { pointsText } from '../../show-points.js';
import { partyName } from '../../wording.js';
import type { DemoCase } from '../case.js';
import { founding, pledgeAndCriteria, reports } from './beginning.js';
import { dossiers, handover } from './conclusion.js';
import { correction, explanation, minutes, proposal, verification, vote } from './decision.js';
import { AUTHORITY, CHAIR, DEPUTY, ORIGIN, PROVINCES, provinces, TIED, YEAR } from './made-up.js';
import { papers } from './papers.js';
import { lots, openedSheets, sealedSheets, selfScores } from './scoring.js';
import { provincesTexts } from './texts.js';

const scoringOf = (journal: Journal) => journal.cycles.get(YEAR)?.context.review.scoring;

/** How many totals the correction moved. */
function movedBy(journal: Journal): number {
  const { before = {}, after = {} } = scoringOf(journal)?.correction ?? {};
  return Object.keys(after).filter((member) => before[member] !== after[member]).length;
}

/** The year is closed, a tie was broken by lot, and a correction moved more than one total. */
function hasEndedAsTold(journal: Journal): boolean {
  const year = journal.cycles.get(YEAR);
  const ranking = scoringOf(journal)?.ranking ?? {};
  return (
    year !== undefined &&
    statePath(year) === 'closed' &&
    officeNow(journal.cluster.context)?.chair === DEPUTY &&
    TIED.every((member) => ranking[member]?.tie === 'draw') &&
    movedBy(journal) > 1
  );
}

export const PROVINCES_CASE: DemoCase = {
  origin: ORIGIN,
  host: CHAIR,
  members: provinces,
  names: { ...PROVINCES, [AUTHORITY]: { vi: 'Ban TĐKT (hư cấu)', en: 'Board (made up)' } },
  begins: '2024-03-01T00:00:00.000Z',
  play: async (cast, language) => {
    const { chapters } = provincesTexts(language);
    const { perform, journal, keys, server, witnesses } = cast;
    await perform(chapters.founding, founding(keys, server, witnesses));
    await perform(chapters.pledge, pledgeAndCriteria());
    await perform(chapters.reports, reports());
    await perform(chapters.self, selfScores());
    await perform(chapters.lots, await lots(cast));
    const sealed = await sealedSheets(cast);
    await perform(chapters.sealed, sealed);
    await perform(chapters.opened, await openedSheets(cast, sealed));
    await perform(chapters.verification, verification());
    await perform(chapters.verification, explanation(await journal()));
    await perform(chapters.correction, correction());
    await perform(chapters.vote, vote(await journal()));
    await perform(chapters.minutes, minutes(await journal()));
    await perform(chapters.proposal, proposal(await journal()));
    await perform(chapters.handover, handover());
    await perform(chapters.dossiers, dossiers(await journal()));
    await perform(chapters.papers, await papers(cast));
  },
  hasEndedAsTold,
  texts: (language) => {
    const { title, honest, endTitle, end } = provincesTexts(language);
    return {
      title,
      honest,
      endTitle,
      end: (journal) => {
        const { context } = journal.cluster;
        const name = (member: string) => partyName(context, member, language);
        const { points = {}, ranking = {} } = scoringOf(journal) ?? {};
        const places = Object.entries(ranking).sort(([, a], [, b]) => a.place - b.place);
        return [
          end.chair(name(officeNow(context)?.chair ?? '')),
          ...places.map(([member, { place, tie }]) => {
            const total = pointsText(points[member]?.total ?? 0);
            return end.place(place, name(member), total, tie === null ? '' : end.tie(tie));
          }),
          end.moved(movedBy(journal)),
          end.closed,
        ];
      },
    };
  },
};
