/** Where a machine stands, in words: one name for each of its innermost states. */
import type { Words } from '../../../workflows/index.js';

/**
 * The names of the states in a path of the rules.
 * @param path such as `underway.pledging.signing`, or `underway.concluding(a.b+c.d)` for a machine
 *   that is in several states at once
 */
export function stateNames(
  machine: 'cluster' | 'cycle',
  path: string,
  words: Words,
): readonly string[] {
  const names: Readonly<Record<string, string>> = words.states;
  return branchesOf(path).map((each) => names[`${machine}:${each}`] ?? each);
}

/** The paths of the innermost states. */
export function branchesOf(path: string): readonly string[] {
  const [, around = '', inside] = /^([^(]*)\((.*)\)$/.exec(path) ?? [];
  if (inside === undefined) return [path];
  return inside.split('+').map((branch) => `${around}.${branch}`);
}
