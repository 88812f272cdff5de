/** The audit of this page: its state, its worker, and the place that the address names. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AuditGiven } from './audit-run.js';
import type { Answer, Question } from './messages.js';
import {
  type AuditState,
  begun,
  movedTo,
  positionIn,
  START,
  told,
  tried,
  untried,
} from './store.js';
import type { Try } from './what-if.js';

/** The worker's program as text: the page is one file and has nothing to load it from. */
declare const AUDIT_WORKER: string;

export interface Audit {
  readonly state: AuditState;
  readonly start: (given: AuditGiven) => void;
  readonly fail: (message: string) => void;
  readonly reset: () => void;
  /** Tries a statement after the entry that is looked at, and after what was tried there. */
  readonly tryNext: (next: Try) => void;
  /** Asks for a body to begin the next try with. */
  readonly begin: (next: Omit<Try, 'body'>) => void;
  readonly discard: () => void;
}

/** Moves by the address, so that going back in the browser goes back in the history. */
export const showEntry = (position: number): void => {
  location.hash = `entry-${Math.max(0, position)}`;
};

/** The audit of the page that asks. */
export function useAudit(): Audit {
  const [state, setState] = useState(START);
  const worker = useRef<Worker | null>(null);
  useEffect(() => {
    const moved = (): void => setState((before) => movedTo(before, positionIn(location.hash)));
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  const { position, stage } = state;
  useEffect(() => {
    // A history without entries has none to look at.
    const isThere = (state.verdict?.rows.length ?? 0) > position;
    if (isThere) worker.current?.postMessage({ ask: 'view', seq: position } as Question);
  }, [position, stage]);
  const end = (): void => {
    worker.current?.terminate();
    worker.current = null;
  };
  const start = (given: AuditGiven): void => {
    end();
    setState(begun(positionIn(location.hash)));
    const address = URL.createObjectURL(new Blob([AUDIT_WORKER], { type: 'text/javascript' }));
    const next = new Worker(address);
    worker.current = next;
    next.onmessage = ({ data }: MessageEvent<Answer>) => setState((before) => told(before, data));
    next.onerror = ({ message }) => fail(message);
    next.postMessage({ ask: 'audit', given } satisfies Question);
  };
  const fail = (message: string): void =>
    setState((before) => told(before, { tell: 'trouble', message }));
  const reset = (): void => {
    end();
    setState(START);
  };
  const { tries } = state;
  const ask = (question: Question): void => worker.current?.postMessage(question);
  const tryNext = (next: Try): void => {
    setState((before) => tried(before, next));
    ask({ ask: 'try', seq: position, tries: [...tries, next] });
  };
  const begin = (next: Omit<Try, 'body'>): void =>
    ask({ ask: 'draft', seq: position, tries, next });
  const discard = (): void => setState(untried);
  return { state, start, fail, reset, tryNext, begin, discard };
}
