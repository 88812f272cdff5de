/** The published pages are what the rules say: every refusal, every drawing, every statement. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { generatedDocs } from '../support/generated-docs.js';
import { projectRoot } from '../support/source-tree.js';

test.each(Object.entries(generatedDocs()))('%s is what the rules say now', (path, text) => {
  expect(readFileSync(join(projectRoot, path), 'utf8')).toBe(text);
});
