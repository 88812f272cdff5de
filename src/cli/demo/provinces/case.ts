/**
 * A made-up year of a made-up block: what the report on the five cities does not tell of, from the
 * criteria tree to sealed scores, a correction, a tie and the dossiers.
 */
import { type Journal, officeNow, statePath } from '../../../../workflows/index.js';
import { pointsText } from '../../show-points.js';
import { partyName } from '../../wording.js';
import type { Act } from '../act.js';
import type { Chapter, DemoCase } from '../case.js';
import { founding, pledgeAndCriteria, reports } from './beginning.js';
import { dossiers, handover } from './conclusion.js';
import { correction, explanation, minutes, proposal, verification, vote } from './decision.js';
import { AUTHORITY, CHAIR, DEPUTY, ORIGIN, PROVINCES, provinces, TIED, YEAR } from './made-up.js';
import { papers } from './papers.js';
import { lots, openedSheets, sealedSheets, selfScores } from './scoring.js';
import { provincesTexts } from './texts.js';

/** A heading and what is said under it, which may depend on what was said before. */
type Part = readonly [
  title: keyof ReturnType<typeof provincesTexts>['chapters'],
  acts: () => readonly Act[] | Promise<readonly Act[]>,
];

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
  stops: [
    'pledge',
    'reports',
    'self-scores',
    'lots',
    'sheets',
    'verification',
    'correction',
    'vote',
    'minutes',
    'proposal',
    'handover',
    'dossiers',
    'papers',
  ],
  chapters: (cast, language) => {
    const { chapters } = provincesTexts(language);
    const { perform, journal, keys, server, witnesses } = cast;
    const chapter = (name: string, ...parts: readonly Part[]): Chapter => ({
      name,
      play: async () => {
        for (const [title, acts] of parts) await perform(chapters[title], await acts());
      },
    });
    let sealed: readonly Act[] = [];
    const seal = async (): Promise<readonly Act[]> => {
      sealed = await sealedSheets(cast);
      return sealed;
    };
    return [
      chapter('founding', ['founding', () => founding(keys, server, witnesses)]),
      chapter('pledge', ['pledge', pledgeAndCriteria]),
      chapter('reports', ['reports', reports]),
      chapter('self-scores', ['self', selfScores]),
      chapter('lots', ['lots', () => lots(cast)]),
      chapter('sheets', ['sealed', seal], ['opened', () => openedSheets(cast, sealed)]),
      chapter(
        'verification',
        ['verification', verification],
        ['verification', async () => explanation(await journal())],
      ),
      chapter('correction', ['correction', correction]),
      chapter('vote', ['vote', async () => vote(await journal())]),
      chapter('minutes', ['minutes', async () => minutes(await journal())]),
      chapter('proposal', ['proposal', async () => proposal(await journal())]),
      chapter('handover', ['handover', handover]),
      chapter('dossiers', ['dossiers', async () => dossiers(await journal())]),
      chapter('papers', ['papers', () => papers(cast)]),
    ];
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
