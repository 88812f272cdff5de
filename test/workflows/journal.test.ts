/**
 * One statement is judged by itself: what it is told of its circumstances counts, and an entry
 * digests the states that it moved and no others.
 */
import { describe, expect, test } from '@jest/globals';
import {
  type Circumstances,
  cycleOf,
  digestOf,
  type Journal,
  judge,
  messageOf,
  openJournal,
  rulesFor,
  type Statement,
  saidOf,
  stateJson,
} from '../../workflows/index.js';
import { HANDOVER_MINUTES, launchBody, YEAR } from '../support/bodies.js';
import {
  type AnySaid,
  charterFor,
  foundingFor,
  ORIGIN,
  openTestCluster,
  START,
  signedOf,
  type TestCluster,
} from '../support/cluster.js';
import { CHAIR, DEPUTY, founded, signedOverYear, THIRD } from '../support/given.js';

const members = [CHAIR, DEPUTY, THIRD];
const founding: AnySaid = {
  type: 'cluster.found',
  by: CHAIR,
  body: foundingFor(members, charterFor(members)),
};
const launching: AnySaid = { type: 'cycle.launch', by: CHAIR, cycle: YEAR, body: launchBody };

/** The judgement of something said in a cluster, whose journal stays as it is. */
function judged(cluster: TestCluster, said: AnySaid, told: Partial<Circumstances> = {}) {
  const at = cluster.now() + 60_000;
  const signed = signedOf(cluster.replay, said, at);
  return judge(cluster.journal(), signed, {
    at: new Date(at).toISOString(),
    signaturesHold: [true],
    seenRoot: signed.statement.seen.root,
    saidBefore: false,
    text: messageOf(signed.statement).text,
    ...told,
  });
}
const codesOf = (...given: Parameters<typeof judged>) => {
  const judgement = judged(...given);
  return judgement.ok ? [] : judgement.refusals.map(({ code }) => code);
};
const accepted = (...given: Parameters<typeof judged>) => {
  const judgement = judged(...given);
  if (!judgement.ok) throw new Error(JSON.stringify(judgement.refusals));
  return judgement;
};

describe('the founding of a cluster', () => {
  const ahead = (statement: Statement): Statement => ({
    ...statement,
    seen: { ...statement.seen, size: 1 },
  });
  const cases: [string, Partial<Circumstances>, AnySaid, string[]][] = [
    ['is accepted as it stands', {}, founding, []],
    ['fails by a wrong signature', { signaturesHold: [false] }, founding, ['bad-signature']],
    ['fails by a signature unchecked', { signaturesHold: [] }, founding, ['bad-signature']],
    ['is said once', { saidBefore: true }, founding, ['said-before']],
    ['has seen what was there', { seenRoot: 'a'.repeat(64) }, founding, ['seen-unknown']],
    ['has seen a head that was reached', { seenRoot: null }, founding, ['seen-unknown']],
    [
      'has seen nothing that lies ahead',
      {},
      { ...founding, alter: ahead } as AnySaid,
      ['seen-unknown'],
    ],
  ];
  test.each(cases)('%s', (_, told, said, codes) => {
    const found = codesOf(openTestCluster(), said, told);
    expect(found.map((code) => code.slice(code.indexOf('/') + 1))).toEqual(codes);
  });

  test('digests the state of the cluster', () => {
    const { entry, journal } = accepted(openTestCluster(), founding);
    expect(entry.after).toBe(digestOf({ cluster: stateJson(journal.cluster) }));
    expect(journal).toMatchObject({ origin: ORIGIN, size: 1, at: entry.at, cycles: new Map() });
  });

  test('is asked about under the name of its journal', () => {
    const signed = signedOf(openTestCluster().replay, founding, START);
    const said = saidOf(openJournal(ORIGIN), { ...signed.statement, signers: [] }, '');
    expect(said).toMatchObject({ origin: ORIGIN, type: 'cluster.found', size: 0 });
    expect(said).not.toHaveProperty('previous');
  });

  const least = () => accepted(openTestCluster(), founding, { text: '' }).line.length;
  test.each([
    ['x', 1],
    ['ế', 3],
  ])('fits in 65,535 bytes, of which %s takes %d', (letter, size) => {
    const room = 65_535 - least();
    const rest = 'x'.repeat(room % size);
    const most = rest + letter.repeat((room - rest.length) / size);
    expect(codesOf(openTestCluster(), founding, { text: most })).toEqual([]);
    expect(codesOf(openTestCluster(), founding, { text: `${most}x` })).toEqual(['form/too-large']);
  });
});

describe('a statement about a year', () => {
  test('waits for the cluster to be founded, and nothing else is said of it', () => {
    const cluster = openTestCluster();
    expect(codesOf(cluster, launching)).toStrictEqual([
      'frame/other-rules',
      'frame/cluster-not-active',
      'authority/unknown-key',
    ]);
  });

  test('digests the state of that year alone', () => {
    const { entry, journal } = accepted(founded(), launching);
    expect(entry.after).toBe(digestOf({ cycle: stateJson(cycleOf(journal, YEAR)) }));
  });

  test('is under the rules that the year has kept, whatever the charter says by now', () => {
    const statement = { type: 'pledge.sign', cycle: YEAR, body: {} } as Statement;
    const kept = new Map([[YEAR, { context: { rules: '5' } }]]);
    const journal = { ...openJournal(ORIGIN), cycles: kept } as unknown as Journal;
    expect(rulesFor(journal, statement)).toBe('5');
    expect(rulesFor(journal, { ...statement, cycle: null })).toBeUndefined();
  });
});

describe('the acceptance of the chair', () => {
  const accepting = (by: string): AnySaid => ({
    type: 'handover.accept',
    by,
    cycle: YEAR,
    body: { minutes: HANDOVER_MINUTES },
  });
  let standing: TestCluster | undefined;
  const signedOver = (): TestCluster => {
    standing ??= signedOverYear();
    return standing;
  };

  test('is not for the one that hands it over', () => {
    expect(codesOf(signedOver(), accepting(CHAIR))).not.toEqual([]);
  });

  test('moves the cluster and the year in one entry, which digests both', () => {
    const cluster = signedOver();
    const { entry, journal } = accepted(cluster, accepting(DEPUTY));
    expect(journal.cluster.context.terms[YEAR + 1]?.chair).toBe(DEPUTY);
    expect(cluster.journal().cluster.context.terms).not.toHaveProperty(`${YEAR + 1}`);
    expect(entry.after).toBe(
      digestOf({
        cluster: stateJson(journal.cluster),
        cycle: stateJson(cycleOf(journal, YEAR)),
      }),
    );
  });
});
