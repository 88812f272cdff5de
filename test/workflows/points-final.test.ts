import { expect, test } from '@jest/globals';
import { pointsAreFinal } from '../../workflows/index.js';
import { scoredYear } from '../support/given.js';
import {
  finalYear,
  publishedYear,
  selfScoredYear,
  verifiedSetting,
} from '../support/scored-year.js';
import { openedSheetsYear, sealedSheets } from '../support/sealed-year.js';
import { contextOf } from '../support/year.js';

const isFinal = (cluster: Parameters<typeof contextOf>[0]): boolean =>
  pointsAreFinal(contextOf(cluster).review);

test('points that nobody else gives are final once self-scoring is closed', () => {
  expect(isFinal(selfScoredYear())).toBe(false);
  expect(isFinal(scoredYear())).toBe(true);
});

test('points of peers are final once their result is established', () => {
  const opened = openedSheetsYear(sealedSheets);
  expect(isFinal(opened)).toBe(false);
  const finished = opened.fork();
  const by = 'ha-noi';
  finished.say({ type: 'peer.finish', by, cycle: 2023, body: { reason: null } });
  expect(isFinal(finished)).toBe(true);
});

test('verified points are final once the chair has established them', () => {
  expect(isFinal(publishedYear(verifiedSetting))).toBe(false);
  expect(isFinal(finalYear(verifiedSetting))).toBe(true);
});
