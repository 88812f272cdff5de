/** The console's pages as the build makes them, once for each state of the sources. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleConsole } from '../../src/console-pages/bundle.js';
import { projectRoot, readTexts } from './source-tree.js';

/** One at a time: whoever ends the bundler ends it for all of this process. */
let building: Promise<string> | null = null;

/** The folder of the pages. */
export function consolePages(): Promise<string> {
  building ??= builtPages();
  return building;
}

async function builtPages(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['workflows', 'src/console', 'src/console-pages']) {
    for (const [path, text] of readTexts(folder)) hash.update(`${path}\0${text}\0`);
  }
  const cache = join(projectRoot, 'node_modules', '.cache', 'giaouoc-console');
  const built = join(cache, hash.digest('hex').slice(0, 16));
  if (existsSync(built)) return built;
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, 'new-'));
  await bundleConsole(projectRoot, aside);
  try {
    renameSync(aside, built);
  } catch {
    // Another test was quicker; what it built is the same.
    rmSync(aside, { recursive: true, force: true });
  }
  return built;
}
