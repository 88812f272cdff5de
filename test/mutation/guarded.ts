/**
 * Ends what would never end. The machine may be busy or asleep meanwhile, so what counts is the
 * time of the processor, not the clock.
 */
import { Script } from 'node:vm';

/** Something was stopped: because it is endless, or because the machine had no time for it. */
export class Stopped extends Error {
  constructor(readonly endless: boolean) {
    super(endless ? 'endless' : 'stopped by the clock alone');
  }
}

const call = new Script('$guarded()');

/**
 * What `body` answers, which may take `clock` milliseconds (up to its first `await`). If `work` of
 * them went by on the processor, it is endless.
 *
 * @throws Stopped when it takes longer, and what the body throws
 */
export function guarded<T>(body: () => T, clock: number, work: number): T {
  const before = process.cpuUsage();
  (globalThis as { $guarded?: unknown }).$guarded = body;
  try {
    return call.runInThisContext({ timeout: Math.ceil(clock) });
  } catch (error) {
    if ((error as { code?: unknown })?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    const { user, system } = process.cpuUsage(before);
    throw new Stopped((user + system) / 1000 > work);
  }
}
