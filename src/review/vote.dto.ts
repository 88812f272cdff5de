/**
 * The bodies of the statements about the vote: its opening, open and sealed ballots, the count and
 * another round. No ballot of the five cities is published; those of the examples are a
 * demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import { MAX_AWARDS, MAX_MEMBERS, MAX_SEATS } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsDigest,
  IsText,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { CITIES, DEMONSTRATION, DIGESTS, REASON } from '../http/examples.js';
import { aChoiceOf, aListOf, aWord } from '../http/forms.js';
import { IsDictionaryOf, IsListOf } from '../http/nested-constraints.js';

const CHOICES = ['approve', 'reject', 'abstain'] as const;
type Choice = (typeof CHOICES)[number];
const AWARD = 'The award that is voted on.';

@ApiSchema({ description: 'The chair opens the vote and names who is present.' })
export class OpenVote {
  @IsListOf(aWord, { min: 1, max: MAX_MEMBERS }, 'The members that are present.', CITIES)
  readonly present!: readonly string[];

  @IsDictionaryOf(
    aListOf(aWord, { min: 1, max: MAX_SEATS }),
    { min: 0, max: MAX_MEMBERS },
    'The officers whom each member sends, where a council votes; else empty.',
    {},
  )
  readonly electors!: Readonly<Record<string, readonly string[]>>;

  @IsListOf(aWord, { min: 0, max: 9 }, 'The members that count (demonstration).', ['ha-noi'])
  readonly tellers!: readonly string[];
}

/** What a ballot says. */
class Ballot {
  @IsWord(AWARD, 'government-flag')
  readonly award!: string;

  @IsDictionaryOf(
    aChoiceOf(CHOICES),
    { min: 1, max: MAX_MEMBERS },
    'The vote on each candidate, by member (demonstration).',
    { 'ha-noi': 'approve', 'hai-phong': 'approve', 'can-tho': 'abstain' },
  )
  readonly choices!: Readonly<Record<string, Choice>>;

  @OrNull()
  @IsDigest('Digest of a written opinion; null for who is present.', null)
  readonly written!: string | null;

  @OrNull()
  @IsBilingual(2000, 'A remark that is signed along with it.', DEMONSTRATION)
  readonly remark!: Bilingual | null;
}

@ApiSchema({ description: 'An elector votes on the candidates for one award.' })
export class CastVote extends Ballot {}

@ApiSchema({ description: 'An elector hands in a sealed ballot.' })
export class SealBallot {
  @IsWord(AWARD, 'government-flag')
  readonly award!: string;

  @IsDigest('SHA-256 that binds what is sealed (demonstration).', DIGESTS.plan)
  readonly commitment!: string;

  @IsText(16_000, 'The sealed ballot (demonstration).', 'sealed-bytes')
  readonly box!: string;
}

/** A statement that may say why it is made now. */
class WithReason {
  @OrNull()
  @IsText(2000, 'Why now, where that needs saying.', REASON)
  readonly reason!: string | null;
}

@ApiSchema({ description: 'The vote may be closed; open ballots are counted at once.' })
export class CloseVote extends WithReason {}

@ApiSchema({ description: 'A sealed ballot is opened, by its elector or by anybody else.' })
export class OpenBallot extends Ballot {
  @IsText(130, 'The elector whose ballot it is.', 'ha-noi')
  readonly elector!: string;

  @IsDigest('The nonce: 32 bytes in hex (demonstration).', DIGESTS.plan)
  readonly nonce!: string;
}

@ApiSchema({ description: 'The chair counts the opened ballots.' })
export class CountVote extends WithReason {}

@ApiSchema({ description: 'A teller signs the count.' })
export class SignCount {
  @IsDigest('Digest of the count (demonstration).', DIGESTS.minutes)
  readonly digest!: string;
}

@ApiSchema({ description: 'The chair opens another round on awards that found too few.' })
export class VoteAgain {
  @IsListOf(aWord, { min: 1, max: MAX_AWARDS }, 'The awards.', ['government-flag'])
  readonly awards!: readonly string[];

  @IsText(2000, 'Why another round is held.', REASON)
  readonly reason!: string;
}

export const voteDtos = {
  'vote.open': OpenVote,
  'vote.cast': CastVote,
  'ballot.seal': SealBallot,
  'vote.close': CloseVote,
  'ballot.open': OpenBallot,
  'vote.count': CountVote,
  'count.sign': SignCount,
  'vote.again': VoteAgain,
} as const satisfies BodyClasses<
  | 'vote.open'
  | 'vote.cast'
  | 'ballot.seal'
  | 'vote.close'
  | 'ballot.open'
  | 'vote.count'
  | 'count.sign'
  | 'vote.again'
>;
