/** What became of statements that were lodged with witnesses, each verdict in full. */
import { describe, expect, test } from '@jest/globals';
import {
  auditInFull,
  type Entry,
  type LodgedStatement,
  lineBytes,
  lodgedNote,
  messageOf,
  type Signed,
} from '../../workflows/index.js';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { ORIGIN, type TestCluster } from '../support/cluster.js';
import {
  allAt,
  entryAt,
  headOf,
  lodgedWith,
  seconds,
  signerOf,
} from '../support/cosigned-heads.js';
import { verifyEd25519, verifyTasks } from '../support/ed25519.js';
import { CHAIR, DEPUTY, signingYear, THIRD } from '../support/given.js';
import { revoking } from '../support/key-words.js';
import { witnessing, witnessKeyOf } from '../support/witness-keys.js';

const WITNESSES = [CHAIR, DEPUTY, THIRD];
const HOUR = 3_600_000;

/** A year that waits for signatures on its pledge, and that witnesses look at. */
const year = (): TestCluster => signingYear({ charter: { witnessing: witnessing(WITNESSES) } });

const sign = (cluster: TestCluster, by: string, at = cluster.now() + 60_000): void =>
  cluster.say({ type: 'pledge.sign', by, cycle: YEAR, body: { digest: pledgeDigest }, at });

/** What a party signs in a copy of the journal and never sends. */
const unsent = (cluster: TestCluster, by: string): Signed => {
  const copy = cluster.fork();
  sign(copy, by);
  const { signatures, statement }: Entry = entryAt(copy, copy.lines.length - 1);
  return { signatures, statement };
};

/** An audit after the journal went on for two hours. */
async function auditLater(cluster: TestCluster, lodged: readonly LodgedStatement[]) {
  cluster.wait(2 * HOUR);
  sign(cluster, THIRD);
  const checkpoint = headOf(cluster, allAt(WITNESSES, seconds(cluster.now())));
  return auditInFull(ORIGIN, cluster.lines.map(lineBytes), {
    verify: verifyTasks,
    verifyNow: verifyEd25519,
    checkpoint,
    lodged,
  });
}
const lodgedOf = async (...given: Parameters<typeof auditLater>) => {
  const verdict = await auditLater(...given);
  if (!verdict.sound) throw new Error(JSON.stringify(verdict.finding));
  return verdict.lodged;
};

test('a swallowed statement is told with what, who, when and its identity', async () => {
  const cluster = year();
  const said = unsent(cluster, DEPUTY);
  const time = seconds(cluster.now()) + 60;
  const verdict = await auditLater(cluster, [lodgedWith(CHAIR, said, time)]);
  const { identity } = messageOf(said.statement);
  expect(verdict).toMatchObject({
    sound: false,
    finding: {
      seq: null,
      rule: 'lodged',
      expected:
        `pledge.sign by ${DEPUTY}, ` + `lodged ${new Date(time * 1000).toISOString()}, ${identity}`,
      found: 'no entry',
      refusals: [],
    },
  });
});

describe('a note accuses nobody and names nothing', () => {
  const unverified = {
    outcome: 'unverified',
    identity: '',
    witness: null,
    seq: null,
    signed: null,
    refusals: [],
  };

  test('where it is about another journal, though a known witness signed it', async () => {
    const cluster = year();
    const said = unsent(cluster, DEPUTY);
    const time = seconds(cluster.now()) + 60;
    const { identity: statement } = messageOf(said.statement);
    const elsewhere = { origin: 'test.example/others', statement, time };
    const note = lodgedNote(witnessKeyOf(CHAIR), elsewhere, signerOf(CHAIR));
    expect(await lodgedOf(cluster, [{ ...said, note }])).toEqual([{ ...unverified, time }]);
  });

  test('where it is about another statement, or is no note at all', async () => {
    const cluster = year();
    const time = seconds(cluster.now()) + 60;
    const lodged = lodgedWith(CHAIR, unsent(cluster, DEPUTY), time);
    const { statement } = unsent(cluster, THIRD);
    const given = [
      { ...lodged, statement },
      { ...lodged, note: 'received' },
    ];
    expect(await lodgedOf(cluster, given)).toEqual([
      { ...unverified, time },
      { ...unverified, time: 0 },
    ]);
  });
});

describe('what any server refuses is not swallowed', () => {
  test.each([
    ['of another’s signature', (other: Signed) => other.signatures[0]?.sig],
    ['of a signature that nobody made', () => 'A'.repeat(86)],
  ])('a statement %s', async (_, sigOf) => {
    const cluster = year();
    const said = unsent(cluster, DEPUTY);
    const sig = sigOf(unsent(cluster, CHAIR)) ?? '';
    const signatures = said.signatures.map((each) => ({ ...each, sig }));
    const lodged = lodgedWith(CHAIR, { ...said, signatures }, seconds(cluster.now()) + 60);
    const [verdict] = await lodgedOf(cluster, [lodged]);
    expect(verdict).toMatchObject({ outcome: 'refused', signed: { statement: said.statement } });
    expect(verdict?.refusals.map(({ code }) => code)).toEqual(['authority/bad-signature']);
  });

  test('a statement under a key that nobody holds any more', async () => {
    const cluster = year();
    const said = unsent(cluster, DEPUTY);
    cluster.say(revoking(DEPUTY, 'officer'));
    const lodged = lodgedWith(CHAIR, said, seconds(cluster.now()) + 60);
    const [verdict] = await lodgedOf(cluster, [lodged]);
    expect(verdict).toMatchObject({ outcome: 'refused', witness: expect.any(String) });
  });
});

test('what was lodged within the second of the entry before it may be swallowed', async () => {
  const cluster = year();
  // A witness tells whole seconds, so that its note seems earlier than what the signer has seen.
  sign(cluster, CHAIR, cluster.now() + 60_500);
  const said = unsent(cluster, DEPUTY);
  const lodged = lodgedWith(CHAIR, said, seconds(cluster.now()));
  const verdict = await auditLater(cluster, [lodged]);
  expect(verdict).toMatchObject({ sound: false, finding: { rule: 'lodged' } });
});
