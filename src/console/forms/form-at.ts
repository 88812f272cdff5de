/** The form of a field within another, as a pointer or a heading names it. */
import type { ShapeForm } from '../../../workflows/index.js';

/** One step inwards; `undefined` where there is no such field. */
export function innerForm(form: ShapeForm | undefined, name: string): ShapeForm | undefined {
  switch (form?.kind) {
    case 'nullable':
      return innerForm(form.of, name);
    case 'list':
    case 'dictionary':
      return form.of;
    case 'record':
      return form.fields[name];
    case 'kinds':
      return Object.values(form.variants).find((fields) => name in fields)?.[name];
    default:
      return undefined;
  }
}

/** The form at the end of a path. */
export const formAt = (form: ShapeForm, path: readonly string[]): ShapeForm | undefined =>
  path.reduce<ShapeForm | undefined>(innerForm, form);

/** Whether a number counts hundredths of a point. */
export const isPoints = (form: ShapeForm | undefined): boolean =>
  form?.kind === 'nullable'
    ? isPoints(form.of)
    : form?.kind === 'integer' && form.unit === 'hundredths';
