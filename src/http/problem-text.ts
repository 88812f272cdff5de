/**
 * Problems and refusals in words, by language. A code always has a text in both, because the tables
 * do not compile without it.
 */
import { expectedText, type Language, type Refusal, refusalText } from '../../workflows/index.js';
import type { ServerCode } from './problem.js';
import { serverProblemsEn } from './problems.en.js';
import { serverProblemsVi } from './problems.vi.js';

/** Whether a code is one of the server's own and none of the rules'. */
export const isServerCode = (code: string): code is ServerCode =>
  Object.hasOwn(serverProblemsEn, code);

/** What is the case, in a sentence. */
export const textOf = (code: ServerCode, language: Language): string =>
  language === 'vi' ? serverProblemsVi[code] : serverProblemsEn[code];

/** A refusal with its words; a fault of form also says in words what would have been right. */
export function explain(refusal: Refusal, language: Language): Refusal & { readonly text: string } {
  const { code, condition, detail } = refusal;
  const text = refusalText(code, language);
  if (condition !== 'isWellFormed' || detail === null) return { ...refusal, text };
  return { ...refusal, text: `${text} (${expectedText(detail, language)})` };
}
