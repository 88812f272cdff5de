/**
 * Sign-offs against deadlines as a drawing with one lane for each member: a dot is in time, a
 * triangle late, a dashed line is a deadline. The same stands in a table under it.
 */
import { type CycleContext, rosterOf } from '../../../workflows/index.js';
import type { CycleAnswer } from '../api/answers.js';
import { nameOf, useDesk } from '../app/desk.js';
import { href } from '../app/router.js';
import { Trouble } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { Chart } from '../elements/chart.js';
import { DataTable } from '../elements/data-table.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { type SignOff, type Spoken, scaleOver, signOffsIn } from './sign-offs.js';

const WIDTH = 640;
const LEFT = 150;
const RIGHT = 620;
const TOP = 44;
const LANE = 28;

export interface SignOffChartProps {
  readonly cycle: CycleAnswer;
  readonly context: CycleContext;
}

export function SignOffChart({ cycle, context }: SignOffChartProps) {
  const { api, summary } = useDesk();
  const { app, year } = useTexts();
  const pages = ['pledge', 'reports', 'review'];
  const { answer, error, again } = useAnswer(`${cycle.year}/${summary.head.size}`, () =>
    Promise.all(
      pages.map((page) =>
        api.get<{ readonly statements: readonly Spoken[] }>(`cycles/${cycle.year}/${page}`),
      ),
    ),
  );
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <p>{app.loading}</p>;
  const said = signOffsIn(
    answer.flatMap(({ statements }) => statements),
    cycle.deadlines,
  );
  return (
    <section>
      <h2>{year.signOffs}</h2>
      {said.length === 0 ? (
        <p>{year.noSignOffs}</p>
      ) : (
        <>
          <Drawing said={said} members={rosterOf(context)} cycle={cycle} />
          <SignOffTable said={said} />
        </>
      )}
    </section>
  );
}

interface DrawingProps {
  readonly said: readonly SignOff[];
  readonly members: readonly string[];
  readonly cycle: CycleAnswer;
}

function Drawing({ said, members, cycle }: DrawingProps) {
  const desk = useDesk();
  const { language, words, dates } = useSpeech();
  const { year } = useTexts();
  const used = cycle.deadlines.filter(({ due }) => said.some((each) => each.due === due));
  const { x } = scaleOver(
    [...said.map(({ at }) => at), ...used.map(({ due }) => due)],
    LEFT,
    RIGHT,
  );
  const height = TOP + members.length * LANE + 8;
  const late = said.filter(({ isLate }) => isLate).length;
  return (
    <Chart
      title={year.signOffs}
      text={year.signOffsText(said.length, late)}
      width={WIDTH}
      height={height}
    >
      {used.map(({ deadline, due }, place) => (
        <g key={deadline}>
          <line class="chart-due" x1={x(due)} x2={x(due)} y1={TOP - 12} y2={height} />
          <text class="chart-note" x={x(due)} y={14 + (place % 2) * 14} text-anchor="end">
            {`${words.deadlines[deadline]} ${dates.day(due)}`}
          </text>
        </g>
      ))}
      {members.map((member, place) => {
        const y = TOP + place * LANE + LANE / 2;
        return (
          <g key={member}>
            <text class="chart-name" x={0} y={y + 5}>
              {nameOf(desk, member, language)}
            </text>
            <line class="chart-lane" x1={LEFT} x2={RIGHT} y1={y} y2={y} />
            {said
              .filter(({ by }) => by.member === member)
              .map(({ seq, at, isLate }) => (
                <Mark key={seq} x={x(at)} y={y} isLate={isLate} />
              ))}
          </g>
        );
      })}
    </Chart>
  );
}

interface MarkProps {
  readonly x: number;
  readonly y: number;
  readonly isLate: boolean;
}

const Mark = ({ x, y, isLate }: MarkProps) =>
  isLate ? (
    <path class="chart-late" d={`M${x} ${y - 7} l7 12 h-14 z`} />
  ) : (
    <circle class="chart-mark" cx={x} cy={y} r={5} />
  );

function SignOffTable({ said }: { readonly said: readonly SignOff[] }) {
  const desk = useDesk();
  const { language, words, dates } = useSpeech();
  const { entries, year } = useTexts();
  const { columns } = year;
  return (
    <details>
      <summary>{year.asTable}</summary>
      <DataTable
        caption={year.signOffs}
        columns={[columns.entry, columns.member, columns.what, columns.at, columns.due]}
        rows={said.map(({ seq, at, type, by, due, isLate }) => [
          <a key="seq" href={href.entry(desk.cluster, seq)}>
            {entries.entry(seq)}
          </a>,
          nameOf(desk, by.member, language),
          words.statements[type],
          isLate ? `${dates.time(at)} (${year.late})` : dates.time(at),
          due === null ? '–' : dates.day(due),
        ])}
      />
    </details>
  );
}
