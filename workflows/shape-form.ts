/**
 * A shape as data: what a form for people needs to know of a body. It repeats what `shape.ts`
 * checks and decides nothing by itself; whatever a form lets through is still checked by the
 * shape.
 *
 * | kind | what is asked |
 * |---|---|
 * | `line` | a short text of a given form, named as in a fault: `word`, `sha256-hex`, `decimal`,
 * … |
 * | `text` | free text |
 * | `integer`, `flag`, `choice`, `threshold` | a number, yes or no, one of some words, a fraction |
 * | `nullable` | something that may be left out |
 * | `list`, `dictionary` | several of a kind, in order, or by a word |
 * | `record`, `kinds` | named fields; named fields that depend on the kind |
 */
export type ShapeForm =
  | { readonly kind: 'line'; readonly expected: string }
  | { readonly kind: 'text'; readonly max: number }
  | {
      readonly kind: 'integer';
      readonly min: number;
      readonly max: number;
      /** What a whole number counts, where people write it otherwise. */
      readonly unit: 'hundredths' | null;
    }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly words: readonly string[] }
  | { readonly kind: 'threshold' }
  | { readonly kind: 'any' }
  | { readonly kind: 'nullable'; readonly of: ShapeForm }
  | (Bounds & { readonly kind: 'list'; readonly of: ShapeForm })
  | (Bounds & { readonly kind: 'dictionary'; readonly of: ShapeForm })
  | { readonly kind: 'record'; readonly fields: FormFields }
  | { readonly kind: 'kinds'; readonly variants: Readonly<Record<string, FormFields>> };

export type FormFields = Readonly<Record<string, ShapeForm>>;

interface Bounds {
  readonly min: number;
  readonly max: number;
}
