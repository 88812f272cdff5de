/** Faults in the words of the form: what the rules count in hundredths is told in points. */
import {
  expectedText,
  type Language,
  type ShapeForm,
  type ShapeProblem,
} from '../../../workflows/index.js';
import type { FormsTexts } from './texts.en.js';

/** @param form of the whole body, into which the fault points */
export function faultText(
  form: ShapeForm,
  { pointer, expected }: ShapeProblem,
  language: Language,
  texts: FormsTexts,
): string {
  const found = formAt(form, pointer.split('/').slice(1));
  const isPoints = found?.kind === 'integer' && found.unit === 'hundredths';
  return isPoints ? texts.hints.hundredths : expectedText(expected, language);
}

/** The form of a field within another. */
function formAt(form: ShapeForm, path: readonly string[]): ShapeForm | undefined {
  if (form.kind === 'nullable') return formAt(form.of, path);
  const [name, ...rest] = path;
  if (name === undefined) return form;
  if (form.kind === 'list' || form.kind === 'dictionary') return formAt(form.of, rest);
  const fields =
    form.kind === 'record'
      ? form.fields
      : form.kind === 'kinds'
        ? Object.assign({}, ...Object.values(form.variants))
        : {};
  const inner = fields[name];
  return inner && formAt(inner, rest);
}
