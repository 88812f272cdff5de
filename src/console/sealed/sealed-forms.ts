/**
 * Statements of which a person says only a part and the key makes the rest: lots, shares, sealed
 * sheets and ballots, and their openings. Here stands what is asked for each; `prepare.ts` makes
 * the body.
 */
import { roundState, type StatementType, voterOf } from '../../../workflows/index.js';
import type { Desk } from '../app/desk.js';

export interface SealedForm {
  /** Whose form is filled in: a sheet's or a ballot's where the statement itself is sealed. */
  readonly form: StatementType;
  /** The fields of it that are asked; `null` for all that the journal does not answer. */
  readonly asks: readonly string[] | null;
}

const FORMS: Readonly<Partial<Record<StatementType, SealedForm>>> = {
  'draw.commit': { form: 'draw.commit', asks: ['conflicts'] },
  'draw.reveal': { form: 'draw.reveal', asks: [] },
  'seal.deposit': { form: 'seal.deposit', asks: [] },
  'peer.seal': { form: 'peer.score', asks: null },
  'ballot.seal': { form: 'vote.cast', asks: null },
  'peer.open': { form: 'peer.open', asks: ['reviewer', 'member'] },
  'ballot.open': { form: 'ballot.open', asks: ['elector', 'award'] },
  'seal.release': { form: 'seal.release', asks: ['of'] },
};

/** What is asked for a statement that the key makes; `null` for one that a person says whole. */
export const sealedForm = (type: StatementType): SealedForm | null => FORMS[type] ?? null;

/** Voters whose words are sealed and not open yet, and about what; oneself comes first. */
export function shutWords(
  { state, who }: Pick<Desk, 'state' | 'who'>,
  year: number | null,
): { readonly voters: readonly string[]; readonly matters: readonly string[] } {
  const context = year === null ? undefined : state.cycles[year]?.context;
  if (!context) return { voters: [], matters: [] };
  const { sealed } = roundState(context);
  const own = voterOf(context, who);
  const shut = Object.keys(sealed).filter((voter) => Object.keys(sealed[voter] ?? {}).length > 0);
  const voters = [...shut.filter((each) => each === own), ...shut.filter((each) => each !== own)];
  return {
    voters,
    matters: [...new Set(voters.flatMap((each) => Object.keys(sealed[each] ?? {})))],
  };
}
