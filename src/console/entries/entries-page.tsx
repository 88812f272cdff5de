/** The history of the cluster, page by page. */
import { useState } from 'preact/hooks';
import { useDesk } from '../app/desk.js';
import { usePageTitle } from '../app/page-title.js';
import { useTexts } from '../words/console-texts.js';
import { EntryTable } from './entry-table.js';

const PAGE = 50;

export function EntriesPage() {
  const { summary } = useDesk();
  const { entries } = useTexts();
  usePageTitle(entries.title);
  const [back, setBack] = useState(0);
  const { size } = summary.head;
  const to = Math.max(0, size - back * PAGE);
  const from = Math.max(0, to - PAGE);
  return (
    <>
      <h1>{entries.title}</h1>
      <EntryTable from={from} to={to} />
      <p class="actions">
        {from > 0 && (
          <button type="button" onClick={() => setBack(back + 1)}>
            {entries.older}
          </button>
        )}
        {back > 0 && (
          <button type="button" onClick={() => setBack(back - 1)}>
            {entries.newer}
          </button>
        )}
      </p>
    </>
  );
}
