/**
 * The page of everything that can be said: each type of statement with its step and the fields of
 * its body, read off the shapes by which the rules check it.
 */
import {
  bodyShape,
  isClusterType,
  type ShapeForm,
  STATEMENT_TYPES,
  STEPS,
  stepOf,
} from '../../workflows/index.js';

/** The page, for a note that says how it is written. */
export function statementsPage(note: string): string {
  const sections = STEPS.flatMap((step) =>
    STATEMENT_TYPES.filter((type) => stepOf(type) === step).flatMap((type) => [
      `## \`${type}\``,
      '',
      `In the step \`${step}\`, ${isClusterType(type) ? 'for the cluster' : 'for a year'}.`,
      '',
      ...fieldsTable(bodyShape(type).form),
      '',
    ]),
  );
  return [
    '# What can be said',
    '',
    'Every type of statement and the fields of its `body`. A field that may be `null` says so; one',
    'that is not listed is refused. `[]` stands for each place of a list, `{}` for each word of a',
    'dictionary, and what depends on a kind stands under `kind=…`.',
    '',
    note,
    '',
    ...sections,
  ].join('\n');
}

function fieldsTable(form: ShapeForm): readonly string[] {
  const rows = rowsOf('', form);
  if (rows.length === 0) return ['Its body is empty.'];
  return ['| field | what it holds |', '|---|---|', ...rows];
}

/** One row for each field below a place. */
function rowsOf(place: string, form: ShapeForm): readonly string[] {
  const row = (words: string) => [`| \`${place}\` | ${words} |`];
  const fieldsOf = (fields: Readonly<Record<string, ShapeForm>>, at: string) =>
    Object.entries(fields).flatMap(([name, each]) =>
      rowsOf(at === '' ? name : `${at}.${name}`, each),
    );
  switch (form.kind) {
    case 'record':
      return fieldsOf(form.fields, place);
    case 'kinds':
      return Object.entries(form.variants).flatMap(([kind, fields]) => [
        `| \`${place} kind=${kind}\` | |`,
        ...fieldsOf(fields, `${place} kind=${kind}`.trim()),
      ]);
    case 'nullable':
      return [...row('may be `null`, else:'), ...rowsOf(place, form.of)];
    case 'list':
      return [...row(`a list of ${form.min} to ${form.max}`), ...rowsOf(`${place}[]`, form.of)];
    case 'dictionary':
      return [
        ...row(`a dictionary of ${form.min} to ${form.max} words`),
        ...rowsOf(`${place}{}`, form.of),
      ];
    case 'text':
      return row(`text of at most ${form.max} characters`);
    case 'integer':
      return row(`a whole number from ${form.min} to ${form.max}${unitOf(form)}`);
    case 'choice':
      return row(`one of ${form.words.map((word) => `\`${word}\``).join(', ')}`);
    case 'line':
      return row(`\`${form.expected}\``);
    default:
      return row({ flag: 'yes or no', threshold: 'a fraction', any: 'anything' }[form.kind]);
  }
}

const unitOf = ({ unit }: { readonly unit: string | null }): string =>
  unit === null ? '' : `, in ${unit}`;
