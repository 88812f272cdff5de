/**
 * `npm run fleet`: several servers on one PostgreSQL, killed and cut off from it again and again,
 * and clients that do not give up. Prints one table; ends with 1 where anything is wrong. With
 * `--write` its figures get their row in docs/reliability.md.
 *
 *     npm run fleet -- --minutes 10 --seed 7 --servers 3 --clients 64 --write
 */
import { hash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { lendSha256 } from '../../workflows/index.js';
import { keepRow, thisMachine } from '../faults/figures.js';
import type { Row } from '../faults/page.js';
import { startPostgres } from '../support/postgres.js';
import { runUnderNemesis } from './nemesis.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(1 + (Date.now() % 1_000_000)) },
    servers: { type: 'string', default: '3' },
    clients: { type: 'string', default: '64' },
    write: { type: 'boolean', default: false },
  },
});

/** @throws RangeError for what is no number above 0 */
function numberOf(name: Exclude<keyof typeof values, 'write'>): number {
  const number = Number(values[name]);
  if (number > 0) return number;
  throw new RangeError(`--${name} must be a number above 0; it is "${values[name]}"`);
}

const count = (value: number): string => Math.round(value).toLocaleString('en');
const milliseconds = (value: number): string => `${count(value)} ms`;

type Report = Awaited<ReturnType<typeof runUnderNemesis>>;

function rowsOf(report: Report): (readonly [what: string, figure: string])[] {
  const { harm, findings } = report;
  const found = (fault: string) => count(findings.filter((each) => each.fault === fault).length);
  return [
    ['seconds', count(report.seconds)],
    ['servers killed with -9', count(harm.kills)],
    ['connections ended by the database', count(harm.ended)],
    ['connections cut on the way', count(harm.cut)],
    ['commits cut from their answers', count(harm.commitsCut)],
    ['statements acknowledged', count(report.acknowledged)],
    ['  a second', count(report.acknowledged / report.seconds)],
    ['  as an entry that was there already', count(report.repeated)],
    ['sent to no avail', count(report.failures)],
    ['until acknowledged, p50', milliseconds(report.p50)],
    ['  p99', milliseconds(report.p99)],
    ['  longest', milliseconds(report.longest)],
    ['journals', count(report.journals)],
    ['entries', count(report.entries)],
    ['acknowledged and lost', found('lost')],
    ['acknowledged and another', found('changed')],
    ['said twice', found('doubled')],
    ['journals that do not audit', found('unsound')],
    ['deadlines said twice or not at all', found('deadline')],
  ];
}

/** The same as a row of the page of reliability; its kills are what it did so many times. */
function keptRowOf({ harm, findings, acknowledged, seconds }: Report, version: string): Row {
  const found = (...faults: string[]) =>
    findings.filter((each) => faults.includes(each.fault)).length;
  return {
    gate: 'fleet',
    section: 'Several servers on one PostgreSQL',
    what: `${values.servers} servers, ${values.clients} clients: servers killed, connections cut`,
    times: harm.kills,
    acknowledged,
    lost: found('lost'),
    doubled: found('doubled', 'deadline'),
    corrupt: found('changed', 'unsound'),
    undetected: 0,
    seen: {
      seconds: Math.round(seconds),
      'connections ended by the database': harm.ended,
      'connections cut on the way': harm.cut,
      'commits cut from their answers': harm.commitsCut,
    },
    seeds: [seed],
    date: new Date().toISOString().slice(0, 10),
    machine: thisMachine(`PostgreSQL ${version}`),
  };
}

async function versionOf(connectionString: string): Promise<string> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query('SHOW server_version');
  await client.end();
  return rows[0]?.server_version ?? '';
}

lendSha256(
  (bytes) => hash('sha256', bytes, 'buffer'),
  (input) => hash('sha256', input, 'hex'),
);
const seed = numberOf('seed');
const postgres = await startPostgres();
try {
  const report = await runUnderNemesis({
    program: fileURLToPath(new URL('../../src/cli/main.js', import.meta.url)),
    databaseUrl: await postgres.database(),
    servers: numberOf('servers'),
    clients: numberOf('clients'),
    seconds: 60 * numberOf('minutes'),
    seed,
  });
  const table = [['seed', String(seed)] as const, ...rowsOf(report)];
  for (const [what, figure] of table) console.log(`${what.padEnd(40)}${figure.padStart(14)}`);
  const version = await versionOf(await postgres.database());
  if (values.write) keepRow(keptRowOf(report, version), false);
  for (const { fault, words } of report.findings) console.error(`${fault}: ${words}`);
  if (report.findings.length > 0) {
    console.error(report.log);
    process.exitCode = 1;
  }
} finally {
  await postgres.stop();
}
