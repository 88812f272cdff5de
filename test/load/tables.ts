/** The figures of the load run as tables of plain text, each with the aims beside them. */
import type { GrowthPoint } from './growth.js';
import type { ManyClusters, Waits } from './many-clusters.js';
import type { SoakFigures } from './soak.js';
import type { CaseFigures, Throughput } from './throughput.js';

type Row = readonly string[];

const count = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
const ratio = (value: number): string => value.toFixed(2);
const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
const mebibytes = (bytes: number): string => `${count(bytes / 2 ** 20)} MiB`;

const AIMS = {
  sqlite: { rate: '≥ 0.60 × raw, p99 ≤ 50 ms', raw: 'raw single-row commits, SQLite' },
  postgres: { rate: '≥ 0.20 × raw', raw: 'raw single-row inserts, 64 connections' },
} as const;

/** What whole years cost on one engine. */
export function throughputTable({ raw, cases }: Throughput, engine: keyof typeof AIMS): string {
  const head = ['', 'steps/s', '× raw', 'p50', 'p99', 'p99.9', 'CPU/step', 'memory', 'aim'];
  const aims = AIMS[engine];
  const rows = cases.map((each) => throughputRow(each, each.clients === 64 ? aims.rate : ''));
  return tableOf([head, [aims.raw, count(raw), '1.00'], ...rows]);
}

function throughputRow(figures: CaseFigures, aim: string): Row {
  const { clients, rate, toRaw, p50, p99, p999, cpu, resident } = figures;
  return [
    clients === 1 ? '1 client' : `${clients} clients`,
    count(rate),
    ratio(toRaw),
    milliseconds(p50),
    milliseconds(p99),
    milliseconds(p999),
    `${count(cpu)} µs`,
    mebibytes(resident),
    aim,
  ];
}

/** What a step costs as a journal grows. */
export function growthTable(points: readonly GrowthPoint[]): string {
  const head = ['entries', 'CPU/step', 'memory/entry'];
  const rows = points.map(({ entries, cpu, bytesPerEntry }) => [
    count(entries),
    `${count(cpu)} µs`,
    `${count(bytesPerEntry)} bytes`,
  ]);
  return tableOf([head, ...rows]);
}

/** What a server with many clusters asks of its machine and of those who come first. */
export function manyTable(figures: ManyClusters): string {
  const { clusters, entries, startedIn, resident, highest, sweptIn, during, after } = figures;
  const waits = (phase: string, { count: asked, p50, p99 }: Waits): Row[] => [
    [`first statement in a cold cluster, p50, ${phase}`, milliseconds(p50), ''],
    [`  p99 of ${asked}`, milliseconds(p99), '≤ 50 ms'],
  ];
  return tableOf([
    [`${count(clusters)} clusters, ${count(entries)} entries`, '', 'aim'],
    ['from the start of the process until it serves', milliseconds(startedIn), '≤ 2,000 ms'],
    ['resident memory then', mebibytes(resident), ''],
    ['resident memory at its highest', mebibytes(highest), '≤ 1,024 MiB'],
    ['until all journals were replayed once', `${count(sweptIn)} s`, ''],
    ...waits('meanwhile', during),
    ...waits('afterwards', after),
  ]);
}

/** How the soak went, by tenths of its time. */
export function soakTable(figures: SoakFigures): string {
  const { minutes, steps, reads, streams, clusters, samples, heapSlope, residentSlope } = figures;
  const tenth = Math.max(1, Math.floor(samples.length / 10));
  const shown = samples.filter((_, place) => (place + 1) % tenth === 0);
  const rows = shown.map(({ minute, resident, heap, p99 }) => [
    `after ${minute.toFixed(1)} min`,
    mebibytes(resident),
    mebibytes(heap),
    milliseconds(p99),
  ]);
  const said = [
    `${minutes.toFixed(1)} minutes: ${count(steps)} steps, ${count(reads)} reads,`,
    `${count(streams)} streams, ${count(clusters)} years finished`,
  ].join(' ');
  const slopes = [
    `growth over the second half: reachable ${slope(heapSlope)}, resident ${slope(residentSlope)}`,
  ];
  return [said, ...slopes, '', tableOf([['', 'resident', 'reachable', 'p99'], ...rows])].join('\n');
}

const slope = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB/h`;

function tableOf(rows: readonly Row[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => (row[at] ?? '').length)),
  );
  return rows
    .map((row) =>
      row.map((cell, at) =>
        at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0),
      ),
    )
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
}
