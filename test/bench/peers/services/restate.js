/**
 * The job on Restate, twice: as an XState machine that `@restatedev/xstate` makes a virtual object
 * of, and as a virtual object by hand. The server calls this process over HTTP/2; a call is
 * answered when its invocation and its new state are in Restate's log.
 */
import * as restate from '@restatedev/restate-sdk';
import { xstate } from '@restatedev/xstate';
import { assign, setup } from 'xstate';
import { STEPS } from '../job.js';

// The SDK takes this for granted, and Node.js 20 does not have it.
Promise.withResolvers ??= () => {
  const resolvers = {};
  resolvers.promise = new Promise((resolve, reject) =>
    Object.assign(resolvers, { resolve, reject }),
  );
  return resolvers;
};

const remember = { actions: assign(({ event }) => ({ last: event.signal })) };

const taken = (step) => [
  `step${step}`,
  step === STEPS
    ? { type: 'final' }
    : { on: { SIGNAL: { target: `step${step + 1}`, ...remember } } },
];

/** Six steps in a row. The first signal comes with the creation. */
const machine = setup({}).createMachine({
  id: 'six-steps',
  context: ({ input }) => ({ last: input.signal }),
  initial: 'step1',
  states: Object.fromEntries(Array.from({ length: STEPS }, (_, index) => taken(index + 1))),
});

const byHand = restate.object({
  name: 'six-steps-by-hand',
  handlers: {
    signal: async (context, signal) => {
      const { step } = (await context.get('state')) ?? { step: 0 };
      if (signal.step !== step + 1) {
        throw new restate.TerminalError(`step ${signal.step} does not follow ${step}`);
      }
      context.set('state', { step: signal.step, last: signal });
      return { step: signal.step, done: signal.step === STEPS };
    },
  },
});

const port = await restate.serve({ services: [xstate('six-steps', machine), byHand], port: 0 });
process.once('disconnect', () => process.exit(0));
process.send?.({ port });
