/** Words that a form offers by name, taken from the cluster: members, awards, targets, criteria. */
import type { Language } from '../../../workflows/index.js';
import { charterOf } from '../api/answers.js';
import { type Desk, nameOf } from '../app/desk.js';
import type { Choices } from '../forms/form-context.js';
import { typedPoints } from '../forms/points.js';
import { shutWords } from '../sealed/sealed-forms.js';

type Named = readonly (readonly [string, string])[];

const MEMBER_FIELDS = [
  'member',
  'members',
  'chair',
  'deputy',
  'into',
  'present',
  'conflicts',
  'notAssigned',
  'choices',
  'after',
  'host',
];

/** The choices of a form about one year. */
export function choicesFor(desk: Desk, year: number | null, language: Language): Choices {
  const { state, summary } = desk;
  const charter = charterOf(state, year);
  const context = year === null ? undefined : state.cycles[year]?.context;
  const members: Named = summary.members.map((id) => [id, nameOf(desk, id, language)]);
  const named = (voter: string): string => nameOf(desk, voter, language);
  const awards: Named = (charter?.awards ?? []).map(({ id, name }) => [id, name[language]]);
  const targets: Named = Object.keys(context?.pledge.targets ?? {}).map((id) => [id, id]);
  const rows = Object.entries(context?.review.criteria.inForce?.rows ?? {});
  const leaves: Named = rows
    .filter(([, { leaf }]) => leaf !== null)
    .map(([id, { max }]) => [id, `${id} (≤ ${typedPoints(max)})`]);
  const shut = shutWords(desk, year);
  const byField: Readonly<Record<string, Named>> = {
    ...Object.fromEntries(MEMBER_FIELDS.map((field) => [field, members])),
    award: awards,
    awards,
    results: awards,
    reviewer: shut.voters.map((voter) => [voter, named(voter)] as const),
    elector: shut.voters.map((voter) => [voter, named(voter)] as const),
    of: shut.voters.map((voter) => [voter, named(voter)] as const),
    'awards.each': members,
    'results.each': members,
    target: targets,
    values: leaves,
    points: leaves,
    evidence: leaves,
    changes: leaves,
  };
  return {
    of: (field) => {
      const words = byField[field] ?? [];
      return words.length > 0 ? words : null;
    },
  };
}
