import { describe, expect, test } from '@jest/globals';
import {
  audit,
  canonicalize,
  type Entry,
  type Json,
  lineBytes,
  messageOf,
  openReplay,
  type SignatureTask,
  utf8Encode,
} from '../../workflows/index.js';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { ORIGIN, type TestCluster } from '../support/cluster.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { withOtherSignature } from '../support/edits.js';
import {
  CHAIR,
  DEPUTY,
  digestsOf,
  launchedYear,
  offeredYear,
  signingYear,
  THIRD,
} from '../support/given.js';
import { merkleRootOf } from '../support/tree.js';

const verify = (tasks: readonly SignatureTask[]) =>
  tasks.map(({ publicKey, message, signature }) => verifyEd25519(publicKey, message, signature));

const bytesOf = ({ lines }: TestCluster) => lines.map(lineBytes);

describe('a replay', () => {
  test('of the lines comes to the state, the tree and the places of the live journal', () => {
    const live = offeredYear();
    const replay = openReplay(ORIGIN);
    for (const line of bytesOf(live)) expect(replay.add(line)).toMatchObject({ ok: true });
    expect(digestsOf(replay.journal())).toEqual(digestsOf(live.journal()));
    for (let size = 0; size <= live.lines.length; size += 1) {
      expect(replay.rootAt(size)).toBe(live.replay.rootAt(size));
      expect(replay.rootAt(size)).toBe(merkleRootOf(bytesOf(live).slice(0, size)));
    }
    expect(replay.rootAt(live.lines.length + 1)).toBeNull();
  });

  test('stays as it was when a line does not hold, and takes the right one afterwards', () => {
    const [first, second, third] = bytesOf(signingYear()) as [Uint8Array, Uint8Array, Uint8Array];
    const replay = openReplay(ORIGIN);
    replay.add(first);
    const before = replay.journal();
    expect(replay.add(third)).toMatchObject({ ok: false, broken: { seq: 1, rule: 'sequence' } });
    expect(replay.add(utf8Encode('{}'))).toMatchObject({ ok: false, broken: { seq: 1 } });
    expect(replay.journal()).toBe(before);
    expect(replay.add(second)).toMatchObject({ ok: true, entry: { seq: 1 } });
  });

  test('asks for the verification of each signature, under the key that the cluster knows', () => {
    const live = signingYear();
    const replay = openReplay(ORIGIN);
    const tasks = bytesOf(live).flatMap((line) => {
      const step = replay.add(line);
      return step.ok ? step.tasks : [];
    });
    expect(tasks.map(({ seq }) => seq)).toEqual(live.lines.map((_, seq) => seq));
    expect(verify(tasks).every((holds) => holds)).toBe(true);
  });

  test('finds the place of a statement by its identity', () => {
    const live = signingYear();
    const replay = openReplay(ORIGIN);
    for (const line of bytesOf(live)) replay.add(line);
    const places = live.lines.map((line) => {
      const { statement } = JSON.parse(line) as Entry;
      return replay.seqOf(messageOf(statement).identity);
    });
    expect(places).toEqual(live.lines.map((_, seq) => seq));
    expect(replay.seqOf('0'.repeat(64))).toBeNull();
  });
});

