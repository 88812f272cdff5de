/**
 * `seal open`, `seal release` and `seal recover`: what is done after a round was closed. One's own
 * words are taken out of their boxes in the journal; what a member does not open is opened by the
 * others, from the shares that it left with them.
 */
import { roundState, type SealedEntry, type VoterPlace } from '../../workflows/index.js';
import type { Act } from './command.js';
import { EXIT, type ExitCode, failure } from './exit.js';
import {
  printOutcomes,
  type SealOptions,
  type Standing,
  sayWords,
  standingFor,
  type Word,
} from './seal-say.js';
import { signerOf } from './seal-signer.js';
import { jsonText, type Terminal } from './terminal.js';

interface OfOptions extends SealOptions {
  readonly of: string;
}

const OPENINGS = ['peer.open', 'ballot.open'] as const;

/** Opens everything of one's own that is sealed and not open yet. */
export const openAct: Act<[SealOptions]> = async (terminal, options) => {
  const standing = await standingFor(terminal, options, OPENINGS);
  const { secretOf } = await import('../sealing/bodies.js');
  const secret = await secretOf(signerOf(standing.key), standing.place);
  return openAll(terminal, standing, standing.place, secret);
};

/** Gives away the share that a voter left with the member that speaks. */
export const releaseAct: Act<[OfOptions]> = async (terminal, { of, ...options }) => {
  const { texts, say } = terminal;
  const standing = await standingFor(terminal, options, ['seal.release']);
  const { key, place, by, entries } = standing;
  const share = entries.deposits.get(of)?.shares[by.member];
  if (share === undefined) throw failure(EXIT.usage, texts.seal.noShare(of), {});
  const { bodyOfRelease } = await import('../sealing/bodies.js');
  const body = await bodyOfRelease(signerOf(key), { ...place, voter: of, to: by.member }, share);
  say(texts.seal.releases(of));
  const outcomes = await sayWords(terminal, standing, [{ type: 'seal.release', body }]);
  return printOutcomes(terminal, standing, outcomes);
};

/** Opens what a voter does not open, with the secret that the released shares make. */
export const recoverAct: Act<[OfOptions]> = async (terminal, { of, ...options }) => {
  const { texts, say } = terminal;
  const standing = await standingFor(terminal, options, OPENINGS);
  const released = standing.entries.released.get(of);
  if (released === undefined) {
    throw failure(EXIT.usage, texts.seal.noShares(of), {
      remedy: texts.seal.problems['not-recovered'].remedy,
    });
  }
  const { recovered } = await import('../sealing/bodies.js');
  const { secret, wrong } = await recovered(Object.fromEntries(released));
  if (wrong.length > 0) say(texts.seal.wrongShares(wrong.join(', ')));
  return openAll(terminal, standing, { ...standing.place, voter: of }, secret);
};

async function openAll(
  terminal: Terminal,
  standing: Standing,
  place: VoterPlace,
  secret: Uint8Array,
): Promise<ExitCode> {
  const { texts, say } = terminal;
  const { opened, shut } = await openingsOf(standing, place, secret);
  for (const about of shut) say(texts.seal.notOpened(place.voter, about));
  if (opened.length === 0) {
    if (terminal.json) terminal.print(jsonText([]));
    if (shut.length === 0) say(texts.seal.nothingToOpen(place.voter));
    return shut.length === 0 ? EXIT.sound : EXIT.unreadable;
  }
  say(texts.seal.opensForAll);
  return printOutcomes(terminal, standing, await sayWords(terminal, standing, opened));
}

/** The openings of all that a voter sealed and nobody opened yet, and what does not open. */
async function openingsOf(
  { context, entries }: Standing,
  place: VoterPlace,
  secret: Uint8Array,
): Promise<{ readonly opened: readonly Word[]; readonly shut: readonly string[] }> {
  const waiting = Object.keys(roundState(context).sealed[place.voter] ?? {});
  const opened: Word[] = [];
  const shut: string[] = [];
  for (const about of waiting) {
    const entry = entries.sealed.get(place.voter)?.get(about);
    const word = entry && (await openingOf(place, secret, about, entry));
    if (word) opened.push(word);
    else shut.push(about);
  }
  return { opened, shut };
}

async function openingOf(
  place: VoterPlace,
  secret: Uint8Array,
  about: string,
  entry: SealedEntry,
): Promise<Word | null> {
  const { openingOfBallot, openingOfSheet } = await import('../sealing/bodies.js');
  if (place.round === 'peer') {
    const body = await openingOfSheet(secret, place, about, entry);
    return body && { type: 'peer.open', body };
  }
  const body = await openingOfBallot(secret, place, about, entry);
  return body && { type: 'ballot.open', body };
}
