import { describe, expect, test } from '@jest/globals';
import { rulesFor, type Statement } from '../../workflows/index.js';
import { launchBody, pledgeDigest, pledgeText, YEAR } from '../support/bodies.js';
import { type AnySaid, START } from '../support/cluster.js';
import { CHAIR, founded, given, launchedYear, signingYear, THIRD } from '../support/given.js';

const signing: AnySaid = { type: 'pledge.sign', by: THIRD, body: { digest: pledgeDigest } };
const altered = (change: Partial<Statement>): AnySaid => ({
  ...signing,
  alter: (statement) => ({ ...statement, ...change }),
});

describe('a statement', () => {
  test('is of this cluster', () => {
    given(signingYear())
      .when(altered({ cluster: 'test.example/provinces' }))
      .refused('frame/other-cluster');
  });

  test('names the rules that its year runs by', () => {
    given(signingYear())
      .when(altered({ rules: '2' }))
      .refused('frame/other-rules');
  });

  test('is about a year that was launched', () => {
    given(signingYear())
      .when({ ...signing, cycle: 2024 } as AnySaid)
      .refused('frame/not-in-this-state');
  });

  test('has one entry: said again, the same bytes are refused', () => {
    const at = START + 86_400_000;
    const signed = given(signingYear());
    const size = signed.journal.size;
    const seen = { size, root: signed.cluster.replay.rootAt(size) ?? '' };
    const same: AnySaid = {
      ...signing,
      at,
      alter: (statement) => ({ ...statement, seen }),
    };
    signed.after(same).when(same).refused('frame/said-before', 'pledge/already-signed');
  });

  test('is not accepted at an earlier time than the last entry; at the same time it is', () => {
    const year = given(signingYear());
    const now = year.cluster.now();
    year.when({ ...signing, at: now - 1 } as AnySaid).refused('frame/time-goes-back');
    year.when({ ...signing, at: now } as AnySaid).accepted();
  });
});

describe('a refusal', () => {
  const refusalsOf = (said: AnySaid) => {
    const judgement = signingYear().attempt(said);
    return judgement.ok ? [] : judgement.refusals;
  };

  test('of a statement that is not this step’s says where the year or the cluster stands', () => {
    const launching = { type: 'cycle.launch', by: CHAIR, cycle: YEAR, body: launchBody } as const;
    expect(refusalsOf(launching)).toMatchObject([
      { code: 'frame/not-in-this-state', detail: 'underway.pledging.signing' },
    ]);
    const signingCharter = {
      type: 'charter.sign',
      by: CHAIR,
      body: { digest: pledgeDigest },
    } as const;
    expect(refusalsOf(signingCharter)).toMatchObject([
      { code: 'frame/not-in-this-state', detail: 'active' },
    ]);
  });

  test('for any other reason says no place', () => {
    const [refusal] = refusalsOf({ ...altered({ rules: '2' }), cycle: YEAR } as AnySaid);
    expect(refusal).toMatchObject({ code: 'frame/other-rules' });
    expect(refusal?.detail).toBeNull();
  });
});

describe('the head that a signer has seen', () => {
  const year = given(signingYear());
  const { size } = year.journal;
  const rootAt = (at: number) => year.cluster.replay.rootAt(at) ?? '0'.repeat(64);

  test('may be any past head of this journal, the empty one included', () => {
    for (const at of [0, 1, size - 1, size]) {
      year.when(altered({ seen: { size: at, root: rootAt(at) } })).accepted();
    }
  });

  test('is of this journal: another root at that size is another history', () => {
    for (const at of [0, 1, size]) {
      const root = rootAt(at === 1 ? 2 : 1);
      year.when(altered({ seen: { size: at, root } })).refused('frame/seen-unknown');
    }
  });

  test('does not lie ahead', () => {
    const ahead = { size: size + 1, root: rootAt(size) };
    year.when(altered({ seen: ahead })).refused('frame/seen-unknown');
  });
});

describe('the rules version', () => {
  const statement = (change: Partial<Statement>) =>
    ({ type: 'cycle.launch', cycle: 2023, body: launchBody, ...change }) as Statement;

  test('is the founding’s own, then the charter’s, then the one that the year recorded', () => {
    const { journal } = given(launchedYear());
    const charter = { rules: '7' };
    expect(rulesFor(given(founded()).journal, statement({}))).toBe('1');
    expect(rulesFor(journal, statement({ type: 'pledge.sign' }))).toBe('1');
    const founding = { type: 'cluster.found', cycle: null, body: { charter } } as never;
    expect(rulesFor(journal, statement(founding))).toBe('7');
  });
});

test('every fault of the frame is named at once', () => {
  given(signingYear())
    .when({
      ...altered({
        cluster: 'test.example/provinces',
        rules: '2',
        seen: { size: 5, root: '0'.repeat(64) },
      }),
      at: START,
    } as AnySaid)
    .refused(
      'frame/other-cluster',
      'frame/other-rules',
      'frame/seen-unknown',
      'frame/time-goes-back',
    );
});

describe('an entry', () => {
  /** A pledge text of ten long contents, and shorter ones that hold so many letters more. */
  const proposing = (letters: number): AnySaid => {
    const contents = Array.from({ length: 10 }, () => ({ vi: 'ế'.repeat(2000), en: 'x' }));
    const some = (count: number) => 'x'.repeat(1 + Math.max(0, Math.min(count, 1999)));
    const filling = [0, 1, 2].map((part) => ({ vi: some(letters - part * 1999), en: 'x' }));
    const body = { ...pledgeText, targets: [], contents: [...contents, ...filling] };
    return { type: 'pledge.propose', by: CHAIR, body };
  };
  const lengthOf = (line: string | undefined) => Buffer.byteLength(line ?? '');
  const shortest = given(launchedYear()).when(proposing(0)).accepted();
  const room = 65_535 - lengthOf(shortest.cluster.lines.at(-1));

  test('may be as long as a tile of the log can count, 65,535 bytes', () => {
    const longest = given(launchedYear()).when(proposing(room)).accepted();
    expect(lengthOf(longest.cluster.lines.at(-1))).toBe(65_535);
  });

  test('is not a byte longer', () => {
    given(launchedYear())
      .when(proposing(room + 1))
      .refused('form/too-large');
  });
});
