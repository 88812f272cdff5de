/**
 * The load generator, a process of its own and the same for every engine. Everything that it sends
 * in a round is made right before the round begins, and what has to be there first is set up then
 * too (ours: each workflow's cluster). Each client then takes one workflow after the other to its
 * end over a connection of its own. A signal that is not acknowledged, or a workflow that has not
 * finished, ends the measurement.
 *
 *     → { kind: 'load', load }       ← { kind: 'ready' }
 *     → { kind: 'round' }            ← { kind: 'done', round: { rate, p50, p99, bytes } }
 */
import { openLoadClient } from '../../../dist/test/bench/load-client.js';
import { quantile } from '../../../dist/test/bench/measure.js';
import { STEPS } from './job.js';
import { DIALECTS } from './requests.js';

/**
 * @typedef {object} Load
 * @property {string} dialect
 * @property {import('./requests.js').Target} target
 * @property {string} key the server's public key, where there is one
 * @property {string} name what the workflows of this load are called, a word
 * @property {number} clients
 * @property {number} perRound workflows of each client in a round
 */

/** @param {Load} load */
const connected = ({ target, clients }) =>
  Promise.all(Array.from({ length: clients }, () => openLoadClient(target)));

/** The workflows of one client in one round, as the requests that take them to their ends. */
async function prepared({ dialect, target, key, name, perRound }, connection, client, round) {
  const workflows = [];
  for (let turn = 0; turn < perRound; turn += 1) {
    const id = `${name}-${client}-${round}-${turn}`;
    workflows.push(await DIALECTS[dialect].prepare(target, id, connection.send, key));
  }
  return { connection, workflows };
}

async function runRound(load, connections, number) {
  const clients = await Promise.all(
    connections.map((connection, client) => prepared(load, connection, client, number)),
  );
  const [sample] = clients[0].workflows;
  const bytes = sample.signals.reduce((sum, { length }) => sum + length, 0) / STEPS;
  const times = [];
  const { finished } = DIALECTS[load.dialect];
  const start = performance.now();
  await Promise.all(clients.map((client) => finishAll(client, finished, times)));
  const seconds = (performance.now() - start) / 1000;
  return {
    rate: times.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    bytes: Math.round(bytes),
  };
}

async function finishAll({ connection, workflows }, finished, times) {
  for (const { signals, finish } of workflows) {
    let last = '';
    for (const signal of signals) {
      const sent = performance.now();
      last = accepted(await connection.send(signal));
      times.push(performance.now() - sent);
    }
    if (finish) last = accepted(await connection.send(finish));
    if (!finished(last)) throw new Error(`after ${STEPS} signals a workflow answers ${last}`);
  }
}

function accepted({ status, body }) {
  if (status < 200 || status > 299)
    throw new Error(`a signal was answered with ${status}: ${body}`);
  return body;
}

let current = null;
let rounds = 0;

process.on('message', async ({ kind, load }) => {
  if (kind === 'load') {
    current = { load, connections: await connected(load) };
    process.send?.({ kind: 'ready' });
  } else if (current) {
    rounds += 1;
    const round = await runRound(current.load, current.connections, rounds);
    process.send?.({ kind: 'done', round });
  }
});

process.once('disconnect', () => {
  for (const connection of current?.connections ?? []) connection.close();
});
