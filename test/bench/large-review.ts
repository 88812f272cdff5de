/**
 * The largest review that a charter allows for: sixty-four members, a hundred leaves, everyone
 * judging everyone with sealed sheets, each opened after the close, and every sheet verified.
 */
import {
  type Bodies,
  digestOf,
  drawCommitment,
  lineBytes,
  sealedCommitment,
} from '../../workflows/index.js';
import { document, text, YEAR } from '../support/bodies.js';
import {
  type AnySaid,
  foundedCluster,
  ORIGIN,
  reviewRules,
  scoringRules,
  type TestCluster,
} from '../support/cluster.js';
import { keyOf } from '../support/keys.js';
import * as year from '../support/year.js';

const MEMBERS = Array.from({ length: 64 }, (_, index) => `city-${index + 10}`);
const CHAIR = MEMBERS[0] as string;
const DEPUTY = MEMBERS[1] as string;
const LEAVES = 100;
/** A sealed sheet of a hundred leaves, padded to 2 KiB, in base64url. */
const BOX = 'A'.repeat(2_732);
/** A share sealed to one member, in base64url. */
const SHARE = 'B'.repeat(131);

const leafId = (index: number): string => `leaf-${index + 100}`;
const leaves = Array.from({ length: LEAVES }, (_, index) => index);

/** A tenth of the leaves compares the whole cluster. */
const criteria: Bodies['criteria.issue'] = {
  criteria: leaves.map((index) => ({
    id: leafId(index),
    parent: null,
    name: text(`What is judged in leaf ${index}`),
    max: 1_000,
    leaf:
      index % 10 === 0
        ? { kind: 'quantitative', formula: 'relative', planned: { all: '6.5', each: {} } }
        : { kind: 'manual' },
    evidence: false,
    notAssigned: [],
  })),
  remark: null,
};
const CRITERIA = digestOf(criteria);

const valuesOf = (member: number): Bodies['score.submit']['values'] =>
  Object.fromEntries(leaves.map((index) => [leafId(index), `${(index + member) % 10}.25`]));

const sheetOn = (member: string, by: number): Bodies['peer.score'] => ({
  member,
  criteria: CRITERIA,
  points: Object.fromEntries(leaves.map((index) => [leafId(index), 400 + ((index * by) % 600)])),
  remark: null,
});

const say = (cluster: TestCluster, said: Omit<AnySaid, 'cycle'>): void =>
  cluster.say({ cycle: YEAR, ...said } as AnySaid);
const pairs = MEMBERS.flatMap((by, index) =>
  MEMBERS.filter((member) => member !== by).map((member) => ({ by, index, member })),
);
const nonceOf = (by: string, member: string): string => document(`${by} on ${member}`);

function sealing({ by, index, member }: (typeof pairs)[number]): Bodies['peer.seal'] {
  const { member: about, ...content } = sheetOn(member, index);
  const word = { cluster: ORIGIN, cycle: YEAR, round: 'peer', voter: by, about, content };
  return {
    member,
    commitment: sealedCommitment({ ...word, nonce: nonceOf(by, member) }),
    box: BOX,
  };
}

function draw(cluster: TestCluster): void {
  for (const member of MEMBERS) {
    const nonce = document(`lot of ${member}`);
    const commitment = drawCommitment({ cluster: ORIGIN, cycle: YEAR, member, nonce });
    const body = { commitment, box: keyOf(`${member}/box`).x, conflicts: [] };
    say(cluster, { type: 'draw.commit', by: member, body });
  }
  for (const by of MEMBERS) {
    say(cluster, { type: 'draw.reveal', by, body: { nonce: document(`lot of ${by}`) } });
  }
  say(cluster, { type: 'draw.close', by: CHAIR, body: { reason: null } });
}

function judgeEachOther(cluster: TestCluster): void {
  for (const by of MEMBERS) {
    const others = MEMBERS.filter((member) => member !== by);
    const shares = Object.fromEntries(others.map((member) => [member, SHARE]));
    say(cluster, { type: 'seal.deposit', by, body: { shares } });
  }
  for (const pair of pairs) say(cluster, { type: 'peer.seal', by: pair.by, body: sealing(pair) });
  for (const by of MEMBERS.slice(0, 33)) {
    say(cluster, { type: 'peer.close', by, body: { reason: null } });
  }
  for (const { by, index, member } of pairs) {
    const body = { ...sheetOn(member, index), reviewer: by, nonce: nonceOf(by, member) };
    say(cluster, { type: 'peer.open', by, body });
  }
  say(cluster, { type: 'peer.finish', by: CHAIR, body: { reason: null } });
}

/** The exact lines of such a year, up to the published verification. */
export function largeReview(): readonly Uint8Array[] {
  const rules = scoringRules();
  const cluster = foundedCluster(MEMBERS, {
    report: { rounds: ['annual'], quorum: { num: 1, den: 1 }, ownReport: 'deputy' },
    review: reviewRules({
      scoring: scoringRules({
        peer: { ...rules.peer, mode: 'everyone', secrecy: 'sealed', aggregate: 'trimmedMean' },
        weights: { self: 0, peer: 30, verified: 70 },
        verifiedBy: 'chair',
      }),
    }),
  });
  for (const stage of [year.pledge, year.report]) stage(cluster);
  say(cluster, { type: 'criteria.issue', by: CHAIR, body: criteria });
  for (const [index, by] of MEMBERS.entries()) {
    const body = { criteria: CRITERIA, values: valuesOf(index), evidence: {}, document: null };
    say(cluster, { type: 'score.submit', by, body });
  }
  year.closeScores(cluster);
  for (const stage of [draw, judgeEachOther]) stage(cluster);
  for (const member of MEMBERS) {
    const by = member === CHAIR ? DEPUTY : CHAIR;
    say(cluster, { type: 'verify.record', by, body: { member, changes: {}, remark: null } });
  }
  say(cluster, { type: 'verify.publish', by: CHAIR, body: { reason: null } });
  return cluster.lines.map(lineBytes);
}
