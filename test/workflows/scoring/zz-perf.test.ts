import { test } from '@jest/globals';
import { totalsOf } from '../../../workflows/scoring/totals.js';
import { assign } from '../../../workflows/scoring/assignment.js';
import { seedOf } from '../../../workflows/scoring/lots.js';
const members = Array.from({ length: 64 }, (_, i) => `m${i}`);
const kinds = [
  { kind: 'quantitative', formula: 'relative', planned: { all: '123.45', each: {} } },
  { kind: 'quantitative', formula: 'proportional', planned: { all: '123.45', each: {} } },
  { kind: 'quantitative', formula: 'relative', planned: { all: '123456789.123456789', each: {} } },
  { kind: 'manual' }, { kind: 'direct', each: 50 }, { kind: 'passFail' },
] as const;
for (const only of [undefined, 0, 1, 2, 3]) test(`perf ${only}`, () => {
  const criteria = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`l${i}`, { id: `l${i}`, parent: null, max: 1000, evidence: false, notAssigned: [], leaf: kinds[only ?? i % 6]! }]));
  const figs = Object.fromEntries(members.map((m, j) => [m, Object.fromEntries(Object.values(criteria).map((c, i) => [c.id, c.leaf.kind === 'quantitative' ? `${100 + ((i * 7 + j * 13) % 60)}.${10 + ((i + j) % 80)}` : c.leaf.kind === 'passFail' ? '1' : '7']))]));
  const rules = { total: 100000, bonusCap: 5000, normalise: true };
  let best = 1e9; let first = 0;
  for (let k = 0; k < 30; k++) { const t = performance.now(); totalsOf(criteria as never, figs, rules); const d = performance.now() - t; if (k === 0) first = d; best = Math.min(best, d); }
  console.log(only, 'first', first.toFixed(1), 'best', best.toFixed(1));
});
test('assign', () => {
  for (const n of [8, 16, 64]) for (const mode of ['pairs', 'ring'] as const) {
    let worst = 0; let shortSum = 0; let split = 0;
    for (let s = 0; s < 40; s++) {
      const ms = Array.from({ length: n }, (_, i) => `m${i}`);
      const conflicts = Object.fromEntries(ms.map((m, i) => [m, ms.filter((_, j) => i !== j && ((i * 31 + j * 17 + s * 7) % 11) < 3)]));
      const t = performance.now(); const r = assign({ mode, members: ms, sheets: 5, conflicts, seed: seedOf({ a: String(s) }) }); worst = Math.max(worst, performance.now() - t);
      shortSum += Object.keys(r.short).length;
      if (mode === 'ring') { let at = 'm0', c = 0; do { at = r.assigned[at]![0] ?? 'm0'; c++; } while (at !== 'm0' && c < 99); if (c !== n) split++; }
    }
    console.log(n, mode, 'worst', worst.toFixed(1), 'short', shortSum, 'split', split);
  }
});
