/**
 * `receipt get` fetches the proof that an entry stands in the journal and who saw it there: from a
 * server, or made from a folder that `export` wrote. `receipt verify` checks it with a policy and
 * nothing else. A receipt is one text file (C2SP tlog-proof with the entry inside).
 */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  equalBytes,
  hexDecode,
  type JudgedCheckpoint,
  makeReceipt,
  type Replay,
  verifyCheckpoint,
  verifyReceipt,
} from '../../workflows/index.js';
import { verifyNow } from '../signatures/verify.js';
import { belongingsOf } from './belongings.js';
import { type Act, register, type SourceOptions, wholeNumber, withSource } from './command.js';
import { EXIT, failure } from './exit.js';
import { policyOfJournal, readPolicy } from './policy-file.js';
import { textOf, unreadable } from './read.js';
import { printReceipt } from './receipt-words.js';
import { fold, openSource } from './source.js';
import type { Terminal } from './terminal.js';

interface GetOptions extends SourceOptions {
  readonly out?: string;
}

interface VerifyOptions {
  readonly policy: string;
}

/** Adds `receipt get` and `receipt verify`. */
export function addReceipt(program: Command, terminal: Terminal): void {
  const { help } = terminal.texts;
  const receipt = program.command('receipt').description(help.receipt.summary).helpCommand(false);
  withSource(register(receipt, terminal, 'receipt get', getReceipt), terminal)
    .argument('<seq>', help.options.seq, wholeNumber(terminal, 0, Number.MAX_SAFE_INTEGER))
    .option('--out <file>', help.options.receiptOut);
  register(receipt, terminal, 'receipt verify', checkReceipt)
    .argument('<file>', help.options.receiptFile)
    .requiredOption('--policy <file>', help.options.policy);
}

const getReceipt: Act<[number, GetOptions]> = async (terminal, seq, options) => {
  const { texts, print, say } = terminal;
  const { remote } = await openSource(terminal, options);
  const text = remote
    ? ((await remote.receipt(seq)) ?? missing(terminal, seq))
    : await madeHere(terminal, seq, options);
  const { out } = options;
  if (out === undefined) print(text.trimEnd());
  else {
    try {
      writeFileSync(out, text);
    } catch (error) {
      throw unreadable(texts, out, error);
    }
    say(texts.receipt.written(out));
  }
  say(texts.next(`giaouoc receipt verify ${out ?? 'FILE'} --policy FILE`));
  return EXIT.sound;
};

function missing({ texts }: Terminal, seq: number): never {
  throw failure(EXIT.unreadable, texts.receipt.noEntry(seq), {});
}

/** Makes a receipt from a folder: under the first head that a quorum saw, else under the newest. */
async function madeHere(terminal: Terminal, seq: number, options: SourceOptions): Promise<string> {
  const { texts } = terminal;
  const path = options.journal ?? '';
  const beside = belongingsOf(path, texts);
  const { pieces } = await openSource(terminal, options);
  let entry: Uint8Array | null = null;
  const replay = await fold(terminal, pieces(), {
    onEntry: (each, line) => {
      if (each.seq === seq) entry = Uint8Array.from(line);
    },
  });
  if (!replay || !entry) return missing(terminal, seq);
  const newest = await beside.checkpoint();
  const notes = [...(await beside.heads()), ...(newest === null ? [] : [newest])];
  const head = headFor(replay, notes, seq);
  if (!head) {
    const { noHead, noHeadRemedy } = texts.receipt;
    throw failure(EXIT.unreadable, noHead, { remedy: noHeadRemedy });
  }
  const { size, root } = head.checkpoint;
  const held = hexDecode(replay.rootAt(size) ?? '');
  if (!held || !equalBytes(held, root)) {
    throw failure(EXIT.broken, texts.receipt.wrongJournal(path), {
      remedy: texts.source.brokenRemedy,
    });
  }
  const proof = replay.tree.inclusionProof(seq, size);
  return makeReceipt({ entry, index: seq, proof, checkpoint: head.note });
}

interface SignedHead extends JudgedCheckpoint {
  readonly note: string;
}

function headFor(replay: Replay, notes: readonly string[], seq: number): SignedHead | undefined {
  const policy = policyOfJournal(replay);
  const heads = notes
    .flatMap((note) => {
      const judged = verifyCheckpoint(note, policy, verifyNow);
      return judged.ok ? [{ ...judged, note }] : [];
    })
    .filter(({ checkpoint }) => checkpoint.size > seq)
    .sort((a, b) => a.checkpoint.size - b.checkpoint.size);
  const seen = policy.quorum === null ? undefined : heads.find(({ quorum }) => quorum);
  return seen ?? heads.at(-1);
}

const checkReceipt: Act<[string, VerifyOptions]> = async (terminal, file, options) => {
  const policy = readPolicy(terminal, options.policy);
  const verified = verifyReceipt(textOf(file, terminal.texts), policy, verifyNow);
  return printReceipt(terminal, policy, verified) ? EXIT.sound : EXIT.broken;
};
