/**
 * Scores in integers of a hundredth of a point. Today a criteria list is flat and a city scores
 * itself; the criteria tree, peer scoring and verification belong here when they come.
 */

/** Sum of points by criterion, in hundredths of a point. */
export const totalOf = (points: Readonly<Record<string, number>>): number =>
  Object.values(points).reduce((sum, value) => sum + value, 0);

/** Whether every criterion has points, no unknown one has, and none exceeds its maximum. */
export function pointsFit(
  points: Readonly<Record<string, number>>,
  maxima: Readonly<Record<string, number>>,
): boolean {
  const criteria = Object.keys(maxima);
  return (
    Object.keys(points).length === criteria.length &&
    criteria.every((id) => {
      const value = points[id];
      return value !== undefined && value <= (maxima[id] ?? -1);
    })
  );
}
