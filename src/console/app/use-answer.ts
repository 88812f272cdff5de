/**
 * An answer of the server for a page: what it was asked, and what came of it. Asking again keeps
 * the old answer on the screen until the new one is there, so that nothing moves in between.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';

export interface Asked<T> {
  readonly answer: T | null;
  readonly error: Error | null;
  readonly again: () => void;
}

/** @param key what the answer depends on; it is asked anew when this changes */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Asked<T> {
  const [asked, setAsked] = useState<{ answer: T | null; error: Error | null }>(NOTHING);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    ask().then(
      (answer) => isCurrent && setAsked({ answer, error: null }),
      (error: Error) => isCurrent && setAsked((before) => ({ ...before, error })),
    );
    return () => {
      isCurrent = false;
    };
  }, [key, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...asked, again };
}

const NOTHING = { answer: null, error: null };
