/**
 * Points by member as bars, with the spread of what the peers gave: from the lowest sheet to the
 * highest. The numbers stand in a table beside it.
 */
import { type CycleContext, pointsAreFinal, rosterOf } from '../../../workflows/index.js';
import { nameOf, useDesk } from '../app/desk.js';
import { Chart } from '../elements/chart.js';
import { DataTable } from '../elements/data-table.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { pointsText } from './points.js';

const WIDTH = 640;
const LEFT = 150;
const RIGHT = 560;
const ROW = 30;

interface Scored {
  readonly member: string;
  readonly total: number;
  readonly self: number | null;
  readonly peer: number | null;
  readonly verified: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly place: number | null;
}

function scoredIn(context: CycleContext): readonly Scored[] {
  const { scoring, peer } = context.review;
  return rosterOf(context)
    .flatMap((member) => {
      const points = scoring.points[member];
      if (!points) return [];
      const { lowest = null, highest = null } = peer.results[member] ?? {};
      const place = scoring.ranking[member]?.place ?? null;
      return [{ member, ...points, lowest, highest, place }];
    })
    .sort((a, b) => b.total - a.total);
}

export function ScoresChart({ context }: { readonly context: CycleContext }) {
  const { year } = useTexts();
  const scored = scoredIn(context);
  return (
    <section>
      <h2>{year.scores}</h2>
      {scored.length === 0 ? (
        <p>{year.noScores}</p>
      ) : (
        <>
          <p>{pointsAreFinal(context.review) ? year.scoresFinal : year.scoresProvisional}</p>
          <Bars scored={scored} />
          <Numbers scored={scored} />
        </>
      )}
    </section>
  );
}

/** A line with an upright at both ends. */
const spreadOf = (from: number, to: number, y: number): string =>
  `M${from} ${y} H${to} M${from} ${y - 6} v12 M${to} ${y - 6} v12`;

interface PartProps {
  readonly scored: readonly Scored[];
}

function Bars({ scored }: PartProps) {
  const desk = useDesk();
  const { language } = useSpeech();
  const { year } = useTexts();
  const most = Math.max(1, ...scored.map(({ total, highest }) => Math.max(total, highest ?? 0)));
  const x = (points: number): number => LEFT + Math.round((points / most) * (RIGHT - LEFT));
  const height = scored.length * ROW + 8;
  const [best] = scored;
  const mark = language === 'vi' ? ',' : '.';
  const text = best
    ? year.scoresText(nameOf(desk, best.member, language), pointsText(best.total, mark))
    : '';
  return (
    <Chart title={year.scores} text={text} width={WIDTH} height={height}>
      {scored.map(({ member, total, lowest, highest }, place) => {
        const y = place * ROW + ROW / 2 + 4;
        return (
          <g key={member}>
            <text class="chart-name" x={0} y={y + 5}>
              {nameOf(desk, member, language)}
            </text>
            <rect class="chart-bar" x={LEFT} y={y - 9} width={x(total) - LEFT} height={18} />
            {lowest !== null && highest !== null && (
              <path class="chart-spread" d={spreadOf(x(lowest), x(highest), y)} />
            )}
            <text class="chart-note" x={RIGHT + 8} y={y + 5}>
              {pointsText(total, mark)}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}

function Numbers({ scored }: PartProps) {
  const desk = useDesk();
  const { language } = useSpeech();
  const { year } = useTexts();
  const { columns } = year;
  const mark = language === 'vi' ? ',' : '.';
  return (
    <DataTable
      caption={year.scores}
      columns={[
        columns.member,
        columns.self,
        columns.peer,
        columns.spread,
        columns.verified,
        columns.total,
        columns.place,
      ]}
      rows={scored.map(({ member, self, peer, verified, total, lowest, highest, place }) => [
        nameOf(desk, member, language),
        pointsText(self, mark),
        pointsText(peer, mark),
        lowest === null ? '–' : `${pointsText(lowest, mark)} – ${pointsText(highest, mark)}`,
        pointsText(verified, mark),
        pointsText(total, mark),
        place ?? '–',
      ])}
    />
  );
}
