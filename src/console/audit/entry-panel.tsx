/** The entry that is looked at: who said what, what it changed, and its exact line. */
import { SummaryList } from '../elements/summary-list.js';
import { Timestamp } from '../elements/timestamp.js';
import { BodyList } from '../entries/body-list.js';
import { useSpeech } from '../words/speech.js';
import { stateNames } from '../words/state-names.js';
import type { EntryView } from './audit-run.js';
import { ChangeTable } from './change-table.js';
import type { AuditTexts } from './texts.en.js';

export interface EntryPanelProps {
  readonly view: EntryView;
  readonly nameOf: (party: string) => string;
  readonly texts: AuditTexts;
}

export function EntryPanel({ view, nameOf, texts }: EntryPanelProps) {
  const { words } = useSpeech();
  const { line, entry, path, changes } = view;
  const { at, signatures, statement } = entry;
  const { by, cycle, type, body } = statement;
  const machine = cycle === null ? 'cluster' : 'cycle';
  const stands = stateNames(machine, path, words);
  return (
    <article>
      <h3>{`${texts.entry(entry.seq)}: ${words.statements[type]}`}</h3>
      <SummaryList
        rows={[
          { name: texts.by, value: `${nameOf(by.member)} (${by.officer})` },
          { name: texts.at, value: <Timestamp iso={at} /> },
          ...signatures.map(({ key }) => ({
            name: texts.kind,
            value: (
              <>
                {texts.internal} <code>{key}</code>
              </>
            ),
          })),
          { name: texts.stands, value: stands.join(' · ') },
        ]}
      />
      <h4>{texts.said}</h4>
      <BodyList value={body} />
      <h4>{texts.changes}</h4>
      <ChangeTable changes={changes} texts={texts} />
      <details>
        <summary>{texts.line}</summary>
        <p>
          <code>{line}</code>
        </p>
      </details>
    </article>
  );
}
