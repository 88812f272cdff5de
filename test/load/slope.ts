/** The slope of a line through points, by least squares: how fast something grows. */

/** @returns the growth of `y` for one of `x`; 0 for fewer than two points */
export function slopeOf(xs: readonly number[], ys: readonly number[]): number {
  const meanOf = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [meanOf(xs), meanOf(ys)];
  const spread = xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
  if (xs.length < 2 || spread === 0) return 0;
  return xs.reduce((sum, value, place) => sum + (value - x) * ((ys[place] ?? y) - y), 0) / spread;
}
