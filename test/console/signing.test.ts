/**
 * The panel on which a city signs, in every state that it can be in: from the unticked box to the
 * receipt, what failed on the way, a chair that waits for others, and a key that no longer holds.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { pledge2024 } from '../../src/cli/demo/cities/story.js';
import { launchChromium } from '../support/chromium.js';
import { type PlayedYear, playedYear } from '../support/played-year.js';
import { type Seated, seatOf } from '../support/seat.js';

let browser: Browser;
let signing: PlayedYear;
let minutes: PlayedYear;
const seats: Seated[] = [];

beforeAll(async () => {
  [browser, signing, minutes] = await Promise.all([
    launchChromium(),
    playedYear('pledge-2024'),
    playedYear('awards'),
  ]);
  await signing.cast.perform('', pledge2024().slice(0, 3));
}, 180_000);

afterAll(async () => {
  for (const seat of seats) expect(seat.complaints).toEqual([]);
  await browser?.close();
  await signing?.close();
  await minutes?.close();
});

async function seated(played: PlayedYear, party: string, isRoot = false): Promise<Page> {
  const seat = await seatOf(browser, played, party, { isRoot });
  seats.push(seat);
  return seat.page;
}

const DEED = 'Ký giao ước thi đua 2024';
const deed = (page: Page) => page.getByRole('button', { name: DEED });
const isOff = async (page: Page): Promise<boolean> =>
  (await deed(page).getAttribute('aria-disabled')) === 'true';

/** From the home of a city to the check page. */
async function checking(page: Page): Promise<void> {
  await page.getByRole('link', { name: DEED }).click();
  await page.getByRole('button', { name: 'Tiếp tục: kiểm tra' }).click();
  await page.waitForSelector('text=Máy chủ sẽ chấp nhận nội dung này.');
}

describe('the signing panel', () => {
  test('is off with its reason, then on, and leads to the receipt in four steps', async () => {
    const page = await seated(signing, 'da-nang');
    await checking(page);
    expect(await isOff(page)).toBe(true);
    expect(await page.textContent('.reasoned')).toContain('Lý do chưa thực hiện được');
    await deed(page).press('Enter');
    expect(await signing.journalSize()).toBe(50);
    await page.check('label.tick input');
    expect(await isOff(page)).toBe(false);
    await deed(page).click();
    await page.waitForSelector('h1:has-text("Đã ghi nhận")');
    expect(await page.textContent('article')).toContain('Xác nhận nội bộ');
    expect(await page.getByRole('link', { name: 'Văn bản PDF' }).count()).toBe(1);
    await page.reload();
    await page.waitForSelector('h1:has-text("Đã ghi nhận")');
  }, 60_000);

  test('keeps the message of what failed, and signs when the network is back', async () => {
    const page = await seated(signing, 'can-tho');
    await checking(page);
    await page.check('label.tick input');
    await page.context().setOffline(true);
    await deed(page).click();
    await page.waitForSelector('[role=alert]:has-text("Chưa kết nối được với máy chủ")');
    expect(await page.isChecked('label.tick input')).toBe(true);
    await page.context().setOffline(false);
    await deed(page).click();
    await page.waitForSelector('h1:has-text("Đã ghi nhận")');
  }, 60_000);

  test('refuses a key whose mandate ended meanwhile, and says why', async () => {
    const page = await seated(signing, 'ha-noi');
    await checking(page);
    await page.check('label.tick input');
    const { key } = signing.cast.delegate('ha-noi');
    await signing.cast.delegate('ha-noi').say({
      when: signing.clock.now(),
      by: 'ha-noi',
      officer: 'root',
      cycle: null,
      type: 'officer.revoke',
      body: { key: key.id, reason: 'Trình diễn' },
    } as never);
    const before = await signing.journalSize();
    await deed(page).click();
    await page.waitForSelector('[role=alert]');
    expect(await signing.journalSize()).toBe(before);
    expect((await page.textContent('[role=alert]'))?.length).toBeGreaterThan(20);
  }, 60_000);
});

describe('a chair', () => {
  const adopt = (page: Page) => page.getByRole('button', { name: /^Thông qua kết quả bình xét/ });

  test('cannot close while others have not signed, and can once all have', async () => {
    const page = await seated(minutes, 'hai-phong');
    await page.goto(`${minutes.url}/#/cities/2023`);
    await adopt(page).waitFor();
    expect(await adopt(page).getAttribute('aria-disabled')).toBe('true');
    expect(await page.textContent('main')).toContain('Đang chờ đơn vị nào');
    const { cycles } = await minutes.cast.journal();
    const digest = cycles.get(2023)?.context.review.minutes?.digest ?? '';
    for (const city of ['ha-noi', 'tp-hcm', 'hai-phong', 'da-nang', 'can-tho']) {
      await minutes.say(city, 'minutes.sign', 2023, { digest, reservation: null });
    }
    await page.reload();
    await adopt(page).waitFor();
    expect(await adopt(page).getAttribute('aria-disabled')).not.toBe('true');
    await adopt(page).click();
    await page.waitForSelector('form');
  }, 60_000);

  test('copies a reminder that leads to the very task', async () => {
    const page = await seated(signing, 'hai-phong');
    await page.goto(`${signing.url}/#/cities/2024`);
    await page.waitForSelector('pre', { state: 'attached' });
    const text = await page.locator('pre').first().textContent();
    expect(text).toContain(`${signing.url}/#/cities/2024/say/pledge.sign`);
  }, 60_000);
});

describe('an officer without a mandate', () => {
  test('makes a key, is enrolled from its fingerprint, and signs in with it', async () => {
    const own = await browser.newPage();
    await own.goto(`${signing.url}/#/keys`);
    await own.fill('#key-label', 'Máy của tôi');
    await own.getByRole('button', { name: 'Tạo khóa' }).click();
    await own.waitForSelector('svg.qr');
    const link = (await own.locator('code', { hasText: '/enrol?' }).textContent()) ?? '';
    const print = await own.locator('.hash code').first().textContent();
    const registrar = await seated(signing, 'tp-hcm', true);
    await registrar.goto(link);
    await registrar.waitForSelector('.hash code');
    expect(await registrar.locator('.hash code').first().textContent()).toBe(print);
    await registrar.locator('main a.button').click();
    await registrar.fill('#field-officer', 'chuyen-vien');
    await registrar.fill('#field-office-vi', 'Chuyên viên');
    await registrar.fill('#field-office-en', 'Officer');
    for (const step of ['pledge', 'report']) await registrar.check(`#field-steps-${step}`);
    await registrar.fill('#field-from', '2024-01-01T00:00');
    await registrar.fill('#field-until', '2026-12-31T23:59');
    await registrar.getByRole('button', { name: 'Tiếp tục: kiểm tra' }).click();
    await registrar.waitForSelector('text=Máy chủ sẽ chấp nhận nội dung này.');
    await registrar.check('label.tick input');
    await registrar.getByRole('button', { name: /^Đăng ký cán bộ/ }).click();
    await registrar.waitForSelector('h1:has-text("Đã ghi nhận")');
    await own.goto(signing.url);
    await own.getByRole('button', { name: /Máy của tôi/ }).click();
    await own.waitForSelector('nav.site');
    expect(await own.textContent('header.site')).toContain('chuyen-vien');
  }, 90_000);
});
