/** What is different between two states, as a list of places with the value before and after. */
import type { Json } from '../../../workflows/index.js';

export interface Change {
  /** Names from the outside in, such as `cycle`, `context`, `pledge`, `signed`, `da-nang`. */
  readonly path: readonly string[];
  /** `undefined` where there was nothing. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** The differences, in the order of the later state; equal parts are not walked into twice. */
export function changesBetween(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly string[] = [],
): readonly Change[] {
  if (before === after) return [];
  const old = groupOf(before);
  const next = groupOf(after);
  if (!old || !next) {
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    return isSame ? [] : [{ path, before, after }];
  }
  const names = [...new Set([...Object.keys(old), ...Object.keys(next)])];
  return names.flatMap((name) => changesBetween(old[name], next[name], [...path, name]));
}

const groupOf = (value: Json | undefined): Readonly<Record<string, Json>> | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : null;
