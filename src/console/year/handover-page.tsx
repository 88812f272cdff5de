/**
 * The handover as a wizard: its steps in order, who hands what to whom, and for the next step a
 * button that says why it is not yet time.
 */
import type { ActionsAnswer } from '../api/answers.js';
import { charterOf } from '../api/answers.js';
import { nameOf, useDesk } from '../app/desk.js';
import { href } from '../app/router.js';
import { Trouble } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { ReasonedButton } from '../elements/reasoned-button.js';
import { StepIndicator } from '../elements/step-indicator.js';
import { SummaryList } from '../elements/summary-list.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { type HandoverStep, handoverSteps } from './handover-steps.js';
import { type ShownYear, YearPage } from './year-page.js';

export function HandoverPage() {
  const { year } = useTexts();
  return <YearPage title={year.handoverTitle}>{(shown) => <Handover {...shown} />}</YearPage>;
}

function Handover({ cycle, context }: ShownYear) {
  const desk = useDesk();
  const { language, words, dates } = useSpeech();
  const { home, year } = useTexts();
  const charter = charterOf(desk.state, cycle.year);
  const steps = handoverSteps(context, charter?.handover.witness ?? 'none');
  const now = steps.findIndex(({ isDone }) => !isDone);
  const { proposed, acceptBy, transferred, passedOver } = context.handover;
  const name = (member: string | null | undefined): string =>
    member ? nameOf(desk, member, language) : home.nobody;
  const isOver = transferred || now === -1;
  return (
    <>
      <StepIndicator
        label={year.handoverTitle(cycle.year)}
        steps={steps.map(({ type, isDone }, place) => ({
          name: words.statements[type],
          state: isOver || isDone ? 'done' : place === now ? 'now' : 'later',
        }))}
      />
      <SummaryList
        rows={[
          { name: home.chairNow, value: name(desk.summary.chairNow?.chair) },
          { name: year.nextChair, value: name(proposed?.chair) },
          { name: year.nextDeputy, value: name(proposed?.deputy) },
          ...(acceptBy ? [{ name: year.acceptBy, value: dates.due(acceptBy, desk.now) }] : []),
        ]}
      />
      {Object.entries(passedOver).map(([member, why]) => (
        <p key={member}>{year.passedOver(name(member), year.whyPassedOver[why])}</p>
      ))}
      {isOver ? (
        <p>
          <strong>{transferred ? year.transferred : year.handoverWaits}</strong>
        </p>
      ) : (
        <Ways year={cycle.year} steps={steps} />
      )}
    </>
  );
}

interface WaysProps {
  readonly year: number;
  readonly steps: readonly HandoverStep[];
}

function Ways({ year, steps }: WaysProps) {
  const { api, cluster, summary } = useDesk();
  const desk = useDesk();
  const { language, words } = useSpeech();
  const { app, say, year: texts } = useTexts();
  const { answer, error, again } = useAnswer(`${year}/${summary.head.size}`, () =>
    api.get<ActionsAnswer>(`cycles/${year}/actions`),
  );
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <p>{app.loading}</p>;
  return (
    <ol>
      {steps.map(({ type, isDone, by }) => {
        const action = answer.actions.find((each) => each.type === type);
        const reasons = action?.may ? [] : (action?.refusals ?? []).map(({ text }) => text);
        const names = by.map((member) => nameOf(desk, member, language)).join(', ');
        return (
          <li key={type}>
            {isDone ? `✓ ${words.statements[type]}` : null}
            {names !== '' && <p class="hint">{texts.saidBy(names)}</p>}
            {!isDone && (
              <ReasonedButton
                disabledReasons={reasons}
                onClick={() => {
                  location.hash = href.say(cluster, year, type);
                }}
              >
                {say.deed(words.statements[type], year)}
              </ReasonedButton>
            )}
          </li>
        );
      })}
    </ol>
  );
}
