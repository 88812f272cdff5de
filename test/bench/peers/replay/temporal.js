/**
 * Temporal's replayer on histories of the job: how many events it checks in a second, and what it
 * says to a history in which somebody's words and name were exchanged. It is made to find workflow
 * code that no longer does what it did, and a history that lacks a signal shows that it does.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { medianOf, repeat } from '../../../../dist/test/bench/measure.js';
import { STEPS } from '../job.js';
import { eventsOf, historyOf, payloadOf } from './history.js';

const { Worker, bundleWorkflowCode, DefaultLogger, Runtime } = createRequire(import.meta.url)(
  '@temporalio/worker',
);

/** Workflows of six signals in a round, and signals of the one long workflow. */
const SHORT = 400;
const LONG = 2_000;

/** Measures the replayer and asks it about a forged history. */
export async function temporalReplay() {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: QUIET });
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('workflow.js', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });
  const replayed = async (histories) => {
    const errors = [];
    for await (const { error } of Worker.runReplayHistories({ workflowBundle }, histories)) {
      errors.push(error ? firstLine(error) : null);
    }
    return errors;
  };
  const sound = async (histories) => {
    const start = performance.now();
    const errors = (await replayed(histories)).filter((error) => error !== null);
    if (errors.length > 0) throw new Error(`a sound history is refused: ${errors[0]}`);
    return (performance.now() - start) / 1000;
  };
  const short = Array.from({ length: SHORT }, (_, index) => named(`short-${index}`, STEPS));
  const long = [named('long', LONG)];
  const rounds = await repeat({ warmUp: 1, rounds: 3 }, async () => ({
    short: (SHORT * eventsOf(STEPS)) / (await sound(short)),
    long: eventsOf(LONG) / (await sound(long)),
  }));
  const [forged, cut] = await replayed([forgedHistory(), cutHistory()]);
  return {
    short: medianOf(rounds, (round) => round.short),
    long: medianOf(rounds, (round) => round.long),
    eventsPerSignal: eventsOf(STEPS) / STEPS,
    forged,
    cut,
  };
}

const QUIET = { logging: { forward: {}, filter: { core: 'OFF', other: 'OFF' } } };

const named = (workflowId, steps) => ({ workflowId, history: historyOf(workflowId, steps) });

const signalsIn = ({ events }) =>
  events.flatMap(({ workflowExecutionSignaledEventAttributes: signal }) => signal ?? []);

/** The fourth signal says something else, in somebody else's name. */
function forgedHistory() {
  const forged = named('forged', STEPS);
  const signal = signalsIn(forged.history)[3];
  signal.input = { payloads: [payloadOf({ workflow: 'forged', step: 4, words: 'never said' })] };
  signal.identity = 'somebody else';
  return forged;
}

/** The fourth signal is another one, so that the code would not have finished. */
function cutHistory() {
  const cut = named('cut', STEPS);
  signalsIn(cut.history)[3].signalName = 'another';
  return cut;
}

const firstLine = (error) => String(error).split('\n')[0].slice(0, 120);
