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
  signedOf,
  type TestCluster,
} from '../support/cluster.js';
import { CHAIR, DEPUTY, launchedYear, signedOverYear, THIRD } from '../support/given.js';
import { revoking } from '../support/key-words.js';

const founding = (): AnySaid => {
  const members = [CHAIR, DEPUTY, THIRD];
  return { type: 'cluster.found', by: CHAIR, body: foundingFor(members, charterFor(members)) };
};
/** The SHA-256 of `{}`. */
const DIGEST_OF_NOTHING = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

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
  test('digests the state of the cluster', () => {
    const { entry, journal } = accepted(openTestCluster(), founding());
    expect(entry.after).toBe(digestOf({ cluster: stateJson(journal.cluster) }));
    expect(journal).toMatchObject({ origin: ORIGIN, size: 1, at: entry.at, cycles: new Map() });
  });
});

test('what is said of the cluster is asked about under the name of its journal', () => {
  const by = { member: CHAIR, officer: 'root' };
  const journal = openJournal(ORIGIN);
  const types = ['cluster.found', 'charter.sign', 'officer.enrol', 'root.rotate', 'host.appoint'];
  const said = [...types, 'charter.amend', 'motion.vote', 'member.leave'].map((type) =>
    saidOf(journal, { type, body: {}, by, cycle: null, signers: [] } as never, ''),
  );
  expect(said.map((each) => (each as { origin?: string }).origin)).toEqual(said.map(() => ORIGIN));
  expect(said.filter((each) => 'previous' in each)).toEqual([]);
});

describe('a statement about a year', () => {
  const ahead = (statement: Statement): Statement => ({
    ...statement,
    seen: { ...statement.seen, size: 1 },
  });
  const cases: [string, Partial<Circumstances>, Partial<AnySaid>, string[]][] = [
    ['waits for the cluster to be founded, and nothing else is said of it', {}, {}, []],
    ['is said once', { saidBefore: true }, {}, ['frame/said-before']],
    ['has seen what was there', { seenRoot: 'a'.repeat(64) }, {}, ['frame/seen-unknown']],
    ['has seen a head that was reached', { seenRoot: null }, {}, ['frame/seen-unknown']],
    ['has seen nothing that lies ahead', {}, { alter: ahead }, ['frame/seen-unknown']],
  ];
  test.each(cases)('%s', (_, told, change, codes) => {
    const said = { ...launching, ...change } as AnySaid;
    expect(codesOf(openTestCluster(), said, told)).toStrictEqual([
      'frame/other-rules',
      ...codes,
      'frame/cluster-not-active',
      'authority/unknown-key',
    ]);
  });

  test('is under the rules that the year has kept, whatever the charter says by now', () => {
    const statement = { type: 'pledge.sign', cycle: YEAR, body: {} } as Statement;
    const kept = new Map([[YEAR, { context: { rules: '5' } }]]);
    const journal = { ...openJournal(ORIGIN), cycles: kept } as unknown as Journal;
    expect(rulesFor(journal, statement)).toBe('5');
    expect(rulesFor(journal, { ...statement, cycle: null })).toBeUndefined();
  });
});

describe('an entry', () => {
  let standing: TestCluster | undefined;
  const launched = (): TestCluster => {
    standing ??= launchedYear();
    return standing;
  };
  const ending: AnySaid = revoking(THIRD, 'officer');
  const suspending: AnySaid = {
    type: 'cycle.suspend',
    by: CHAIR,
    cycle: YEAR,
    body: { reason: 'Floods', document: null },
  };

  test('about the cluster digests its state alone', () => {
    const { entry, journal } = accepted(launched(), ending);
    expect(entry.after).toBe(digestOf({ cluster: stateJson(journal.cluster) }));
  });

  test('about a year digests the state of that year alone', () => {
    const { entry, journal } = accepted(launched(), suspending);
    expect(entry.after).toBe(digestOf({ cycle: stateJson(cycleOf(journal, YEAR)) }));
  });

  test.each([ending, suspending])('never digests nothing', (said) => {
    expect(accepted(launched(), said).entry.after).not.toBe(DIGEST_OF_NOTHING);
  });

  test.each([
    ['x', 1],
    ['ế', 3],
  ])('fits in 65,535 bytes, of which %s takes %d', (letter, size) => {
    const room = 65_535 - accepted(launched(), ending, { text: '' }).line.length;
    const rest = 'x'.repeat(room % size);
    const text = rest + letter.repeat((room - rest.length) / size);
    expect(codesOf(launched(), ending, { text })).toEqual([]);
    expect(codesOf(launched(), ending, { text: `${text}x` })).toEqual(['form/too-large']);
  });

  test.each([
    [[true], []],
    [[false], ['authority/bad-signature']],
    [[], ['authority/bad-signature']],
  ])('is not made where of the signatures %j hold', (signaturesHold, codes) => {
    const body = { digest: DIGEST_OF_NOTHING };
    const said: AnySaid = { type: 'charter.sign', by: CHAIR, body };
    expect(codesOf(launched(), said, { signaturesHold })).toEqual([
      ...codes,
      'frame/not-in-this-state',
    ]);
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

  test('is one entry that digests the cluster and the year', () => {
    const { entry, journal } = accepted(signedOver(), accepting(DEPUTY));
    expect(entry.after).toBe(
      digestOf({
        cluster: stateJson(journal.cluster),
        cycle: stateJson(cycleOf(journal, YEAR)),
      }),
    );
  });

  test('moves the office with it, in the cluster as it is after that entry', () => {
    const { journal } = accepted(signedOver(), accepting(DEPUTY));
    expect(journal.cluster.context.terms[YEAR + 1]?.chair).toBe(DEPUTY);
    expect(signedOver().journal().cluster.context.terms[YEAR + 1]).toBeUndefined();
  });
});
