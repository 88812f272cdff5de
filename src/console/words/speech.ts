/**
 * What every component speaks with: the language, the names of the rules, the habit of dates, and
 * the texts of the elements and charts that both pages share. Texts of the console's own pages are
 * in `console-texts.ts`; those of the auditor in `audit/`.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Words } from '../../../workflows/index.js';
import type { ElementsTexts } from '../elements/texts.en.js';
import type { Dates } from './dates.js';

export interface Speech {
  readonly language: Language;
  readonly words: Words;
  readonly dates: Dates;
  readonly elements: ElementsTexts;
  readonly setLanguage: (language: Language) => void;
}

export const SpeechContext = createContext<Speech | null>(null);

/** The speech of the page around a component. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('No speech stands around this component.');
  return speech;
}

const STORED = 'giaouoc.language';

/** The language that was chosen here before; Vietnamese is the first. */
export function rememberedLanguage(): Language {
  return localStorage.getItem(STORED) === 'en' ? 'en' : 'vi';
}

/** Keeps a choice of language, and tells the page's readers aloud. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
}
