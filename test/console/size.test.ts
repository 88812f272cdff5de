/**
 * What the pages weigh on the way to a browser, compressed. Every page of the console needs its own
 * script, what that imports, and one language; drawing a QR code and sealing are loaded by those
 * who do it.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { consolePages } from '../support/console-pages.js';

const KB = 1024;
let folder: string;
let scripts: readonly string[];

beforeAll(async () => {
  folder = await consolePages();
  scripts = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'));
}, 60_000);

const textOf = (script: string): string => readFileSync(join(folder, 'assets', script), 'utf8');
const weigh = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + statSync(join(folder, 'assets', `${name}.br`)).size, 0);

/** A script and all that it imports before it can run. */
function withImports(script: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(script)) return known;
  known.add(script);
  for (const [, name = ''] of textOf(script).matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g)) {
    withImports(name, known);
  }
  return known;
}

describe('the console', () => {
  test('needs at most 60 KB for any page, in either language', () => {
    const [entry = ''] = scripts.filter((name) => name.startsWith('console-'));
    const always = withImports(entry);
    const languages = scripts.filter((name) => textOf(name).includes('otherLanguageCode:"'));
    expect(languages).toHaveLength(2);
    for (const language of languages) {
      expect(weigh(new Set([...always, ...withImports(language)]))).toBeLessThanOrEqual(60 * KB);
    }
    const others = scripts.filter((name) => !always.has(name) && !languages.includes(name));
    expect(weigh(others)).toBeLessThanOrEqual(24 * KB);
  });
});

describe('the one-file auditor', () => {
  test('has at most 150 KB, and loads nothing', () => {
    expect(statSync(join(folder, 'audit.html.br')).size).toBeLessThanOrEqual(150 * KB);
    const page = readFileSync(join(folder, 'audit.html'), 'utf8');
    expect(/<(script|link)[^>]*(src|href)="(?!data:)/.test(page)).toBe(false);
  });
});
