/** Measures one engine: the same two loads for each, warm-up, then the median of the rounds. */
import { createRequire } from 'node:module';
import { medianOf, repeat } from '../../../dist/test/bench/measure.js';
import { LOADS, ROUNDS, WARM_UP } from './job.js';
import { startModule } from './processes.js';

/**
 * @typedef {{ clients: number, rate: number, p50: number, p99: number, bytes: number }} Figures
 *   signals a second, milliseconds to the acknowledgement, and bytes of a request on the wire
 */

/**
 * @param {string} dialect
 * @param {{ target: { host: string, port: number }, key?: string }} engine what listens
 * @returns {Promise<Figures[]>}
 */
export async function figuresOf(dialect, { target, key = '' }, loads = LOADS) {
  const figures = [];
  for (const { clients, perRound } of loads) {
    const generator = startModule('generator.js');
    const load = { dialect, target, key, name: `load-${clients}`, clients, perRound };
    await generator.ask({ kind: 'load', load });
    const results = await repeat({ warmUp: WARM_UP, rounds: ROUNDS }, async () => {
      const { round } = await generator.ask({ kind: 'round' });
      return round;
    });
    await generator.close();
    const median = (name) => medianOf(results, (round) => round[name]);
    figures.push({
      clients,
      rate: median('rate'),
      p50: median('p50'),
      p99: median('p99'),
      bytes: median('bytes'),
    });
  }
  return figures;
}

const require = createRequire(import.meta.url);

/** The installed version of a package of this folder. @param {string} name */
export function versionOf(name) {
  const [entry] = require.resolve.paths(name) ?? [];
  return require(`${entry}/${name}/package.json`).version;
}
