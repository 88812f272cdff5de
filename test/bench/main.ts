/**
 * The bench: one table of what the rules and the server do, measured in one run. A figure that
 * misses its aim is printed as it is, with the aim beside it.
 */
import { hash } from 'node:crypto';
import { cpus } from 'node:os';
import { lendSha256 } from '../../workflows/index.js';
import { type BrowserFigures, browserFigures } from './browser-figures.js';
import { type HttpFigures, httpFigures, type LoadFigures } from './http-figures.js';
import { cities, journalOf } from './material.js';
import { type ReviewFigures, reviewFigures } from './review-figures.js';
import { type RulesFigures, rulesFigures } from './rules-figures.js';
import { type WitnessFigures, witnessFigures } from './witness-figures.js';

/** Entries of the journal that is replayed and audited. */
const ENTRIES = 20_000;

type Row = readonly [what: string, figure: string, compared: string, aim: string];

const count = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
const ratio = (value: number): string => value.toFixed(2);
const milliseconds = (value: number): string => `${value.toFixed(2)} ms`;

function rulesRows(figures: RulesFigures): Row[] {
  const { judgements, replayed, audited, verified, auditCost, bytesPer100k } = figures;
  return [
    ['judge, rules only', `${count(judgements)} /s`, '', ''],
    ['replay without signatures', `${count(replayed)} entries/s`, '', ''],
    ['bare Ed25519 verification, one core', `${count(verified)} /s`, '', ''],
    [
      'audit with signatures',
      `${count(audited)} entries/s`,
      `${ratio(auditCost)} × bare`,
      '≤ 1.50',
    ],
    [
      'memory of a replayed journal',
      `${ratio(bytesPer100k / 2 ** 20)} MiB`,
      'per 100,000 entries',
      '',
    ],
  ];
}

function witnessRows(figures: WitnessFigures): Row[] {
  const { cosigned, verified, receiptsMade, receiptsVerified } = figures;
  return [
    ['head of 60 cities, cosigned by 59', `${count(cosigned)} /s`, '', ''],
    ['  verified under a policy', `${count(verified)} /s`, '', ''],
    ['receipts made', `${count(receiptsMade)} /s`, '', ''],
    ['receipts verified, 59 cosignatures each', `${count(receiptsVerified)} /s`, '', ''],
  ];
}

function reviewRows(figures: ReviewFigures): Row[] {
  const { entries, largestEntry, sealed, opened, replayed, audited } = figures;
  const who = '64 members, 100 leaves, all judge all';
  return [
    [`${who}: largest entry`, `${count(largestEntry)} bytes`, '', '≤ 65,535'],
    ['  a sealed sheet judged, median', milliseconds(sealed.median), '', '≤ 5 ms'],
    ['  a sealed sheet judged, p99', milliseconds(sealed.p99), '', ''],
    ['  an opened sheet judged, median', milliseconds(opened.median), '', '≤ 5 ms'],
    ['  an opened sheet judged, p99', milliseconds(opened.p99), '', ''],
    [`  its year of ${count(entries)} entries replayed`, `${ratio(replayed)} s`, '', '≤ 10 s'],
    ['  the same audited with signatures', `${ratio(audited)} s`, '', ''],
  ];
}

function browserRows({ short, long }: BrowserFigures): Row[] {
  const seconds = (value: number): string => `${value.toFixed(2)} s`;
  return [
    ['Chromium audits 1,000 entries', seconds(short.seconds), '', '≤ 2 s'],
    [`  and ${count(ENTRIES)} in the worker`, seconds(long.seconds), '', ''],
    ['  the page stands still for at most', milliseconds(long.longestFrame), '', '≤ 100 ms'],
  ];
}

function httpRows({ raw, one, many, crowd, ceiling, tiles }: HttpFigures): Row[] {
  const commits: Row = ['raw single-row commits', `${count(raw)} /s`, '1.00 × raw', ''];
  const limit: Row = ['load generator alone, 64 clients', `${count(ceiling)} /s`, '', ''];
  return [
    commits,
    ...loadRows('1 client', one, ['', '≤ 2 ms', '']),
    ...loadRows('64 clients, 13 clusters of 5', many, ['≥ 0.50', '', '≤ 50 ms']),
    ...loadRows('64 clients, one cluster of 64', crowd, ['≥ 0.50', '', '≤ 50 ms']),
    limit,
    ['tiles of 8,192 bytes, 16 readers', `${count(tiles)} /s`, '', ''],
  ];
}

function loadRows(
  who: string,
  figures: LoadFigures,
  aims: readonly [string, string, string],
): Row[] {
  const { rate, p50, p99, toRaw } = figures;
  return [
    [`HTTP, ${who}`, `${count(rate)} /s`, `${ratio(toRaw)} × raw`, aims[0]],
    ['  acknowledged after, p50', milliseconds(p50), '', aims[1]],
    ['  acknowledged after, p99', milliseconds(p99), '', aims[2]],
  ];
}

function tableOf(rows: readonly Row[]): string {
  const columns = ['', 'median', 'compared', 'aim'] as const;
  const all = [columns, ...rows];
  const widths = columns.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)));
  return all
    .map((row) =>
      row.map((cell, at) =>
        at === 1 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      ),
    )
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
}

lendSha256(
  (bytes) => hash('sha256', bytes, 'buffer'),
  (input) => hash('sha256', input, 'hex'),
);
process.stderr.write(`Making a journal of ${count(ENTRIES)} entries, then measuring …\n`);
const lines = journalOf(cities(5), ENTRIES);
const row = lines.at(-1) ?? new Uint8Array();
const rows = [
  ...rulesRows(await rulesFigures(lines)),
  ...reviewRows(await reviewFigures()),
  ...witnessRows(await witnessFigures(lines)),
  ...browserRows(await browserFigures(lines, 1000)),
  ...httpRows(await httpFigures(row)),
];

const [processor] = cpus();
console.log(`${processor?.model ?? 'unknown processor'}, ${cpus().length} cores`);
console.log(`Node.js ${process.version}, ${process.platform} ${process.arch}`);
console.log(`${new Date().toISOString().slice(0, 10)}\n`);
console.log(tableOf(rows));
