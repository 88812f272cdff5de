/**
 * The tests load the sources by another compiler than the one that builds the product, and the two
 * do not write the same down about a field. Where TypeScript writes nothing, the classes at the
 * door still judge, but the built server cannot make its documentation.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { projectRoot } from '../support/source-tree.js';

test('the built classes at the door know the type of each of their fields', () => {
  const { config } = ts.readConfigFile(join(projectRoot, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, projectRoot);
  const files = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.dto.ts'))
    .map((path) => join(projectRoot, 'src', path));
  const program = ts.createProgram(files, { ...options, noEmit: false, sourceMap: false });
  const typed: string[] = [];
  const untyped: string[] = [];
  for (const file of files) {
    program.emit(program.getSourceFile(file), (_, text) => {
      const fields = text.matchAll(/"design:type", (.+)\)\n\], (\w+\.prototype, "\w+")/g);
      for (const [, type, field = ''] of fields) (type === 'void 0' ? untyped : typed).push(field);
    });
  }
  expect(untyped).toEqual([]);
  expect(typed.length).toBeGreaterThan(300);
});
