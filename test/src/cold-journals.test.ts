/** Statements to journals that are not in memory, which have to be replayed first. */
import { describe, expect, test } from '@jest/globals';
import { cleanUpAfterEach, givenData } from '../support/http.js';
import {
  clusterNamed,
  givenDoor,
  givenMessages,
  givenWriting,
  revocationIn,
  type Through,
} from '../support/writing.js';

cleanUpAfterEach();

/** A database that does not give the entries of one cluster away before it is told to. */
function givenSlowDatabase(slow: string) {
  const door = givenDoor();
  const through: Through = (log) => ({
    ...log,
    entries: async function* (cluster, from, to) {
      if (cluster === slow) await door.pass();
      yield* log.entries(cluster, from, to);
    },
  });
  return { through, ...door };
}

describe('a statement to a journal that is not in memory', () => {
  test('keeps nobody waiting who speaks in another cluster', async () => {
    const data = givenData();
    const cold = clusterNamed('cities');
    await (await givenWriting(data)).play(cold);
    const { through, open } = givenSlowDatabase('cities');
    const { submit, play, failures } = await givenWriting(data, { through });
    const waiting = submit('cities', revocationIn(cold));
    await play(clusterNamed('provinces'));
    open();
    expect((await waiting).kind).toBe('accepted');
    expect(failures).toEqual([]);
  });

  test('keeps what is replayed in the background in memory, so it is replayed once', async () => {
    const data = givenData();
    const cold = clusterNamed('cities');
    await (await givenWriting(data)).play(cold);
    const { through, open, reached } = givenSlowDatabase('cities');
    const { journals } = await givenWriting(data, { through, cacheEntries: 1 });
    const sweeping = journals.sweep();
    await reached;
    const waiting = journals.find('cities');
    open();
    const live = await waiting;
    expect(live?.cluster).toBe('cities');
    expect(journals.loaded('cities') === live).toBe(true);
    await sweeping;
  });
});

test('who asks while a journal is replayed sees what was acknowledged before', async () => {
  const data = givenData();
  const cluster = clusterNamed('cities');
  const size = cluster.lines.length;
  const other = await givenWriting(data);
  await other.play(cluster);
  const door = givenDoor();
  const { through } = givenMessages();
  const { journals } = await givenWriting(data, {
    through: (log) => ({
      ...through(log),
      newestCosignatures: async (id) => {
        await door.pass();
        return log.newestCosignatures(id);
      },
    }),
  });
  const early = journals.find('cities');
  await door.reached;
  expect((await other.submit('cities', revocationIn(cluster))).kind).toBe('accepted');
  const late = journals.find('cities');
  door.open();
  await early;
  expect((await late)?.shown.size).toBe(size + 1);
});

test('a journal under a key that is not here yet is shown as far as others write it', async () => {
  const data = givenData();
  const cluster = clusterNamed('cities');
  const size = cluster.lines.length;
  const other = await givenWriting(data);
  await other.play(cluster);
  const { through, say } = givenMessages();
  const strange = await givenWriting(data, { through, keys: `${data}/other keys` });
  expect((await strange.journals.find('cities'))?.breach?.rule).toBe('server-key');
  expect((await other.submit('cities', revocationIn(cluster))).kind).toBe('accepted');
  say('cities');
  await strange.known('cities', size + 1);
  expect(await strange.journals.find('cities')).toMatchObject({
    breach: { rule: 'server-key' },
    shown: { size: size + 1 },
  });
});
