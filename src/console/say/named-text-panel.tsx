/** The text that a statement is about, whole, so that nothing is signed unread. */
import { bodyShape } from '../../../workflows/index.js';
import { type Desk, useDesk } from '../app/desk.js';
import { Trouble } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { saveFile } from '../elements/save-file.js';
import { BodyList } from '../entries/body-list.js';
import type { Draft } from '../forms/draft.js';
import { useTexts } from '../words/console-texts.js';
import { type NamedText, namedText } from './named-text.js';
import { pledgedRows } from './pledged-rows.js';
import type { Matter } from './statement-of.js';

/** The digest of the text that the statement is about; a report is about the pledge. */
const digestNamed = (
  { state }: Pick<Desk, 'state'>,
  { type, year }: Matter,
  known: Readonly<Record<string, string>>,
): string | null =>
  type === 'report.submit' && year !== null
    ? (state.cycles[year]?.context.pledge.digest ?? null)
    : (known.digest ?? known.criteria ?? null);

export interface NamedTextPanelProps {
  readonly matter: Matter;
  readonly known: Readonly<Record<string, string>>;
  /** Takes over what was pledged as the rows of a report. */
  readonly take: (rows: Draft) => void;
}

export function NamedTextPanel({ matter, known, take }: NamedTextPanelProps) {
  const desk = useDesk();
  const { api, who } = desk;
  const digest = digestNamed(desk, matter, known);
  const { app, say } = useTexts();
  const { type, year } = matter;
  const { answer, error, again } = useAnswer(`${type}/${digest}`, async () => ({
    text: await namedText(api, type, year, digest),
  }));
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <p>{app.loading}</p>;
  if (!answer.text) return null;
  const rows = type === 'report.submit' ? pledgedRows(answer.text.body, who.member) : [];
  return (
    <>
      <WholeText {...answer.text} />
      {rows.length > 0 && (
        <button type="button" onClick={() => take(rows)}>
          {say.takeTargets(rows.length)}
        </button>
      )}
    </>
  );
}

function WholeText({ seq, type, body }: NamedText) {
  const { cluster } = useDesk();
  const { forms, say, entries } = useTexts();
  const save = (): void =>
    saveFile(`${cluster}-${seq}-text.json`, JSON.stringify(body, null, 2), 'application/json');
  return (
    <section class="panel panel-plain">
      <h2>{say.named}</h2>
      <p class="hint">{entries.entry(seq)}</p>
      <BodyList value={body} labels={forms.labels} form={bodyShape(type).form} />
      <button type="button" class="small" onClick={save}>
        {say.saveText}
      </button>
    </section>
  );
}
