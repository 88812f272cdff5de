import { expect, test } from '@jest/globals';
import { addressesIn, shownUrl } from '../../../db/postgres/addresses.js';

const BOTH = 'postgres://giaouoc:se,cret@one.example:5432,two.example/name?sslmode=require';
const ONE = 'postgres://giaouoc:se,cret@one.example:5432/name?sslmode=require';
const TWO = 'postgres://giaouoc:se,cret@two.example/name?sslmode=require';

test('an address with several hosts is an address for each, in turn', () => {
  const addresses = addressesIn(BOTH);
  expect([addresses.count, addresses.current()]).toEqual([2, ONE]);
  addresses.leave(ONE);
  expect(addresses.current()).toBe(TWO);
  addresses.leave(TWO);
  expect(addresses.current()).toBe(ONE);
});

test('a host is left once, however many find that it cannot be used', () => {
  const addresses = addressesIn(BOTH);
  for (let times = 0; times < 3; times += 1) addresses.leave(ONE);
  expect(addresses.current()).toBe(TWO);
});

test('an address with one host stays as it is', () => {
  const addresses = addressesIn(ONE);
  addresses.leave(ONE);
  expect([addresses.count, addresses.current()]).toEqual([1, ONE]);
});

test('an address is shown without its account and password', () => {
  expect(shownUrl(BOTH)).toBe('postgres://one.example:5432,two.example/name');
  expect(shownUrl('nonsense with a secret')).toBe('the address in DATABASE_URL');
});
