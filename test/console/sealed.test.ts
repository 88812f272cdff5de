/**
 * A sealed round in a real browser: shares are left and a sheet is sealed on the screen, with a key
 * that cannot be read out; what stands in the journal then opens with that key, and says what was
 * typed.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { PROVINCES_CASE } from '../../src/cli/demo/provinces/case.js';
import { CHAIR, YEAR } from '../../src/cli/demo/provinces/made-up.js';
import { peerSheet } from '../../src/cli/demo/provinces/sheets.js';
import { signerOf } from '../../src/cli/seal-signer.js';
import { sealedEn } from '../../src/console/sealed/texts.en.js';
import { openingOfSheet, secretOf } from '../../src/sealing/bodies.js';
import { type Bodies, type Entry, placeOf, wordsEn } from '../../workflows/index.js';
import { complaintsOf, launchChromium } from '../support/chromium.js';
import { type PlayedYear, playedYear } from '../support/played-year.js';

let browser: Browser;
let played: PlayedYear;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  [browser, played] = await Promise.all([launchChromium(), playedYear('sheets', PROVINCES_CASE)]);
  page = await (await browser.newContext()).newPage();
  complaints = complaintsOf(page);
  await page.addInitScript(`localStorage.setItem('giaouoc.language', 'en')`);
  await page.goto(played.url);
  const name = PROVINCES_CASE.names[CHAIR]?.en ?? '';
  await page.getByRole('button', { name: `Try as ${name}` }).click();
  await page.waitForSelector('nav.site');
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await played?.close();
});

const confirm = async (deed: string): Promise<Entry> => {
  await page.waitForSelector('text=The server would accept this now.');
  await page.check('label.tick input');
  await page.getByRole('button', { name: deed }).click();
  await page.waitForSelector('h1:has-text("Recorded")');
  const line = (await played.cast.lines()).at(-1) ?? new Uint8Array();
  return JSON.parse(Buffer.from(line).toString('utf8'));
};

test('what is sealed on the screen opens with the key, and says what was typed', async () => {
  const { cycles } = await played.cast.journal();
  const context = cycles.get(YEAR)?.context;
  const [subject = ''] = context?.review.peer.assigned[CHAIR] ?? [];
  const address = `${played.url}/#/${PROVINCES_CASE.origin.split('/')[1]}/${YEAR}/say`;

  await page.goto(`${address}/seal.deposit`);
  await page.getByRole('button', { name: 'Continue to the check' }).click();
  await confirm(wordsEn.statements['seal.deposit']);

  await page.goto(`${address}/peer.seal`);
  await page.waitForSelector(`text=${sealedEn.becomesPublic}`);
  const sheet = peerSheet(subject as Parameters<typeof peerSheet>[0]);
  await page.selectOption('#field-member', subject);
  for (const [leaf, points] of Object.entries(sheet.points)) {
    await page.fill(`#field-points-${leaf}`, String(points / 100));
  }
  await page.getByRole('button', { name: 'Continue to the check' }).click();
  const { statement } = await confirm(wordsEn.statements['peer.seal']);

  expect(statement.type).toBe('peer.seal');
  const { box, commitment, member } = statement.body as Bodies['peer.seal'];
  expect(member).toBe(subject);
  const sign = signerOf(played.cast.delegate(CHAIR).key);
  if (!context) throw new Error('the year was not launched');
  const place = { ...placeOf(PROVINCES_CASE.origin, context), voter: CHAIR };
  const secret = await secretOf(sign, place);
  const opened = await openingOfSheet(secret, place, subject, { box, commitment });
  expect(opened?.points).toEqual(sheet.points);
  expect(complaints).toEqual([]);
}, 180_000);

test('what nobody sealed is not opened, and the page says so', async () => {
  await page.goto(
    `${played.url}/#/${PROVINCES_CASE.origin.split('/')[1]}/${YEAR}/say/seal.release`,
  );
  await page.selectOption('#field-of', CHAIR);
  await page.getByRole('button', { name: 'Continue to the check' }).click();
  await page.waitForSelector(`[role=alert]:has-text("${sealedEn.nothing}")`);
  expect(complaints).toEqual([]);
}, 60_000);
