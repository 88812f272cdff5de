/**
 * Numbers and flags in an address. Whatever is not exactly what it must be is refused by the
 * parameter's name; nothing is guessed or cut to size.
 */
import { ProblemError } from './problem.js';

/** A whole number from 0 on, or `otherwise` where the parameter is not there. */
export function wholeNumber<T>(name: string, value: unknown, otherwise: T): number | T {
  if (value === undefined) return otherwise;
  if (typeof value === 'string' && /^(0|[1-9][0-9]{0,14})$/.test(value)) return Number(value);
  throw new ProblemError('http/bad-parameter', name);
}

/** `true` or `false`; a parameter that is not there is false. */
export function flagIn(name: string, value: unknown): boolean {
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  throw new ProblemError('http/bad-parameter', name);
}

/** An emulation year in an address. */
export function yearIn(value: string): number {
  if (/^(19[7-9][0-9]|[2-9][0-9]{3})$/.test(value)) return Number(value);
  throw new ProblemError('http/bad-parameter', 'year');
}
