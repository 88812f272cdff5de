/**
 * The points of a year in words: what each member gave itself, got from its peers and from
 * verification, its total, its place, and what told equals apart.
 */
import {
  type CycleContext,
  type Journal,
  pointsAreFinal,
  rosterOf,
} from '../../workflows/index.js';
import type { Terminal } from './terminal.js';
import { partyName, table } from './wording.js';

const DASH = '–';

/** Hundredths of a point as points: 59050 is 590.50. */
export const pointsText = (hundredths: number | null): string =>
  hundredths === null
    ? DASH
    : `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

/** The table of points, and the last correction; nothing before anybody has points. */
export function pointsLines(
  { language, texts }: Terminal,
  { cluster }: Journal,
  context: CycleContext,
): string[] {
  const { scoring, peer } = context.review;
  const { columns, points: words } = texts.show;
  const name = (member: string): string => partyName(cluster.context, member, language);
  const rows = rosterOf(context)
    .flatMap((member) => {
      const points = scoring.points[member];
      return points ? [{ member, points, place: scoring.ranking[member] }] : [];
    })
    .sort((a, b) => (a.place?.place ?? 0) - (b.place?.place ?? 0))
    .map(({ member, points, place }) => [
      name(member),
      pointsText(points.self),
      `${pointsText(points.peer)} (${peer.results[member]?.sheets ?? 0})`,
      pointsText(points.verified),
      pointsText(points.total),
      place ? String(place.place) : DASH,
      place?.tie ?? '',
    ]);
  if (rows.length === 0) return [];
  const head = [columns.member, columns.score, words.peer, words.verified, words.total];
  const { correction } = scoring;
  return [
    `  ${pointsAreFinal(context.review) ? words.final : words.provisional}`,
    ...table([[...head, words.place, words.tie], ...rows], '    '),
    ...(correction ? [`    ${words.corrected(correction.number, name(correction.member))}`] : []),
  ];
}
