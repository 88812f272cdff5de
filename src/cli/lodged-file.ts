/**
 * Lodged statements as an audit is given them: lines of a witness's own list, or a signed statement
 * with the notes that `lodge` kept beside it. What they prove is left to the audit.
 *
 *     {"note":"<signed note>","publicKey":"…","signatures":[…],"statement":{…}}    one a line
 *     report.json, report.json.lodged, report.json.<key ID>.lodged                 a pair, or more
 */
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LodgedStatement } from '../../workflows/index.js';
import { EXIT, failure } from './exit.js';
import { textOf } from './read.js';
import type { Terminal } from './terminal.js';

/** Reads one file, or a statement with the notes beside it; either half may be named. */
export function readLodged(terminal: Terminal, path: string): readonly LodgedStatement[] {
  const file = path.replace(/(\.[0-9a-f]{8})?\.lodged$/, '');
  const lines = textOf(file, terminal.texts).split('\n').filter(Boolean);
  const found = fromLines(lines) ?? fromNotes(terminal, file, lines.join('\n'));
  if (found && found.length > 0) return found;
  const { notLodged, notLodgedRemedy } = terminal.texts.audit;
  throw failure(EXIT.unreadable, notLodged(path), { remedy: notLodgedRemedy });
}

function fromLines(lines: readonly string[]): readonly LodgedStatement[] | null {
  const found = lines.map((line) => lodgedIn(line, null));
  return found.every((each) => each !== null) ? found : null;
}

/** The statement in a file that `say --out` wrote, once for each note beside it. */
function fromNotes({ texts }: Terminal, file: string, text: string): LodgedStatement[] {
  const folder = dirname(file);
  const start = `${basename(file)}.`;
  return readdirSync(folder)
    .filter((name) => name.startsWith(start) && name.endsWith('.lodged'))
    .sort()
    .flatMap((name) => lodgedIn(text, textOf(join(folder, name), texts)) ?? []);
}

/** @param beside the note, where it is not part of the text */
function lodgedIn(text: string, beside: string | null): LodgedStatement | null {
  try {
    const { note = beside, signatures, statement } = JSON.parse(text);
    if (typeof note !== 'string' || statement === undefined) return null;
    return { note, signatures, statement };
  } catch {
    return null;
  }
}
