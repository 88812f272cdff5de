/**
 * Review (bình xét): assessing → voting → minuting → adopted. Each part has its own file in
 * `review/`; the criteria tree, peer scoring and verification extend `assessing`. Once the result
 * is adopted the next year's pledge may be opened.
 */
import { type CycleChanges, type CycleConditions, requires } from '../conditions.js';
import { cycleSetup } from '../cycle.setup.js';
import { minutesChanges, minutesConditions } from './review/minutes.js';
import { scoreChanges, scoreConditions } from './review/scores.js';
import { recordStanding, standingChanges, standingConditions } from './review/standing.js';
import { voteChanges, voteConditions } from './review/vote.js';

export const reviewConditions = {
  ...standingConditions,
  ...scoreConditions,
  ...voteConditions,
  ...minutesConditions,
} satisfies CycleConditions;

export const reviewChanges: CycleChanges = {
  ...standingChanges,
  ...scoreChanges,
  ...voteChanges,
  ...minutesChanges,
};

const propose = requires('isChairOfYear');

export const reviewing = cycleSetup.createStateConfig({
  initial: 'assessing',
  on: { 'eligibility.record': recordStanding },
  states: {
    assessing: {
      on: {
        'criteria.issue': {
          guard: requires('isChairOfYear', 'criteriaAreNotUsed', 'criteriaAreDistinct'),
          actions: 'record',
        },
        'score.submit': {
          guard: requires(
            'isMember',
            'criteriaAreIssued',
            'criteriaAreCurrent',
            'pointsFitCriteria',
            'scoreDoorIsOpen',
          ),
          actions: 'record',
        },
        'vote.open': {
          guard: requires('isChairOfYear', 'scoresAreIn', 'presentAreMembers'),
          target: 'voting',
          actions: 'record',
        },
      },
    },
    voting: {
      on: {
        'vote.cast': {
          guard: requires(
            'isMember',
            'awardIsChartered',
            'hasNotVoted',
            'candidatesAreVotable',
            'votesOnOthersOnly',
            'voteDoorIsOpen',
          ),
          actions: 'record',
        },
        'vote.close': {
          guard: requires('isChairOfYear', 'voteHasQuorum'),
          target: 'minuting',
          actions: 'record',
        },
      },
    },
    minuting: {
      on: {
        'minutes.propose': { guard: propose, actions: 'record' },
        'minutes.sign': {
          guard: requires(
            'isMinutesSigner',
            'minutesAreProposed',
            'hasNotSignedMinutes',
            'minutesAreCurrent',
            'minutesDoorIsOpen',
          ),
          actions: 'record',
        },
        'result.adopt': {
          guard: requires(
            'isChairOfYear',
            'minutesAreProposed',
            'minutesAreSigned',
            'minutesAreCurrent',
          ),
          target: 'adopted',
          actions: 'record',
        },
      },
    },
    adopted: { type: 'final' },
  },
});
