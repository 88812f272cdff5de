import { expect, test } from '@jest/globals';
import { emptyPlace, type Place } from './engines.js';
import { cleanUpAfterEach, journalOf, opened } from './given-storage.js';

cleanUpAfterEach();

const session = (digit: string, key = 'thumbprint', cluster = 'north') => ({
  digest: digit.repeat(64),
  challenge: `${digit}c`.repeat(32),
  cluster,
  key,
  expires: `2023-03-01T0${digit}:00:00.000Z`,
});

async function given(at?: Place) {
  const place = at ?? (await emptyPlace());
  const { sessions, log, close } = await opened(place);
  await log.appendAll({ journals: [journalOf('north'), journalOf('south')] });
  return { sessions, close, place };
}

test('a session is found by its digest, also after a reopen', async () => {
  const { sessions, close, place } = await given();
  expect(await sessions.add(session('1'))).toBe(true);
  await close();
  const { sessions: again } = await opened(place);
  expect(await again.find('1'.repeat(64))).toEqual(session('1'));
  expect(await again.find('2'.repeat(64))).toBeUndefined();
});

test('a challenge opens one session, also when two answers to it arrive at once', async () => {
  const { sessions } = await given();
  const { challenge } = session('1');
  const added = await Promise.all([
    sessions.add(session('1')),
    sessions.add({ ...session('2'), challenge }),
  ]);
  expect(added.sort()).toEqual([false, true]);
  expect(await sessions.add({ ...session('3'), challenge })).toBe(false);
});

test('one that is ended is over at that time, and its challenge opens no other', async () => {
  const { sessions } = await given();
  await sessions.add(session('5'));
  const end = '2023-03-01T02:00:00.000Z';
  await sessions.end(session('5').digest, end);
  expect(await sessions.find(session('5').digest)).toEqual({ ...session('5'), expires: end });
  const { challenge } = session('5');
  expect(await sessions.add({ ...session('6'), challenge })).toBe(false);
});

test("a key's open sessions are listed, the oldest first", async () => {
  const { sessions } = await given();
  const others = [session('5', 'another'), session('6', 'thumbprint', 'south')];
  for (const each of [session('4'), session('2'), session('3'), ...others]) {
    await sessions.add(each);
  }
  const listed = await sessions.of('north', 'thumbprint', session('3').expires);
  expect(listed).toEqual([session('3'), session('4')]);
});

test('what was over before a time is cleared away', async () => {
  const { sessions } = await given();
  for (const each of [session('1'), session('2')]) await sessions.add(each);
  await sessions.clear(session('2').expires);
  expect(await sessions.find(session('1').digest)).toBeUndefined();
  expect(await sessions.find(session('2').digest)).toEqual(session('2'));
});
