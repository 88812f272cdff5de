/** The one-file auditor in a browser: a journal goes in as a file, its verdict comes out. */
import type { Page } from 'playwright-core';

/** What is used of the page's own world, which these tests are not compiled for. */
interface Watched {
  seconds: number;
  longest: number;
  progress: string[];
}
declare const requestAnimationFrame: (then: (now: number) => void) => void;
declare const document: {
  readonly querySelector: (selector: string) => { readonly textContent: string | null } | null;
};

/** What was seen while a journal was audited. */
export interface BrowserAudit {
  /** The heading of the verdict, in the language of the page. */
  readonly verdict: string;
  readonly text: string;
  /** From the file to the verdict. */
  readonly seconds: number;
  /** The longest time between two frames of the page, in milliseconds. */
  readonly longestFrame: number;
  /** How many different progress texts were shown. */
  readonly progressSteps: number;
}

/**
 * Audits a journal on an open auditor's page.
 * @param journal the path of the file
 * @param meanwhile done while the audit runs
 */
export async function auditInBrowser(
  page: Page,
  journal: string,
  meanwhile?: () => Promise<void>,
): Promise<BrowserAudit> {
  await page.evaluate(() => {
    const watched: Watched = { seconds: 0, longest: 0, progress: [] };
    const start = performance.now();
    let last = start;
    const frame = (now: number): void => {
      watched.longest = Math.max(watched.longest, now - last);
      last = now;
      const text = document.querySelector('.progress p')?.textContent ?? '';
      if (text !== '' && watched.progress.at(-1) !== text) watched.progress.push(text);
      watched.seconds = (performance.now() - start) / 1000;
      if (!document.querySelector('#verdict')) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    (globalThis as unknown as { watched: Watched }).watched = watched;
  });
  await page.setInputFiles('#files', journal);
  await meanwhile?.();
  await page.waitForSelector('#verdict', { timeout: 300_000 });
  const watched = await page.evaluate(
    () => (globalThis as unknown as { watched: Watched }).watched,
  );
  return {
    verdict: (await page.textContent('#verdict h2')) ?? '',
    text: (await page.textContent('#verdict')) ?? '',
    seconds: watched.seconds,
    longestFrame: watched.longest,
    progressSteps: watched.progress.length,
  };
}
