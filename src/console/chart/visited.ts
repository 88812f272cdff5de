/** The path that a machine took, as the states that it has been in. */
import { branchesOf } from '../words/state-names.js';

/**
 * Every state that was passed through, with the states around each.
 * @param initial where the machine begins
 * @param paths where it stood after each statement, as `statePath` of the rules writes it
 */
export function visitedStates(initial: string, paths: readonly string[]): ReadonlySet<string> {
  const visited = new Set<string>();
  for (const path of new Set([initial, ...paths.flatMap(branchesOf)])) {
    const names = path.split('.');
    names.forEach((_, depth) => {
      visited.add(names.slice(0, depth + 1).join('.'));
    });
  }
  return visited;
}
