/**
 * The way to a signed statement: read it and fill it in, check it, confirm it, keep the receipt. A
 * step back never loses what was typed, and nothing is signed before the server has said that it
 * would be accepted.
 */
import { useState } from 'preact/hooks';
import { bodyShape, isStatementType, type StatementType } from '../../../workflows/index.js';
import { useDesk } from '../app/desk.js';
import { NotFound } from '../app/not-found.js';
import { usePageTitle } from '../app/page-title.js';
import { useRoute } from '../app/router.js';
import { StepIndicator } from '../elements/step-indicator.js';
import { draftOf, type Fields } from '../forms/draft.js';
import { type DraftPlace, dropDraft, keepDraft, readDraft } from '../forms/drafts.js';
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
  const place: DraftPlace = { cluster: desk.cluster, year, type, ...desk.who };
  const [kept, setKept] = useState(() => readDraft(localStorage, place));
  const [fields, setFields] = useState<Fields>(() => ({
    ...blank(type),
    ...(kept?.draft as Fields | undefined),
    ...(JSON.parse(query.get('body') ?? '{}') as Fields),
  }));
  const [isChecking, setChecking] = useState(false);
  const deed = say.deed(words.statements[type], year);
  usePageTitle(`${isChecking ? say.checkTitle : deed}`);
  const change = (next: Fields): void => {
    setFields(next);
    keepDraft(localStorage, place, next, desk.now);
  };
  const discard = (): void => {
    dropDraft(localStorage, place);
    setKept(null);
    setFields(blank(type));
  };
  const known = knownFields(desk, matter);
  const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in known)));
  const { stages } = say;
  const steps = [stages.read, stages.check, stages.receipt].map((name, index) => ({
    name,
    state: index === Number(isChecking) ? 'now' : index < Number(isChecking) ? 'done' : 'later',
  })) as Parameters<typeof StepIndicator>[0]['steps'];
  return (
    <>
      <StepIndicator label={say.stagesLabel} steps={steps} />
      <h1>{isChecking ? say.checkTitle : deed}</h1>
      {isChecking ? (
        <CheckStage
          matter={matter}
          fields={typed}
          deed={deed}
          onBack={() => setChecking(false)}
          onDone={() => dropDraft(localStorage, place)}
        />
      ) : (
        <ReadStage
          matter={matter}
          known={known}
          fields={fields}
          draftFrom={kept?.at ?? null}
          onChange={change}
          onDiscard={discard}
          onCheck={() => setChecking(true)}
        />
      )}
    </>
  );
}

const blank = (type: StatementType): Fields => draftOf(bodyShape(type).form, {}) as Fields;
