/**
 * `npm run faults`: makes faults and counts what becomes of what was acknowledged. It ends with 1
 * when a gate has counted anything that must be nought.
 *
 *     npm run faults -- --only engine --cycles 10000 --seed 7 --write
 *     npm run faults -- --bounded           every gate as often as in `npm test`
 *     npm run faults -- --only server --plant lost     must find what was planted
 */
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lendSha256 } from '../../workflows/index.js';
import { openRandom } from '../support/random.js';
import { keepRow, rowOf, thisMachine } from './figures.js';
import { FAULTS, faultsIn, type Gate, openTally, type Tally } from './gate.js';
import { gates } from './gates.js';
import { type Options, readOptions } from './options.js';
import type { Row } from './page.js';

lendSha256(
  (bytes) => hash('sha256', bytes, 'buffer'),
  (input) => hash('sha256', input, 'hex'),
);

/** How often the run says how far it is, in milliseconds. */
const SAY_EVERY_MS = 30_000;

/** Thrown from the end of a cycle when the run was asked to end; what was counted is kept. */
class AskedToEnd extends Error {}

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    isEnding = true;
  });
}

async function runGate(gate: Gate, options: Options): Promise<Row> {
  const tally = openTally();
  const cycles = options.cyclesOf(gate);
  const folder = mkdtempSync(join(tmpdir(), `giaouoc-faults-${gate.name}-`));
  let said = performance.now();
  let shown = 0;
  const sayFound = (): void => {
    for (; shown < tally.found.length; shown += 1) say(`  FOUND ${tally.found[shown]}`);
  };
  const progress = (): void => {
    sayFound();
    if (performance.now() - said > SAY_EVERY_MS) {
      said = performance.now();
      say(`  ${tally.times} of ${cycles}, ${wordsOf(tally)}`);
    }
    if (isEnding) throw new AskedToEnd();
  };
  const random = openRandom(options.seed, gate.name);
  try {
    await gate.run({ cycles, random, tally, folder, plant: options.plant, progress });
  } catch (error) {
    if (!(error instanceof AskedToEnd)) throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  sayFound();
  return rowOf(gate, tally, options.seed);
}

const wordsOf = (counted: Pick<Tally, 'acknowledged' | (typeof FAULTS)[number]>): string =>
  [
    `${counted.acknowledged} acknowledged`,
    ...FAULTS.map((fault) => `${counted[fault]} ${fault}`),
  ].join(', ');

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

const options = readOptions(process.argv.slice(2), gates);
say(`seed ${options.seed}; ${thisMachine()}`);
const rows: Row[] = [];
for (const gate of options.gates) {
  const hindrance = gate.hindrance?.() ?? null;
  if (hindrance !== null) say(`${gate.name}: left out, because ${hindrance}`);
  if (hindrance !== null || isEnding) continue;
  const start = performance.now();
  say(`${gate.name}: ${gate.what}, ${options.cyclesOf(gate)} times`);
  const row = await runGate(gate, options);
  rows.push(row);
  const seconds = Math.round((performance.now() - start) / 1000);
  say(`  ${row.times} times in ${seconds} s, ${wordsOf(row)}`);
  for (const [what, times] of Object.entries(row.seen)) say(`  ${what}: ${times}`);
  if (options.keeps !== 'nothing' && row.times > 0) keepRow(row, options.keeps === 'added');
}
if (options.json) process.stdout.write(`${JSON.stringify(rows)}\n`);
process.exitCode = rows.some((row) => faultsIn(row) > 0) ? 1 : 0;
