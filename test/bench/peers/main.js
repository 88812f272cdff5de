/**
 * The comparison with other engines.
 *
 *     npm run all                 measures everybody in turn and prints the page
 *     npm run one -- restate      measures one, and keeps its figures
 *     npm run page                prints the page of the figures that are kept
 *
 * `--write` puts the page where the project keeps it, `docs/peers.md`, and beside this file the
 * figures that it was written from. Until then figures lie in `data/peers/`, and stay until they
 * are measured again. The project has to be built before: `npm run build`.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../../dist/test/support/postgres.js';
import { FIELD } from './field.js';
import { ROUNDS, SEED, SIGNAL_BYTES, STEPS, WARM_UP } from './job.js';
import { figuresOf, versionOf } from './measure.js';
import { pageOf } from './page.js';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const KEPT = join(PROJECT, 'data', 'peers');
const PAGE = join(PROJECT, 'docs', 'peers.md');
const FIGURES = join(PROJECT, 'test', 'bench', 'peers', 'figures.json');

/** What is measured beside the engines: how a history is checked afterwards. */
const REPLAYS = {
  temporal: async () => ({
    ...(await (await import('./replay/temporal.js')).temporalReplay()),
    version: versionOf('@temporalio/worker'),
  }),
  audit: async () => (await import('./replay/audit.js')).giaouocAudit(),
};

const EVERYTHING = [...Object.keys(FIELD), ...Object.keys(REPLAYS)];

const keptFile = (name) => join(KEPT, `${name}.json`);
const kept = (name) => JSON.parse(readFileSync(keptFile(name), 'utf8'));

/** Measures one and keeps its figures. */
async function one(name) {
  mkdirSync(KEPT, { recursive: true });
  const result = name in FIELD ? await raced(FIELD[name]) : await REPLAYS[name]();
  writeFileSync(keptFile(name), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result.figures ?? result, null, 2));
}

/** Opens an engine on empty ground, measures it, and leaves nothing behind. */
async function raced({ dialect, title, ours, proof, settings, open }) {
  const folder = mkdtempSync(join(KEPT, 'ground-'));
  // PostgreSQL may run under an account of its own, which has to reach its folder in here.
  chmodSync(folder, 0o755);
  const started = [];
  const database = async () => {
    const server = await startPostgres(folder);
    started.push(server.stop);
    return server.database();
  };
  try {
    const engine = await open({ folder, database });
    started.push(engine.close);
    const figures = await figuresOf(dialect, engine);
    return { title, ours, proof, settings, figures, date: new Date().toISOString().slice(0, 10) };
  } finally {
    for (const end of started.toReversed()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everybody in turn, each in a process of its own, so that nobody inherits another's heap. */
function all() {
  for (const name of EVERYTHING) {
    process.stderr.write(`${name} …\n`);
    const file = fileURLToPath(import.meta.url);
    const { status } = spawnSync(process.execPath, [file, 'one', name], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) throw new Error(`${name} could not be measured`);
  }
}

function page(isWritten) {
  const results = Object.keys(FIELD).map(kept);
  const replays = { temporal: kept('temporal'), giaouoc: kept('audit') };
  const [processor] = cpus();
  const around = {
    machine: `${processor?.model ?? 'unknown processor'}, ${cpus().length} cores`,
    node: process.version,
    seed: SEED,
    warmUp: WARM_UP,
    rounds: ROUNDS,
    steps: STEPS,
    signalBytes: SIGNAL_BYTES,
  };
  const figures = { results, replays, around };
  console.log(pageOf(figures));
  if (!isWritten) return;
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync(PAGE, pageOf(figures));
}

const [verb = '', ...words] = process.argv.slice(2);
const isWritten = words.includes('--write');
if (verb === 'one' && EVERYTHING.includes(words[0])) {
  await one(words[0]);
} else if (verb === 'all' || verb === 'page') {
  if (verb === 'all') all();
  page(isWritten);
} else {
  console.error(`all [--write], page [--write], or one of: ${EVERYTHING.join(', ')}`);
  process.exit(2);
}
process.exit(0);
