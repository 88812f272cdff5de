/**
 * A button that says why it cannot be used. It stays reachable by keyboard while it is off, since a
 * reason that can only be seen with a mouse is no reason.
 */
import { useId } from 'preact/hooks';
import { useSpeech } from '../words/speech.js';

export interface ReasonedButtonProps {
  readonly children: string;
  readonly disabledReasons: readonly string[];
  readonly onClick: () => void;
}

export function ReasonedButton({ children, disabledReasons, onClick }: ReasonedButtonProps) {
  const { elements } = useSpeech();
  const id = useId();
  const isOff = disabledReasons.length > 0;
  return (
    <div class="reasoned">
      <button
        type="button"
        aria-disabled={isOff}
        aria-describedby={isOff ? id : undefined}
        onClick={() => {
          if (!isOff) onClick();
        }}
      >
        {children}
      </button>
      {isOff && (
        <div id={id} class="reasons">
          <p>{elements.why}</p>
          <ul>
            {disabledReasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
