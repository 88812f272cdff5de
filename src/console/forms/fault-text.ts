/** Faults in the words of the form: what the rules count in hundredths is told in points. */
import {
  expectedText,
  type Language,
  type ShapeForm,
  type ShapeProblem,
} from '../../../workflows/index.js';
import { formAt, isPoints } from './form-at.js';
import type { FormsTexts } from './texts.en.js';

/** @param form of the whole body, into which the fault points */
export function faultText(
  form: ShapeForm,
  { pointer, expected }: ShapeProblem,
  language: Language,
  texts: FormsTexts,
): string {
  const field = formAt(form, pointer.split('/').slice(1));
  if (isPoints(field)) return texts.hints.hundredths;
  return expected === 'instant' ? texts.hints.instant : expectedText(expected, language);
}
