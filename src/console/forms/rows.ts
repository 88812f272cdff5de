/**
 * Many items from a table: CSV (RFC 4180) as spreadsheets write it, with a heading over each column
 * named by the field, `name.vi` for a field within a group. What does not fit stays as it is, so
 * that the form shows it and names its fault.
 */
import type { ShapeForm } from '../../../workflows/index.js';
import { blankOf, type Draft, draftOf } from './draft.js';

type Many = Extract<ShapeForm, { readonly kind: 'list' | 'dictionary' }>;

/**
 * The items of a file.
 * @param name of the file, whose ending tells what it is
 * @returns `null` where nothing can be read
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
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const [heads = [], ...rows] = data;
  if (rows.length === 0) return null;
  if (form.kind === 'list') return rows.map((row) => itemOf(form.of, heads, row));
  return Object.fromEntries(rows.map(([word = '', value = '']) => [word.trim(), value.trim()]));
}

/** One row as an item: every cell in the field that its heading names. */
function itemOf(form: ShapeForm, heads: readonly string[], row: readonly string[]): Draft {
  if (form.kind !== 'record') return row[0]?.trim() ?? '';
  return heads.reduce<Draft>(
    (item, head, column) => placed(item, head.trim().split('.'), row[column]?.trim() ?? ''),
    blankOf(form),
  );
}

function placed(item: Draft, [name = '', ...rest]: readonly string[], value: string): Draft {
  const group = (item ?? {}) as Readonly<Record<string, Draft>>;
  if (!(name in group)) return item;
  const inner = rest.length === 0 ? value : placed(group[name] ?? {}, rest, value);
  return { ...group, [name]: inner };
}
