/** The rows of a report that the pledge asks for: one for each target that binds the member. */
import type { Bodies } from '../../../workflows/index.js';
import type { Draft } from '../forms/draft.js';

/** @param pledge the body of the pledge's text. @returns rows without their figures */
export const pledgedRows = (pledge: unknown, member: string): readonly Draft[] =>
  (pledge as Bodies['pledge.propose']).targets
    .filter((target) => target.member === null || target.member === member)
    .map(({ id, indicator, unit }) => ({
      target: id,
      name: { ...indicator },
      unit,
      value: '',
      bound: '',
    }));
