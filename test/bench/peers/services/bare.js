/** Only answers: what the thin HTTP in front of a library costs by itself. */
import { answering } from './answering.js';

answering({ signal: async (_, { step }) => ({ step, done: step === 6 }) }, async () => {});
