/**
 * Where a year stands, drawn from the machine itself. The drawing was put in when the page was
 * built; the path that was taken is shown by the auditor, which judges the entries again.
 */
import type { Diagram } from '../../../workflows/index.js';
import { useDesk } from '../app/desk.js';
import { partOf, stepAround } from '../chart/part-of.js';
import { Statechart } from '../chart/statechart.js';
import { useTexts } from '../words/console-texts.js';
import { branchesOf } from '../words/state-names.js';

declare const CYCLE_DIAGRAM: Diagram;

export interface YearChartProps {
  readonly year: number;
  readonly state: string;
}

export function YearChart({ year, state }: YearChartProps) {
  const { cluster } = useDesk();
  const { year: texts } = useTexts();
  const current = branchesOf(state);
  const step = partOf(CYCLE_DIAGRAM, stepAround(current[0] ?? ''));
  const title = texts.chart(year);
  return (
    <section>
      <h2>{title}</h2>
      <Statechart diagram={step} current={current} visited={null} title={title} />
      <p>
        <a href={`/audit?cluster=${cluster}`}>{texts.chartPath}</a>
      </p>
    </section>
  );
}
