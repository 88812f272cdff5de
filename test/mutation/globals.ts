/**
 * What the tests of the rules import from `@jest/globals`, for a run in which a file of tests is
 * loaded thousands of times: the same `expect` and the same tables (`test.each`), and a list of the
 * tests instead of a runner. Only what those tests use is here; anything else fails to build.
 */
import { expect } from 'expect';
import { bind } from 'jest-each';

export { expect };

/** One test of a file: its titles from the outermost `describe` on, and what it does. */
export interface Registered {
  readonly name: string;
  readonly body: () => unknown;
}

const titles: string[] = [];
let registered: Registered[] = [];

const group = (title: string, body: () => void): void => {
  titles.push(title);
  body();
  titles.pop();
};

const single = (title: string, body: () => unknown): void => {
  registered.push({ name: [...titles, title].join(' '), body });
};

/** Opens a group of tests, whose title stands before theirs. */
export const describe = Object.assign(group, { each: bind(group as never) });

/** Adds a test to the list. */
export const test = Object.assign(single, { each: bind(single as never) });

/** The tests that a file adds to the list when it is loaded. Two with one name are told apart. */
export function collect(load: () => void): readonly Registered[] {
  registered = [];
  load();
  const seen = new Map<string, number>();
  return registered.map(({ name, body }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { name: times === 1 ? name : `${name} (${times})`, body };
  });
}
