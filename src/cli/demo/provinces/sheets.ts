/**
 * Made-up figures and points. They follow from the place of a province in the list, so that the
 * demonstration always ends the same; two provinces get equal ones, for the tie.
 */
import { type Bodies, digestOf } from '../../../../workflows/index.js';
import { MADE_UP, madeUpDocument, type Province, provinces, TIED } from './made-up.js';
import { CRITERIA, LEAVES } from './tree.js';

export const CRITERIA_DIGEST = digestOf(CRITERIA);

/** How well a province did, from 0; tied ones did equally well. */
function strengthOf(province: Province): number {
  const alike: Province = province === TIED[1] ? TIED[0] : province;
  return (provinces.indexOf(alike) * 4) % 9;
}

const assignedTo = (province: Province) =>
  LEAVES.filter(({ notAssigned }) => !notAssigned.includes(province));

/** What a province says that it reached. */
function figureOf({ id, max, leaf }: (typeof LEAVES)[number], strength: number): string {
  switch (leaf.kind) {
    case 'quantitative':
      return leaf.formula === 'relative'
        ? `${6 + (strength % 5) / 2}`.replace(/^(\d+)$/, '$1.0')
        : `${88 + ((strength * 3 + id.length) % 17)}`;
    case 'passFail':
      return strength % 7 === 6 ? '0' : '1';
    case 'direct':
      return `${1 + ((strength + id.length) % 5)}`;
    case 'bonus':
      return strength > 5 ? `${max / 200}` : '0';
    case 'penalty':
      return strength === 0 ? '5' : '0';
    case 'manual':
      return `${Math.floor((max / 100) * (0.7 + strength / 40))}`;
  }
}

/** A province's score of itself. */
export function selfSheet(province: Province): Bodies['score.submit'] {
  const leaves = assignedTo(province);
  const strength = strengthOf(province);
  return {
    criteria: CRITERIA_DIGEST,
    values: Object.fromEntries(leaves.map((leaf) => [leaf.id, figureOf(leaf, strength)])),
    evidence: Object.fromEntries(
      leaves
        .filter(({ evidence }) => evidence)
        .map(({ id }) => [id, [madeUpDocument(`evidence for ${id}`)]]),
    ),
    document: null,
  };
}

/** What any of its peers gives a province. */
export function peerSheet(province: Province): Bodies['peer.score'] {
  const share = 70 + strengthOf(province) * 3;
  const points = assignedTo(province).map(({ id, max, leaf }) => {
    const isPenalty = leaf.kind === 'penalty';
    return [id, isPenalty ? 0 : Math.floor((max * share) / 100)] as const;
  });
  return {
    member: province,
    criteria: CRITERIA_DIGEST,
    points: Object.fromEntries(points),
    remark: MADE_UP,
  };
}
