/** What is told when a page could not be had: why, in words, and how to go on. */
import { ApiProblem, Unreachable } from '../api/client.js';
import { ErrorSummary } from '../elements/error-summary.js';
import { useTexts } from '../words/console-texts.js';

/** The reasons of an error in words. */
export function useReasons(): (error: Error) => readonly string[] {
  const { app } = useTexts();
  return (error) => {
    if (error instanceof ApiProblem) return error.reasons;
    return [error instanceof Unreachable ? app.unreachable : error.message];
  };
}

export function Trouble({ error, again }: { readonly error: Error; readonly again: () => void }) {
  const { app } = useTexts();
  const reasons = useReasons();
  return (
    <>
      <ErrorSummary title={app.failed} problems={reasons(error).map((text) => ({ text }))} />
      <button type="button" onClick={again}>
        {app.retry}
      </button>
    </>
  );
}
