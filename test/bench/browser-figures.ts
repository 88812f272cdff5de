/**
 * Figures of the auditor in a real browser: how long a history takes from the file to the verdict,
 * and how long the page ever stood still meanwhile.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_PAGES } from '../../src/console-pages/page-files.js';
import { auditInBrowser, type BrowserAudit } from '../support/audit-in-browser.js';
import { launchChromium } from '../support/chromium.js';

export interface BrowserFigures {
  readonly short: BrowserAudit;
  readonly long: BrowserAudit;
}

/** Audits the first lines of a journal, then all of them. */
export async function browserFigures(
  lines: readonly Uint8Array[],
  short: number,
): Promise<BrowserFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'giaouoc-pages-'));
  const browser = await launchChromium();
  try {
    const audited = async (part: readonly Uint8Array[]): Promise<BrowserAudit> => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`file://${join(BUILT_PAGES, 'audit.html')}`);
      const journal = join(folder, 'journal.ndjson');
      writeFileSync(journal, Buffer.concat(part.flatMap((line) => [line, LINE_FEED])));
      const figures = await auditInBrowser(page, journal);
      await page.context().close();
      return figures;
    };
    return { short: await audited(lines.slice(0, short)), long: await audited(lines) };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const LINE_FEED = Buffer.from('\n');
