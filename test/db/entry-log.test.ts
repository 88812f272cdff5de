/** Journals as every engine keeps them: whole batches, named conflicts, reads by place. */
import { describe, expect, test } from '@jest/globals';
import { AppendConflict, type Batch, type EntryLog } from '../../db/entry-log.js';
import { emptyPlace, emptyStorage } from './engines.js';
import {
  cleanUpAfterEach,
  collected,
  cosignatureOf,
  entriesOf,
  entryAt,
  journalOf,
  opened,
} from './given-storage.js';

cleanUpAfterEach();

const north = journalOf('north');
const south = journalOf('south');

async function conflictOf(log: EntryLog, batch: Batch): Promise<AppendConflict> {
  try {
    await log.appendAll(batch);
  } catch (error) {
    if (error instanceof AppendConflict) return error;
    throw error;
  }
  throw new Error('the batch was taken');
}

describe('a batch', () => {
  test('founds a journal, fills it and closes it with a checkpoint at once', async () => {
    const { log } = await emptyStorage();
    const note = 'example.org/north\n2\nroot\n\n— signature\n';
    await log.appendAll({
      journals: [north],
      entries: entriesOf('north', 0, 2),
      checkpoints: [{ cluster: 'north', size: 2, note }],
    });
    expect(await log.journal('north')).toEqual(north);
    expect(await log.size('north')).toBe(2);
    expect(await collected(log.entries('north'))).toEqual(entriesOf('north', 0, 2));
    expect(await log.checkpoint('north')).toEqual({ cluster: 'north', size: 2, note });
  });

  test('may hold the entries of several clusters', async () => {
    const { log } = await emptyStorage();
    await log.appendAll({
      journals: [south, north],
      entries: [entryAt('north', 0), entryAt('south', 0), entryAt('north', 1)],
    });
    expect([await log.size('north'), await log.size('south')]).toEqual([2, 1]);
    expect(await log.journals()).toEqual([north, south]);
  });

  test('may be empty', async () => {
    const { log } = await emptyStorage();
    await log.appendAll({});
    expect(await log.journals()).toEqual([]);
  });

  test('is written whole or not at all', async () => {
    const { log } = await emptyStorage();
    await log.appendAll({ journals: [north], entries: entriesOf('north', 0, 3) });
    const batch = {
      journals: [south],
      entries: [entryAt('south', 0), entryAt('north', 3), entryAt('north', 3)],
    };
    expect((await conflictOf(log, batch)).row).toBe(batch.entries[2]);
    expect(await log.journals()).toEqual([north]);
    expect([await log.size('north'), await log.size('south')]).toEqual([3, 0]);
    await log.appendAll({ entries: [entryAt('north', 3)] });
    expect(await log.size('north')).toBe(4);
  });
});

describe('a conflict is named', () => {
  const taken = { journals: [north], entries: entriesOf('north', 0, 2) };
  const checkpoint = { cluster: 'north', size: 2, note: 'first' };
  const cases: [string, string, Batch][] = [
    ['journal-id', 'one a cluster', { journals: [{ ...south, cluster: 'north' }] }],
    ['journal-origin', 'one an origin', { journals: [{ ...south, origin: north.origin }] }],
    ['journal-unknown', 'an entry needs a journal', { entries: [entryAt('south', 0)] }],
    ['journal-unknown', 'so does a checkpoint', { checkpoints: [{ ...checkpoint, cluster: 'x' }] }],
    ['entry-seq', 'a place is taken once', { entries: [{ ...entryAt('north', 9), seq: 1 }] }],
    ['entry-seq', 'no place is left out', { entries: [entryAt('north', 3)] }],
    ['entry-seq', 'places start at 0', { entries: [entryAt('north', -1)] }],
    ['entry-statement', 'said once', { entries: [{ ...entryAt('north', 1), seq: 2 }] }],
    ['checkpoint-size', 'one checkpoint a size', { checkpoints: [{ ...checkpoint, note: 'b' }] }],
    ['cosignature-name', 'one a witness', { cosignatures: [cosignatureOf('north', 2, 'hue')] }],
    ['cosignature-name', 'of what is there', { cosignatures: [cosignatureOf('north', 1, 'hue')] }],
  ];

  test.each(cases)('%s: %s', async (conflict, _, batch) => {
    const { log } = await emptyStorage();
    const cosignatures = [cosignatureOf('north', 2, 'hue')];
    await log.appendAll({ ...taken, checkpoints: [checkpoint], cosignatures });
    expect(await conflictOf(log, batch)).toMatchObject({ name: 'AppendConflict', conflict });
    expect(await log.journals()).toEqual([north]);
    expect(await collected(log.entries('north'))).toEqual(taken.entries);
    expect(await log.checkpoint('north')).toEqual(checkpoint);
  });

  test('the same statement may stand in two journals', async () => {
    const { log } = await emptyStorage();
    const there = { ...entryAt('north', 0), cluster: 'south' };
    await log.appendAll({ journals: [north, south], entries: [entryAt('north', 0), there] });
    expect(await log.seqOfStatement('south', there.statementId)).toBe(0);
  });

  test('a second writer learns that its place is taken, and may take the next', async () => {
    const place = await emptyPlace();
    const [first, second] = [await opened(place), await opened(place)];
    await first.log.appendAll({ journals: [north], entries: [entryAt('north', 0)] });
    const late = { ...entryAt('north', 7), seq: 0 };
    expect((await conflictOf(second.log, { entries: [late] })).conflict).toBe('entry-seq');
    await second.log.appendAll({ entries: [{ ...late, seq: await second.log.size('north') }] });
    expect(await first.log.size('north')).toBe(2);
  });
});

