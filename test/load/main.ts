/**
 * The load run: what one server bears, measured part by part. With `--write`, each part that was
 * run replaces its own block of docs/performance.md, so that the results of separate runs stand
 * together, each with its machine, versions and date. A figure that misses its aim is printed as it
 * is, with the aim beside it.
 *
 *     npm run load -- [--only sqlite,postgres,cold,growth,soak] [--minutes 60] [--write]
 */

import { hash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lendSha256 } from '../../workflows/index.js';
import { growth, LENGTHS } from './growth.js';
import { MANY, manyClusters } from './many-clusters.js';
import { printed, writeBlock } from './page.js';
import { SOAK, soak } from './soak.js';
import { growthTable, manyTable, soakTable, throughputTable } from './tables.js';
import { FULL, throughputOnPostgres, throughputOnSqlite } from './throughput.js';

/** Each part measures in a folder of its own and answers with its table. */
type Part = (folder: string, minutes: number) => Promise<string>;

const PARTS: Readonly<Record<string, Part>> = {
  sqlite: async (folder) => throughputTable(await throughputOnSqlite(folder, FULL), 'sqlite'),
  postgres: async (folder) => throughputTable(await throughputOnPostgres(folder, FULL), 'postgres'),
  growth: async (folder) => growthTable(await growth(join(folder, 'server'), LENGTHS)),
  cold: async (folder) => manyTable(await manyClusters(join(folder, 'server'), MANY)),
  soak: async (folder, minutes) =>
    soakTable(await soak(join(folder, 'server'), { ...SOAK, minutes })),
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(PARTS).join(',') },
    minutes: { type: 'string', default: '60' },
    write: { type: 'boolean', default: false },
  },
});

lendSha256(
  (bytes) => hash('sha256', bytes, 'buffer'),
  (input) => hash('sha256', input, 'hex'),
);
await mkdir('data', { recursive: true });
for (const name of values.only.split(',')) {
  const part = PARTS[name];
  if (!part) throw new Error(`there is no part "${name}", only ${Object.keys(PARTS).join(', ')}`);
  process.stderr.write(`Measuring ${name} …\n`);
  const folder = await mkdtemp(resolve('data', 'load-'));
  try {
    const text = printed(await part(folder, Number(values.minutes)));
    console.log(`${text}\n`);
    if (values.write) writeBlock(name, text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
