/**
 * The console in a real Chromium, against a real server on which the reported year has been played:
 * by keyboard alone, in both languages, on a narrow and on a wide screen.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { complaintsOf, launchChromium } from '../support/chromium.js';
import { type PlayedYear, playedYear } from '../support/played-year.js';
import { axeProblems, tabTo } from '../support/reader.js';

let browser: Browser;
let played: PlayedYear;

beforeAll(async () => {
  [browser, played] = await Promise.all([launchChromium(), playedYear()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await played?.close();
});

/** A page that is seated for Da Nang, as somebody who has only a keyboard gets there. */
async function seated(page: Page): Promise<void> {
  await page.goto(played.url);
  await page.waitForSelector('h1');
  await tabTo(page, /Đà Nẵng|Da Nang/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('nav.site');
  await page.waitForSelector('h1:not(:has-text("Đăng nhập"), :has-text("Sign in"))');
}

async function withPage(
  work: (page: Page) => Promise<void>,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  try {
    await work(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

describe('a member city', () => {
  test(
    'submits its report by keyboard alone, from its home to the receipt',
    () =>
      withPage(async (page) => {
        await seated(page);
        expect(await page.textContent('h1')).toBe('Việc TP Đà Nẵng cần làm');
        await tabTo(page, 'Gửi báo cáo 2024');
        await page.keyboard.press('Enter');
        await page.waitForSelector('form');
        await tabTo(page, 'Tiếp tục: kiểm tra');
        await page.keyboard.press('Enter');
        await page.waitForSelector('text=Máy chủ sẽ chấp nhận nội dung này.');
        await tabTo(page, /Tôi có thẩm quyền/);
        await page.keyboard.press('Space');
        await tabTo(page, 'Gửi báo cáo 2024');
        await page.keyboard.press('Enter');
        await page.waitForSelector('article');
        expect(await page.textContent('h1')).toBe('Đã ghi nhận: Gửi báo cáo');
        expect(page.url()).toMatch(/#\/cities\/entries\/61$/);
        expect(await played.journalSize()).toBe(62);
      }),
    60_000,
  );

  test(
    'learns why the button is off, and signs nothing that would be refused',
    () =>
      withPage(async (page) => {
        await seated(page);
        const before = await played.journalSize();
        await page.goto(`${played.url}/#/cities/2024/say/pledge.decline`);
        await page.waitForSelector('form');
        await page.fill('#field-reason', 'Thử từ chối.');
        await tabTo(page, 'Tiếp tục: kiểm tra');
        await page.keyboard.press('Enter');
        await page.waitForSelector('[role=alert]');
        const reasons = await page.textContent('[role=alert]');
        expect(reasons).toContain('chưa được chấp nhận');
        const button = page.getByRole('button', { name: /^Từ chối ký/ });
        expect(await button.getAttribute('aria-disabled')).toBe('true');
        await button.press('Enter');
        expect(await played.journalSize()).toBe(before);
      }),
    60_000,
  );

  test(
    'finds a draft again after the page was closed',
    () =>
      withPage(async (page) => {
        await seated(page);
        const address = `${played.url}/#/cities/2024/say/deadline.extend`;
        await page.goto(address);
        await page.fill('#field-reason', 'Ữ Ử ẵ ặ ỹ Đ');
        await page.reload();
        await page.waitForSelector('#field-reason');
        expect(await page.inputValue('#field-reason')).toBe('Ữ Ử ẵ ặ ỹ Đ');
      }),
    60_000,
  );

  test(
    'is told politely of what others say, and nothing moves until it asks',
    () =>
      withPage(async (page) => {
        await seated(page);
        const rows = await page.locator('tbody tr').first().textContent();
        await played.say('can-tho', 'report.submit', 2024, {
          round: 'annual',
          indicators: [],
          remarks: null,
          document: null,
        });
        await page.waitForSelector('.live [role=status]:has-text("1 nội dung mới")');
        expect(await page.locator('tbody tr').first().textContent()).toBe(rows);
        await page.getByRole('button', { name: 'Xem' }).click();
        await page.waitForSelector('tbody tr:first-child:has-text("Cần Thơ")');
        expect(await page.locator('tbody tr').first().textContent()).not.toBe(rows);
      }),
    60_000,
  );
});

/** Nothing is awaited any more; a stream stays open, so the network is never idle. */
const LOADED = 'main:not(:has-text("Đang tải…"), :has-text("Loading…"))';

describe('the pages', () => {
  test(
    'change their language in place, and keep what was typed',
    () =>
      withPage(async (page) => {
        await seated(page);
        await page.goto(`${played.url}/#/cities/2024/say/deadline.extend`);
        await page.fill('#field-reason', 'Ữ Ử ẵ ặ ỹ Đ');
        await page.getByRole('button', { name: 'English' }).click();
        await page.waitForSelector('button:has-text("Continue to the check")');
        expect(await page.inputValue('#field-reason')).toBe('Ữ Ử ẵ ặ ỹ Đ');
        expect(page.url()).toMatch(/#\/cities\/2024\/say\/deadline\.extend$/);
        expect(await page.getAttribute('html', 'lang')).toBe('en');
      }),
    60_000,
  );

  test(
    'are printed without what one can only press, and with all that is said',
    () =>
      withPage(async (page) => {
        await seated(page);
        await page.goto(`${played.url}/#/cities/entries/41`);
        await page.waitForSelector('article');
        await page.emulateMedia({ media: 'print' });
        const isShown = (selector: string) => page.locator(selector).first().isVisible();
        for (const pressed of ['header.site', 'nav.site', 'footer.site', '.no-print']) {
          expect([pressed, await isShown(pressed)]).toEqual([pressed, false]);
        }
        for (const said of ['article h1', 'dl.summary', 'dl.body']) {
          expect([said, await isShown(said)]).toEqual([said, true]);
        }
        const sheet = await page.pdf({ format: 'A4' });
        expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
      }),
    60_000,
  );

  test(
    'learn of new entries also where streams do not get through',
    () =>
      withPage(async (page) => {
        await page.route('**/stream?*', (route) => route.abort());
        await seated(page);
        await played.say('ha-noi', 'report.submit', 2024, {
          round: 'annual',
          indicators: [],
          remarks: null,
          document: null,
        });
        await page.waitForSelector('.live [role=status]:has-text("1 nội dung mới")');
      }),
    60_000,
  );
});

describe('every page', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
  const places = [
    '#/cities',
    '#/cities/entries',
    '#/cities/entries/41',
    '#/cities/2023',
    '#/cities/2024',
    '#/cities/2024/calendar',
    '#/cities/2023/results',
    '#/cities/2024/handover',
    '#/cities/2024/statements',
    '#/cities/all/statements',
    '#/cities/2024/say/report.submit',
    '#/cities/2024/say/cycle.launch',
    '#/cities/all/say/officer.enrol',
    '#/cities/nowhere/at-all',
    '#/keys',
  ];

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 1280]) {
      for (const language of ['vi', 'en']) {
        test(
          `has no fault that axe finds: ${language}, ${width} px, ${colorScheme}`,
          () =>
            withPage(
              async (page) => {
                await page.addInitScript(`localStorage.setItem('giaouoc.language', '${language}')`);
                await page.goto(played.url);
                await page.waitForSelector('h1');
                const found = [await axeProblems(page, axe)];
                await seated(page);
                for (const place of places) {
                  await page.goto(`${played.url}/${place}`);
                  await page.waitForSelector('h1');
                  await page.waitForSelector(LOADED);
                  found.push(await axeProblems(page, axe));
                }
                await page.goto(`${played.url}/audit?cluster=cities`);
                await page.waitForSelector('h1');
                found.push(await axeProblems(page, axe));
                await page.click('button.primary');
                await page.waitForSelector('#verdict');
                await page.waitForSelector('article');
                found.push(await axeProblems(page, axe));
                expect(found.flat()).toEqual([]);
              },
              { colorScheme, viewport: { width, height: 800 }, bypassCSP: true },
            ),
          120_000,
        );
      }
    }
  }
});

describe('the auditor', () => {
  test(
    'fetches the history, sees that it holds, and walks through it by address and by key',
    () =>
      withPage(async (page) => {
        await seated(page);
        await page.goto(`${played.url}/audit?cluster=cities#entry-16`);
        await page.click('button.primary');
        await page.waitForSelector('#verdict');
        expect(await page.textContent('#verdict h2')).toBe('✓ Lịch sử đúng');
        await page.waitForSelector('article h3:has-text("Nội dung số 16")');
        await page.keyboard.press('j');
        await page.waitForSelector('article h3:has-text("Nội dung số 17")');
        expect(page.url()).toMatch(/#entry-17$/);
      }),
    60_000,
  );

  test(
    'opens the one file from the disk, and names the entry that was changed',
    () =>
      withPage(async (page) => {
        const lines = (await played.journal()).split('\n');
        const forged = lines.map((line, at) =>
          at === 30 ? line.replace('"type":"', '"type":"x') : line,
        );
        const file = join(played.folder, 'journal.ndjson');
        writeFileSync(file, forged.join('\n'));
        await page.goto(`file://${join(played.pages, 'audit.html')}`);
        await page.setInputFiles('#files', file);
        await page.waitForSelector('#verdict');
        expect(await page.textContent('#verdict h2')).toBe('✗ Lịch sử không đúng');
        expect(await page.textContent('#verdict')).toContain('Nội dung số 30');
      }),
    60_000,
  );
});
