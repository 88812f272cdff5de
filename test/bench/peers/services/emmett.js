/**
 * The job on Emmett: a command handler reads the stream of a workflow, decides, and appends one
 * event with the version that it read. The append resolves when it is committed.
 *
 *     node services/emmett.js <address of the database> <connections>
 */
import { CommandHandler } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { STEPS } from '../job.js';
import { answering } from './answering.js';

const [, , database, connections] = process.argv;
const pool = new pg.Pool({ connectionString: database, max: Number(connections) });
const store = getPostgreSQLEventStore(database, { connectionOptions: { pooled: true, pool } });
await store.schema.migrate();

const handle = CommandHandler({
  initialState: () => ({ step: 0 }),
  evolve: (_, { data }) => ({ step: data.step }),
});

const decide =
  (signal) =>
  ({ step }) => {
    if (signal.step !== step + 1) throw new Error(`step ${signal.step} does not follow ${step}`);
    return { type: 'StepTaken', data: signal };
  };

answering(
  {
    signal: async (workflow, signal) => {
      const { newState } = await handle(store, workflow, decide(signal));
      return { step: newState.step, done: newState.step === STEPS };
    },
  },
  async () => {
    await store.close();
    await pool.end();
  },
);
