/**
 * `npm run attack`: the malicious host tries everything, and every row says what stopped it. With
 * `--flips N`, that many single bits of an exported journal are flipped instead, each in turn.
 */
import { isStopped } from './attempt.js';
import { flipBits } from './flips.js';
import { allRows, lineOf } from './rows.js';

const flipsAt = process.argv.indexOf('--flips');
const flips = flipsAt === -1 ? 0 : Number(process.argv[flipsAt + 1]);

if (flips > 0) {
  const { detected, located, missed } = await flipBits(flips);
  console.log(`${flips} bits flipped: ${detected} detected, ${located} located`);
  for (const each of missed.slice(0, 20)) console.log(`  NOT DETECTED: ${each}`);
  process.exitCode = missed.length === 0 && located === flips ? 0 : 1;
} else {
  const rows = await allRows((row) => {
    console.log(lineOf(row));
    for (const each of row.escaped.slice(0, 5)) console.log(`    ${each}`);
  });
  const stopped = rows.filter(isStopped).length;
  console.log(`${stopped} of ${rows.length} attempts stopped`);
  process.exitCode = stopped === rows.length ? 0 : 1;
}
