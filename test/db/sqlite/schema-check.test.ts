/** A file whose rows and indexes do not agree any more is read, to be saved, but not written. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { cleanUpAfterEach, givenFile, journalOf, opened } from '../given-storage.js';

cleanUpAfterEach();

/** The name of a cluster whose letters stand nowhere else in the file. */
const CLUSTER = 'zyxwvu';

/** A closed file, and every place at which the cluster's name stands in it. */
async function givenPlaces() {
  const file = givenFile();
  const { log, close } = await opened({ file });
  await log.appendAll({ journals: [{ ...journalOf(CLUSTER), origin: 'example.org/other' }] });
  const bytes = Buffer.from('an entry');
  const statementId = 'a'.repeat(64);
  const at = '2023-01-05T00:00:00.000Z';
  await log.appendAll({ entries: [{ cluster: CLUSTER, seq: 0, bytes, statementId, at }] });
  await close();
  const whole = readFileSync(file);
  const places: number[] = [];
  for (let at = whole.indexOf(CLUSTER); at >= 0; at = whole.indexOf(CLUSTER, at + 1)) {
    places.push(at);
  }
  return { file, whole, places };
}

test('a changed letter in a row or in an index is found at the opening', async () => {
  const { file, whole, places } = await givenPlaces();
  // In the journal and its index; in the entry, the index of places and that of identities.
  expect(places.length).toBeGreaterThanOrEqual(5);
  for (const place of places) {
    const changed = Buffer.from(whole);
    changed.write('Z', place);
    writeFileSync(file, changed);
    await expect(opened({ file })).rejects.toThrow(/it is damaged, and nothing is written to it: /);
  }
});

test('a reader gets what can be read', async () => {
  const { file, whole, places } = await givenPlaces();
  const changed = Buffer.from(whole);
  changed.write('Z', places[0] ?? 0);
  writeFileSync(file, changed);
  const { log } = await opened({ file, readOnly: true });
  expect(await log.journals()).toHaveLength(1);
});
