/** What the pages weigh on the way to a browser. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { consolePages } from '../support/console-pages.js';

test('the scripts of the console have at most 60 KB, the one-file auditor 150 KB', async () => {
  const folder = await consolePages();
  const scripts = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js.br'));
  const bytes = scripts.map((name) => statSync(join(folder, 'assets', name)).size);
  expect(scripts.length).toBeGreaterThan(1);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(60 * 1024);
  expect(statSync(join(folder, 'audit.html.br')).size).toBeLessThanOrEqual(150 * 1024);
}, 60_000);
