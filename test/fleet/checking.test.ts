/** What a fleet is held against finds what it is there to find: every fault is planted once. */
import { sign } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { signCheckpoint } from '../../src/journal/checkpoints.js';
import type { Entry } from '../../workflows/index.js';
import { charterFor, ORIGIN, type TestCluster } from '../support/cluster.js';
import { signingYear } from '../support/given.js';
import { keyOf } from '../support/keys.js';
import { type Fault, findingsIn, type Kept } from './checking.js';
import type { Acknowledged } from './speaking.js';

const members = ['ha-noi', 'hai-phong', 'can-tho'];

function keptOf({ lines, replay, journal }: TestCluster): Kept {
  const { x, id, privateKey } = keyOf('server');
  const key = {
    x,
    id,
    publicKey: Buffer.from(x, 'base64url'),
    sign: (message: Uint8Array) => sign(null, message, privateKey),
    secretFor: () => new Uint8Array(),
  };
  const { size } = journal();
  const head = signCheckpoint(key, ORIGIN, { size, root: replay.rootAt(size) ?? '' });
  return { cluster: 'cities', origin: ORIGIN, lines: [...lines], head };
}

/** The acknowledgement of each entry, as a server gives it to whoever sent the statement. */
const acknowledgedIn = ({ lines }: TestCluster): Acknowledged[] =>
  lines.map((line) => {
    const { seq, at, after } = JSON.parse(line) as Entry;
    const request = `{${line.slice(line.indexOf('"signatures":'))}`;
    const answer = { status: 201, seq, at, after, checkpoint: '' };
    return { cluster: 'cities', request, ...answer, failures: 0, took: 1 };
  });

async function faultsIn(kept: Kept, acknowledged: readonly Acknowledged[]): Promise<Fault[]> {
  const findings = await findingsIn([kept], acknowledged);
  return [...new Set(findings.map(({ fault }) => fault))].sort();
}

const year = signingYear({ members });
const sound = keptOf(year);
const acknowledged = acknowledgedIn(year);
const last = acknowledged.at(-1) as Acknowledged;

test('a journal that has everything that was acknowledged is in order', async () => {
  expect(await faultsIn(sound, acknowledged)).toEqual([]);
});

test('one acknowledgement more than there are entries is a loss', async () => {
  const more = { ...last, seq: last.seq + 1 };
  expect(await faultsIn(sound, [...acknowledged, more])).toEqual(['lost']);
});

test('a journal that is not there has lost everything', async () => {
  expect(await faultsIn({ ...sound, cluster: 'others' }, [last])).toEqual(['lost']);
});

test('a tail that is cut off is a loss, and its head shows it to everybody', async () => {
  const cut = { ...sound, lines: sound.lines.slice(0, -1) };
  expect(await faultsIn(cut, acknowledged)).toEqual(['lost', 'unsound']);
});

test('an entry with another time or state than was acknowledged is another entry', async () => {
  const later = { ...last, at: '2023-12-31T00:00:00.000Z' };
  expect(await faultsIn(sound, [later])).toEqual(['changed']);
  expect(await faultsIn(sound, [{ ...last, after: '0'.repeat(64) }])).toEqual(['changed']);
});

test('a statement that stands twice is found, also where nobody was told of it', async () => {
  const lines = [...sound.lines, sound.lines.at(-1) as string];
  expect(await faultsIn({ ...sound, lines }, [])).toEqual(['doubled', 'unsound']);
});

test('a signature that does not verify is found', async () => {
  const lines = sound.lines.map((line, seq) =>
    seq === 3 ? line.replace(/"sig":"../, '"sig":"__') : line,
  );
  expect(await faultsIn({ ...sound, lines }, [])).toEqual(['unsound']);
});

test('a deadline that nobody said, and one that is said twice, are found', async () => {
  const pledge = { day: '03-31', nextYear: false, late: 'warn' } as const;
  const calendar = { ...charterFor(members).calendar, pledge };
  const due = signingYear({ members, charter: { calendar } });
  expect(await faultsIn(keptOf(due), [])).toEqual(['deadline']);
  const passed = due.fork();
  const body = { deadline: 'pledge' } as const;
  const at = Date.UTC(2023, 3, 1);
  passed.say({ type: 'deadline.pass', by: 'server', cycle: 2023, body, at });
  expect(await faultsIn(keptOf(passed), [])).toEqual([]);
  const kept = keptOf(passed);
  const again = (kept.lines.at(-1) as string).replace(/"said":"2023/, '"said":"2024');
  const findings = await findingsIn([{ ...kept, lines: [...kept.lines, again] }], []);
  expect(findings.map(({ fault }) => fault)).toEqual(['deadline', 'unsound']);
});
