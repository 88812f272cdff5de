/**
 * Bodies that people might really write about scores, votes, awards and documents in a given state
 * of a year; see `plausible.ts`.
 */
import { type Bodies, type CycleContext, digestOf, type Journal } from '../../workflows/index.js';
import {
  criteriaBody,
  decisionOn,
  document,
  dossierBody,
  minutesBody,
  proposalOf,
  scoreBody,
} from './bodies.js';

/** The year in which something might be said. */
export interface Around {
  readonly context: CycleContext;
  readonly journal: Journal;
  readonly roster: readonly string[];
}

const reason = 'As the letter says';
const nonce = document('nonce');
const sheet = {
  criteria: digestOf(criteriaBody),
  points: { economy: 50_000, society: 40_000 },
  remark: null,
};
const sealed = { commitment: document('sealed'), box: 'sealed' };
const closing = () => [{ reason: null }];

const verified = ({ context, roster }: Around) =>
  roster.map((member) => ({
    digest: context.review.scoring.verified[member]?.digest ?? document('verified'),
  }));

export const plausibleScores = {
  'criteria.issue': () => [criteriaBody],
  'criteria.approve': ({ context }: Around) => [
    { digest: context.review.criteria.issued?.digest ?? document('criteria') },
  ],
  'score.submit': () => [scoreBody],
  'score.close': closing,
  'draw.commit': () => [{ commitment: document('lot'), box: null, conflicts: [] }],
  'draw.reveal': () => [{ nonce }],
  'draw.close': closing,
  'peer.score': ({ roster }: Around) => roster.map((member) => ({ ...sheet, member })),
  'seal.deposit': ({ roster }: Around) => [
    { shares: Object.fromEntries(roster.map((member) => [member, 'share'])) },
  ],
  'peer.seal': ({ roster }: Around) => roster.map((member) => ({ ...sealed, member })),
  'peer.close': closing,
  'peer.open': ({ roster: [reviewer = 'nobody', member = 'nobody'] }: Around) => [
    { ...sheet, reviewer, member, nonce },
  ],
  'seal.release': ({ roster }: Around) => roster.map((of) => ({ of, share: 'share' })),
  'peer.finish': closing,
  'verify.record': ({ roster }: Around) =>
    roster.map((member) => ({ member, changes: {}, remark: null })),
  'verify.publish': closing,
  'explain.agree': verified,
  'explain.submit': (around: Around) =>
    verified(around).map((body) => ({ ...body, text: 'See the report', document: null })),
  'score.finalise': closing,
  'score.reopen': ({ roster }: Around) => roster.map((member) => ({ member, reason })),
  'score.permit': ({ context }: Around) => [
    { digest: context.review.scoring.reopening?.digest ?? document('reopening') },
  ],
} as const satisfies { readonly [T in keyof Bodies]?: (around: Around) => readonly Bodies[T][] };

const minuted = ({ context }: Around) => context.review.minutes?.digest ?? document('minutes');

export const plausibleVotes = {
  'eligibility.record': ({ roster }: Around) =>
    roster.flatMap((member) => [
      {
        member,
        standing: 'eligible',
        ground: null,
        document: document('letter'),
        reason,
      } as const,
      {
        member,
        standing: 'onHold',
        ground: 'discipline',
        document: document('letter'),
        reason,
      } as const,
    ]),
  'eligibility.attest': ({ roster }: Around) =>
    roster.map((member) => ({ member, standards: { unity: document('attestation') } })),
  'vote.open': ({ roster }: Around) => [{ present: roster, electors: {}, tellers: [] }],
  'vote.cast': ({ roster }: Around) =>
    ['flag', 'merit'].map((award, index) => ({
      award,
      choices: { [roster[index] ?? 'nobody']: 'approve' as const },
      written: null,
      remark: null,
    })),
  'ballot.seal': () => [{ ...sealed, award: 'flag' }],
  'vote.close': closing,
  'ballot.open': ({ roster: [elector = 'nobody'] }: Around) => [
    {
      elector,
      award: 'flag',
      choices: { [elector]: 'approve' as const },
      written: null,
      remark: null,
      nonce,
    },
  ],
  'vote.count': closing,
  'count.sign': ({ context }: Around) => [
    { digest: context.review.vote.counted ?? document('count') },
  ],
  'vote.again': () => [{ awards: ['flag'], reason }],
  'minutes.propose': () => [minutesBody],
  'minutes.object': (around: Around) => [{ digest: minuted(around), text: reason }],
  'minutes.sign': (around: Around) => [{ digest: minuted(around), reservation: null }],
  'result.adopt': (around: Around) => [{ digest: minuted(around) }],
} as const satisfies { readonly [T in keyof Bodies]?: (around: Around) => readonly Bodies[T][] };

const proposed = ({ context }: Around) => context.award.digest ?? document('proposal');
const letter = document('proposal letter');

const listed = ({ context }: Around) =>
  Object.entries(context.award.list).flatMap(([award, members]) =>
    Object.keys(members).map((member) => ({ award, member })),
  );

export const plausibleAwards = {
  'award.propose': ({ roster: [first, second] }: Around) => [
    proposalOf({ flag: first ? [first] : [], merit: second ? [second] : [] }),
  ],
  'award.concur': (around: Around) => [{ digest: proposed(around) }],
  'award.object': (around: Around) => [{ digest: proposed(around), reason }],
  'award.adopt': (around: Around) => [{ digest: proposed(around), document: letter }],
  'dossier.prepare': (around: Around) =>
    listed(around).map(({ award, member }) =>
      dossierBody(award, member, around.context.award.document ?? letter),
    ),
  'dossier.submit': (around: Around) =>
    listed(around).map((dossier) => ({ ...dossier, receipt: null, reason: null })),
  'dossier.return': (around: Around) =>
    listed(around).map((dossier) => ({ ...dossier, reason, document: null })),
  'dossier.appraise': (around: Around) =>
    listed(around).map((dossier) => ({ ...dossier, receipt: null })),
  'dossier.concur': (around: Around) =>
    listed(around).map((dossier) => ({
      ...dossier,
      agency: 'ministry',
      agrees: true,
      document: document('concurrence'),
    })),
  'award.decide': (around: Around) =>
    listed(around).flatMap(({ award, member }) => [
      decisionOn(award, member, 'granted'),
      decisionOn(award, member, 'refused'),
    ]),
  'award.revoke': (around: Around) =>
    listed(around).map((dossier) => ({ ...dossier, document: document('revocation'), reason })),
  'document.issue': ({ journal }: Around) => [
    {
      kind: 'pledge' as const,
      upTo: journal.size,
      number: 1,
      symbol: 'GƯ-CTĐ',
      place: 'Hà Nội',
      date: '2023-03-10',
      digest: document('printed pledge'),
    },
  ],
} as const satisfies { readonly [T in keyof Bodies]?: (around: Around) => readonly Bodies[T][] };
