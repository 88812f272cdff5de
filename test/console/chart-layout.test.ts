/** The drawing of a machine: the same every time, nothing outside, nothing on top of another. */
import { describe, expect, test } from '@jest/globals';
import { type Box, layOut } from '../../src/console/chart/layout.js';
import { diagramOf, MACHINES } from '../../workflows/index.js';

const onBorder = (box: Box | undefined, point: readonly [number, number] | undefined): boolean => {
  if (!box || !point) return false;
  const [x, y] = point;
  const inX = x >= box.x && x <= box.x + box.width;
  const inY = y >= box.y && y <= box.y + box.height;
  const atX = x === box.x || x === box.x + box.width;
  const atY = y === box.y || y === box.y + box.height;
  return inX && inY && (atX || atY);
};

describe.each(MACHINES)('the drawing of the machine %s', (machine) => {
  const chart = layOut(diagramOf(machine));
  const find = (path: string | null) => chart.boxes.find((box) => box.path === path);

  test('is the same every time, in whole units, with every state', () => {
    expect(JSON.stringify(layOut(diagramOf(machine)))).toBe(JSON.stringify(chart));
    const numbers = chart.boxes.flatMap(({ x, y, width, height }) => [x, y, width, height]);
    expect(numbers.every(Number.isInteger)).toBe(true);
    expect(chart.boxes).toHaveLength(diagramOf(machine).nodes.length);
  });

  test('keeps every state inside the state around it', () => {
    const outer = { x: 0, y: 0, width: chart.width, height: chart.height };
    const escaped = chart.boxes.filter((box) => {
      const around = box.parent === null ? outer : find(box.parent);
      if (!around) return true;
      const right = box.x + box.width < around.x + around.width;
      const below = box.y + box.height < around.y + around.height;
      return !(box.x > around.x && box.y > around.y && right && below);
    });
    expect(escaped).toEqual([]);
  });

  test('lets no two siblings overlap', () => {
    const clashes = chart.boxes.flatMap((a, index) =>
      chart.boxes
        .slice(index + 1)
        .filter((b) => b.parent === a.parent && a.y < b.y + b.height && b.y < a.y + a.height),
    );
    expect(clashes).toEqual([]);
  });

  test('starts and ends every line at the borders of its states', () => {
    const loose = chart.lines.filter(
      ({ from, to, points }) =>
        !onBorder(find(from), points[0]) || !onBorder(find(to), points.at(-1)),
    );
    expect(loose).toEqual([]);
  });
});
