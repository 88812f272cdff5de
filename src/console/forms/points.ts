/**
 * Points between people and rules: typed with at most two places after a point or a comma, signed
 * as whole hundredths. Only text is moved about, so that no figure is ever rounded.
 */

/**
 * Hundredths of what was typed.
 * @returns the text as it was where it is no such figure, so that the shape names it
 */
export function hundredthsOf(text: string): number | string {
  const [, whole, part = ''] = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? text : Number(whole + part.padEnd(2, '0'));
}

/** What is typed for so many hundredths: 1250 is `12.5`, 1200 is `12`. */
export function typedPoints(hundredths: number): string {
  const digits = String(hundredths).padStart(3, '0');
  const part = digits.slice(-2).replace(/0+$/, '');
  return digits.slice(0, -2) + (part === '' ? '' : `.${part}`);
}
