/**
 * A body while it is being written: the same groups and lists, but every figure and every word as
 * it was typed. `bodyOf` makes a body of it, in the one spelling that is ever signed; whether that
 * body has the right form is for its shape to say.
 */
import type { FormFields, Json, ShapeForm } from '../../../workflows/index.js';
import { hundredthsOf, typedPoints } from './points.js';

export type Draft = string | boolean | null | readonly Draft[] | { readonly [name: string]: Draft };

/** The fields of a whole body, as they were typed. */
export type Fields = Readonly<Record<string, Draft>>;

/** An empty draft: nothing is chosen, lists hold as many items as they must. */
export function blankOf(form: ShapeForm): Draft {
  switch (form.kind) {
    case 'record':
      return blankFields(form.fields);
    case 'list':
      return Array.from({ length: form.min }, () => blankOf(form.of));
    case 'dictionary':
      return {};
    case 'kinds': {
      const [kind = '', fields = {}] = Object.entries(form.variants)[0] ?? [];
      return { ...blankFields(fields), kind };
    }
    case 'nullable':
      return isTyped(form.of) ? '' : null;
    case 'flag':
      return false;
    case 'threshold':
      return { num: '', den: '' };
    default:
      return '';
  }
}

/** The fields of a record, empty. */
export const blankFields = (fields: FormFields): Record<string, Draft> =>
  Object.fromEntries(Object.entries(fields).map(([name, form]) => [name, blankOf(form)]));

/** What is typed or chosen in one field; where it may be left out, it is left empty. */
export const isTyped = ({ kind }: ShapeForm): boolean =>
  kind === 'line' || kind === 'text' || kind === 'integer' || kind === 'choice';

/** The body that a draft stands for: NFC, whole numbers as numbers, what is left out as `null`. */
export function bodyOf(form: ShapeForm, draft: Draft): Json {
  switch (form.kind) {
    case 'nullable':
      return draft === null || draft === '' ? null : bodyOf(form.of, draft);
    case 'record':
      return fieldsOf(form.fields, draft);
    case 'kinds': {
      const kind = String(groupOf(draft).kind ?? '');
      return { ...fieldsOf(form.variants[kind] ?? {}, draft), kind };
    }
    case 'list':
      return Array.isArray(draft) ? draft.map((each) => bodyOf(form.of, each)) : [];
    case 'dictionary':
      return Object.fromEntries(
        Object.entries(groupOf(draft)).map(([name, each]) => [name, bodyOf(form.of, each)]),
      );
    case 'threshold':
      return thresholdOf(groupOf(draft));
    case 'integer':
      return form.unit === null ? numberOf(draft) : hundredthsOf(String(draft ?? ''));
    case 'line':
      return lineOf(form.expected, String(draft ?? ''));
    case 'text':
      return String(draft ?? '').normalize('NFC');
    default:
      return typeof draft === 'object' ? (draft as Json) : draft;
  }
}

/** The draft that a body came from, or would: the way back of {@link bodyOf}. */
export function draftOf(form: ShapeForm, body: unknown): Draft {
  if (body === null || body === undefined) return blankOf(form);
  const inner = form.kind === 'nullable' ? form.of : form;
  switch (inner.kind) {
    case 'record':
      return draftFields(inner.fields, body);
    case 'kinds': {
      const kind = String((body as { readonly kind?: unknown }).kind ?? '');
      return { ...draftFields(inner.variants[kind] ?? {}, body), kind };
    }
    case 'list':
      return (body as unknown[]).map((each) => draftOf(inner.of, each));
    case 'dictionary':
      return Object.fromEntries(
        Object.entries(body).map(([name, each]) => [name, draftOf(inner.of, each)]),
      );
    case 'threshold':
      return thresholdDraft(body);
    case 'flag':
      return body === true;
    case 'any':
      return body as Draft;
    case 'integer':
      return inner.unit !== null && typeof body === 'number' ? typedPoints(body) : String(body);
    default:
      return String(body);
  }
}

const draftFields = (fields: FormFields, body: unknown): Record<string, Draft> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, form]) => [
      name,
      draftOf(form, (body as Readonly<Record<string, unknown>>)[name]),
    ]),
  );

const fieldsOf = (fields: FormFields, draft: Draft): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, form]) => [
      name,
      bodyOf(form, groupOf(draft)[name] ?? blankOf(form)),
    ]),
  );

const groupOf = (draft: Draft): Readonly<Record<string, Draft>> =>
  draft !== null && typeof draft === 'object' && !Array.isArray(draft)
    ? (draft as Readonly<Record<string, Draft>>)
    : {};

/** What is no whole number stays as it was typed, so that the shape names it. */
const numberOf = (draft: Draft): Json => {
  const text = String(draft ?? '').trim();
  return /^-?\d{1,16}$/.test(text) ? Number(text) : text;
};

/** A figure may be typed with a decimal comma; what is signed has a point. */
const lineOf = (expected: string, text: string): string => {
  const line = text.trim().normalize('NFC');
  return expected === 'decimal' ? line.replace(',', '.') : line;
};

/** `moreThan` stands around a fraction that must be exceeded and not only reached. */
const thresholdOf = ({ num = '', den = '', more }: Readonly<Record<string, Draft>>): Json => {
  const fraction = { den: numberOf(den), num: numberOf(num) };
  return more === true ? { moreThan: fraction } : fraction;
};

const thresholdDraft = (body: unknown): Draft => {
  const { moreThan } = body as { readonly moreThan?: { num: number; den: number } };
  const { num, den } = moreThan ?? (body as { num: number; den: number });
  const typed = { num: String(num), den: String(den) };
  return moreThan ? { ...typed, more: true } : typed;
};
