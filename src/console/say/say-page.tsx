/**
 * The way to a signed statement: read it and fill it in, check it, confirm it, keep the receipt. A
 * step back never loses what was typed, and nothing is signed before the server has said that it
 * would be accepted.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { bodyShape, isStatementType, type StatementType } from '../../../workflows/index.js';
import { useDesk } from '../app/desk.js';
import { NotFound } from '../app/not-found.js';
import { usePageTitle } from '../app/page-title.js';
import { useRoute } from '../app/router.js';
import { StepIndicator } from '../elements/step-indicator.js';
import { draftOf, type Fields } from '../forms/draft.js';
import { type DraftPlace, dropDraft, keepDraft, readDraft } from '../forms/drafts.js';
import { sealedForm } from '../sealed/sealed-forms.js';
import { SealedNote } from '../sealed/sealed-note.js';
import { usePreparation } from '../sealed/use-preparation.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { CheckStage } from './check-stage.js';
import { ReadStage } from './read-stage.js';
import { knownFields, type Matter } from './statement-of.js';

export function SayPage() {
  const { parts } = useRoute();
  const [, year = '', , type = ''] = parts;
  if (!isStatementType(type)) return <NotFound />;
  const matter: Matter = { type, year: year === 'all' ? null : Number(year) };
  return <Say key={`${year}/${type}`} matter={matter} />;
}

function Say({ matter }: { readonly matter: Matter }) {
  const desk = useDesk();
  const { words } = useSpeech();
  const { say } = useTexts();
  const { query } = useRoute();
  const { type, year } = matter;
  const sealed = sealedForm(type);
  const form = sealed?.form ?? type;
  const { preparation, prepare, undo } = usePreparation(matter);
  const place: DraftPlace = { cluster: desk.cluster, year, type, ...desk.who };
  const [kept, setKept] = useState(() => readDraft(localStorage, place));
  const [fields, setFields] = useState<Fields>(() => ({
    ...blank(form),
    ...(kept?.draft as Fields | undefined),
    ...(JSON.parse(query.get('body') ?? '{}') as Fields),
  }));
  const isChecking = preparation.stage === 'ready';
  const heading = useRef<HTMLHeadingElement>(null);
  // The other stage begins at its top, also for those who hear the page.
  useLayoutEffect(() => heading.current?.focus(), [isChecking]);
  const deed = say.deed(words.statements[type], year);
  usePageTitle(`${isChecking ? say.checkTitle : deed}`);
  const change = (next: Fields): void => {
    setFields(next);
    keepDraft(localStorage, place, next, desk.now);
  };
  const discard = (): void => {
    dropDraft(localStorage, place);
    setKept(null);
    setFields(blank(form));
  };
  const known = knownFields(desk, { type: form, year });
  const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in known)));
  const { stages } = say;
  const steps = [stages.read, stages.check, stages.receipt].map((name, index) => ({
    name,
    state: index === Number(isChecking) ? 'now' : index < Number(isChecking) ? 'done' : 'later',
  })) as Parameters<typeof StepIndicator>[0]['steps'];
  return (
    <>
      <StepIndicator label={say.stagesLabel} steps={steps} />
      <h1 tabIndex={-1} ref={heading}>
        {isChecking ? say.checkTitle : deed}
      </h1>
      {sealed && !isChecking && <SealedNote preparation={preparation} type={type} />}
      {isChecking ? (
        <CheckStage
          matter={matter}
          fields={preparation.fields ?? typed}
          deed={deed}
          onBack={undo}
          onDone={() => dropDraft(localStorage, place)}
        />
      ) : (
        <ReadStage
          matter={matter}
          form={form}
          asks={sealed?.asks ?? null}
          known={known}
          fields={fields}
          draftFrom={kept?.at ?? null}
          onChange={change}
          onDiscard={discard}
          onCheck={() => prepare({ ...known, ...typed })}
        />
      )}
    </>
  );
}

const blank = (type: StatementType): Fields => draftOf(bodyShape(type).form, {}) as Fields;
