/** The way through the history: buttons, a slider with its keys, and the entries around. */
import { useState } from 'preact/hooks';
import { DataTable } from '../elements/data-table.js';
import { useSpeech } from '../words/speech.js';
import type { EntryRow } from './audit-run.js';
import type { AuditTexts } from './texts.en.js';

export interface WalkProps {
  readonly rows: readonly EntryRow[];
  readonly position: number;
  readonly move: (position: number) => void;
  readonly texts: AuditTexts;
}

export function Walk({ rows, position, move, texts }: WalkProps) {
  const last = rows.length - 1;
  const step = (name: string, to: number) => (
    <button type="button" class="small" onClick={() => move(to)}>
      {name}
    </button>
  );
  return (
    <div class="walk no-print">
      <label for="position">{texts.position}</label>
      <input
        id="position"
        type="range"
        min={0}
        max={last}
        value={position}
        aria-valuetext={texts.entry(position)}
        onInput={(event) => move(Number(event.currentTarget.value))}
      />
      <p class="actions">
        {step(texts.first, 0)}
        {step(texts.back, position - 1)}
        {step(texts.forward, position + 1)}
        {step(texts.last, last)}
      </p>
    </div>
  );
}

/** So many entries are listed around the position: a hundred thousand would freeze the page. */
const AROUND = 10;

const NEWEST_FIRST = 'giaouoc.audit.newest-first';

export function EntryList(
  props: Omit<WalkProps, 'move'> & { readonly nameOf: (id: string) => string },
) {
  const { rows, position, texts, nameOf } = props;
  const { words, dates } = useSpeech();
  const [isNewestFirst, setNewestFirst] = useState(localStorage.getItem(NEWEST_FIRST) === 'true');
  const turn = (): void => {
    localStorage.setItem(NEWEST_FIRST, String(!isNewestFirst));
    setNewestFirst(!isNewestFirst);
  };
  const from = Math.max(0, Math.min(position - AROUND, rows.length - 2 * AROUND));
  const near = rows.slice(from, from + 2 * AROUND);
  return (
    <>
      <label class="tick">
        <input type="checkbox" checked={isNewestFirst} onChange={turn} />
        {texts.newestFirst}
      </label>
      <DataTable
        caption={texts.entries}
        columns={texts.columns}
        rows={(isNewestFirst ? near.toReversed() : near).map(({ seq, at, member, type, cycle }) => [
          <a key="seq" href={`#entry-${seq}`} aria-current={seq === position ? 'true' : undefined}>
            {texts.entry(seq)}
          </a>,
          dates.time(at),
          nameOf(member),
          words.statements[type],
          cycle ?? texts.cluster,
        ])}
      />
    </>
  );
}
