/**
 * Hostile requests inside the suite: made from the documentation of the server, spoiled in every
 * way that is known to break programs, and sent to the real one. `npm run fuzz` sends many more.
 */
import { expect, test } from '@jest/globals';
import { fuzz } from './fuzz.js';

const REQUESTS = 5_000;
/** Another one for each release is worth more than the same for ever; a run by hand takes any. */
const SEED = 20_231_130;

test(`${REQUESTS} hostile requests: no 5xx, no trace, nothing told (seed ${SEED})`, async () => {
  const { requests, byStatus, reached, routes, codes, accepted } = await fuzz(REQUESTS, SEED);
  expect(requests).toBe(REQUESTS);
  // A fuzzing that only ever meets closed doors would prove little.
  expect(reached / routes).toBeGreaterThan(0.8);
  expect(codes.length).toBeGreaterThan(40);
  expect(accepted).toBeGreaterThan(0);
  expect(Object.keys(byStatus).some((status) => Number(status) >= 500)).toBe(false);
}, 600_000);
