/** What the code with mutants asks while it runs; the bundle knows it by the name `$mutants`. */
import type { CoverageData } from '@stryker-mutator/api/core';

/** More mutants than one run can have. */
const MOST = 2 ** 16;

export class Mutants {
  /** The number of the mutant that is active, or -1. */
  active = -1;
  /** How often each mutant was met since it was last asked, where the bundle counts that. */
  readonly met = new Uint32Array(MOST);
  /** How often the active mutant was met; at `#limit` a loop counts as endless. */
  hits = 0;
  #limit = 0;

  /** Makes a mutant the active one; it may be met `limit` times. */
  activate(id: string, limit: number): void {
    this.active = Number(id);
    this.hits = 0;
    this.#limit = limit;
  }

  /** Says yes for the active mutant; throws where it was met too often. */
  hit(): true {
    this.hits += 1;
    if (this.hits > this.#limit) throw new Error('the mutant made a loop endless');
    return true;
  }

  /** The mutants met since the last time, and how often. */
  takeMet(): CoverageData {
    const taken: CoverageData = {};
    this.met.forEach((times, id) => {
      if (times > 0) taken[id] = times;
    });
    this.met.fill(0);
    return taken;
  }
}
