/**
 * Takes the screenshots of the README: the main pages of the console and the auditor in both
 * languages, on the demonstration's reported year. `npm run screenshots` writes them into
 * `docs/screenshots`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { CITIES_CASE } from '../../src/cli/demo/cities/case.js';
import { pledge2024 } from '../../src/cli/demo/cities/story.js';
import { BUILT_PAGES } from '../../src/console-pages/page-files.js';
import { launchChromium } from '../support/chromium.js';
import { type PlayedYear, playedYear } from '../support/played-year.js';

/** The script is run by npm, in the project's folder. */
const FOLDER = join(process.cwd(), 'docs', 'screenshots');
const SIZE = { width: 1100, height: 760 };

type Language = 'vi' | 'en';

/** A page to be shown: whose, where, and what must be there before it is taken. */
interface Shot {
  readonly name: string;
  readonly party: string;
  readonly place: string;
  readonly ready: string;
  /** What is done on it first. */
  readonly act?: (page: Page) => Promise<void>;
}

const SHOTS: readonly Shot[] = [
  { name: 'city', party: 'da-nang', place: '#/cities', ready: '.due' },
  {
    name: 'check',
    party: 'da-nang',
    place: '#/cities/2024/say/pledge.sign',
    ready: 'form',
    act: async (page) => {
      await page.click('button.primary');
      await page.waitForSelector('label.tick');
      await page.check('label.tick input');
    },
  },
  { name: 'chair', party: 'hai-phong', place: '#/cities/2024', ready: 'svg.chart' },
  { name: 'handover', party: 'hai-phong', place: '#/cities/2023/handover', ready: 'main ol li' },
  {
    name: 'auditor',
    party: 'hai-phong',
    place: 'audit?cluster=cities#entry-40',
    ready: 'button.primary',
    act: async (page) => {
      await page.click('button.primary');
      await page.waitForSelector('article');
    },
  },
];

async function seated(
  browser: Browser,
  { url, cast }: PlayedYear,
  party: string,
  language: Language,
): Promise<Page> {
  const page = await (await browser.newContext({ viewport: SIZE, bypassCSP: true })).newPage();
  await page.addInitScript(`localStorage.setItem('giaouoc.language', '${language}')`);
  await page.goto(url);
  const name = cast.seats().find((seat) => seat.party === party)?.name[language] ?? '';
  const button = language === 'vi' ? `Thử với vai ${name}` : `Try as ${name}`;
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.waitForSelector('nav.site');
  return page;
}

const browser = await launchChromium();
const played = await playedYear('pledge-2024', CITIES_CASE, BUILT_PAGES);
const begun = pledge2024().filter(({ type, by }) => type !== 'pledge.sign' || by === 'ha-noi');
await played.cast.perform('', begun);
mkdirSync(FOLDER, { recursive: true });
for (const language of ['vi', 'en'] as const) {
  for (const { name, party, place, ready, act } of SHOTS) {
    const page = await seated(browser, played, party, language);
    await page.goto(`${played.url}/${place}`);
    await page.waitForSelector(ready);
    await act?.(page);
    await page.evaluate('scrollTo(0, 0)');
    const file = `${name}.${language}.png`;
    await page.screenshot({ path: join(FOLDER, file) });
    await page.context().close();
    console.log(`docs/screenshots/${file}`);
  }
}
await browser.close();
await played.close();
