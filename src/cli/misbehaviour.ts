/**
 * `misbehaviour`: the proof that a server signed two histories, checked from its file alone. Proven
 * or not, nobody is believed: the file carries both heads, and the key is compared with a policy.
 * The audit that finds such a proof keeps it here, and never writes over another one.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  type Checkpoint,
  hexEncode,
  type LogKey,
  verifyMisbehaviour,
} from '../../workflows/index.js';
import { verifyNow } from '../signatures/verify.js';
import { type Act, register } from './command.js';
import { EXIT } from './exit.js';
import { readPolicy } from './policy-file.js';
import { textOf, unreadable } from './read.js';
import { jsonText, type Terminal } from './terminal.js';

interface MisbehaviourOptions {
  readonly policy?: string;
}

/** Adds `misbehaviour`. */
export function addMisbehaviour(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  register(program, terminal, 'misbehaviour', misbehaviourAct)
    .argument('<file>', options.misbehaviourFile)
    .option('--policy <file>', options.policy);
}

const misbehaviourAct: Act<[string, MisbehaviourOptions]> = async (terminal, file, options) => {
  const { texts, json, print, say, paint } = terminal;
  const policy = options.policy === undefined ? null : readPolicy(terminal, options.policy);
  const verdict = verifyMisbehaviour(textOf(file, texts), verifyNow);
  if (!verdict.proven) {
    const { problem } = verdict;
    print(json ? jsonText({ proven: false, problem }) : texts.misbehaviour.notProven(problem));
    return EXIT.broken;
  }
  const { log, first, second, root } = verdict;
  const name = keyName(log);
  const isOurs = policy?.logs.every(({ key }) => keyName(key) !== name) !== true;
  if (!isOurs) {
    const words = texts.misbehaviour.otherLog(name);
    print(json ? jsonText({ proven: false, problem: 'other-log', log: name }) : words);
    return EXIT.broken;
  }
  if (json) print(jsonText(asJson(name, first, second, root)));
  else {
    const words = texts.misbehaviour;
    print(
      [
        words.shown,
        `  ${words.heads(first.size, hexEncode(first.root))}`,
        words.and,
        `  ${words.heads(second.size, hexEncode(second.root))}`,
        `  ${words.rootThere(first.size, hexEncode(root))}`,
        paint.bad(words.proven(name)),
      ].join('\n'),
    );
  }
  say(texts.misbehaviour.council);
  return EXIT.sound;
};

const keyName = ({ name, id }: LogKey): string => `${name}+${id}`;

const asJson = (log: string, first: Checkpoint, second: Checkpoint, root: Uint8Array) => ({
  proven: true,
  log,
  origin: first.origin,
  first: { size: first.size, root: hexEncode(first.root) },
  second: { size: second.size, root: hexEncode(second.root), rootAtFirst: hexEncode(root) },
});

/**
 * Keeps a proof in a file.
 * @param named the file that the auditor asked for
 * @returns the file that holds the proof
 */
export function keepProof({ texts }: Terminal, proof: string, named: string | undefined): string {
  let path = named ?? 'misbehaviour.json';
  for (let count = 2; named === undefined && isOther(path, proof); count += 1) {
    path = `misbehaviour-${count}.json`;
  }
  try {
    writeFileSync(path, proof);
  } catch (error) {
    throw unreadable(texts, path, error);
  }
  return path;
}

const isOther = (path: string, proof: string): boolean =>
  existsSync(path) && readFileSync(path, 'utf8') !== proof;
