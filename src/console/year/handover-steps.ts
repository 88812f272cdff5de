/** The way of the chair from one city to the next, as the steps of a wizard. */
import type { CycleContext, StatementType } from '../../../workflows/index.js';

export interface HandoverStep {
  readonly type: StatementType;
  readonly isDone: boolean;
  /** Who has said it so far. */
  readonly by: readonly string[];
}

/**
 * The steps in their order. The witness stands among them only where the charter asks for one.
 * @param witness who must witness a handover, as the charter has it
 */
export function handoverSteps(
  { handover }: Pick<CycleContext, 'handover'>,
  witness: string,
): readonly HandoverStep[] {
  const { proposed, votes, signed, transferred } = handover;
  const voters = Object.keys(votes);
  const hasSigned = 'outgoing' in signed;
  return [
    { type: 'handover.propose', isDone: proposed !== null, by: proposed ? [proposed.by] : [] },
    { type: 'handover.confirm', isDone: hasSigned || transferred, by: voters },
    { type: 'handover.sign', isDone: hasSigned, by: [] },
    { type: 'handover.accept', isDone: 'incoming' in signed, by: [] },
    ...(witness === 'none'
      ? []
      : [{ type: 'handover.witness' as const, isDone: 'witness' in signed, by: [] }]),
  ];
}
