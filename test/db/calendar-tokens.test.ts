import { expect, test } from '@jest/globals';
import { emptyPlace, type Place } from './engines.js';
import { cleanUpAfterEach, journalOf, opened } from './given-storage.js';

cleanUpAfterEach();

const token = (digit: string, member = 'da-nang', cluster = 'north') => ({
  digest: digit.repeat(64),
  cluster,
  member,
  madeBy: 'thumbprint',
  created: `2023-03-0${digit}T02:00:00.000Z`,
});

async function given(at?: Place) {
  const place = at ?? (await emptyPlace());
  const { calendarTokens, log, close } = await opened(place);
  await log.appendAll({ journals: [journalOf('north'), journalOf('south')] });
  return { calendarTokens, close, place };
}

test('a token is found by its digest, also after a reopen', async () => {
  const { calendarTokens, close, place } = await given();
  await calendarTokens.add(token('1'));
  await close();
  const { calendarTokens: again } = await opened(place);
  expect(await again.find('1'.repeat(64))).toEqual(token('1'));
  expect(await again.find('2'.repeat(64))).toBeUndefined();
});

test("a member's tokens are listed in the order in which they were made", async () => {
  const { calendarTokens } = await given();
  for (const each of [token('2'), token('1'), token('3', 'hue'), token('4', 'da-nang', 'south')]) {
    await calendarTokens.add(each);
  }
  expect(await calendarTokens.of('north', 'da-nang')).toEqual([token('1'), token('2')]);
});

test('only the member whose token it is takes it back, and then it is gone', async () => {
  const { calendarTokens } = await given();
  await calendarTokens.add(token('1'));
  const digest = '1'.repeat(64);
  expect(await calendarTokens.remove('north', 'hue', digest)).toBe(false);
  expect(await calendarTokens.remove('south', 'da-nang', digest)).toBe(false);
  expect(await calendarTokens.remove('north', 'da-nang', digest)).toBe(true);
  expect(await calendarTokens.find(digest)).toBeUndefined();
  expect(await calendarTokens.remove('north', 'da-nang', digest)).toBe(false);
});

test('a token of a cluster that has no journal is refused', async () => {
  const { calendarTokens } = await given();
  await expect(calendarTokens.add(token('1', 'hue', 'west'))).rejects.toThrow(
    /FOREIGN KEY|foreign key/,
  );
});
