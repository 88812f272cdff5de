/**
 * `lodge`: gives a signed statement to a witness, for the day on which the server is silent, and
 * keeps the witness's note beside it. The note is compared with the statement before it is kept; a
 * note that is there already is never overwritten.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  COSIGNATURE_V1,
  canonicalize,
  type Json,
  type Lodged,
  messageOf,
  parseLodged,
  parseNote,
  parseNoteKey,
  type Statement,
  verifyLodged,
  type WitnessKey,
} from '../../workflows/index.js';
import { verifyNow } from '../signatures/verify.js';
import { type Act, register } from './command.js';
import { EXIT, type ExitCode, failure } from './exit.js';
import { unreadable } from './read.js';
import { reach } from './remote.js';
import { jsonText, type Terminal } from './terminal.js';

interface LodgeOptions {
  readonly witness: string;
  readonly witnessKey?: string;
}

/** Adds `lodge`. */
export function addLodge(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  register(program, terminal, 'lodge', lodgeAct)
    .argument('<file>', options.signedFile)
    .requiredOption('--witness <url>', options.witnessUrl)
    .option('--witness-key <vkey>', options.witnessKey);
}

const lodgeAct: Act<[string, LodgeOptions]> = async (terminal, file, options) => {
  const { witness, witnessKey } = options;
  const key = witnessKey === undefined ? null : witnessKeyIn(terminal, witnessKey);
  const { body, statement } = readFile(terminal, file);
  const note = await send(terminal, witness, body);
  const { lodged, name, id } = checkNote(terminal, note, statement, key);
  const kept = keep(terminal, `${file}.lodged`, `${file}.${id}.lodged`, note);
  return tell(terminal, { lodged, name, kept, checked: key !== null });
};

function witnessKeyIn({ texts }: Terminal, line: string): WitnessKey {
  const parsed = parseNoteKey(line);
  if (parsed.ok && parsed.key.type === COSIGNATURE_V1) return parsed.key;
  throw failure(EXIT.usage, texts.lodge.notAWitness(line), {
    why: parsed.ok ? 'key-type' : parsed.problem,
  });
}

/** A signed statement as `say --out` writes it, and the canonical bytes to send. */
function readFile({ texts }: Terminal, file: string) {
  const text = textOf(texts, file);
  try {
    const { publicKey, signatures, statement } = JSON.parse(text);
    const body = canonicalize({ publicKey, signatures, statement } as Json);
    return { body, statement: statement as Statement };
  } catch (error) {
    throw failure(EXIT.unreadable, texts.lodge.notSigned(file), {
      why: (error as Error).message,
      remedy: texts.lodge.notSignedRemedy,
    });
  }
}

function textOf(texts: Terminal['texts'], file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(texts, file, error);
  }
}

async function send(terminal: Terminal, witness: string, body: string): Promise<string> {
  const { texts } = terminal;
  const response = await reach(terminal, `${witness.replace(/\/+$/, '')}/lodge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const answer = await response.text();
  if (response.ok) return answer;
  const exit = response.status < 500 ? EXIT.refused : EXIT.unreadable;
  throw failure(exit, texts.lodge.refused(response.status), {
    why: answer.trim().slice(0, 500),
    remedy: texts.lodge.remedies[response.status] ?? null,
  });
}

/** What the witness said, if it is about this very statement and under the key that is expected. */
function checkNote(
  { texts }: Terminal,
  message: string,
  statement: Statement,
  key: WitnessKey | null,
): { readonly lodged: Lodged; readonly name: string; readonly id: string } {
  const note = parseNote(message);
  const parsed = note.ok ? parseLodged(note.note.text) : note;
  const { identity } = messageOf(statement);
  const isAbout =
    parsed.ok && parsed.lodged.statement === identity && parsed.lodged.origin === statement.cluster;
  const holds = key === null || verifyLodged(message, [key], verifyNow).ok;
  const [line] = note.ok ? note.note.signatures : [];
  if (parsed.ok && isAbout && holds && line) return { lodged: parsed.lodged, ...line };
  throw failure(EXIT.broken, texts.lodge.wrongNote, { why: texts.lodge.wrongNoteWhy });
}

/** Keeps a note in a file that is not there yet; the second witness's note has its key's ID. */
function keep({ texts }: Terminal, path: string, second: string, note: string): string {
  const place = [path, second].find((each) => !existsSync(each) || isSame(each, note)) ?? second;
  try {
    if (!existsSync(place)) writeFileSync(place, note, { flag: 'wx' });
  } catch (error) {
    throw unreadable(texts, place, error);
  }
  if (isSame(place, note)) return place;
  throw failure(EXIT.usage, texts.key.exists(place), { remedy: texts.key.existsRemedy });
}

const isSame = (path: string, note: string): boolean => readFileSync(path, 'utf8') === note;

interface Told {
  readonly lodged: Lodged;
  readonly name: string;
  readonly kept: string;
  readonly checked: boolean;
}

function tell(
  { texts, json, print, say }: Terminal,
  { lodged, name, kept, checked }: Told,
): ExitCode {
  const { origin, statement, time } = lodged;
  const at = new Date(time * 1000).toISOString().replace('.000Z', 'Z');
  if (json) print(jsonText({ witness: name, origin, statement, at, file: kept, checked }));
  else print(texts.lodge.had(name, statement, at));
  say(texts.lodge.kept(kept));
  say(texts.lodge.goodFor);
  if (!checked) say(texts.lodge.unchecked(name));
  return EXIT.sound;
}
