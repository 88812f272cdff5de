/** Every gate, in the order in which they are run. */
import { clock } from './clock-gate.js';
import { damage } from './damage.js';
import { engine } from './engine.js';
import { exporting } from './export-gate.js';
import type { Gate } from './gate.js';
import { opening, recovery, rotation } from './opening-gates.js';
import { points } from './points-gate.js';
import { power } from './power.js';
import { server } from './server.js';
import { disk, files } from './storage-gates.js';

export const gates: readonly Gate[] = [
  engine,
  server,
  points,
  recovery,
  opening,
  rotation,
  disk,
  files,
  clock,
  exporting,
  damage,
  power,
];
