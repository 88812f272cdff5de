/** Every gate, in the order in which they are run. */
import { engine } from './engine.js';
import type { Gate } from './gate.js';
import { opening, recovery, rotation } from './opening-gates.js';
import { points } from './points-gate.js';
import { server } from './server.js';

export const gates: readonly Gate[] = [engine, server, points, recovery, opening, rotation];
