/** What an entry changed, place by place, with the value before and after. */
import { DataTable } from '../elements/data-table.js';
import type { Change } from './changes.js';
import type { AuditTexts } from './texts.en.js';

export interface ChangeTableProps {
  readonly changes: readonly Change[];
  readonly texts: AuditTexts;
}

export const ChangeTable = ({ changes, texts }: ChangeTableProps) => (
  <DataTable
    caption={texts.changes}
    columns={texts.change}
    rows={changes.map(({ path, before, after }) => [path.join(' › '), shown(before), shown(after)])}
  />
);

const shown = (value: unknown) =>
  value === undefined ? '–' : <code>{JSON.stringify(value)}</code>;
