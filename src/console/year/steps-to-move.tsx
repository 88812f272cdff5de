/**
 * What opens, closes or moves the step that the year is in. Whoever may do it presses the button;
 * for everybody else, and before its time, the button says why not.
 */
import type { StatementType } from '../../../workflows/index.js';
import type { Action, ActionsAnswer } from '../api/answers.js';
import { useDesk } from '../app/desk.js';
import { href } from '../app/router.js';
import { Trouble } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { ReasonedButton } from '../elements/reasoned-button.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';

/** Statements that open or close something for all, in the order of the year. */
const MOVES: readonly StatementType[] = [
  'pledge.propose',
  'pledge.open',
  'report.close',
  'criteria.issue',
  'score.close',
  'draw.close',
  'peer.close',
  'peer.finish',
  'verify.publish',
  'score.finalise',
  'vote.open',
  'vote.close',
  'vote.count',
  'minutes.propose',
  'result.adopt',
  'award.propose',
  'award.adopt',
  'handover.propose',
  'handover.sign',
  'deadline.extend',
];

export function StepsToMove({ year, state }: { readonly year: number; readonly state: string }) {
  const { api, cluster, summary } = useDesk();
  const { words } = useSpeech();
  const { app, say, year: texts } = useTexts();
  const { answer, error, again } = useAnswer(`${year}/${summary.head.size}`, () =>
    api.get<ActionsAnswer>(`cycles/${year}/actions`),
  );
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <p>{app.loading}</p>;
  const moves = answer.actions.filter((action) => isAtHand(action, state));
  return (
    <section>
      <h2>{texts.moves}</h2>
      <p>{texts.movesBody}</p>
      {moves.map(({ type, may, refusals }) => (
        <ReasonedButton
          key={type}
          disabledReasons={may ? [] : refusals.map(({ text }) => text)}
          onClick={() => {
            location.hash = href.say(cluster, year, type);
          }}
        >
          {say.deed(words.statements[type], year)}
        </ReasonedButton>
      ))}
    </section>
  );
}

/** Which steps stand behind a name in the path of a state. */
const STEP_NAMES: readonly (readonly [string, RegExp])[] = [
  ['pledge', /pledging|drafting/],
  ['report', /reporting/],
  ['review', /reviewing/],
  ['award', /proposing|concluding/],
  ['handover', /concluding|handover/],
  ['launch', /underway/],
];

/** What can be said now, and what belongs to the step that the year is in. */
const isAtHand = ({ type, step, may }: Action, state: string): boolean =>
  MOVES.includes(type) &&
  (may || STEP_NAMES.some(([name, pattern]) => name === step && pattern.test(state)));
