/**
 * `say`: builds any statement, shows it in words with its fingerprint, asks the rules whether they
 * would accept it, asks the person, and only then signs it and sends it, or writes it to a file.
 * What would be refused is never signed; without a yes nothing is.
 */
import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import {
  bodyShape,
  expectedText,
  isStatementType,
  STATEMENT_TYPES,
  type StatementType,
  stepOf,
  wordsOf,
} from '../../workflows/index.js';
import { type Act, register, type SourceOptions, wholeNumber, withSource } from './command.js';
import { EXIT, type ExitCode, failure } from './exit.js';
import type { Key } from './key-file.js';
import { confirm } from './prompt.js';
import { unreadable } from './read.js';
import { refusalJson, refusalLines } from './refusal-lines.js';
import { templateHints, templateOf } from './say-body.js';
import { type BuildOptions, type Built, build } from './say-build.js';
import { check, deliver, type Outcome, signedWith } from './say-deliver.js';
import { catalogueLines, statementLines } from './say-words.js';
import { openSource, type Source } from './source.js';
import { jsonText, type Terminal } from './terminal.js';

interface SayOptions extends SourceOptions, BuildOptions {
  readonly show?: boolean;
  readonly yes?: boolean;
  readonly out?: string;
  readonly list?: boolean;
  readonly template?: boolean;
}

/** Adds `say`. */
export function addSay(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  withSource(register(program, terminal, 'say', sayAct).argument('[type]'), terminal)
    .usage('[options] [type] | --list')
    .option('--member <id>', options.member)
    .option('--officer <id>', options.officer)
    .option('--year <year>', options.sayYear, wholeNumber(terminal, 1970, 9999))
    .option('--body <file>', options.body)
    .option('--field <name=value>', options.field, collect)
    .option('--show', options.show)
    .option('--yes', options.yes)
    .option('--out <file>', options.sayOut)
    .addOption(new Option('--list', options.list).hideHelp())
    .option('--template', options.template);
}

const collect = (field: string, fields: readonly string[] = []): string[] => [...fields, field];

const sayAct: Act<[string | undefined, SayOptions]> = async (terminal, word, options) => {
  const { texts } = terminal;
  if (options.list) return printList(terminal);
  if (word === undefined || !isStatementType(word)) {
    throw failure(EXIT.usage, word ? texts.say.unknownType(word) : texts.say.noType, {
      remedy: 'giaouoc say --list',
    });
  }
  if (options.template) return printTemplate(terminal, word);
  const source = await openSource(terminal, options);
  const built = await build(terminal, source, word, options);
  if (options.show) return printShown(terminal, built);
  return signAndSend(terminal, source, built, options);
};

function printList(terminal: Terminal): ExitCode {
  const { language, json, print } = terminal;
  const { statements } = wordsOf(language);
  const rows = STATEMENT_TYPES.map((type) => ({
    type,
    step: stepOf(type),
    words: statements[type],
  }));
  if (json) print(jsonText(rows));
  else print(catalogueLines(terminal, STATEMENT_TYPES, stepOf).join('\n'));
  return EXIT.sound;
}

function printTemplate({ language, texts, print, say }: Terminal, type: StatementType): ExitCode {
  const shape = bodyShape(type);
  const template = templateOf(shape);
  print(jsonText(template));
  say(texts.say.templateTitle);
  for (const [pointer, { expected, optional }] of templateHints(shape, template)) {
    const phrase = expectedText(expected, language);
    say(`  ${pointer}  ${optional ? texts.say.orNull(phrase) : phrase}`);
  }
  return EXIT.sound;
}

function printShown(terminal: Terminal, built: Built): ExitCode {
  const { statement, message } = built;
  if (terminal.json) terminal.print(jsonText({ statement, identity: message.identity }));
  else terminal.print(statementLines(terminal, built).join('\n'));
  return EXIT.sound;
}

async function signAndSend(
  terminal: Terminal,
  source: Source,
  built: Built,
  { yes, out }: SayOptions,
): Promise<ExitCode> {
  const { say, texts, language } = terminal;
  const { key } = source;
  if (!key) throw failure(EXIT.usage, texts.say.noKey, { remedy: texts.say.noKeyRemedy });
  say(statementLines(terminal, built).join('\n'));
  const refusals = check(built, key);
  if (refusals.length > 0) return printOutcome(terminal, source, { kind: 'refused', refusals });
  const deed = wordsOf(language).statements[built.statement.type];
  if (!yes && !(await confirm(terminal, texts.say.question(deed, built.party)))) {
    say(texts.say.notSigned);
    return EXIT.refused;
  }
  if (out !== undefined) return writeSigned(terminal, built, key, out);
  return printOutcome(terminal, source, await deliver(source, built, key));
}

/** Writes the signed statement, with the public key under which a witness takes it. */
function writeSigned(terminal: Terminal, built: Built, key: Key, out: string): ExitCode {
  const { texts, json, print, say } = terminal;
  const text = jsonText({ publicKey: key.x, ...signedWith(built, key) });
  try {
    writeFileSync(out, `${text}\n`, { flag: 'wx' });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    if (!isThere) throw unreadable(texts, out, error);
    throw failure(EXIT.usage, texts.key.exists(out), { remedy: texts.key.existsRemedy });
  }
  if (json) print(jsonText({ file: out, identity: built.message.identity }));
  else print(texts.say.written(out));
  say(texts.next(`giaouoc lodge ${out} --witness URL`));
  return EXIT.sound;
}

function printOutcome(terminal: Terminal, { flags }: Source, outcome: Outcome): ExitCode {
  const { json, print, say, texts, language, paint } = terminal;
  switch (outcome.kind) {
    case 'refused': {
      const { refusals } = outcome;
      if (json) {
        const all = refusals.map((refusal) => refusalJson(refusal, language));
        print(jsonText({ accepted: false, refusals: all }));
      } else {
        const lines = refusals.flatMap((refusal) => refusalLines(refusal, language, texts));
        print([paint.bad(texts.say.refused(refusals.length)), ...lines].join('\n'));
      }
      say(texts.next(`giaouoc status ${flags}`));
      return EXIT.refused;
    }
    case 'signed':
      print(jsonText(outcome.signed));
      say(texts.say.nothingSent);
      return EXIT.sound;
    case 'accepted': {
      const { seq, at, after, identity } = outcome;
      if (json) print(jsonText({ accepted: true, seq, at, after, identity }));
      else print(`${paint.good(texts.say.accepted(seq ?? -1, at))}\n  after ${after}`);
      say(texts.next(`giaouoc status ${flags}`));
      return EXIT.sound;
    }
  }
}
