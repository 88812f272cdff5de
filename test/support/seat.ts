/** Somebody who takes a seat of a demonstration in a browser of their own. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { complaintsOf } from './chromium.js';
import type { PlayedYear } from './played-year.js';

export interface Seated {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * Takes the seat of a party.
 * @param isRoot with its root key
 */
export async function seatOf(
  browser: Browser,
  played: PlayedYear,
  party: string,
  { isRoot = false, ...options }: BrowserContextOptions & { readonly isRoot?: boolean } = {},
): Promise<Seated> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(played.url);
  const name = played.cast.seats().find((seat) => seat.party === party)?.name.vi ?? '';
  if (isRoot) await page.click('details summary');
  const button = isRoot ? `Khóa gốc của ${name}` : `Thử với vai ${name}`;
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.waitForSelector('nav.site');
  return { page, complaints, close: () => context.close() };
}
