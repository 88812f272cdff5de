/**
 * A case of the demonstration: who takes part, what happens, and how it has to end. The stage is
 * the same for all of them: a real server on a fresh database, one client for each party, the
 * other members as witnesses, and an audit at the end.
 */
import type { Journal, Language } from '../../../workflows/index.js';
import type { Cast, Company } from './cast.js';

/** A part of a story, played as a whole. */
export interface Chapter {
  readonly name: string;
  readonly play: () => Promise<void>;
}

/** The host is the member whose machines run the server; the other members are its witnesses. */
export interface DemoCase extends Company {
  readonly members: readonly string[];
  /** A time before the first act, at which the server is started (RFC 3339 UTC). */
  readonly begins: string;
  /** The chapters before which a play can be stopped, in their order. */
  readonly stops: readonly string[];
  readonly chapters: (cast: Cast, language: Language) => readonly Chapter[];
  /** Whether a journal stands where the story has to end. */
  readonly hasEndedAsTold: (journal: Journal) => boolean;
  readonly texts: (language: Language) => CaseTexts;
}

/** Plays a story. @param stopBefore the chapter that is left to others; `undefined` plays it all */
export async function playChapters(
  { chapters }: DemoCase,
  cast: Cast,
  language: Language,
  stopBefore?: string,
): Promise<void> {
  for (const { name, play } of chapters(cast, language)) {
    if (name === stopBefore) return;
    await play();
  }
}

export interface CaseTexts {
  readonly title: string;
  /** What is real and what is made up. */
  readonly honest: readonly string[];
  readonly endTitle: string;
  readonly end: (journal: Journal) => readonly string[];
}
