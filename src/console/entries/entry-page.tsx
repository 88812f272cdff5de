/**
 * One entry as its signer keeps it: the receipt. The address can be kept, sent and printed; the
 * proof itself is a file that holds without this server.
 */
import {
  bodyShape,
  type DocumentKind,
  type Entry,
  messageInLine,
  type StatementType,
} from '../../../workflows/index.js';
import { nameOf, useDesk } from '../app/desk.js';
import { usePageTitle } from '../app/page-title.js';
import { href, useRoute } from '../app/router.js';
import { Trouble } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { Hash } from '../elements/hash.js';
import { saveFile } from '../elements/save-file.js';
import { SummaryList } from '../elements/summary-list.js';
import { Timestamp } from '../elements/timestamp.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { BodyList } from './body-list.js';

export function EntryPage() {
  const { api } = useDesk();
  const { app } = useTexts();
  const seq = Number(useRoute().parts[2]);
  const { answer, error, again } = useAnswer(`${seq}`, async () => {
    const [line, { root }] = await Promise.all([
      api.text(`entries/${seq}`),
      api.get<{ readonly root: string }>(`state?at=${seq}`),
    ]);
    return { line, root };
  });
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <p>{app.loading}</p>;
  return <Receipt {...answer} />;
}

function Receipt({ line, root }: { readonly line: string; readonly root: string }) {
  const desk = useDesk();
  const { words } = useSpeech();
  const { entries, forms } = useTexts();
  const { seq, statement } = JSON.parse(line) as Entry;
  const what = words.statements[statement.type];
  usePageTitle(`${entries.receipt}: ${entries.entry(seq)}`);
  const { cluster } = desk;
  const paper = PAPERS[statement.type];
  return (
    <article>
      <h1>{entries.recorded(what)}</h1>
      <Facts line={line} root={root} />
      <SaveButtons line={line} seq={seq} />
      <h2>{entries.next}</h2>
      <p>{entries.nextBody}</p>
      <p class="actions no-print">
        <a class="button" href={href.home(cluster)}>
          {entries.toHome}
        </a>
        <a href={`/audit?cluster=${cluster}#entry-${seq}`}>{entries.audit}</a>
        {paper !== undefined && statement.cycle !== null && (
          <a href={href.results(cluster, statement.cycle, { kind: paper })}>{entries.paper}</a>
        )}
      </p>
      <h2>{entries.body}</h2>
      <BodyList
        value={statement.body}
        labels={forms.labels}
        form={bodyShape(statement.type).form}
      />
    </article>
  );
}

/** The paper that a statement is part of. */
const PAPERS: Readonly<Partial<Record<StatementType, DocumentKind>>> = {
  'pledge.sign': 'pledge',
  'pledge.open': 'pledge',
  'count.sign': 'countMinutes',
  'minutes.propose': 'reviewMinutes',
  'minutes.sign': 'reviewMinutes',
  'award.concur': 'proposal',
  'award.adopt': 'proposal',
  'handover.sign': 'handoverMinutes',
  'handover.accept': 'handoverMinutes',
};

function Facts({ line, root }: { readonly line: string; readonly root: string }) {
  const desk = useDesk();
  const { language, words } = useSpeech();
  const { entries } = useTexts();
  const { rows } = entries;
  const { seq, at, statement, signatures } = JSON.parse(line) as Entry;
  const { type, by, cycle } = statement;
  return (
    <SummaryList
      rows={[
        { name: rows.seq, value: <strong>{seq}</strong> },
        { name: rows.what, value: words.statements[type] },
        { name: rows.who, value: `${nameOf(desk, by.member, language)} (${by.officer})` },
        { name: rows.year, value: cycle ?? entries.cluster },
        { name: rows.at, value: <Timestamp iso={at} /> },
        {
          name: rows.identity,
          value: <Hash value={messageInLine(line).identity} label={rows.identity} />,
        },
        ...signatures.map(({ key }) => ({ name: rows.key, value: <code>{key}</code> })),
        { name: rows.kind, value: entries.kind },
        { name: rows.root, value: <Hash value={root} label={rows.root} /> },
      ]}
    />
  );
}

function SaveButtons({ line, seq }: { readonly line: string; readonly seq: number }) {
  const { api, cluster } = useDesk();
  const { entries } = useTexts();
  const saveProof = async (): Promise<void> => {
    const proof = await api.text(`entries/${seq}/receipt`);
    saveFile(`${cluster}-${seq}.tlog-proof`, proof, 'text/plain');
  };
  return (
    <p class="actions no-print">
      <button type="button" onClick={saveProof}>
        {entries.save}
      </button>
      <button
        type="button"
        onClick={() => saveFile(`${cluster}-${seq}.json`, line, 'application/json')}
      >
        {entries.saveBody}
      </button>
      <button type="button" onClick={() => print()}>
        {entries.print}
      </button>
    </p>
  );
}