describe('a line that does not hold', () => {
  const cluster = signingYear();
  const size = cluster.lines.length;
  const brokenBy = (line: string, { lines } = cluster) => {
    const replay = openReplay(ORIGIN);
    for (const each of lines) replay.add(lineBytes(each));
    const step = replay.add(lineBytes(line));
    if (step.ok) throw new Error('it holds');
    return step;
  };
  const signed = (by: string, given = cluster): TestCluster => {
    const later = given.fork();
    later.say({ type: 'pledge.sign', by, cycle: YEAR, body: { digest: pledgeDigest } });
    return later;
  };
  const lastOf = ({ lines }: TestCluster): Entry => JSON.parse(lines.at(-1) as string) as Entry;
  const lineOf = (entry: Entry): string => canonicalize(entry as unknown as Json);

  test('is told with what stands there and what should', () => {
    const right = lastOf(signed(CHAIR));
    const other = '0'.repeat(64);
    const told = (rule: string, expected: string | null, found: string) => ({
      ok: false,
      broken: { seq: size, rule, expected, found, refusals: [] },
    });
    expect(brokenBy(lineOf({ ...right, after: other }))).toEqual(told('state', right.after, other));
    expect(brokenBy(lineOf({ ...right, seq: size + 1 }))).toEqual(
      told('sequence', `${size}`, `${size + 1}`),
    );
    expect(brokenBy('{"a":1}x')).toEqual(told('canonical-json', null, 'syntax at byte 7'));
  });

  /** What a city signs in a history in which another city has said something else before it. */
  const elsewhere = lastOf(signed(THIRD, signed(DEPUTY)));

  test('is itself at fault where it contradicts what others vouched for', () => {
    const step = brokenBy(lineOf(elsewhere), signed(CHAIR));
    expect(step.earlier?.broken).toMatchObject({ seq: size, rule: 'seen' });
    const vouched = signed(DEPUTY, signed(CHAIR));
    const late = brokenBy(lineOf({ ...elsewhere, seq: size + 2 }), vouched);
    expect(late.broken).toMatchObject({ seq: size + 2, rule: 'rules' });
    expect(late.earlier).toBeUndefined();
  });

  test('accuses no entry before it where it would be refused in any case', () => {
    const step = brokenBy(lineOf(elsewhere), signed(THIRD));
    expect(step.broken.refusals.map(({ condition }) => condition)).toHaveLength(2);
    expect(step.earlier).toBeUndefined();
  });
});

