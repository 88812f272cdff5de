/** One question to a witness and its answer, for whoever counts or traces them. */
import type { WitnessProblem } from './witness-problems.js';

export interface Visit {
  /** Milliseconds on the process's own clock (`performance.now`). */
  readonly from: number;
  readonly to: number;
  /** `null` when it cosigned. */
  readonly problem: WitnessProblem | null;
}
