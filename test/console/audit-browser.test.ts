/**
 * The one-file auditor in a real Chromium: it judges every conformance journal as Node does, stays
 * usable while it judges a long one, and lets the auditor try what never happened.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { runAudit } from '../../src/console/audit/audit-run.js';
import { NOTHING_OWN } from '../../src/console/audit/own-files.js';
import { plainVerdict } from '../../src/console/audit/plain-verdict.js';
import { verifyMany } from '../../src/console/audit/signatures.js';
import { auditEn } from '../../src/console/audit/texts.en.js';
import { auditVi } from '../../src/console/audit/texts.vi.js';
import { cities, journalOf } from '../bench/material.js';
import { auditInBrowser } from '../support/audit-in-browser.js';
import { complaintsOf, launchChromium } from '../support/chromium.js';
import { consolePages } from '../support/console-pages.js';
import { projectRoot } from '../support/source-tree.js';

const folder = join(projectRoot, 'test', 'journals');
const journals = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ndjson'))
  .sort();

let browser: Browser;
let page: Page;
let complaints: readonly string[];
let address: string;

beforeAll(async () => {
  browser = await launchChromium();
  address = `file://${join(await consolePages(), 'audit.html')}`;
  page = await (await browser.newContext()).newPage();
  complaints = complaintsOf(page);
  await page.addInitScript(`localStorage.setItem('giaouoc.language', 'en')`);
}, 60_000);

afterAll(() => browser?.close());

/** The page as it is when it is opened, whatever was checked before. */
async function opened(hash = ''): Promise<Page> {
  await page.goto(`${address}${hash}`);
  await page.reload();
  await page.waitForSelector('#files');
  return page;
}

describe('the conformance journals', () => {
  test.each(journals)(
    '%s has the same verdict as in Node',
    async (name) => {
      const file = join(folder, name);
      const journal = new Uint8Array(readFileSync(file));
      const given = { journal, checkpoint: null, heads: [], ...NOTHING_OWN };
      const run = await runAudit(given, verifyMany, () => {});
      const verdict = plainVerdict(run.verdict, run.brokenLine);
      const found = await auditInBrowser(await opened(), file);
      expect(found.verdict.slice(2)).toBe(verdict.sound ? auditEn.sound : auditEn.broken);
      if (verdict.sound) {
        expect(found.text.replaceAll(' ', '')).toContain(verdict.root);
        expect(found.text).toContain(auditEn.holds.entries(verdict.size));
      } else {
        const { seq, rule, expected } = verdict;
        expect(found.text).toContain(auditEn.brokenAt(seq ?? -1));
        expect(found.text).toContain(auditEn.rules[rule]);
        expect(found.text).toContain(expected ?? '');
      }
      expect(complaints).toEqual([]);
    },
    60_000,
  );
});

describe('a long history', () => {
  const lines = journalOf(cities(5), 4000);
  const aside = mkdtempSync(join(tmpdir(), 'giaouoc-long-'));
  const journal = join(aside, 'journal.ndjson');
  writeFileSync(journal, Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])));
  afterAll(() => rmSync(aside, { recursive: true }));

  test('is judged beside the page, which shows how far it is and can be used', async () => {
    await opened();
    const found = await auditInBrowser(page, journal, async () => {
      await page.waitForSelector('.progress');
      await page.click('header button');
      await page.waitForSelector(`h1:has-text("${auditVi.title}")`);
    });
    expect(found.verdict).toBe(`✓ ${auditVi.sound}`);
    expect(found.progressSteps).toBeGreaterThan(1);
    await page.waitForSelector('article');
    await page.click(`button:has-text("${auditVi.last}")`);
    await page.waitForSelector(`article h3:has-text("${auditVi.entry(lines.length - 1)}")`);
  }, 120_000);
});

describe('what if', () => {
  test('a try is judged, stands in a frame that is no history, and is gone with it', async () => {
    await opened('#entry-30');
    await auditInBrowser(page, join(folder, 'year.ndjson'));
    await page.waitForSelector('article h3:has-text("30")');
    await page.click('details.what-if summary');
    await page.selectOption('#try-type', 'cycle.suspend');
    while (!(await page.inputValue('#try-body')).includes('reason')) await page.waitForTimeout(10);
    await page.click('details.what-if button[type=submit]');
    await page.waitForSelector('details.what-if [role=status]');
    const told = await page.textContent('details.what-if');
    expect(told).toContain(auditEn.whatIf.notHistory);
    expect(await page.textContent('details.what-if li')).toContain('✗');
    await page.click(`details.what-if button:has-text("${auditEn.whatIf.discard}")`);
    expect(await page.locator('details.what-if li').count()).toBe(0);
    expect(complaints).toEqual([]);
  }, 60_000);
});

describe('a broken history', () => {
  test('leads to the place where it breaks', async () => {
    await opened();
    await auditInBrowser(page, join(folder, 'tampered', 'changed-body.ndjson'));
    await page.waitForSelector('article');
    await page.click(`button:has-text("${auditEn.toProblem}")`);
    const last = await page.getAttribute('#position', 'max');
    await page.waitForSelector(`article h3:has-text("${auditEn.entry(Number(last))}:")`);
    expect(await page.textContent('#verdict')).toContain(auditEn.line);
  }, 60_000);
});
