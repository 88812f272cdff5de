/** A new key of the server, which is said in every journal, whatever fails on the way. */
import { describe, expect, test } from '@jest/globals';
import { openRotation } from '../../src/journal/key-rotation.js';
import { serverKeyOf } from '../../src/keyring.js';
import { cleanUpAfterEach, closeLater, givenData } from '../support/http.js';
import { clusterNamed, givenWriting, type Through, type Writing } from '../support/writing.js';

cleanUpAfterEach();

const IDS = ['aa', 'bb', 'cc'];
const LOST = new Error('the connection was lost');

/** A folder with three clusters under the first key. */
async function givenClusters(): Promise<string> {
  const data = givenData();
  const first = await givenWriting(data);
  for (const id of IDS) await first.play(clusterNamed(id));
  return data;
}

/** A rotation to a key that is made here, and what was told of it. */
function givenRotation(writing: Writing) {
  const successor = writing.keyring.add();
  const told: string[] = [];
  const rotation = openRotation({
    ...writing,
    entryLog: writing.log,
    onOutcome: (cluster, { kind }) => told.push(`${cluster} ${kind}`),
    onFailure: (error, cluster) => told.push(`${cluster} ${(error as Error).message}`),
  });
  closeLater(rotation.close);
  return { rotation, successor, told };
}

/** The keys that the journals name for their server. */
const named = ({ journals }: Writing) =>
  Promise.all(
    IDS.map(async (id) => {
      const live = await journals.find(id);
      return live && serverKeyOf(live.shown.journal);
    }),
  );

describe('a key that takes the place of an older one', () => {
  test('is said in every journal, also in those that nobody has looked at', async () => {
    const writing = await givenWriting(await givenClusters(), { cacheEntries: 1 });
    const { rotation, successor, told } = givenRotation(writing);
    await rotation.start();
    expect(told).toEqual(IDS.map((id) => `${id} accepted`));
    expect(await named(writing)).toEqual(IDS.map(() => successor.x));
  });

  test('is said in the others where one fails, and there a little later', async () => {
    let left = 1;
    const through: Through = (log) => ({
      ...log,
      journal: async (cluster) => {
        if (cluster === 'bb' && left-- > 0) throw LOST;
        return log.journal(cluster);
      },
    });
    const size = clusterNamed('bb').lines.length;
    const writing = await givenWriting(await givenClusters(), { through });
    const { rotation, successor, told } = givenRotation(writing);
    await rotation.start();
    expect(told).toEqual(['aa accepted', `bb ${LOST.message}`, 'cc accepted']);
    await writing.known('bb', size + 1);
    expect(await named(writing)).toEqual(IDS.map(() => successor.x));
  });

  test('keeps nobody waiting who ends the server, though the database is gone', async () => {
    const through: Through = (log) => ({
      ...log,
      journals: () => {
        throw LOST;
      },
    });
    const writing = await givenWriting(await givenClusters(), { through });
    const { rotation, told } = givenRotation(writing);
    await rotation.start();
    await rotation.close();
    expect(told).toEqual([`null ${LOST.message}`]);
  });
});
