/**
 * `key new` makes a key and `key show` tells its public half: what a charter or a mandate needs and
 * anybody may see; `key witness` tells it as the line by which a charter names a witness. The
 * private half goes to its file and nowhere else.
 */
import type { Command } from 'commander';
import {
  base64urlDecode,
  COSIGNATURE_V1,
  formatNoteKey,
  isKeyName,
  noteKey,
} from '../../workflows/index.js';
import { type Act, register } from './command.js';
import { EXIT, failure } from './exit.js';
import { type Key, writeNewKey } from './key-file.js';
import { askSecret } from './prompt.js';
import { keyAt } from './source.js';
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
  register(key, terminal, 'key witness', showWitnessKey)
    .argument('<file>', help.options.keyFile)
    .requiredOption('--name <name>', help.options.witnessName);
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
  print(terminal, await keyAt(terminal, file));
  return EXIT.sound;
};

const showWitnessKey: Act<[string, { readonly name: string }]> = async (
  terminal,
  file,
  { name },
) => {
  const { json, texts } = terminal;
  if (!isKeyName(name)) {
    throw failure(EXIT.usage, texts.witness.notAName(name), { why: texts.witness.notANameWhy });
  }
  const { x } = await keyAt(terminal, file);
  const vkey = formatNoteKey(noteKey(name, COSIGNATURE_V1, base64urlDecode(x) as Uint8Array));
  terminal.print(json ? jsonText({ name, vkey }) : vkey);
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
