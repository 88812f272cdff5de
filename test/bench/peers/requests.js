/**
 * The requests of one workflow in the words of each engine, as bytes made in advance: six signals,
 * and a seventh request where an engine acknowledges a signal before the step is taken, which waits
 * until the workflow has finished.
 */
import { postOf } from '../../../dist/test/bench/load-client.js';
import { foundingRequests, pledgeRequests } from '../../../dist/test/bench/six-signals.js';
import { STEPS, signalOf } from './job.js';

/**
 * @typedef {{ host: string, port: number }} Target
 * @typedef {{ signals: Buffer[], finish: Buffer | null }} Workflow
 * @typedef {(request: Buffer) => Promise<{ status: number, body: string }>} Send
 */

const steps = Array.from({ length: STEPS }, (_, index) => index + 1);

const signals = (target, workflow, pathOf, bodyOf = (signal) => signal) =>
  steps.map((step) =>
    postOf(target, pathOf(step), JSON.stringify(bodyOf(signalOf(workflow, step), step))),
  );

/**
 * How a workflow is asked for, and what the answer to its last request says when it has finished.
 * @type {Readonly<Record<string, {
 *   prepare: (target: Target, workflow: string, send: Send, key: string) => Promise<Workflow>,
 *   finished: (body: string) => boolean,
 * }>>}
 */
export const DIALECTS = {
  'restate-xstate': {
    prepare: async (target, workflow) => ({
      signals: signals(
        target,
        workflow,
        (step) => `/six-steps/${workflow}/${step === 1 ? 'create' : 'send'}`,
        (signal, step) =>
          step === 1 ? { input: { signal } } : { event: { type: 'SIGNAL', signal } },
      ),
      finish: null,
    }),
    finished: (body) => JSON.parse(body).status === 'done',
  },
  restate: {
    prepare: async (target, workflow) => ({
      signals: signals(target, workflow, () => `/six-steps-by-hand/${workflow}/signal`),
      finish: null,
    }),
    finished: done,
  },
  dbos: {
    prepare: async (target, workflow) => ({
      signals: signals(target, workflow, (step) =>
        step === 1 ? `/start/${workflow}` : `/signal/${workflow}`,
      ),
      finish: postOf(target, `/finish/${workflow}`, '{}'),
    }),
    finished: done,
  },
  emmett: {
    prepare: async (target, workflow) => ({
      signals: signals(target, workflow, () => `/signal/${workflow}`),
      finish: null,
    }),
    finished: done,
  },
  giaouoc: {
    prepare: async (target, workflow, send, key) => {
      let checkpoint = '';
      for (const request of foundingRequests(target, workflow, key)) {
        const { status, body } = await send(request);
        if (status !== 201) throw new Error(`a founding was answered with ${status}: ${body}`);
        checkpoint = JSON.parse(body).checkpoint;
      }
      return { signals: pledgeRequests(target, workflow, checkpoint), finish: null };
    },
    // Eight entries found the cluster, and the sixth after them is the last city's signature.
    finished: (body) => JSON.parse(body).seq === 13,
  },
};

function done(body) {
  return JSON.parse(body).done === true;
}
