import { describe, expect, test } from '@jest/globals';
import {
  audit,
  digestOf,
  hexDecode,
  lineBytes,
  openReplay,
  type SignatureTask,
} from '../../workflows/index.js';
import {
  charterFor,
  enrol,
  foundingFor,
  ORIGIN,
  openTestCluster,
  type TestCluster,
} from '../support/cluster.js';
import { verifyEd25519 } from '../support/ed25519.js';

/** Two cities found a cluster and one enrols an officer: four entries. */
function smallCluster(): TestCluster {
  const cluster = openTestCluster();
  const members = ['hue', 'da-nang'];
  const founding = { ...foundingFor(members, charterFor(members)), patron: null };
  cluster.say({ type: 'cluster.found', by: 'hue', body: founding });
  for (const by of members) {
    cluster.say({ type: 'charter.sign', by, body: { digest: digestOf(founding) } });
  }
  enrol(cluster, 'hue');
  return cluster;
}

const cluster = smallCluster();
const lines = cluster.lines.map(lineBytes);
const size = lines.length;
const checkpoint = {
  origin: ORIGIN,
  size,
  root: hexDecode(cluster.replay.rootAt(size) ?? '') ?? new Uint8Array(),
};
const verify = (tasks: readonly SignatureTask[]) =>
  tasks.map(({ publicKey, message, signature }) => verifyEd25519(publicKey, message, signature));

/** The replay that has taken the entries before this one; a line that breaks it leaves it so. */
function replayBefore(seq: number) {
  const replay = openReplay(ORIGIN);
  for (const line of lines.slice(0, seq)) replay.add(line);
  return replay;
}

/** Where an `at` stands in a line: `"at":"` and 24 characters, after the 64 digits of `after`. */
const isInTime = (seq: number, place: number): boolean => {
  const start = Buffer.from(lines[seq] as Uint8Array).indexOf('"at":"') + 6;
  return place >= start && place < start + 24;
};

/** The bytes with some bits of one of them changed. */
function flipped(line: Uint8Array, place: number, bits: number): Uint8Array {
  const changed = Uint8Array.from(line);
  changed[place] = (changed[place] as number) ^ bits;
  return changed;
}

/**
 * Whether a changed line is caught where it stands: by the rules, or by its signature. A changed
 * line that the replay takes is taken out again by starting afresh.
 */
function catcher(seq: number) {
  let replay = replayBefore(seq);
  return (line: Uint8Array): boolean => {
    const step = replay.add(line);
    if (!step.ok) return step.broken.seq === seq;
    replay = replayBefore(seq);
    return verify(step.tasks).includes(false);
  };
}

/** The masks tried at a place: one bit everywhere, every bit at one place in eleven. */
const masksAt = (place: number): readonly number[] =>
  place % 11 === 0 ? [1, 2, 4, 8, 16, 32, 64, 128] : [1 << (place % 7)];

describe('a single changed byte', () => {
  test.each(lines.map((_, seq) => seq))('in entry %i is found there, but for its time', (seq) => {
    const line = lines[seq] as Uint8Array;
    const isCaught = catcher(seq);
    const missed: string[] = [];
    for (let place = 0; place < line.length; place += 1) {
      for (const bits of masksAt(place)) {
        const caught = isCaught(flipped(line, place, bits));
        if (!caught && !isInTime(seq, place)) missed.push(`byte ${place} with ${bits}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test('in the time of an entry is found by who saw that entry, or by the checkpoint', async () => {
    for (const [seq, line] of lines.entries()) {
      const start = Buffer.from(line).indexOf('"at":"') + 6;
      for (let place = start; place < start + 24; place += 1) {
        const changed = [...lines];
        changed[seq] = flipped(line, place, 1);
        const verdict = await audit(ORIGIN, changed, { verify, checkpoint });
        if (verdict.sound) throw new Error(`byte ${place} of entry ${seq} is not found`);
        const possible = seq === size - 1 ? [seq, null] : [seq, seq + 1];
        expect(possible).toContain(verdict.broken.seq);
      }
    }
  });

  test('of what parts the lines from each other is found at the line before it', async () => {
    for (const seq of lines.keys()) {
      const joined = lines.slice(0, seq);
      const [line, next] = [lines[seq] as Uint8Array, lines[seq + 1] ?? new Uint8Array()];
      joined.push(Uint8Array.from([...line, 0x0b, ...next]), ...lines.slice(seq + 2));
      const verdict = await audit(ORIGIN, joined, { verify, checkpoint });
      expect(verdict).toMatchObject({ sound: false, broken: { seq, rule: 'canonical-json' } });
    }
  });
});
