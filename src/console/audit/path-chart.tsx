/** The machine of the entry that is looked at: where it stands after it, and the way it took. */
import { diagramOf } from '../../../workflows/index.js';
import { partOf, stepAround } from '../chart/part-of.js';
import { Statechart } from '../chart/statechart.js';
import { visitedStates } from '../chart/visited.js';
import { branchesOf } from '../words/state-names.js';
import type { EntryRow } from './audit-run.js';
import type { AuditTexts } from './texts.en.js';

export interface PathChartProps {
  readonly rows: readonly EntryRow[];
  readonly position: number;
  readonly texts: AuditTexts;
}

export function PathChart({ rows, position, texts }: PathChartProps) {
  const row = rows[position];
  if (!row) return null;
  const { cycle, path } = row;
  const diagram = diagramOf(cycle === null ? 'cluster' : 'cycle');
  const current = branchesOf(path);
  const visited = visitedStates(
    diagram.initial,
    rows.slice(0, position + 1).flatMap((each) => (each.cycle === cycle ? [each.path] : [])),
  );
  const title = cycle === null ? texts.chart.cluster : texts.chart.year(cycle);
  const step = partOf(diagram, stepAround(current[0] ?? ''));
  return (
    <section>
      <h3>{title}</h3>
      <Statechart diagram={step} current={current} visited={visited} title={title} />
      {step !== diagram && (
        <details>
          <summary>{texts.chart.whole}</summary>
          <Statechart
            diagram={diagram}
            current={current}
            visited={visited}
            title={`${title}: ${texts.chart.whole}`}
          />
        </details>
      )}
    </section>
  );
}
