/**
 * The texts of the console's pages. Only the chunk of one language is loaded; both hold the same
 * keys, because the English tables are the type of the Vietnamese ones.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Words } from '../../../workflows/index.js';
import type { ConsoleTexts } from './console.en.js';

export type { ConsoleTexts } from './console.en.js';

/** All that a language brings along. */
export interface Spoken {
  readonly texts: ConsoleTexts;
  readonly words: Words;
}

/** Loads the texts of a language. */
export async function loadTexts(language: Language): Promise<Spoken> {
  if (language === 'en') {
    const { consoleEn, wordsEn } = await import('./console.en.js');
    return { texts: consoleEn, words: wordsEn };
  }
  const { consoleVi, wordsVi } = await import('./console.vi.js');
  return { texts: consoleVi, words: wordsVi };
}

export const TextsContext = createContext<ConsoleTexts | null>(null);

/** The texts of the console in the language of the page. */
export function useTexts(): ConsoleTexts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('No texts stand around this component.');
  return texts;
}
