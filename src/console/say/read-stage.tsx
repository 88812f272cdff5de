/** The first stage: the text that the statement is about, whole, and the form for what it adds. */
import { useState } from 'preact/hooks';
import { bodyShape, problemsOf, type StatementType } from '../../../workflows/index.js';
import { charterOf } from '../api/answers.js';
import { useDesk } from '../app/desk.js';
import { Trouble } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { ErrorSummary } from '../elements/error-summary.js';
import { saveFile } from '../elements/save-file.js';
import { BodyList } from '../entries/body-list.js';
import { bodyOf, type Fields } from '../forms/draft.js';
import { faultText } from '../forms/fault-text.js';
import { idOf } from '../forms/field-parts.js';
import { fieldsToAsk, StatementForm } from '../forms/statement-form.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { type NamedText, namedText } from './named-text.js';
import type { Matter } from './statement-of.js';
import { choicesFor } from './words-known.js';

export interface ReadStageProps {
  readonly matter: Matter;
  /** Whose form is filled in; another one's where the statement is sealed. */
  readonly form: StatementType;
  /** The fields that are asked; `null` for all that are not known. */
  readonly asks: readonly string[] | null;
  readonly known: Readonly<Record<string, string>>;
  readonly fields: Fields;
  readonly draftFrom: string | null;
  readonly onChange: (fields: Fields) => void;
  readonly onDiscard: () => void;
  readonly onCheck: () => void;
}

export function ReadStage(props: ReadStageProps) {
  const { matter, form, asks, known, fields, draftFrom, onChange, onDiscard, onCheck } = props;
  const desk = useDesk();
  const { language, dates, elements } = useSpeech();
  const { say, forms } = useTexts();
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const { year } = matter;
  const asked = fieldsToAsk(form, Object.keys(known), asks);
  const check = (): void => {
    const shape = bodyShape(form);
    const isAsked = ({ pointer }: { readonly pointer: string }): boolean =>
      asks === null || asks.includes(pointer.split('/')[1] ?? '');
    const found = problemsOf(shape, bodyOf(shape.form, { ...fields, ...known })).filter(isAsked);
    const told = found.map(
      (each) => [each.pointer, faultText(shape.form, each, language, forms)] as const,
    );
    setFaults(new Map(told));
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
      <Text matter={matter} digest={known.digest ?? known.criteria ?? null} />
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
          asked={asked}
          draft={fields}
          onChange={onChange}
          faults={faults}
          offsetMinutes={charterOf(desk.state, year)?.timeZone.offsetMinutes ?? VIETNAM}
          choices={choicesFor(desk, year, language)}
        />
        <button type="submit" class="primary">
          {say.toCheck}
        </button>
      </form>
    </>
  );
}

/** UTC+07:00, where no charter says otherwise yet. */
const VIETNAM = 420;

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
