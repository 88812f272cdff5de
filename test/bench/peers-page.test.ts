/** The published comparison is the page of the figures that were kept with it, word for word. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot } from '../support/source-tree.js';

const peers = join(projectRoot, 'test/bench/peers');

test('docs/peers.md says what its figures say', async () => {
  const { pageOf } = await import(join(peers, 'page.js'));
  const figures = JSON.parse(readFileSync(join(peers, 'figures.json'), 'utf8'));
  expect(readFileSync(join(projectRoot, 'docs/peers.md'), 'utf8')).toBe(pageOf(figures));
});
