/** Statements to journals that are not in memory, which have to be replayed first. */
import { describe, expect, test } from '@jest/globals';
import { openStorage } from '../../db/data-source.js';
import type { EntryLog } from '../../db/entry-log.js';
import { setClock } from '../../src/clock.js';
import { openHolds } from '../../src/journal/holds.js';
import { openJournals } from '../../src/journal/journals.js';
import type { Outcome } from '../../src/journal/outcome.js';
import { readStatement } from '../../src/journal/read-statement.js';
import { openWriter } from '../../src/journal/writer.js';
import { openKeyring } from '../../src/keyring.js';
import { canonicalize, type Entry, type Json, type Signed } from '../../workflows/index.js';
import { type AnySaid, foundedCluster, START, type TestCluster } from '../support/cluster.js';
import { storageOf } from '../support/engine.js';
import { cleanUpAfterEach, closeLater, givenData, signed } from '../support/http.js';
import { keyOf } from '../support/keys.js';

cleanUpAfterEach();

const CITIES = ['ha-noi', 'hai-phong'];
const cities = () => foundedCluster(CITIES);
const provinces = () => foundedCluster(CITIES, { id: 'provinces' }, 'test.example/provinces');

const revocation: AnySaid = {
  type: 'officer.revoke',
  by: 'hai-phong',
  officer: 'root',
  body: { key: keyOf('hai-phong/officer').id, reason: 'Left the office' },
};

/** The way of statements into a database: what comes out of the database passes `through`. */
async function givenWriter(data: string, through: (log: EntryLog) => EntryLog = (log) => log) {
  const storage = await openStorage(await storageOf(data));
  closeLater(storage.close);
  const log = through(storage.log);
  const keyring = openKeyring(data, null);
  const onFailure = (error: unknown): void => {
    throw error;
  };
  const journals = openJournals({
    log,
    keyring,
    holds: openHolds(),
    cacheEntries: 10_000,
    onLoaded: () => undefined,
    onFailure,
  });
  closeLater(journals.close);
  const clock = setClock(new Date(START).toISOString());
  const writer = openWriter({ clusters: null, log, journals, clock, keyring, onFailure });
  const submit = (cluster: string, { signatures, statement }: Signed): Promise<Outcome> => {
    const text = canonicalize({ signatures, statement } as unknown as Json);
    return writer.submit(cluster, readStatement(Buffer.from(text)));
  };
  return {
    submit,
    play: async (id: string, cluster: TestCluster): Promise<void> => {
      for (const line of cluster.lines) {
        const entry = JSON.parse(line) as Entry;
        clock.set(entry.at);
        expect((await submit(id, entry)).kind).toBe('accepted');
      }
    },
  };
}

/** A database that does not give the entries of one cluster away before it is told to. */
function givenSlowDatabase(slow: string) {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const through = (log: EntryLog): EntryLog => ({
    ...log,
    entries: async function* (cluster, from, to) {
      if (cluster === slow) await gate;
      yield* log.entries(cluster, from, to);
    },
  });
  return { through, open };
}

describe('a statement to a journal that is not in memory', () => {
  test('keeps nobody waiting who speaks in another cluster', async () => {
    const data = givenData();
    const cold = cities();
    await (await givenWriter(data)).play('cities', cold);
    const { through, open } = givenSlowDatabase('cities');
    const { submit, play } = await givenWriter(data, through);
    const waiting = submit('cities', signed(cold, revocation));
    await play('provinces', provinces());
    open();
    expect((await waiting).kind).toBe('accepted');
  });
});
