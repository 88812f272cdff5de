/**
 * `key new` makes a key and `key show` tells its public half: what a charter or a mandate needs and
 * anybody may see. The private half goes to its file and nowhere else.
 */
import type { Command } from 'commander';
import { type Act, register } from './command.js';
import { EXIT, failure } from './exit.js';
import { type Key, readKey, writeNewKey } from './key-file.js';
import { askSecret } from './prompt.js';
import { jsonText, type Terminal } from './terminal.js';

interface NewOptions {
  readonly out: string;
  readonly passphrase: boolean;
}

/** Adds `key new` and `key show`. */
export function addKey(program: Command, terminal: Terminal): void {
  const { help } = terminal.texts;
  const key = program.command('key').description(help.key.summary).helpCommand(false);
  register(key, terminal, 'key new', makeKey)
    .requiredOption('--out <file>', help.options.out)
    .option('--no-passphrase', help.options.noPassphrase);
  register(key, terminal, 'key show', showKey).argument('<file>', help.options.keyFile);
}

const makeKey: Act<[NewOptions]> = async (terminal, { out, passphrase }) => {
  const secret = passphrase ? await newPassphrase(terminal) : null;
  const key = writeNewKey(out, secret, terminal);
  terminal.say(terminal.texts.key.made(out));
  if (secret === null) terminal.say(terminal.texts.key.inTheClear);
  print(terminal, key);
  terminal.say(terminal.texts.next(`giaouoc key show ${out}`));
  return EXIT.sound;
};

const showKey: Act<[string]> = async (terminal, file) => {
  const key = await readKey(file, terminal, () =>
    askSecret(terminal, terminal.texts.key.passphraseOf(file)),
  );
  print(terminal, key);
  return EXIT.sound;
};

async function newPassphrase(terminal: Terminal): Promise<string> {
  const { texts } = terminal;
  const first = await askSecret(terminal, texts.key.newPassphrase);
  if (first === '') {
    throw failure(EXIT.usage, texts.key.noPassphrase, { remedy: texts.key.noPassphraseRemedy });
  }
  if (first !== (await askSecret(terminal, texts.key.again))) {
    throw failure(EXIT.usage, texts.key.differ, { remedy: texts.key.differRemedy });
  }
  return first;
}

function print({ json, print, texts }: Terminal, { x, id }: Key): void {
  if (json) print(jsonText({ key: x, thumbprint: id }));
  else print(`${texts.key.publicKey}  ${x}\n${texts.key.thumbprint}  ${id}`);
}
