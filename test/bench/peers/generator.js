/**
 * The load generator, a process of its own and the same for every engine. Everything that it sends
 * is made before a round begins; each client then takes one workflow after the other to its end
 * over a connection of its own. A signal that is not acknowledged, or a workflow that has not
 * finished, ends the measurement.
 *
 *     → { kind: 'prepare', load }    ← { kind: 'ready', bytes }
 *     → { kind: 'round' }            ← { kind: 'done', round: { rate, p50, p99 } }
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
 * @property {number} rounds
 */

/** @param {Load} load */
async function prepare({ dialect, target, key, name, clients, perRound, rounds }) {
  const ids = Array.from({ length: clients }, (_, index) => index);
  return Promise.all(
    ids.map(async (client) => {
      const connection = await openLoadClient(target);
      const workflows = [];
      for (let turn = 0; turn < perRound * rounds; turn += 1) {
        const id = `${name}-${client}-${turn}`;
        workflows.push(await DIALECTS[dialect].prepare(target, id, connection.send, key));
      }
      return { connection, workflows };
    }),
  );
}

async function runRound({ dialect, perRound }, clients) {
  const times = [];
  const { finished } = DIALECTS[dialect];
  const start = performance.now();
  await Promise.all(clients.map((client) => finishAll(client, perRound, finished, times)));
  const seconds = (performance.now() - start) / 1000;
  return { rate: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

async function finishAll({ connection, workflows }, count, finished, times) {
  for (const { signals, finish } of workflows.splice(0, count)) {
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

process.on('message', async ({ kind, load }) => {
  if (kind === 'prepare') {
    current = { load, clients: await prepare(load) };
    const [sample] = current.clients[0].workflows;
    const bytes = sample.signals.reduce((sum, { length }) => sum + length, 0) / STEPS;
    process.send?.({ kind: 'ready', bytes: Math.round(bytes) });
  } else if (current) {
    process.send?.({ kind: 'done', round: await runRound(current.load, current.clients) });
  }
});

process.once('disconnect', () => {
  for (const { connection } of current?.clients ?? []) connection.close();
});
