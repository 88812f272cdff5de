/**
 * The job on DBOS Transact: a durable workflow that waits for messages. The first signal starts it,
 * the others are messages to it. `DBOS.send` resolves when the message is committed.
 *
 *     node services/dbos.js <address of the database> <connections>
 */
import { DBOS } from '@dbos-inc/dbos-sdk';
import { STEPS } from '../job.js';
import { answering } from './answering.js';

const [, , database, connections] = process.argv;

const sixSteps = DBOS.registerWorkflow(
  async (first) => {
    let last = first;
    for (let step = 2; step <= STEPS; step += 1) {
      const signal = await DBOS.recv('signal', 600);
      if (signal === null) throw new Error(`step ${step} was never signalled`);
      last = signal;
    }
    return last;
  },
  { name: 'sixSteps' },
);

DBOS.setConfig({
  name: 'six-steps',
  systemDatabaseUrl: database,
  systemDatabasePoolSize: Number(connections),
  logLevel: 'warn',
});
await DBOS.launch();

const started = new Map();

answering(
  {
    start: async (workflowID, signal) => {
      started.set(workflowID, await DBOS.startWorkflow(sixSteps, { workflowID })(signal));
      return { step: 1 };
    },
    signal: async (workflow, signal) => {
      await DBOS.send(workflow, signal, 'signal');
      return { step: signal.step };
    },
    finish: async (workflow) => {
      const last = await started.get(workflow).getResult();
      started.delete(workflow);
      return { done: last.step === STEPS };
    },
  },
  () => DBOS.shutdown(),
);
