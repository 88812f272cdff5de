/** The head of a receipt, while the journal grows beside whoever reads it. */
import { expect, test } from '@jest/globals';
import { openStorage } from '../../db/data-source.js';
import { openHolds } from '../../src/journal/holds.js';
import { openJournals } from '../../src/journal/journals.js';
import { openKeyring } from '../../src/keyring.js';
import { headFor } from '../../src/witnessing/heads.js';
import { foundedCluster } from '../support/cluster.js';
import { storageOf } from '../support/engine.js';
import { cleanUpAfterEach, closeLater, givenServer } from '../support/http.js';
import { givenWitness, witnessedBy } from '../support/watching.js';

cleanUpAfterEach();

/** The journals of a database as a reader of their own loads them. */
async function givenReader(data: string) {
  const storage = await openStorage(await storageOf(data));
  closeLater(storage.close);
  const { log } = storage;
  const journals = openJournals({
    log,
    keyring: openKeyring(data, null),
    holds: openHolds(),
    cacheEntries: 1000,
    onLoaded: () => undefined,
    onFailure: (error) => {
      throw error;
    },
  });
  closeLater(journals.close);
  return { log, journals };
}

test('a receipt stays within the journal as its reader has it, whatever is cosigned', async () => {
  const witness = await givenWitness('da-nang');
  const cluster = foundedCluster(['ha-noi', 'hai-phong'], witnessedBy({ 'da-nang': witness.url }));
  const size = cluster.lines.length - 1;
  await witness.stop();
  const server = await givenServer();
  await server.play({ ...cluster, lines: cluster.lines.slice(0, size) });
  const { log, journals } = await givenReader(server.data);
  const live = await journals.find('cities');
  if (!live) throw new Error('the journal was not found');
  // What the reader holds is not followed up, as in the middle of a request.
  journals.forget('cities');
  await server.play(cluster, size);
  await witness.start();
  await server.witnessed();
  expect((await log.cosigned('cities', 0, 10)).map((head) => head.size)).toEqual([size + 1]);
  const head = await headFor(log, live, size - 1);
  expect(head?.size).toBe(size);
  expect(live.replay.tree.inclusionProof(size - 1, size)).not.toEqual([]);
}, 60_000);
