import { test } from '@jest/globals';
import { builtFile } from '../support/built.js';
import { setStage } from '../support/stage-folder.js';

test('x', () => {
  const t0 = performance.now();
  setStage("/tmp/cli/t");
  const t1 = performance.now();
  console.log(builtFile('src/cli/main.ts'), t1 - t0, performance.now() - t1);
});
