/**
 * A real Chromium for the tests: the one that `CHROMIUM_PATH` names, else the system's, else one
 * from the registry, so that nothing need be installed by hand. A page that reports an error of its
 * own, or a breach of its policy, fails the test that opened it.
 */
import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** It must not look for anything outside, and runs in containers without a sandbox of its own. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser. */
export async function launchChromium(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? SYSTEM.find(existsSync);
  const executablePath = own ?? (await packaged.executablePath());
  // One process for everything, as the packaged one has it by default, cannot run a worker.
  const extra = own
    ? []
    : packaged.args.filter((each) => !/single-process|no-zygote|headless/.test(each));
  return chromium.launch({ executablePath, args: [...extra, ...QUIET], headless: true });
}

/** What a page complained of, newest last. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refusal of the server is told by the browser as well, and is no fault of the page.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) complaints.push(message.text());
  });
  return complaints;
}