describe('reading', () => {
  test('gives back every byte as it came', async () => {
    const { log } = await emptyStorage();
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const longest = new Uint8Array(65_535).fill(0xc6);
    const entries = [every, longest, new Uint8Array(0), every.subarray(10, 20)].map(
      (bytes, seq) => ({ ...entryAt('north', seq), bytes }),
    );
    await log.appendAll({ journals: [north], entries });
    const read = await collected(log.entries('north'));
    expect(read.map(({ bytes }) => Array.from(bytes))).toEqual(
      entries.map(({ bytes }) => Array.from(bytes)),
    );
  });

  test('streams any range in order, across pages', async () => {
    const { log } = await emptyStorage();
    await log.appendAll({ journals: [north, south], entries: entriesOf('north', 0, 700) });
    await log.appendAll({ entries: entriesOf('south', 0, 3) });
    const ranges: [number, number][] = [
      [0, 700],
      [0, 256],
      [255, 513],
      [699, 700],
      [5, 5],
    ];
    for (const [from, to] of ranges) {
      expect(await collected(log.entries('north', from, to))).toEqual(entriesOf('north', from, to));
    }
    expect(await collected(log.entries('north', 650))).toEqual(entriesOf('north', 650, 700));
    expect(await collected(log.entries('north', 690, 9_999))).toHaveLength(10);
    expect(await collected(log.entries('north', 700))).toEqual([]);
    expect(await collected(log.entries('nowhere'))).toEqual([]);
  });

  test('finds one entry by its place or by its statement', async () => {
    const { log } = await emptyStorage();
    await log.appendAll({ journals: [north], entries: entriesOf('north', 0, 3) });
    const second = await log.entry('north', 1);
    expect(second && { ...second, bytes: Buffer.from(second.bytes) }).toEqual(entryAt('north', 1));
    expect(await log.entry('north', 3)).toBeUndefined();
    expect(await log.seqOfStatement('north', entryAt('north', 2).statementId)).toBe(2);
    expect(await log.seqOfStatement('north', entryAt('north', 3).statementId)).toBeUndefined();
    expect(await log.journal('south')).toBeUndefined();
  });

  test('finds the newest checkpoint, or the newest that a shorter journal had', async () => {
    const { log } = await emptyStorage();
    const [small, large] = [3, 10].map((size) => ({
      cluster: 'north',
      size,
      note: `of ${size}`,
    }));
    if (small === undefined || large === undefined) throw new Error('two checkpoints');
    await log.appendAll({ journals: [north, south], checkpoints: [small, large] });
    expect(await log.checkpoint('north')).toEqual(large);
    expect(await log.checkpoint('north', 9)).toEqual(small);
    expect(await log.checkpoint('north', 2)).toBeUndefined();
    expect(await log.checkpoint('south')).toBeUndefined();
  });

  test('goes on while entries are appended, and sees them', async () => {
    const { log } = await emptyStorage();
    await log.appendAll({ journals: [north], entries: entriesOf('north', 0, 300) });
    const seen: number[] = [];
    for await (const { seq } of log.entries('north')) {
      if (seq % 100 === 0) await log.appendAll({ entries: [entryAt('north', 300 + seq / 100)] });
      seen.push(seq);
    }
    expect(seen.slice(0, 300)).toEqual(Array.from({ length: 300 }, (_, seq) => seq));
    expect(await log.size('north')).toBe(304);
    expect(seen).toHaveLength(304);
  });
});

describe('cosignatures', () => {
  test('are read by size and name, and name the checkpoints that have some', async () => {
    const { log } = await emptyStorage();
    const checkpoints = [1, 2, 3].map((size) => ({ cluster: 'north', size, note: `${size}` }));
    await log.appendAll({ journals: [north], entries: entriesOf('north', 0, 3), checkpoints });
    const third = [cosignatureOf('north', 3, 'can-tho'), cosignatureOf('north', 3, 'hue')];
    await log.appendAll({ cosignatures: third.toReversed() });
    await log.appendAll({ cosignatures: [cosignatureOf('north', 1, 'hue')] });
    expect(await log.cosignatures('north')).toEqual([cosignatureOf('north', 1, 'hue'), ...third]);
    expect(await log.cosignatures('north', 2, 4)).toEqual(third);
    expect(await log.newestCosignatures('north')).toEqual(third);
    expect(await log.cosignatures('south')).toEqual([]);
    expect(await log.newestCosignatures('south')).toEqual([]);
    expect(await log.cosigned('north', 0, 9)).toEqual([checkpoints[0], checkpoints[2]]);
    expect(await log.cosigned('north', 2, 9)).toEqual([checkpoints[2]]);
    expect(await log.cosigned('north', 0, 1)).toEqual([checkpoints[0]]);
  });
});
