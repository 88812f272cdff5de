/**
 * The page of the comparison, from results as the runs left them. Pure text: no engine is loaded
 * here, so the project's own tests hold the committed page against this form.
 */

/**
 * @typedef {import('./measure.js').Figures} Figures
 * @typedef {{ title: string, ours: boolean, settings: readonly string[], proof: string | null,
 *   figures: readonly Figures[], date: string }} Result
 * @typedef {{ machine: string, node: string, seed: number, warmUp: number, rounds: number,
 *   steps: number, signalBytes: number }} Circumstances
 */

const count = (value) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
const ms = (value) => value.toFixed(2);

const line = (cells) => `| ${cells.join(' | ')} |`;

const at = ({ figures }, clients) => figures.find((each) => each.clients === clients);

/** What each acknowledgement proves, in the columns of the table. */
export const PROOFS = {
  giaouoc: {
    durable: 'yes, fsync or synchronous commit',
    ordered: 'yes: place, digest of the state, signed head',
    said: "the city's own key, enrolled under its root",
    forged: 'no word of a city: it has none of their keys',
    stranger: 'yes, from the journal alone; a cut tail shows against any head that was kept',
  },
  restate: {
    durable: 'yes, fsync of its log',
    ordered: 'yes, per object',
    said: 'no: whoever reached the ingress',
    forged: 'yes, nothing would show it',
    stranger: 'no: the state is what the server says',
  },
  dbos: {
    durable: 'yes, synchronous commit; of the message, before the step',
    ordered: 'per workflow and topic, by the millisecond of sending',
    said: 'no: whoever reached the database',
    forged: 'yes, nothing would show it',
    stranger: 'no: the rows are what the database says',
  },
  emmett: {
    durable: 'yes, synchronous commit',
    ordered: 'yes: position in the stream and over all',
    said: 'no: only what the metadata claims',
    forged: 'yes, nothing would show it',
    stranger: 'no: the rows are what the database says',
  },
};

/** The rows of speed. @param {readonly Result[]} results */
export function speedRows(results) {
  const rows = results.map((result) => {
    const [one, many] = [at(result, 1), at(result, 64)];
    return [
      result.ours ? `**${result.title}**` : result.title,
      count(one.rate),
      ms(one.p50),
      ms(one.p99),
      count(many.rate),
      ms(many.p50),
      ms(many.p99),
      count(many.bytes),
    ];
  });
  const head = ['', '1 client, /s', 'p50 ms', 'p99 ms', '64 clients, /s', 'p50 ms', 'p99 ms'];
  const columns = [...head, 'bytes of a request'];
  return [
    line(columns),
    line(columns.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ];
}

/** How ours stand to the best of the others with 64 clients. @param {readonly Result[]} results */
export function comparison(results) {
  const rateOf = (result) => at(result, 64).rate;
  const peers = results.filter(({ ours, proof }) => !ours && proof !== null);
  const [best] = peers.toSorted((one, other) => rateOf(other) - rateOf(one));
  return results
    .filter(({ ours }) => ours)
    .map((result) => {
      const times = (rateOf(result) / rateOf(best)).toFixed(2);
      return `${result.title}: ${times} × the best peer with 64 clients (${best.title}).`;
    });
}

function proofRows(results) {
  const shown = results.filter(({ proof }) => proof !== null);
  const columns = ['', 'durable?', 'ordered?', 'who said it?', 'can the host have forged it?'];
  const all = [...columns, 'can a stranger check it without the server?'];
  const rows = shown.map(({ title, proof }) => {
    const { durable, ordered, said, forged, stranger } = PROOFS[proof];
    return [title, durable, ordered, said, forged, stranger];
  });
  return [line(all), line(all.map(() => '---')), ...rows.map(line)];
}

function replayRows({ temporal, giaouoc }) {
  const named = (finding) =>
    finding === null ? 'accepted' : `names entry ${finding.seq}, rule \`${finding.rule}\``;
  const told = (error) => (error === null ? 'accepted' : 'refused: the code does not fit');
  const rows = [
    ['events or entries a second, many short', count(temporal.short), count(giaouoc.rate)],
    ['the same, one long', count(temporal.long), count(giaouoc.rate)],
    [
      'signals or statements a second',
      count(Math.max(temporal.short, temporal.long) / temporal.eventsPerSignal),
      count(giaouoc.rate),
    ],
    ['signatures are verified', 'there are none', 'yes, all'],
    ['one payload exchanged', told(temporal.forged), named(giaouoc.payload)],
    ['  and what the host can make good', told(temporal.forged), named(giaouoc.madeGood)],
    ['one sender exchanged', told(temporal.forged), named(giaouoc.sender)],
    ['control: one signal is another', told(temporal.cut), ''],
  ];
  const head = ['', `Temporal's replayer ${temporal.version}`, 'audit of Giao Ước'];
  return [line(head), '|---|---|---|', ...rows.map(line)];
}

/**
 * The whole page.
 * @param {{ results: readonly Result[], replays: { temporal: any, giaouoc: any },
 *   around: Circumstances }} figures results in the order of the table
 */
export function pageOf({ results, replays, around }) {
  const { machine, node, seed, warmUp, rounds, steps, signalBytes } = around;
  const days = [...new Set(results.map(({ date }) => date))].toSorted();
  return [
    '# Peers',
    '',
    'Written by `npm run all -- --write` in `test/bench/peers/`, which has packages of its own.',
    'The same job on every engine, one after another on one machine, with the same load generator:',
    `a workflow of ${steps} steps, each moved by one signal of ${signalBytes} bytes over HTTP/1.1`,
    'with kept connections, acknowledged when it is on the disk, then finished. Ours are as many',
    'statements, signed in advance, verified and judged before they are acknowledged.',
    '',
    `${machine}. Node.js ${node}. ${days.join(' and ')}.`,
    `Seed ${seed}; median of ${rounds} rounds after ${warmUp} to warm up. PostgreSQL 18 with its`,
    'own defaults (`fsync`, `synchronous_commit` and `full_page_writes` on) for all who use it;',
    'every engine logs warnings only. The load generator runs on the same cores.',
    '',
    '## Speed',
    '',
    'Acknowledged signals a second, and the time to an acknowledgement.',
    '',
    ...speedRows(results),
    '',
    ...comparison(results).map((text) => `- ${text}`),
    '',
    '## What an acknowledgement proves',
    '',
    ...proofRows(results),
    '',
    '## Settings',
    '',
    ...results.map(({ title, settings }) => `- ${title}: ${settings.join('; ')}.`),
    '',
    'What the others do that this project does not: Restate, DBOS and Temporal run any code and',
    'retry its side effects, with timers, queues and calls between services; Emmett builds',
    'projections and consumers; all of them host any workflow, where ours knows one domain.',
    '',
    '## Audit against replay',
    '',
    'A history of six signals has 29 events in Temporal, and six entries here. Its replayer is made',
    'to find code that no longer does what the history says, and does. Who said what is not its',
    'question, so a history that somebody has rewritten passes.',
    '',
    ...replayRows(replays),
    '',
  ].join('\n');
}
