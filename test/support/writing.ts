/**
 * The way of statements into a database and out of it, without HTTP: the journals and the writer
 * of a server. A test may stand between these and the real database, to lose an answer or to hold
 * one back.
 */
import { expect } from '@jest/globals';
import { openStorage } from '../../db/data-source.js';
import type { EntryLog, Follower } from '../../db/entry-log.js';
import { setClock } from '../../src/clock.js';
import { openHolds } from '../../src/journal/holds.js';
import { openJournals } from '../../src/journal/journals.js';
import type { Outcome } from '../../src/journal/outcome.js';
import { readStatement } from '../../src/journal/read-statement.js';
import { openWriter } from '../../src/journal/writer.js';
import { openKeyring } from '../../src/keyring.js';
import { canonicalize, type Entry, type Json, type Signed } from '../../workflows/index.js';
import { foundedCluster, START, type TestCluster } from './cluster.js';
import { storageOf } from './engine.js';
import { closeLater } from './http.js';
import { keyOf } from './keys.js';

/** What stands between a database and whoever reads and writes it. */
export type Through = (log: EntryLog) => EntryLog;

export interface WritingOptions {
  readonly through?: Through;
  /** How many entries the journals in memory may have together. */
  readonly cacheEntries?: number;
  /** The folder of the keys, if it is not that of the data. */
  readonly keys?: string;
}

export type Writing = Awaited<ReturnType<typeof givenWriting>>;

/** The journals and the writer of a server on the database of a data folder. */
export async function givenWriting(data: string, options: WritingOptions = {}) {
  const { through = (log: EntryLog) => log, cacheEntries = 10_000, keys = data } = options;
  const storage = await openStorage(await storageOf(data));
  closeLater(storage.close);
  const log = through(storage.log);
  const keyring = openKeyring(keys, null);
  const failures: unknown[] = [];
  const onFailure = (error: unknown): void => void failures.push(error);
  const caches = { holds: openHolds(), cacheEntries, onLoaded: () => undefined };
  const journals = openJournals({ log, keyring, ...caches, onFailure });
  closeLater(journals.close);
  const clock = setClock(new Date(START).toISOString());
  const writer = openWriter({ clusters: null, log, journals, clock, keyring, onFailure });
  closeLater(writer.drain);
  const submit = (cluster: string, { signatures, statement }: Signed): Promise<Outcome> => {
    const text = canonicalize({ signatures, statement } as unknown as Json);
    return writer.submit(cluster, readStatement(Buffer.from(text)));
  };
  /** Resolves when so many entries of a journal are known here. */
  const known = (cluster: string, size: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (journals.outlooks().get(cluster)?.size === size) resolve();
      };
      journals.onGrowth(look);
      look();
    });
  return {
    log,
    journals,
    writer,
    keyring,
    clock,
    failures,
    submit,
    known,
    /** Says what was said in a cluster, at its own times. */
    play: async (cluster: TestCluster): Promise<void> => {
      for (const line of cluster.lines) {
        const entry = JSON.parse(line) as Entry;
        clock.set(entry.at);
        expect((await submit(idOf(cluster), entry)).kind).toBe('accepted');
      }
    },
  };
}

const idOf = (cluster: TestCluster): string => cluster.journal().origin.split('/').at(-1) ?? '';

const CITIES = ['ha-noi', 'hai-phong'];

/** A founded cluster of two cities under an id. */
export const clusterNamed = (id: string): TestCluster =>
  foundedCluster(CITIES, { id }, `test.example/${id}`);

/** The next that its second city says in such a cluster. */
export function revocationIn(cluster: TestCluster): Signed {
  const later = cluster.fork();
  later.say({
    type: 'officer.revoke',
    by: 'hai-phong',
    officer: 'root',
    body: { key: keyOf('hai-phong/officer').id, reason: 'Left the office' },
  });
  return JSON.parse(later.lines.at(-1) as string) as Entry;
}

/** A database whose messages about other servers come when the test says so. */
export function givenMessages() {
  const followers = new Set<Follower>();
  const through: Through = (log) => ({
    ...log,
    follow: (follower) => {
      followers.add(follower);
      return async () => void followers.delete(follower);
    },
  });
  const say = (cluster: string | null): void => {
    for (const follower of followers) follower(cluster);
  };
  return { through, say };
}

/** A door that is closed until it is opened, and that says when somebody stands before it. */
export function givenDoor() {
  let open: () => void = () => undefined;
  let reach: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const pass = async (): Promise<void> => {
    reach();
    await opened;
  };
  return { pass, reached, open: () => open() };
}
