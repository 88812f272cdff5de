/**
 * `seal`: the draw and the sealed rounds, for an officer with a key and a journal, and nothing to
 * store. Before anything is sealed it says that single sheets and ballots become public after the
 * close; nothing is sealed whose secret does not lie with the other members first.
 */
import type { Command } from 'commander';
import { keepersBeside, type StatementType } from '../../workflows/index.js';
import { type Act, register, wholeNumber, withSource } from './command.js';
import { EXIT, type ExitCode, failure } from './exit.js';
import { ballotIn, sheetIn } from './seal-file.js';
import { openAct, recoverAct, releaseAct } from './seal-open.js';
import {
  printOutcomes,
  type SealOptions,
  type Standing,
  sayWords,
  standingFor,
  standingIn,
  type Word,
} from './seal-say.js';
import { signerOf } from './seal-signer.js';
import type { Terminal } from './terminal.js';
import type { SealCommand } from './texts.seal.en.js';

interface EnterOptions extends SealOptions {
  readonly conflict?: readonly string[];
}

/** Adds `seal` and its commands. */
export function addSeal(program: Command, terminal: Terminal): void {
  const { help } = terminal.texts;
  const seal = program.command('seal').description(help.seal.summary).helpCommand(false);
  const add = <Args extends readonly unknown[]>(name: SealCommand, act: Act<Args>): Command =>
    withSource(register(seal, terminal, name, plain(act)), terminal)
      .option('--year <year>', help.options.sayYear, wholeNumber(terminal, 1970, 9999))
      .option('--yes', help.options.yes);
  add('seal enter', enterAct).option('--conflict <member>', help.options.conflict, collect);
  add('seal nonce', nonceAct);
  add('seal sheet', sheetAct).argument('<files...>', help.options.sheetFiles);
  add('seal ballot', ballotAct).argument('<files...>', help.options.ballotFiles);
  add('seal open', openAct);
  add('seal release', releaseAct).requiredOption('--of <voter>', help.options.sealedOf);
  add('seal recover', recoverAct).requiredOption('--of <voter>', help.options.sealedOf);
}

const collect = (member: string, members: readonly string[] = []): string[] => [...members, member];

/** An act whose sealing failures are said in words. */
const plain =
  <Args extends readonly unknown[]>(act: Act<Args>): Act<Args> =>
  async (terminal, ...args) => {
    try {
      return await act(terminal, ...args);
    } catch (error) {
      const { isSealingFailure } = await import('../sealing/sealing-failure.js');
      if (!isSealingFailure(error)) throw error;
      const { what, why, remedy } = terminal.texts.seal.problems[error.sealing];
      throw failure(EXIT.unreadable, what(error.subject), { why, remedy });
    }
  };

const enterAct: Act<[EnterOptions]> = async (terminal, options) => {
  const standing = await standingFor(terminal, options, ['draw.commit']);
  const { key, place, by, context } = standing;
  const { parts } = context.review;
  const keepsShares = 'sealedSheets' in parts || 'sealedBallots' in parts;
  const member = { ...place, member: by.member };
  const { bodyOfEnter } = await import('../sealing/bodies.js');
  const body = await bodyOfEnter(signerOf(key), member, options.conflict ?? [], keepsShares);
  if (keepsShares) terminal.say(terminal.texts.seal.becomesPublic);
  const outcomes = await sayWords(terminal, standing, [{ type: 'draw.commit', body }]);
  return printOutcomes(terminal, standing, outcomes);
};

const nonceAct: Act<[SealOptions]> = async (terminal, options) => {
  const standing = await standingFor(terminal, options, ['draw.reveal']);
  const { bodyOfNonce } = await import('../sealing/bodies.js');
  const body = await bodyOfNonce(signerOf(standing.key), standing.place);
  const outcomes = await sayWords(terminal, standing, [{ type: 'draw.reveal', body }]);
  return printOutcomes(terminal, standing, outcomes);
};

const sheetAct: Act<[readonly string[], SealOptions]> = (terminal, files, options) =>
  sealFiles(terminal, options, 'peer.seal', async (standing) => {
    const { bodyOfSheet } = await import('../sealing/bodies.js');
    const sign = signerOf(standing.key);
    const sheets = files.map((file) => sheetIn(terminal, file, standing));
    return Promise.all(sheets.map((sheet) => bodyOfSheet(sign, standing.place, sheet)));
  });

const ballotAct: Act<[readonly string[], SealOptions]> = (terminal, files, options) =>
  sealFiles(terminal, options, 'ballot.seal', async (standing) => {
    const { bodyOfBallot } = await import('../sealing/bodies.js');
    const sign = signerOf(standing.key);
    const ballots = files.map((file) => ballotIn(terminal, file, standing));
    return Promise.all(ballots.map((each) => bodyOfBallot(sign, standing.place, each)));
  });

/** Reads the files first, then leaves the shares with the others if need be, then seals. */
async function sealFiles(
  terminal: Terminal,
  options: SealOptions,
  type: StatementType,
  seal: (standing: Standing) => Promise<readonly unknown[]>,
): Promise<ExitCode> {
  const { texts, say } = terminal;
  const first = await standingFor(terminal, options, [type]);
  mustBeOwnDeposit(terminal, first);
  const words: readonly Word[] = (await seal(first)).map((body) => ({ type, body }));
  say(texts.seal.becomesPublic);
  const deposited = first.entries.deposits.has(first.place.voter);
  if (deposited) return printOutcomes(terminal, first, await sayWords(terminal, first, words));
  say(texts.seal.deposits);
  const { bodyOfDeposit } = await import('../sealing/bodies.js');
  const body = await bodyOfDeposit(
    signerOf(first.key),
    first.place,
    keepersBeside(first.context, first.place.voter),
  );
  const left = await sayWords(terminal, first, [{ type: 'seal.deposit', body }]);
  if (left === null || left.some(({ kind }) => kind !== 'accepted')) {
    if (left?.some(({ kind }) => kind === 'signed')) say(texts.seal.depositFirst);
    return printOutcomes(terminal, first, left);
  }
  // The journal has grown by the deposit, without which the rules take nothing sealed.
  const then = await standingIn(terminal, first.source, options, [type]);
  const outcomes = await sayWords(terminal, then, words);
  return printOutcomes(terminal, then, outcomes === null ? null : [...left, ...outcomes]);
}

/** Two officers of one member have two secrets, and only one of them lies with the others. */
function mustBeOwnDeposit({ texts }: Terminal, { entries, place, key }: Standing): void {
  const deposit = entries.deposits.get(place.voter);
  if (deposit === undefined || deposit.key === key.id) return;
  throw failure(EXIT.usage, texts.seal.otherKey(deposit.officer), {
    why: texts.seal.otherKeyWhy,
    remedy: texts.seal.otherKeyRemedy,
  });
}
