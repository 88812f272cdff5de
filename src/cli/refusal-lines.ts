/** Refusals as people read them: every one in words, with its code and the place of the fault. */
import { expectedText, type Language, type Refusal, refusalText } from '../../workflows/index.js';
import type { Texts } from './texts.js';

/** One refusal in one or two lines. */
export function refusalLines(refusal: Refusal, language: Language, texts: Texts): string[] {
  const { code, pointer, detail } = refusal;
  const said = `- ${refusalText(code, language)} [${code}]`;
  const wanted =
    detail !== null && code === 'form/malformed' ? expectedText(detail, language) : null;
  if (wanted !== null) return [said, `  ${texts.refusal.expected(pointer || '/', wanted)}`];
  const place = [pointer, detail].filter((part) => part !== null && part !== '').join(': ');
  return place === '' ? [said] : [said, `  ${place}`];
}

/** A refusal with its words, for programs that show it to people. */
export const refusalJson = (refusal: Refusal, language: Language) => ({
  ...refusal,
  text: refusalText(refusal.code, language),
});
