/**
 * Many items from a table: CSV (RFC 4180) as spreadsheets write it, with a heading over each column
 * named by the field, `name.vi` for a field within a group. A table is taken whole or not at all: a
 * heading that names no field, or a row of another length, is no table of this form.
 */
import type { ShapeForm } from '../../../workflows/index.js';
import { blankOf, type Draft, draftOf, isTyped } from './draft.js';
import { formAt, innerForm } from './form-at.js';

type Many = Extract<ShapeForm, { readonly kind: 'list' | 'dictionary' }>;

/**
 * The items of a file.
 * @param name of the file, whose ending tells what it is
 * @returns `null` where it is no table of this form
 */
export async function itemsIn(form: Many, name: string, text: string): Promise<Draft | null> {
  if (name.endsWith('.json')) {
    try {
      return draftOf(form, JSON.parse(text));
    } catch {
      return null;
    }
  }
  const { default: Papa } = await import('papaparse');
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimitersToGuess: [',', ';', '\t'],
    skipEmptyLines: true,
  });
  const [heads = [], ...rows] = data.map((row) => row.map((cell) => cell.trim()));
  const isBroken = errors.some(({ type }) => type === 'Quotes');
  if (isBroken || rows.length === 0 || rows.some((row) => row.length !== heads.length)) return null;
  const named = form.kind === 'list' ? heads : heads.slice(1);
  if (!named.every((head) => isField(form.of, head))) return null;
  if (form.kind === 'list') return rows.map((row) => itemOf(form.of, heads, row));
  return Object.fromEntries(rows.map(([word = '', ...row]) => [word, itemOf(form.of, named, row)]));
}

/** Whether a heading names something that is typed in; what is no group takes any heading. */
const isField = (form: ShapeForm, head: string): boolean => {
  if (form.kind !== 'record') return true;
  const field = formAt(form, head.split('.'));
  return field !== undefined && isTyped(field.kind === 'nullable' ? field.of : field);
};

/** One row as an item: every cell in the field that its heading names. */
function itemOf(form: ShapeForm, heads: readonly string[], row: readonly string[]): Draft {
  if (form.kind === 'list') return row.filter((cell) => cell !== '');
  if (form.kind !== 'record') return row[0] ?? '';
  return heads.reduce<Draft>(
    (item, head, column) => placed(form, item, head.split('.'), row[column] ?? ''),
    blankOf(form),
  );
}

function placed(
  form: ShapeForm | undefined,
  item: Draft,
  [name = '', ...rest]: readonly string[],
  value: string,
): Draft {
  const group = item as Readonly<Record<string, Draft>>;
  const inner = innerForm(form, name);
  if (rest.length === 0) return { ...group, [name]: value };
  // A group that may be left out stays out while all its cells are empty.
  if (value === '' && !group[name]) return item;
  const bare = inner?.kind === 'nullable' ? inner.of : inner;
  const within = group[name] || (bare ? blankOf(bare) : {});
  return { ...group, [name]: placed(bare, within, rest, value) };
}
