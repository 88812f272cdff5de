/**
 * Years in which members draw lots and judge each other, openly or sealed, told in stages. The
 * seals are made by hand here: a nonce that follows from the names, and the rules' own commitment.
 */
import { type Bodies, drawCommitment, rosterOf, sealedCommitment } from '../../workflows/index.js';
import { document, scoreBody, YEAR } from './bodies.js';
import { type AnySaid, ORIGIN, type ScoringRules, type TestCluster } from './cluster.js';
import { type Setting, through } from './given.js';
import { keyOf } from './keys.js';
import { closedScoresYear, scoredBy } from './scored-year.js';
import * as year from './year.js';

type Peer = ScoringRules['peer'];

const peerRules = (change: Partial<Peer>): Peer => ({
  mode: 'everyone',
  sheets: 1,
  secrecy: 'open',
  aggregate: 'mean',
  minimum: 1,
  neutral: false,
  ...change,
});

/** A charter under which members judge each other, and only that counts. */
export const judgedBy = (change: Partial<Peer> = {}, rest: Partial<ScoringRules> = {}): Setting =>
  scoredBy({ peer: peerRules(change), weights: { self: 0, peer: 1, verified: 0 }, ...rest });

export const openSheets = judgedBy();
export const sealedSheets = judgedBy({ secrecy: 'sealed' });

/** The lot of a member, and its entry into the draw with a key for shares. */
export const lotOf = (member: string): string => document(`lot of ${member}`);
export const boxOf = (member: string): string => keyOf(`${member}/box`).x;

export const entering = (by: string, change: Partial<Bodies['draw.commit']> = {}): AnySaid => ({
  type: 'draw.commit',
  by,
  cycle: YEAR,
  body: {
    commitment: drawCommitment({ cluster: ORIGIN, cycle: YEAR, member: by, nonce: lotOf(by) }),
    box: boxOf(by),
    conflicts: [],
    ...change,
  },
});

export const revealing = (by: string, nonce = lotOf(by)): AnySaid => ({
  type: 'draw.reveal',
  by,
  cycle: YEAR,
  body: { nonce },
});

const CLOSING = { reason: null };
const everyone = (cluster: TestCluster) => rosterOf(year.contextOf(cluster));

/** Everybody enters, with a key for shares where the charter seals something. */
export const enterAll: year.Stage = (cluster) => {
  const { parts } = year.contextOf(cluster).review;
  const isSealed = 'sealedSheets' in parts || 'sealedBallots' in parts;
  for (const member of everyone(cluster)) {
    cluster.say(entering(member, isSealed ? {} : { box: null }));
  }
};

export const revealAll: year.Stage = (cluster) => {
  for (const member of everyone(cluster)) cluster.say(revealing(member));
};

export const drawLots: year.Stage = (cluster) =>
  cluster.say({ type: 'draw.close', by: year.chairIn(cluster), cycle: YEAR, body: CLOSING });

/** What a reviewer gives a member; by default the same to everybody. */
export const sheetOn = (member: string, economy = 50_000): Bodies['peer.score'] => ({
  member,
  criteria: scoreBody.criteria,
  points: { economy, society: 40_000 },
  remark: null,
});

export const nonceOf = (voter: string, about: string): string =>
  document(`nonce of ${voter} on ${about}`);

/** The sealed form of a sheet. */
export function sealing(by: string, member: string, economy = 50_000): AnySaid {
  const { member: about, ...content } = sheetOn(member, economy);
  const nonce = nonceOf(by, about);
  const word = { cluster: ORIGIN, cycle: YEAR, round: 'peer', voter: by, about, content, nonce };
  const body = { member, commitment: sealedCommitment(word), box: 'box' };
  return { type: 'peer.seal', by, cycle: YEAR, body };
}

/** The opening of a sheet, said by its reviewer or by somebody else. */
export const openingSheet = (
  by: string,
  reviewer: string,
  member: string,
  change: Partial<Bodies['peer.open']> = {},
): AnySaid => ({
  type: 'peer.open',
  by,
  cycle: YEAR,
  body: { ...sheetOn(member), reviewer, nonce: nonceOf(reviewer, member), ...change },
});

/** Leaves a share with every other member. */
export const depositing = (cluster: TestCluster, by: string): AnySaid => {
  const others = everyone(cluster).filter((member) => member !== by);
  const shares = Object.fromEntries(others.map((member) => [member, 'share']));
  return { type: 'seal.deposit', by, cycle: YEAR, body: { shares } };
};

const assignedIn = (cluster: TestCluster): readonly (readonly [string, string])[] =>
  Object.entries(year.contextOf(cluster).review.peer.assigned).flatMap(([reviewer, members]) =>
    members.map((member) => [reviewer, member] as const),
  );

export const depositAll: year.Stage = (cluster) => {
  for (const member of everyone(cluster)) cluster.say(depositing(cluster, member));
};

export const sealAll: year.Stage = (cluster) => {
  for (const [reviewer, member] of assignedIn(cluster)) cluster.say(sealing(reviewer, member));
};

export const scoreAll: year.Stage = (cluster) => {
  for (const [by, member] of assignedIn(cluster)) {
    cluster.say({ type: 'peer.score', by, cycle: YEAR, body: sheetOn(member) });
  }
};

/** As many as it needs say that the sheets may be closed. */
export const closeSheets: year.Stage = (cluster) => {
  for (const by of everyone(cluster)) {
    if (year.contextOf(cluster).review.peer.round.closed) return;
    cluster.say({ type: 'peer.close', by, cycle: YEAR, body: CLOSING });
  }
};

export const openAll: year.Stage = (cluster) => {
  for (const [reviewer, member] of assignedIn(cluster)) {
    cluster.say(openingSheet(reviewer, reviewer, member));
  }
};

/** Everybody has entered the draw and nobody has revealed its lot. */
export const enteredYear = through(closedScoresYear, enterAll);
/** Every lot is revealed. */
export const revealedYear = through(enteredYear, revealAll);
/** The lots are drawn and nobody has judged anybody. */
export const drawnYear = through(revealedYear, drawLots);
/** Everybody has left its shares; nothing is sealed. */
export const depositedYear = through(drawnYear, depositAll);
/** Every sheet is sealed and the round is not closed. */
export const sealedYear = through(depositedYear, sealAll);
/** The round is closed and nothing is opened. */
export const closedSheetsYear = through(sealedYear, closeSheets);
/** Every sheet is open and the result is not established. */
export const openedSheetsYear = through(closedSheetsYear, openAll);
