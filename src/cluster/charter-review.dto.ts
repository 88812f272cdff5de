/**
 * What the charter says of review and awards: how points come about, how members vote, which
 * awards there are and how their dossiers go up. The values of the examples are a demonstration.
 */
import { MAX_MEMBERS, SIGNATURE_KINDS, type Threshold } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsFlag,
  IsOneOf,
  IsThreshold,
  IsWhole,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import { aWord } from '../http/forms.js';
import { IsListOf, IsObjectOf } from '../http/nested-constraints.js';
import { ScoringRules } from './charter-scoring.dto.js';

const MAJORITY = { moreThan: { num: 1, den: 2 } };
const ELECTORATES = ['members', 'council'] as const;
const BALLOTS = ['open', 'sealed'] as const;
const BASES = ['allElectors', 'presentElectors', 'castBallots'] as const;

/** How members vote on awards. */
export class VoteRules {
  @IsOneOf(ELECTORATES, 'One ballot for each member, or for each person of a council.', 'members')
  readonly electorate!: (typeof ELECTORATES)[number];

  @IsOneOf(BALLOTS, 'Whether ballots can be read before the vote is closed.', 'open')
  readonly ballot!: (typeof BALLOTS)[number];

  @IsFlag('Whether a member votes on itself.', false)
  readonly candidateVotes!: boolean;

  @IsOneOf(BASES, 'The base of which the approvals are a part.', 'allElectors')
  readonly base!: (typeof BASES)[number];

  @IsThreshold('The part of the electors that must vote.', { num: 2, den: 3 })
  readonly quorum!: Threshold;

  @IsFlag('Whether an absent elector may send its ballot in writing.', true)
  readonly writtenOpinions!: boolean;

  @IsWhole({ min: 0, max: 9 }, 'How many tellers sign the count.', 2)
  readonly tellers!: number;

  @IsWhole({ min: 1, max: 5 }, 'How often an award that found too few is voted on.', 2)
  readonly rounds!: number;
}

const DECISIONS = ['byPoints', 'byVote', 'pointsThenVote', 'consensus'] as const;
const HOLDS = ['notVoted', 'votedNotSubmitted'] as const;
const SIGNERS = ['all', 'present'] as const;

/** How the cities review each other. */
export class ReviewRules {
  @OrNull()
  @IsObjectOf(ScoringRules, 'How points come about; null where the cluster gives none.')
  readonly scoring!: ScoringRules | null;

  @IsOneOf(DECISIONS, 'What decides who is proposed.', 'pointsThenVote')
  readonly decision!: (typeof DECISIONS)[number];

  @IsObjectOf(VoteRules, 'How members vote.')
  readonly vote!: VoteRules;

  @IsThreshold('The members that must say so before a sealed round is closed.', MAJORITY)
  readonly closing!: Threshold;

  @IsWhole({ min: 1, max: 60 }, 'Days after the close in which what is sealed is opened.', 3)
  readonly openingDays!: number;

  @IsListOf(aWord, { min: 1, max: 32 }, 'The grounds on which a member is held or barred.', [
    'discipline',
    'investigation',
    'inspection',
    'complaint',
  ])
  readonly grounds!: readonly string[];

  @IsOneOf(HOLDS, 'What becomes of a member on hold.', 'votedNotSubmitted')
  readonly onHold!: (typeof HOLDS)[number];

  @IsOneOf(SIGNERS, 'Whose signatures the review minutes need.', 'all')
  readonly minutesSigners!: (typeof SIGNERS)[number];
}

const DOSSIERS_DUE = ['flagDossier', 'meritDossier'] as const;

/** One kind of award and how it is allocated. */
export class AwardKind {
  @IsWord('The id of the award.', 'government-flag')
  readonly id!: string;

  @IsBilingual(200, 'The name of the award.', {
    vi: 'Cờ thi đua của Chính phủ',
    en: "Government's Emulation Flag",
  })
  readonly name!: Bilingual;

  @IsWhole({ min: 0, max: MAX_MEMBERS }, 'The most members it can be proposed for.', 2)
  readonly quota!: number;

  @IsThreshold('The approval that a member needs to be proposed for it.', { num: 4, den: 5 })
  readonly threshold!: Threshold;

  @IsFlag('Whether it is thematic: no ground for a merit award of a higher level.', false)
  readonly thematic!: boolean;

  @IsListOf(aWord, { min: 0, max: 16 }, 'What is attested of whoever is proposed.', [
    'tasks-exceeded',
    'internal-unity',
  ])
  readonly standards!: readonly string[];

  @IsFlag('Whether who got it in the year before is left out.', false)
  readonly notTwiceRunning!: boolean;

  @IsOneOf(DOSSIERS_DUE, 'The deadline of its dossiers.', 'flagDossier')
  readonly due!: (typeof DOSSIERS_DUE)[number];

  @IsListOf(aWord, { min: 0, max: 8 }, 'What its dossier holds beside the usual parts.', [])
  readonly extraParts!: readonly string[];
}

const SUBMITTERS = ['head', 'member'] as const;

/** How dossiers go to the authority above. */
export class DossierRules {
  @IsOneOf(SUBMITTERS, 'Who submits them: the head of the cluster, or each member.', 'head')
  readonly submittedBy!: (typeof SUBMITTERS)[number];

  @IsOneOf(SIGNATURE_KINDS, 'The weakest kind of signature on a part.', 'internalConfirm')
  readonly signature!: (typeof SIGNATURE_KINDS)[number];

  @IsFlag('Whether the dossiers of a year pass to the next chair with the office.', false)
  readonly moveWithOffice!: boolean;
}
