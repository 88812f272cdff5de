/**
 * What lies between filling in and checking: for most statements nothing, for sealed ones the work
 * of the key. What fails stays on the page, and what was filled in stays too.
 */
import { useState } from 'preact/hooks';
import { bodyShape } from '../../../workflows/index.js';
import { useDesk } from '../app/desk.js';
import { bodyOf, draftOf, type Fields } from '../forms/draft.js';
import { preparedBody } from './prepare.js';
import { sealedForm } from './sealed-forms.js';

export interface Preparation {
  readonly stage: 'filling' | 'working' | 'ready';
  /** The whole statement, where the key made it. */
  readonly fields: Fields | null;
  readonly failure: Error | null;
}

const FILLING: Preparation = { stage: 'filling', fields: null, failure: null };

/** The preparation of a statement. */
export function usePreparation({ type, year }: Matter) {
  const desk = useDesk();
  const [preparation, setPreparation] = useState(FILLING);
  const prepare = async (fields: Fields): Promise<void> => {
    const sealed = sealedForm(type);
    if (!sealed || year === null) {
      setPreparation({ ...FILLING, stage: 'ready' });
      return;
    }
    setPreparation({ ...FILLING, stage: 'working' });
    try {
      const filled = bodyOf(bodyShape(sealed.form).form, fields) as Readonly<
        Record<string, unknown>
      >;
      const body = await preparedBody(desk, type, year, filled);
      const made = draftOf(bodyShape(type).form, body) as Fields;
      setPreparation({ stage: 'ready', fields: made, failure: null });
    } catch (failure) {
      setPreparation({ ...FILLING, failure: failure as Error });
    }
  };
  return { preparation, prepare, undo: (): void => setPreparation(FILLING) };
}

/** What a body is for. */
interface Matter {
  readonly type: Parameters<typeof sealedForm>[0];
  readonly year: number | null;
}
