/** Everything that can be said, step by step: what may be said now, and why the rest may not. */
import type { Action, ActionsAnswer } from '../api/answers.js';
import { useDesk } from '../app/desk.js';
import { usePageTitle } from '../app/page-title.js';
import { href, useRoute } from '../app/router.js';
import { Trouble } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { YearTabs } from '../year/year-tabs.js';

export function StatementsPage() {
  const { api, summary } = useDesk();
  const { app, year: texts } = useTexts();
  const { words } = useSpeech();
  const { parts } = useRoute();
  const year = parts[1] === 'all' ? null : Number(parts[1]);
  const title = year === null ? app.nav.statements : texts.statementsTitle(year);
  usePageTitle(title);
  const path = year === null ? 'actions' : `cycles/${year}/actions`;
  const { answer, error, again } = useAnswer(`${path}/${summary.head.size}`, () =>
    api.get<ActionsAnswer>(path),
  );
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <p>{app.loading}</p>;
  const steps = [...new Set(answer.actions.map(({ step }) => step))];
  return (
    <>
      {year !== null && <YearTabs year={year} />}
      <h1>{title}</h1>
      {steps.map((step) => (
        <section key={step}>
          <h2>{words.steps[step]}</h2>
          <ul>
            {answer.actions
              .filter((action) => action.step === step)
              .map((action) => (
                <Row key={action.type} action={action} year={year} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Row({ action, year }: { readonly action: Action; readonly year: number | null }) {
  const { cluster } = useDesk();
  const { words, elements } = useSpeech();
  const { type, may, refusals } = action;
  const name = words.statements[type];
  if (may) {
    return (
      <li>
        <a href={href.say(cluster, year, type)}>{name}</a>
      </li>
    );
  }
  return (
    <li>
      {name}
      <p class="hint">
        {elements.why} {refusals.map(({ text }) => text).join(' ')}
      </p>
    </li>
  );
}
