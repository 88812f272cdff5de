/**
 * A year with points on the screen: the chart with its spread, the same as a table and as files,
 * and the machine of a year with everything in it, without a fault that axe finds.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { PROVINCES_CASE } from '../../src/cli/demo/provinces/case.js';
import { CHAIR, YEAR } from '../../src/cli/demo/provinces/made-up.js';
import type { Bodies, Entry } from '../../workflows/index.js';
import { launchChromium } from '../support/chromium.js';
import { type PlayedYear, playedYear } from '../support/played-year.js';
import { axeProblems } from '../support/reader.js';
import { seatOf } from '../support/seat.js';

let browser: Browser;
let played: PlayedYear;

beforeAll(async () => {
  [browser, played] = await Promise.all([launchChromium(), playedYear('vote', PROVINCES_CASE)]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await played?.close();
});

const year = (): string => `${played.url}/#/${PROVINCES_CASE.origin.split('/')[1]}/${YEAR}`;

test('points are drawn with their spread, told as a table, and saved as a file', async () => {
  const seat = await seatOf(browser, played, CHAIR);
  const { page } = seat;
  await page.goto(`${year()}/results`);
  await page.waitForSelector('svg.chart');
  expect(await page.locator('rect.chart-bar').count()).toBe(9);
  expect(await page.locator('path.chart-spread').count()).toBe(9);
  const { cycles } = await played.cast.journal();
  const total = cycles.get(YEAR)?.context.review.scoring.points[CHAIR]?.total ?? 0;
  const text = `${Math.floor(total / 100)},${String(total % 100).padStart(2, '0')}`;
  expect(await page.textContent('table')).toContain(text);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu tệp CSV' }).click();
  const file = await (await download).path();
  expect(readFileSync(file, 'utf8').split('\n').length).toBeGreaterThan(9);
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);

test('what was signed in hundredths is read in points', async () => {
  const seat = await seatOf(browser, played, CHAIR);
  const { page } = seat;
  const entries = (await played.cast.lines()).map(
    (line) => JSON.parse(Buffer.from(line).toString('utf8')) as Entry,
  );
  const opened = entries.find(({ statement }) => statement.type === 'peer.open');
  if (!opened) throw new Error('no sheet was opened');
  const { points } = opened.statement.body as Bodies['peer.open'];
  const [leaf = '', hundredths = 0] =
    Object.entries(points).find(([, each]) => each >= 100 && each % 100 !== 0) ?? [];
  await page.goto(`${played.url}/#/${PROVINCES_CASE.origin.split('/')[1]}/entries/${opened.seq}`);
  const row = page.locator('dl.body dl.body > div', { has: page.locator(`dt:text-is("${leaf}")`) });
  await row.first().waitFor();
  expect(await row.first().locator('dd').textContent()).toBe(String(hundredths / 100));
  await seat.close();
}, 60_000);

test('a paper is made from the history and saved as PDF', async () => {
  const seat = await seatOf(browser, played, CHAIR);
  const { page } = seat;
  await page.goto(`${year()}/results?kind=pledge`);
  await page.fill('#document-place', 'Bằng Lăng');
  const download = page.waitForEvent('download');
  await page.locator('#documents form button').click();
  const bytes = readFileSync(await (await download).path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`axe finds no fault on its pages: ${width} px, ${colorScheme}`, async () => {
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
      const viewport = { width, height: 800 };
      const options = { colorScheme, viewport, bypassCSP: true } as const;
      const seat = await seatOf(browser, played, CHAIR, options);
      const { page } = seat;
      const found: (readonly string[])[] = [];
      for (const language of ['English', 'Tiếng Việt']) {
        for (const [place, ready] of [
          ['', 'svg.chart'],
          ['/results', 'rect.chart-bar'],
          ['/say/vote.open', 'form'],
          ['/say/peer.seal', 'form'],
        ] as const) {
          await page.goto(year() + place);
          await page.waitForSelector(ready);
          found.push(await axeProblems(page, axe));
        }
        await page.getByRole('button', { name: language }).click();
      }
      expect(found.flat()).toEqual([]);
      await seat.close();
    }, 90_000);
  }
}
