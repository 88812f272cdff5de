/**
 * The one promise that counts: whatever arrives in whatever order, and whenever the witness ends,
 * it never cosigns both sides of a fork, never forgets what it answered, and its times never go
 * back.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openWitness } from '../../../src/witness/witness.js';
import { type Branch, splitLog } from '../../support/split-log.js';
import {
  cleanUpAfterEach,
  cosignedAt,
  givenStateFile,
  givenWitness,
  headPath,
  NAME,
  type TestWitness,
  witnessSigner,
} from '../../support/witness.js';

cleanUpAfterEach();

const LOG = splitLog('example.vn/cities', 3);

/** A head that was cosigned: it was answered, so it must never be contradicted or forgotten. */
interface Cosigned extends Branch {
  readonly time: number;
}

/** Asks as a log does: from the size that the witness names, three times at most. */
async function climb(witness: Asked, branch: Branch, old: number): Promise<Cosigned[]> {
  let known = old;
  for (let tries = 0; tries < 3; tries += 1) {
    if (known > branch.size) return [];
    const { status, text } = await witness.add(LOG.request(branch, known));
    if (status === 200) {
      const time = cosignedAt(LOG.head(branch) + text);
      if (time === null) throw new Error('a cosignature that does not verify');
      return [{ ...branch, time }];
    }
    if (status !== 409) return [];
    known = Number(text);
  }
  return [];
}

/** Heads that are asked for at once, after the clock was set, and whether a restart follows. */
interface Scene {
  readonly requests: readonly { readonly branch: Branch; readonly old: number }[];
  readonly clock: number;
  readonly restarts: boolean;
}

const size = fc.integer({ min: 0, max: 9 });
const side = fc.constantFrom('left' as const, 'right' as const);
const scene: fc.Arbitrary<Scene> = fc.record({
  requests: fc.array(fc.record({ branch: fc.record({ side, size }), old: size }), {
    minLength: 2,
    maxLength: 5,
  }),
  clock: fc.integer({ min: 0, max: 100 }),
  restarts: fc.boolean(),
});
const scenes = fc.array(scene, { minLength: 1, maxLength: 3 });

/** Plays scenes; the answer is how many of them asked for both sides of the fork at once. */
async function play(steps: readonly Scene[], open: typeof inProcess): Promise<number> {
  const file = givenStateFile();
  let witness = await open(file);
  const answered: Cosigned[] = [];
  for (const { requests, clock, restarts } of steps) {
    witness.clock.time = clock;
    const latest = Math.max(0, ...answered.map(({ time }) => time));
    const rush = requests.map((each) => climb(witness, each.branch, each.old));
    const rushed = (await Promise.all(rush)).flat();
    expect(rushed.every(({ time }) => time >= latest)).toBe(true);
    answered.push(...rushed);
    if (restarts) {
      await witness.close();
      witness = await open(file);
    }
    await holds(witness, answered);
  }
  await witness.close();
  return steps.filter(isContested).length;
}

function isContested({ requests }: Scene): boolean {
  const beyond = requests.filter(({ branch }) => branch.size > LOG.fork);
  return new Set(beyond.map(({ branch }) => branch.side)).size === 2;
}

type Asked = Pick<TestWitness, 'add' | 'ask' | 'clock' | 'close'>;

/** The witness without HTTP between; requests that are under way at once take turns. */
async function inProcess(file: string): Promise<Asked> {
  const clock = { time: 0 };
  const witness = openWitness({
    key: witnessSigner(),
    name: NAME,
    logs: [LOG.key],
    stateFile: file,
    clock: () => clock.time,
  });
  const headers = new Headers();
  return {
    clock,
    add: async (body) => {
      const { status, contentType: type, body: text } = witness.addCheckpoint(body as string);
      return { status, type, text, headers };
    },
    ask: async (path) => {
      const text = witness.head(path.split('/')[1] ?? '');
      return { status: text === null ? 404 : 200, type: '', text: text ?? '', headers };
    },
    close: async () => witness.close(),
  };
}

const overHttp = (file: string): Promise<Asked> => givenWitness([LOG.key], file);

describe('forks', () => {
  test.each([
    ['500 interleavings', inProcess, 500],
    ['30 interleavings over HTTP', overHttp, 30],
  ] as const)(
    'two sides at once, restarts, clocks that go back: %s',
    async (_, open, runs) => {
      let contested = 0;
      const holdsFor = fc.asyncProperty(scenes, async (steps) => {
        contested += await play(steps, open);
      });
      await fc.assert(holdsFor, { numRuns: runs, seed: 20_240_308 });
      expect(contested).toBeGreaterThan(runs / 5);
    },
    120_000,
  );
});

/** What was answered is of one journal, and the newest of it is remembered. */
async function holds(witness: Asked, answered: readonly Cosigned[]): Promise<void> {
  const beyond = answered.filter(({ size }) => size > LOG.fork);
  expect(new Set(beyond.map(({ side }) => side)).size).toBeLessThanOrEqual(1);
  const { status, text } = await witness.ask(headPath(LOG.key.name));
  if (answered.length === 0) return;
  const largest = Math.max(...answered.map(({ size }) => size));
  expect({ status, size: Number(text.split('\n')[1]) }).toEqual({ status: 200, size: largest });
}
