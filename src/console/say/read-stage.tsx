/** The first stage: the text that the statement is about, whole, and the form for what it adds. */
import { useState } from 'preact/hooks';
import { bodyShape, expectedText, problemsOf } from '../../../workflows/index.js';
import { useDesk } from '../app/desk.js';
import { Trouble } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { ErrorSummary } from '../elements/error-summary.js';
import { saveFile } from '../elements/save-file.js';
import { BodyList } from '../entries/body-list.js';
import { bodyOf, type Fields } from '../forms/draft.js';
import { idOf } from '../forms/field-parts.js';
import { fieldsToAsk, StatementForm } from '../forms/statement-form.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { type NamedText, namedText } from './named-text.js';
import type { Matter } from './statement-of.js';
import { choicesFor } from './words-known.js';

export interface ReadStageProps {
  readonly matter: Matter;
  readonly known: Readonly<Record<string, string>>;
  readonly fields: Fields;
  readonly draftFrom: string | null;
  readonly onChange: (fields: Fields) => void;
  readonly onDiscard: () => void;
  readonly onCheck: () => void;
}

export function ReadStage(props: ReadStageProps) {
  const { matter, known, fields, draftFrom, onChange, onDiscard, onCheck } = props;
  const desk = useDesk();
  const { language, dates, elements } = useSpeech();
  const { say, forms } = useTexts();
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const { type, year } = matter;
  const asked = fieldsToAsk(type, Object.keys(known));
  const check = (): void => {
    const shape = bodyShape(type);
    const found = problemsOf(shape, bodyOf(shape.form, { ...fields, ...known }));
    setFaults(new Map(found.map((each) => [each.pointer, expectedText(each.expected, language)])));
    if (found.length === 0) onCheck();
  };
  const labels: Readonly<Record<string, string>> = forms.labels;
  const problems = [...faults].map(([pointer, text]) => ({
    text: `${labelsOf(pointer, labels)}: ${text}`,
    href: `#${idOf(pointer)}`,
  }));
  return (
    <>
      <ErrorSummary title={elements.problems} problems={problems} />
      <Text matter={matter} digest={known.digest ?? null} />
      {draftFrom !== null && asked.length > 0 && (
        <p class="actions">
          {say.draftFrom(dates.time(draftFrom))}
          <button type="button" class="small" onClick={onDiscard}>
            {say.discard}
          </button>
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <StatementForm
          type={type}
          draft={fields}
          onChange={onChange}
          known={Object.keys(known)}
          faults={faults}
          choices={choicesFor(desk, year, language)}
        />
        <button type="submit" class="primary">
          {say.toCheck}
        </button>
      </form>
    </>
  );
}

/** Where a fault stands, in the labels of the fields on the way. */
const labelsOf = (pointer: string, labels: Readonly<Record<string, string>>): string =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => labels[name] ?? (/^\d+$/.test(name) ? String(Number(name) + 1) : name))
    .join(' › ');

function Text({ matter, digest }: { readonly matter: Matter; readonly digest: string | null }) {
  const { api } = useDesk();
  const { app } = useTexts();
  const { type, year } = matter;
  const { answer, error, again } = useAnswer(`${type}/${digest}`, async () => ({
    text: await namedText(api, type, year, digest),
  }));
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <p>{app.loading}</p>;
  return answer.text && <WholeText {...answer.text} />;
}

function WholeText({ seq, body }: NamedText) {
  const { cluster } = useDesk();
  const { say, entries } = useTexts();
  const save = (): void =>
    saveFile(`${cluster}-${seq}-text.json`, JSON.stringify(body, null, 2), 'application/json');
  return (
    <section class="panel panel-plain">
      <h2>{say.named}</h2>
      <p class="hint">{entries.entry(seq)}</p>
      <BodyList value={body} />
      <button type="button" class="small" onClick={save}>
        {say.saveText}
      </button>
    </section>
  );
}
