/** Some entries of the history as a table, the newest first. */
import type { Entry } from '../../../workflows/index.js';
import { nameOf, useDesk } from '../app/desk.js';
import { href } from '../app/router.js';
import { Trouble } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { DataTable } from '../elements/data-table.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';

/** @param from the first entry that is shown. @param to one behind the last */
export function EntryTable({ from, to }: { readonly from: number; readonly to: number }) {
  const desk = useDesk();
  const { language, words, dates } = useSpeech();
  const { app, entries } = useTexts();
  const { answer, error, again } = useAnswer(`${from}-${to}`, async () =>
    entriesIn(await desk.api.text(`journal?from=${from}&to=${to}`)),
  );
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <p>{app.loading}</p>;
  const { columns } = entries;
  const rows = answer.toReversed().map(({ seq, at, statement }) => [
    <a key="seq" href={href.entry(desk.cluster, seq)}>
      {entries.entry(seq)}
    </a>,
    dates.time(at),
    nameOf(desk, statement.by.member, language),
    words.statements[statement.type],
    statement.cycle ?? entries.cluster,
  ]);
  return (
    <DataTable
      caption={entries.title}
      columns={[columns.seq, columns.at, columns.who, columns.what, columns.year]}
      rows={rows}
    />
  );
}

/** Entries of a part of the journal. */
export const entriesIn = (lines: string): Entry[] =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry);
