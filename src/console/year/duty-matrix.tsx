/** Members and their duties as a table: every cell says in words and by shape how far it is. */
import type { CycleContext } from '../../../workflows/index.js';
import type { CycleAnswer } from '../api/answers.js';
import { nameOf, useDesk } from '../app/desk.js';
import { DataTable } from '../elements/data-table.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { dutiesOf, dutyRows, type Progress } from './duties.js';

export interface DutyMatrixProps {
  readonly cycle: CycleAnswer;
  readonly context: CycleContext;
}

export function DutyMatrix({ cycle, context }: DutyMatrixProps) {
  const desk = useDesk();
  const { language } = useSpeech();
  const { year } = useTexts();
  const names: Readonly<Record<string, string>> = year.duties;
  const columns = dutiesOf(context).map(({ id }) => names[id] ?? id);
  const rows = dutyRows(context, cycle, desk.now).map(({ member, cells }) => [
    nameOf(desk, member, language),
    ...cells.map((progress, place) => <Cell key={place} progress={progress} />),
  ]);
  return <DataTable caption={year.matrix} columns={[year.member, ...columns]} rows={rows} />;
}

function Cell({ progress }: { readonly progress: Progress }) {
  const { year } = useTexts();
  return (
    <span class={`progress-${progress}`}>
      <span aria-hidden="true">{SHAPES[progress]}</span> {year.progress[progress]}
    </span>
  );
}

const SHAPES: Readonly<Record<Progress, string>> = {
  done: '✓',
  late: '▲',
  waiting: '○',
  notAsked: '–',
};
