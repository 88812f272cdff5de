/** The whole history in one picture: a lane for each party, a mark for each statement, by time. */
import { Chart } from '../elements/chart.js';
import { useSpeech } from '../words/speech.js';
import type { EntryRow } from './audit-run.js';
import type { AuditTexts } from './texts.en.js';

const WIDTH = 640;
const LEFT = 150;
const RIGHT = 620;
const LANE = 26;

export interface LanesProps {
  readonly rows: readonly EntryRow[];
  readonly position: number;
  readonly nameOf: (party: string) => string;
  readonly texts: AuditTexts;
}

export function Lanes({ rows, position, nameOf, texts }: LanesProps) {
  const { dates } = useSpeech();
  const parties = [...new Set(rows.map(({ member }) => member))];
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  const start = Date.parse(first.at);
  const span = Math.max(1, Date.parse(last.at) - start);
  const x = ({ at }: EntryRow): number =>
    Math.round(LEFT + ((Date.parse(at) - start) / span) * (RIGHT - LEFT));
  const here = rows[position];
  const height = parties.length * LANE + 28;
  const text = texts.lanes.text(
    rows.length,
    parties.length,
    dates.day(first.at),
    dates.day(last.at),
  );
  return (
    <Chart title={texts.lanes.title} text={text} width={WIDTH} height={height}>
      {parties.map((party, lane) => {
        const y = lane * LANE + LANE / 2;
        return (
          <g key={party}>
            <text x={0} y={y + 5}>
              {nameOf(party)}
            </text>
            <line class="chart-lane" x1={LEFT} x2={RIGHT} y1={y} y2={y} />
            {placesOf(rows, party, x).map((place) => (
              <circle key={place} class="chart-mark" cx={place} cy={y} r={4} />
            ))}
          </g>
        );
      })}
      {here && <line class="chart-here" x1={x(here)} x2={x(here)} y1={0} y2={height - 24} />}
      <text class="chart-note" x={LEFT} y={height - 6}>
        {dates.day(first.at)}
      </text>
      <text class="chart-note" x={RIGHT} y={height - 6} text-anchor="end">
        {dates.day(last.at)}
      </text>
    </Chart>
  );
}

/** Marks that would fall on one another are one: a hundred thousand entries stay a picture. */
const placesOf = (
  rows: readonly EntryRow[],
  party: string,
  x: (row: EntryRow) => number,
): readonly number[] => [...new Set(rows.filter(({ member }) => member === party).map(x))];
