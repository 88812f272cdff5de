/** The steps of an ordered way and where it stands, told in words as well as by shape. */
import { useSpeech } from '../words/speech.js';

export interface Step {
  readonly name: string;
  readonly state: 'done' | 'now' | 'later';
}

export interface StepIndicatorProps {
  readonly label: string;
  readonly steps: readonly Step[];
}

export function StepIndicator({ label, steps }: StepIndicatorProps) {
  const { elements } = useSpeech();
  const now = steps.findIndex(({ state }) => state === 'now');
  const current = steps[now];
  return (
    <nav class="steps" aria-label={label}>
      <ol>
        {steps.map(({ name, state }) => (
          <li
            key={name}
            class={`step-${state}`}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span aria-hidden="true">{MARKS[state]}</span> {name}
            <span class="hidden"> ({elements.step[state]})</span>
          </li>
        ))}
      </ol>
      {current && <p class="steps-now">{elements.stepOf(now + 1, steps.length, current.name)}</p>}
    </nav>
  );
}

const MARKS = { done: '✓', now: '●', later: '○' } as const;
