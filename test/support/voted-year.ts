/** Years with votes of every kind, told in stages: tellers, rounds, councils, sealed ballots. */
import { type Bodies, type Charter, sealedCommitment } from '../../workflows/index.js';
import { document, YEAR } from './bodies.js';
import { type AnySaid, enrol, ORIGIN, reviewRules, type TestCluster } from './cluster.js';
import { type Setting, scoredYear, through } from './given.js';
import { depositing, enterAll, nonceOf, revealAll } from './sealed-year.js';
import * as year from './year.js';

type Vote = Charter['review']['vote'];

/** A charter under which the members vote in this way. */
export const votingBy = (
  change: Partial<Vote>,
  rest: Partial<Charter['review']> = {},
): Setting => ({
  charter: { review: reviewRules({ vote: { ...reviewRules().vote, ...change }, ...rest }) },
});

export const sealedBallots = votingBy({ ballot: 'sealed' });

/** Who is present; nobody is named as elector or teller unless the test says so. */
export const openingVote = (
  present: readonly string[],
  change: Partial<Bodies['vote.open']> = {},
): AnySaid => ({
  type: 'vote.open',
  by: 'ha-noi',
  cycle: YEAR,
  body: { present, electors: {}, tellers: [], ...change },
});

/** The chair, or whoever tries, ends the vote. */
export const closingVote = (by: string): AnySaid => ({
  type: 'vote.close',
  by,
  body: { reason: null },
});

export const ballotOn = (
  award: string,
  choices: Bodies['vote.cast']['choices'],
  written: string | null = null,
): Bodies['vote.cast'] => ({ award, choices, written, remark: null });

/** A ballot as it is sealed, and the word that opens it. */
export function sealingBallot(
  by: string,
  award: string,
  choices: Bodies['vote.cast']['choices'],
  {
    officer,
    round = 1,
    written = null,
  }: {
    readonly officer?: string;
    readonly round?: number;
    readonly written?: string | null;
  } = {},
): { readonly seal: AnySaid; readonly open: (by: string) => AnySaid } {
  const voter = officer === undefined ? by : `${by}/${officer}`;
  const ballot = ballotOn(award, choices, written);
  const { award: about, ...content } = ballot;
  const nonce = nonceOf(voter, award);
  const place = { cluster: ORIGIN, cycle: YEAR, round: `ballot-${round}` };
  const commitment = sealedCommitment({ ...place, voter, about, content, nonce });
  const speaker = officer === undefined ? { by } : { by, officer };
  return {
    seal: {
      type: 'ballot.seal',
      ...speaker,
      cycle: YEAR,
      body: { award, commitment, box: 'box' },
    },
    open: (speaks) => ({
      type: 'ballot.open',
      by: speaks,
      cycle: YEAR,
      body: { ...ballot, elector: voter, nonce },
    }),
  };
}

/** Two officers of every member speak in a council. */
export const COUNCIL = ['chairman', 'secretary'] as const;

const enrolCouncil: year.Stage = (cluster: TestCluster) => {
  for (const member of ['ha-noi', 'hai-phong', 'can-tho']) {
    for (const officer of COUNCIL) enrol(cluster, member, officer);
  }
};

/** The scores are closed, and two more officers of every member can sign. */
export const councilYear = through(scoredYear, enrolCouncil);

const drawNothing: year.Stage = (cluster) =>
  cluster.say({ type: 'draw.close', by: 'ha-noi', cycle: YEAR, body: { reason: null } });

/** Ballots are sealed in this year: everybody gave a key for shares. */
export const beforeSealedVote = through(scoredYear, enterAll, revealAll, drawNothing);

const depositAll: year.Stage = (cluster) => {
  for (const member of ['ha-noi', 'hai-phong', 'can-tho']) {
    cluster.say(depositing(cluster, member));
  }
};

/** The vote is open, and everybody has left its shares; nothing is sealed. */
export const sealedVotingYear = through(beforeSealedVote, year.openVote, depositAll);

/** The document of a written opinion. */
export const OPINION = document('written opinion');
