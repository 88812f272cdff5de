/**
 * What one more step costs in a journal that is already so long, from a hundred entries to a
 * hundred thousand: the server's own writer on a SQLite file, without HTTP, in batches of 64. The
 * cities of one cluster report, and their reports are returned, again and again.
 */
import { join } from 'node:path';
import { openStorage } from '../../db/data-source.js';
import { systemClock } from '../../src/clock.js';
import { serverKey } from '../../src/import.js';
import { openHolds } from '../../src/journal/holds.js';
import { openJournals } from '../../src/journal/journals.js';
import { readStatement } from '../../src/journal/read-statement.js';
import { openWriter } from '../../src/journal/writer.js';
import { openKeyring } from '../../src/keyring.js';
import { requestText, setting, unfounded } from '../bench/hosted-cluster.js';
import { cities, exchange } from '../bench/material.js';
import { bytesInUse, median } from '../bench/measure.js';

export interface GrowthPoint {
  readonly entries: number;
  /** Microseconds of processor time for one step, signature and commit included. */
  readonly cpu: number;
  /** Bytes in use for one entry, of all that is kept since the first. */
  readonly bytesPerEntry: number;
}

/** What the published curve is made of. */
export const LENGTHS: readonly number[] = [100, 1_000, 10_000, 100_000];

const MEMBERS = 5;
const BATCH = 64;
/** Entries of the journal before, so that the code is compiled when the first length is reached. */
const WARM_UP = 2_000;
/** The cost at a length is the median over so many batches, which end there. */
const BATCHES = 15;

/**
 * Measures at each length, in order, after a shorter journal for warming up.
 * @param data a new folder of a server
 * @param how after how many entries of another journal, and how memory in use is measured
 */
export async function growth(
  data: string,
  lengths: readonly number[],
  { warmUp, inUse } = { warmUp: WARM_UP, inUse: bytesInUse },
): Promise<GrowthPoint[]> {
  const server = await openParts(data);
  const warm = await openSpeaker(server, 'warming-up');
  while (warm.size() < warmUp) await warm.batch();
  const speaker = await openSpeaker(server, 'growing');
  const points: GrowthPoint[] = [];
  const empty = inUse();
  const costs: number[] = [];
  for (const length of lengths) {
    while (speaker.size() < length) costs.push(await speaker.batch());
    const bytesPerEntry = (inUse() - empty) / speaker.size();
    points.push({ entries: speaker.size(), cpu: median(costs.slice(-BATCHES)), bytesPerEntry });
  }
  await server.close();
  return points;
}

/** The parts of a server that a statement passes, on a file. */
async function openParts(data: string) {
  const key = serverKey({ data, keys: null, passphraseFile: null, clock: systemClock }).x;
  const storage = await openStorage({ file: join(data, 'giaouoc.db') });
  const keyring = openKeyring(data, null);
  const onFailure = (error: unknown): void => {
    throw error;
  };
  const { log } = storage;
  const caches = { cacheEntries: 1_000_000, onLoaded: () => undefined, onFailure };
  const journals = openJournals({ log, keyring, holds: openHolds(), ...caches });
  const clock = systemClock;
  const writer = openWriter({ clusters: null, log, journals, clock, keyring, onFailure });
  const close = async (): Promise<void> => {
    await writer.drain();
    await journals.close();
    await storage.close();
  };
  return { key, journals, writer, close };
}

/** Founds a cluster whose cities will go on speaking. */
async function openSpeaker(
  { key, journals, writer }: Awaited<ReturnType<typeof openParts>>,
  id: string,
) {
  const cluster = unfounded(id, cities(MEMBERS));
  const send = async (text: string): Promise<void> => {
    const outcome = await writer.submit(id, readStatement(Buffer.from(text)));
    if (outcome.kind !== 'accepted') throw new Error(`a step is ${outcome.kind}`);
  };
  for (const [number, said] of setting(cluster, key).entries()) {
    await send(requestText(cluster, said, number));
  }
  let turn = 0;
  const next = (): string[] => {
    // Whole turns only: each city speaks once in a turn, so the order within it does not matter.
    const turns = Math.ceil(BATCH / MEMBERS);
    const texts = Array.from({ length: turns }, (_, step) =>
      cluster.members.map((member) => {
        const said = exchange(cluster.members, member, turn + step);
        return requestText(cluster, said, (turn + step) * MEMBERS);
      }),
    );
    turn += turns;
    return texts.flat();
  };
  return {
    size: () => journals.loaded(id)?.shown.size ?? 0,
    /** @returns microseconds of processor time for each step of a batch */
    batch: async (): Promise<number> => {
      const texts = next();
      const before = process.cpuUsage();
      await Promise.all(texts.map(send));
      const { user, system } = process.cpuUsage(before);
      return (user + system) / texts.length;
    },
  };
}
