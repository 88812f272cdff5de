/**
 * The system calls of a writer, read from what `strace -f -y -xx` has written down: what went to
 * the database and its log and where, what was synced, and what was said on the standard output.
 *
 *     812 pwrite64(21</data/giaouoc.db-wal>, "\x37\x7f…", 24, 32) = 24
 */

export type Call =
  | {
      readonly kind: 'wrote';
      readonly file: 'db' | 'wal';
      readonly at: number;
      readonly bytes: Buffer;
    }
  | { readonly kind: 'cut'; readonly file: 'db' | 'wal'; readonly length: number }
  | { readonly kind: 'synced'; readonly file: 'db' | 'wal' }
  /** A line on the standard output, by which a batch is acknowledged. */
  | { readonly kind: 'said'; readonly text: string };

/**
 * The calls that matter, in the order in which they returned; what failed or was cut off by the end
 * is left out. A call during which another thread made one stands on two lines.
 */
export function callsIn(text: string): readonly Call[] {
  const begun = new Map<string, string>();
  return text.split('\n').flatMap((line) => {
    const [, thread = '', beginning] = /^(\d+) +(.*) <unfinished \.\.\.>$/.exec(line) ?? [];
    if (beginning !== undefined) begun.set(thread, beginning);
    const [, again = '', end] = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/.exec(line) ?? [];
    const whole = end === undefined ? line : `${again} ${begun.get(again)}${end}`;
    const [, name, rest] = /^\d+ +(\w+)\((.*)\) += \d+$/.exec(whole) ?? [];
    const call = rest === undefined ? null : callOf(name ?? '', rest);
    return call ? [call] : [];
  });
}

function callOf(name: string, rest: string): Call | null {
  const [, number, path = ''] = /^(\d+)<([^>]*)>/.exec(rest) ?? [];
  const named = decoded(path);
  const file = named.endsWith('.db-wal') ? 'wal' : named.endsWith('.db') ? 'db' : null;
  const [, data = ''] = /, "((?:\\x[0-9a-f]{2})*)"/.exec(rest) ?? [];
  const last = Number(rest.slice(rest.lastIndexOf(',') + 1));
  if (name === 'write' && number === '1') return { kind: 'said', text: decoded(data) };
  if (file === null) return null;
  if (name === 'pwrite64') return { kind: 'wrote', file, at: last, bytes: bytesOf(data) };
  if (name === 'ftruncate') return { kind: 'cut', file, length: last };
  return name === 'fdatasync' || name === 'fsync' ? { kind: 'synced', file } : null;
}

const bytesOf = (data: string): Buffer => Buffer.from(data.replaceAll('\\x', ''), 'hex');

/** With `-xx` strace writes every character of a string as a number, and paths as they are. */
const decoded = (text: string): string =>
  text.includes('\\x') ? bytesOf(text).toString('utf8') : text;