describe('an audit', () => {
  /** A year that is suspended and resumed until the journal is longer than some batches. */
  const long = (entries: number): TestCluster => {
    const cluster = launchedYear();
    while (cluster.lines.length < entries) {
      const body = { reason: 'Typhoon', document: null };
      cluster.say({ type: 'cycle.suspend', by: CHAIR, cycle: 2023, body });
      cluster.say({ type: 'cycle.resume', by: CHAIR, cycle: 2023, body: { reason: 'Over' } });
    }
    return cluster;
  };
  const cluster = long(1100);
  const lines = bytesOf(cluster);
  const badly = (seq: number): Uint8Array => {
    const line = cluster.lines[seq] as string;
    return lineBytes(withOtherSignature(line));
  };
  const withLine = (seq: number, line: Uint8Array) =>
    lines.map((each, index) => (index === seq ? line : each));

  test('checks every signature, in batches, and says how far it is', async () => {
    const progress: number[] = [];
    const checked: number[] = [];
    const verdict = await audit(ORIGIN, lines, {
      verify: (tasks) => {
        checked.push(tasks.length);
        return verify(tasks);
      },
      onProgress: (each) => progress.push(each),
    });
    expect(verdict).toMatchObject({ sound: true, size: lines.length, tail: 'not covered' });
    expect(checked).toEqual([512, 512, lines.length - 1024]);
    expect(progress).toEqual([512, 1024, lines.length]);
  });

  test.each([
    [0, 512],
    [1, 1024],
    [2, lines.length],
  ])(
    'with %d batches ahead has read %d entries when the first does not hold',
    async (ahead, read) => {
      const verdict = await audit(ORIGIN, lines, {
        verify: (tasks) => tasks.map(({ seq }) => seq !== 0),
        batchesAhead: ahead,
      });
      if (verdict.sound) throw new Error('it is not sound');
      expect(verdict.journal.size).toBe(read);
      expect(verdict.broken).toEqual({
        seq: 0,
        rule: 'signature',
        expected: 'a signature that verifies',
        found: null,
        refusals: [],
      });
    },
  );

  test.each([
    [[true], 'seen', 20],
    [[false], 'rules', 21],
    [[], 'rules', 21],
    [[true, false], 'rules', 21],
  ])(
    'takes a signer’s word about earlier entries where all of %j holds',
    async (answers, rule, seq) => {
      // The signer of entry 21 saw other bytes than those that stand at entry 20 now.
      const verdict = await audit(ORIGIN, withLine(20, badly(20)), {
        verify: (tasks) => (tasks[0]?.seq === 21 ? answers : tasks.map(() => true)),
      });
      expect(verdict).toMatchObject({ sound: false, broken: { rule, seq } });
    },
  );

  test.each([0, 511, 512, 1099])(
    'names the entry of a bad signature wherever its batch ends: %i',
    async (seq) => {
      // What the next signers saw is another tree then, so that their entries fall after this one.
      const verdict = await audit(ORIGIN, withLine(seq, badly(seq)), { verify });
      expect(verdict).toMatchObject({ sound: false, broken: { seq, rule: 'signature' } });
    },
  );

  test('names the earlier of two faults, whichever is found first', async () => {
    const both = withLine(600, badly(600));
    both[700] = utf8Encode('{}');
    const verdict = await audit(ORIGIN, both, { verify });
    expect(verdict).toMatchObject({ sound: false, broken: { seq: 600, rule: 'signature' } });
    const other = withLine(700, badly(700));
    other[600] = utf8Encode('{}');
    const earlier = await audit(ORIGIN, other, { verify });
    expect(earlier).toMatchObject({ sound: false, broken: { seq: 600, rule: 'entry-form' } });
  });

  test('reads lines as they come, and waits for answers that come later', async () => {
    async function* stream() {
      for (const line of lines.slice(0, 30)) yield await Promise.resolve(line);
    }
    const verdict = await audit(ORIGIN, stream(), {
      verify: (tasks) => Promise.resolve(verify(tasks)),
    });
    expect(verdict).toMatchObject({ sound: true, size: 30 });
  });

  test('of nothing is sound and empty', async () => {
    const progress: number[] = [];
    const onProgress = (checked: number) => progress.push(checked);
    const verdict = await audit(ORIGIN, [], { verify, onProgress });
    expect(verdict).toMatchObject({ sound: true, size: 0, tail: 'not covered' });
    expect(progress).toEqual([0]);
  });

  test('holds a checkpoint against the entries, by their number and by their root', async () => {
    const few = lines.slice(0, 30);
    const rootOf = (size: number) => cluster.replay.rootAt(size) ?? '';
    const against = async (entries: readonly Uint8Array[], size: number, hex: string) => {
      const checkpoint = { origin: ORIGIN, size, root: new Uint8Array(Buffer.from(hex, 'hex')) };
      const verdict = await audit(ORIGIN, entries, { verify, checkpoint });
      return verdict.sound ? verdict.tail : verdict.broken;
    };
    const told = (size: number, hex: string) => `${size} entries with root ${hex}`;
    const broken = (seq: number | null, expected: string, found: string) => ({
      seq,
      rule: 'checkpoint',
      expected,
      found,
    });
    const [here, other] = [rootOf(30), 'ab'.repeat(32)];
    const found = told(30, here);
    expect(await against(few, 30, here)).toBe('covered');
    // The signer of the last entry has seen the 29 before it.
    expect(await against(few, 30, other)).toEqual(broken(29, told(30, other), found));
    expect(await against(few, 31, here)).toEqual(broken(null, told(31, here), found));
    expect(await against([], 0, rootOf(0))).toBe('covered');
    const nothing = told(0, rootOf(0));
    expect(await against([], 0, other)).toEqual(broken(null, told(0, other), nothing));
  });

  test('shows the journal up to the entry before the broken one', async () => {
    const verdict = await audit(ORIGIN, withLine(20, utf8Encode('{}')), { verify });
    expect(verdict.journal.size).toBe(20);
  });
});
