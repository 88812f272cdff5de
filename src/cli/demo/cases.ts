/** The cases that the demonstration can play. */
import type { DemoCase } from './case.js';
import { CITIES_CASE } from './cities/case.js';
import { PROVINCES_CASE } from './provinces/case.js';

/** The cases by the word that `demo --case` takes. */
export const CASES = { cities: CITIES_CASE, provinces: PROVINCES_CASE } as const satisfies Readonly<
  Record<string, DemoCase>
>;
export type CaseName = keyof typeof CASES;
