/**
 * The reported year done on the screen, from the launch of 2023 to the handover of the chair: one
 * browser for each party, nothing but a keyboard, and at the end the journal stands where history
 * stood.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Act } from '../../src/cli/demo/act.js';
import { isHistorical } from '../../src/cli/demo/cities/ending.js';
import {
  awards2023,
  handover2024,
  PLEDGE_DAY_OVER,
  parties,
  pledge2023,
  pledge2024,
  REPORT_DAY_OVER,
  reports2023,
  review2023,
} from '../../src/cli/demo/cities/story.js';
import { type Entry, type StatementType, wordsVi } from '../../workflows/index.js';
import { complaintsOf, launchChromium } from '../support/chromium.js';
import { fillByKeyboard, planFor } from '../support/keyboard-hand.js';
import { type PlayedYear, playedYear } from '../support/played-year.js';
import { tabTo } from '../support/reader.js';

let browser: Browser;
let played: PlayedYear;
const seats = new Map<string, Page>();
const complaints: (readonly string[])[] = [];

beforeAll(async () => {
  [browser, played] = await Promise.all([launchChromium(), playedYear('pledge-2023')]);
  for (const party of parties) seats.set(party, await seated(party));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await played?.close();
});

/** A browser in which a party has taken its seat. */
async function seated(party: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  complaints.push(complaintsOf(page));
  await page.goto(played.url);
  await page.waitForSelector('h1');
  const name = played.cast.seats().find((seat) => seat.party === party)?.name.vi;
  await tabTo(page, `Thử với vai ${name}`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('nav.site');
  return page;
}

/** A party says an act: from its home by way of read and check to the receipt. */
async function saidOnScreen({ by, type, cycle, body, when }: Act): Promise<void> {
  const page = seats.get(by);
  if (!page) throw new Error(`nobody sits for ${by}`);
  played.clock.set(when);
  await page.goto(`${played.url}/#/cities`);
  await page.reload();
  await page.waitForSelector('h2:has-text("Nội dung mới nhất")');
  const deed = `${wordsVi.statements[type as StatementType]} ${cycle}`;
  await tabTo(page, new RegExp(`^${deed}`));
  await page.keyboard.press('Enter');
  await page.waitForSelector('form');
  await fillByKeyboard(page, planFor(body as unknown as Record<string, unknown>));
  await page.waitForSelector('text=Máy chủ sẽ chấp nhận nội dung này.');
  await tabTo(page, /^Tôi có thẩm quyền/);
  await page.keyboard.press('Space');
  await tabTo(page, deed);
  await page.keyboard.press('Enter');
  await page.waitForSelector('h1:has-text("Đã ghi nhận")');
  const line = (await played.cast.lines()).at(-1) ?? new Uint8Array();
  const { statement } = JSON.parse(Buffer.from(line).toString('utf8')) as Entry;
  expect([statement.by.member, statement.type, statement.body]).toEqual([by, type, body]);
}

test('the whole year, by keyboard alone, ends where history ended', async () => {
  const perform = async (acts: readonly Act[]): Promise<void> => {
    for (const act of acts) await saidOnScreen(act);
  };
  await perform(pledge2023());
  await played.cast.pass(PLEDGE_DAY_OVER);
  await perform(reports2023());
  await played.cast.pass(REPORT_DAY_OVER);
  await perform(review2023());
  const { cycles } = await played.cast.journal();
  await perform(awards2023(cycles.get(2023)?.context.review.minutes?.digest ?? ''));
  await perform(pledge2024());
  await perform(handover2024());
  expect(isHistorical(await played.cast.journal())).toBe(true);
  expect(complaints.flat()).toEqual([]);
}, 400_000);
