/** What somebody must know before a key seals or opens, and why it could not. */
import type { StatementType } from '../../../workflows/index.js';
import { useReasons } from '../app/trouble.js';
import { ErrorSummary } from '../elements/error-summary.js';
import { Status } from '../elements/status.js';
import { useTexts } from '../words/console-texts.js';
import { NothingSealed, OtherKey, Unfit } from './prepare.js';
import type { Preparation } from './use-preparation.js';

export interface SealedNoteProps {
  readonly type: StatementType;
  readonly preparation: Preparation;
}

export function SealedNote({ type, preparation }: SealedNoteProps) {
  const { sealed } = useTexts();
  const told = useTold();
  const { stage, failure } = preparation;
  const isSealing = type === 'peer.seal' || type === 'ballot.seal';
  return (
    <>
      <ErrorSummary title={sealed.failed} problems={failure ? [{ text: told(failure) }] : []} />
      <p>{isSealing ? sealed.becomesPublic : sealed.byKey}</p>
      <Status>{stage === 'working' ? sealed.preparing : null}</Status>
    </>
  );
}

/** A failure in words: of sealing, of the history, or of the way to the server. */
function useTold(): (failure: Error) => string {
  const { sealed } = useTexts();
  const reasons = useReasons();
  const problems: Readonly<Record<string, string>> = sealed.problems;
  return (failure) => {
    if (failure instanceof NothingSealed) return sealed.nothing;
    if (failure instanceof OtherKey) return sealed.otherKey(failure.message);
    if (failure instanceof Unfit) return sealed.unfit(failure.leaves.join(', '));
    const { sealing = '' } = failure as Error & { readonly sealing?: string };
    return problems[sealing] ?? reasons(failure).join(' ');
  };
}
