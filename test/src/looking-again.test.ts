/** What a server knows of its journals, when something went wrong on the way to know it. */
import { describe, expect, test } from '@jest/globals';
import { startDeadlineSpeaker } from '../../src/journal/deadline-speaker.js';
import { charterFor, foundedCluster, type TestCluster } from '../support/cluster.js';
import { cleanUpAfterEach, closeLater, givenData } from '../support/http.js';
import {
  clusterNamed,
  givenDoor,
  givenMessages,
  givenWriting,
  revocationIn,
  type Through,
  type Writing,
} from '../support/writing.js';
import { draftPledge, launch, openPledge } from '../support/year.js';

cleanUpAfterEach();

const CITIES = ['ha-noi', 'hai-phong'];

/** A database that loses the next so many questions for a journal. */
function givenLosses() {
  const losses = new Map<string, number>();
  const through: Through = (log) => ({
    ...log,
    journal: async (cluster) => {
      const left = losses.get(cluster) ?? 0;
      losses.set(cluster, left - 1);
      if (left > 0) throw LOST;
      return log.journal(cluster);
    },
  });
  return { through, lose: (cluster: string, times = 1) => losses.set(cluster, times) };
}

const LOST = new Error('the connection was lost');

/** A year in a cluster of this id, whose pledge waits for signatures until the end of March. */
function signingIn(id: string): TestCluster {
  const { calendar } = charterFor(CITIES);
  const pledge = { day: '03-31', nextYear: false, late: 'warn' } as const;
  const charter = { id, calendar: { ...calendar, pledge } };
  const cluster = foundedCluster(CITIES, charter, `test.example/${id}`);
  for (const stage of [launch, draftPledge, openPledge]) stage(cluster);
  return cluster;
}

const AFTER_MARCH = '2023-04-01T00:00:00.000Z';

const namesOf = ({ journals }: Writing) => [...journals.outlooks().keys()].toSorted();

describe('the journals that are looked through after a start', () => {
  test('are all known but one that fails, and that one a little later', async () => {
    const data = givenData();
    const size = clusterNamed('aa').lines.length;
    const first = await givenWriting(data);
    for (const id of ['aa', 'bb', 'cc']) await first.play(clusterNamed(id));
    const { through, lose } = givenLosses();
    const writing = await givenWriting(data, { through });
    lose('bb', 2);
    await writing.journals.sweep();
    expect(namesOf(writing)).toEqual(['aa', 'cc']);
    expect(writing.failures).toEqual([LOST]);
    await writing.known('bb', size);
    expect(writing.failures).toHaveLength(2);
  });

  test('are known a little later where the list of them failed', async () => {
    const data = givenData();
    const size = clusterNamed('aa').lines.length;
    await (await givenWriting(data)).play(clusterNamed('aa'));
    let isLost = true;
    const through: Through = (log) => ({
      ...log,
      lengths: async () => {
        if (!isLost) return log.lengths();
        isLost = false;
        throw LOST;
      },
    });
    const writing = await givenWriting(data, { through });
    await writing.journals.sweep();
    expect(writing.failures).toHaveLength(1);
    await writing.known('aa', size);
  });

  test('keep nobody waiting who ends the server, though one fails for ever', async () => {
    const data = givenData();
    await (await givenWriting(data)).play(clusterNamed('aa'));
    const { through, lose } = givenLosses();
    const { journals } = await givenWriting(data, { through });
    lose('aa', Number.POSITIVE_INFINITY);
    await journals.sweep();
    await journals.close();
    expect([...journals.outlooks()]).toEqual([]);
  });
});

describe('a server that has heard nothing of the others for a while', () => {
  test('finds out what was written meanwhile, in memory or not, and what was founded', async () => {
    const data = givenData();
    const [cities, towns, later] = [
      clusterNamed('cities'),
      clusterNamed('towns'),
      clusterNamed('later'),
    ];
    const size = cities.lines.length;
    const other = await givenWriting(data);
    for (const cluster of [cities, towns]) await other.play(cluster);
    const { through, say } = givenMessages();
    const writing = await givenWriting(data, { through, cacheEntries: 1 });
    await writing.journals.sweep();
    await writing.journals.find('cities');
    await writing.journals.find('towns');
    expect([...writing.journals.all()].map(({ cluster }) => cluster)).toEqual(['towns']);
    await other.submit('cities', revocationIn(cities));
    await other.submit('towns', revocationIn(towns));
    await other.play(later);
    say(null);
    await writing.known('cities', size + 1);
    await writing.known('towns', size + 1);
    await writing.known('later', size);
  });

  test('looks again where a look failed', async () => {
    const data = givenData();
    const cities = clusterNamed('cities');
    const other = await givenWriting(data);
    await other.play(cities);
    const { through, say } = givenMessages();
    const losses = givenLosses();
    const writing = await givenWriting(data, { through: (log) => through(losses.through(log)) });
    losses.lose('cities');
    say('cities');
    await writing.known('cities', cities.lines.length);
    expect(writing.failures).toEqual([LOST]);
  });
});

test('a commit whose answer was lost is seen without anybody asking for the journal', async () => {
  const data = givenData();
  const cities = clusterNamed('cities');
  await (await givenWriting(data)).play(cities);
  const lost = new Error('Connection terminated unexpectedly');
  const writing = await givenWriting(data, {
    through: (log) => ({
      ...log,
      appendTo: async (clusters, make) => {
        await log.appendTo(clusters, make);
        throw lost;
      },
    }),
  });
  await writing.journals.find('cities');
  expect((await writing.submit('cities', revocationIn(cities))).kind).toBe('unserved');
  await writing.known('cities', cities.lines.length + 1);
  expect(writing.failures).toEqual([lost]);
});

test('a deadline is said although the journal before it cannot be looked at', async () => {
  const data = givenData();
  const { size } = signingIn('aa').journal();
  const first = await givenWriting(data);
  for (const id of ['aa', 'bb']) await first.play(signingIn(id));
  const { through, lose } = givenLosses();
  const writing = await givenWriting(data, { through, cacheEntries: 1 });
  await writing.journals.sweep();
  writing.clock.set(AFTER_MARCH);
  const failures: unknown[] = [];
  const speaker = startDeadlineSpeaker({
    ...writing,
    onRefusal: (cluster) => failures.push(cluster),
    onFailure: (error) => failures.push(error),
  });
  closeLater(speaker.stop);
  lose('aa');
  await speaker.speak();
  expect(failures).toEqual([LOST]);
  expect(writing.journals.outlooks().get('bb')?.size).toBe(size + 1);
  await writing.known('aa', size + 1);
});

test('a deadline that cannot be stored is said again after a pause, and not at once', async () => {
  const data = givenData();
  await (await givenWriting(data)).play(signingIn('aa'));
  const commits: number[] = [];
  const twice = givenDoor();
  const writing = await givenWriting(data, {
    through: (log) => ({
      ...log,
      appendTo: async (_, make) => {
        await make(null);
        commits.push(performance.now());
        if (commits.length === 2) twice.open();
        throw LOST;
      },
    }),
  });
  writing.clock.set(AFTER_MARCH);
  const onFailure = (error: unknown) => writing.failures.push(error);
  const speaker = startDeadlineSpeaker({ ...writing, onRefusal: () => undefined, onFailure });
  // Without its rounds it says what it hears of, after the sweep and after each look.
  speaker.stop();
  await writing.journals.sweep();
  await twice.pass();
  const [first = 0, second = 0] = commits;
  expect(second - first).toBeGreaterThan(500);
});
