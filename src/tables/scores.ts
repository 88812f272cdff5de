/**
 * The points of a year: what each member gave itself, got from its peers and from verification, its
 * total and its place. Every figure is the rules' own; nothing is computed here. Each row says
 * whether it is final, because tables are passed on without the page they came from.
 */
import {
  type CycleState,
  type Journal,
  type Language,
  type Place,
  type Points,
  pointsAreFinal,
  rosterOf,
} from '../../workflows/index.js';
import { scoresTexts } from './scores-texts.js';
import type { Cell, Table } from './table.js';

/** One member's points, in hundredths of a point; `null` where there are none. */
export interface ScoreRow {
  readonly member: string;
  readonly points: Points | null;
  /** The sheets of its peers. */
  readonly peer: {
    readonly sheets: number;
    readonly lowest: number | null;
    readonly highest: number | null;
  } | null;
  readonly place: Place | null;
}

/** The members of a year, those with a place first and in its order. */
export function scoresOf({ context }: CycleState): ScoreRow[] {
  const { scoring, peer } = context.review;
  const rows = rosterOf(context).map((member) => ({
    member,
    points: scoring.points[member] ?? null,
    peer: peer.results[member] ?? null,
    place: scoring.ranking[member] ?? null,
  }));
  const order = ({ place }: ScoreRow): number => place?.place ?? Number.MAX_SAFE_INTEGER;
  return rows.sort((a, b) => order(a) - order(b) || (a.member < b.member ? -1 : 1));
}

/** The same as a table in one language. */
export function scoresTable({ cluster }: Journal, cycle: CycleState, language: Language): Table {
  const texts = scoresTexts(language);
  const { headings } = texts;
  const isFinal = pointsAreFinal(cycle.context.review);
  const name = (member: string): string =>
    cluster.context.parties[member]?.name[language] ?? member;
  const columns = [
    { heading: headings.rank, width: 8 },
    { heading: headings.place, width: 8 },
    { heading: headings.id, width: 16 },
    { heading: headings.member, width: 28 },
    { heading: headings.self, width: 12 },
    { heading: headings.peer, width: 12 },
    { heading: headings.sheets, width: 10 },
    { heading: headings.lowest, width: 12 },
    { heading: headings.highest, width: 12 },
    { heading: headings.verified, width: 12 },
    { heading: headings.total, width: 12 },
    { heading: headings.tie, width: 22 },
    { heading: headings.status, width: 14 },
  ];
  const rows = scoresOf(cycle).map(({ member, points, peer, place }) => [
    whole(place?.rank),
    whole(place?.place),
    member,
    name(member),
    hundredths(points?.self),
    hundredths(points?.peer),
    whole(peer?.sheets),
    hundredths(peer?.lowest),
    hundredths(peer?.highest),
    hundredths(points?.verified),
    hundredths(points?.total),
    place?.tie ?? null,
    points ? (isFinal ? texts.final : texts.provisional) : texts.none,
  ]);
  return { title: texts.title(cycle.context.year), columns, rows };
}

const whole = (value: number | undefined): Cell => (value === undefined ? null : { whole: value });

const hundredths = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? null : { hundredths: value };
