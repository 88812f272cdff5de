/** The first stage: the text that the statement is about, whole, and the form for what it adds. */
import { useState } from 'preact/hooks';
import { bodyShape, problemsOf, type StatementType } from '../../../workflows/index.js';
import { charterOf } from '../api/answers.js';
import { useDesk } from '../app/desk.js';
import { useReasons } from '../app/trouble.js';
import { ErrorSummary } from '../elements/error-summary.js';
import { bodyOf, type Fields } from '../forms/draft.js';
import { faultText } from '../forms/fault-text.js';
import { idOf } from '../forms/field-parts.js';
import { fieldsToAsk, StatementForm } from '../forms/statement-form.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { NamedTextPanel } from './named-text-panel.js';
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
  const upload = useUpload();
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
      <NamedTextPanel
        matter={matter}
        known={known}
        take={(targets) => onChange({ ...fields, indicators: targets })}
      />
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
          upload={upload}
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

/** Hands documents to the server; what it does not take comes back with the reasons. */
function useUpload(): (file: File) => Promise<readonly string[]> {
  const { api } = useDesk();
  const reasons = useReasons();
  return async (file) => {
    try {
      await api.upload('attachments', file);
      return [];
    } catch (error) {
      return reasons(error as Error);
    }
  };
}
