/** Points as they are read: the rules count in hundredths, people in points with two places. */

/** @param hundredths whole hundredths of a point. @param mark between whole and part */
export function pointsText(hundredths: number | null, mark: ',' | '.'): string {
  if (hundredths === null) return '–';
  const whole = Math.trunc(Math.abs(hundredths) / 100);
  const part = String(Math.abs(hundredths) % 100).padStart(2, '0');
  return `${hundredths < 0 ? '−' : ''}${whole}${mark}${part}`;
}
