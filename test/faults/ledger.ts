/**
 * What a server has acknowledged to its clients, kept by the clients, and held against what is
 * there after a fault. An acknowledgement names the place, the time and the state of an entry, and
 * the client knows what it has sent, so the exact bytes of every acknowledged entry are known.
 */
import {
  growTree,
  hexEncode,
  leafHash,
  lineBytes,
  parseCheckpoint,
  parseNote,
} from '../../workflows/index.js';
import { count, type Tally } from './gate.js';

/** A server's answer to a statement that has an entry, as far as it is used. */
export interface Acknowledgement {
  readonly seq: number;
  readonly at: string;
  readonly after: string;
  readonly identity: string;
  readonly checkpoint: string | null;
}

export interface Ledger {
  /** Takes down what was acknowledged. @param request the canonical text that was sent */
  readonly note: (request: string, answer: Acknowledgement) => void;
  /** How many entries are known to be there. */
  readonly verified: () => number;
  /** The exact lines of the entries that are known to be there. */
  readonly lines: readonly string[];
  /**
   * Holds the next entries of the journal, from `verified` on, against what was acknowledged.
   * @param checkpoint the newest signed head that the server gives out
   */
  readonly hold: (lines: readonly string[], checkpoint: string, tally: Tally) => void;
}

/** Opens the ledger of one cluster. @param past the lines that are there before anything is said */
export function openLedger(cluster: string, past: readonly string[]): Ledger {
  const tree = growTree();
  const lines: string[] = [];
  const statements = new Set<string>();
  /** The exact lines that were acknowledged, and the heads that were given for them. */
  const promised = new Map<number, string>();
  const heads: string[] = [];
  const take = (line: string): boolean => {
    const statement = line.slice(line.indexOf('"statement":'));
    const isNew = !statements.has(statement);
    statements.add(statement);
    lines.push(line);
    tree.append(leafHash(lineBytes(line)));
    return isNew;
  };
  past.forEach(take);
  return {
    lines,
    verified: () => lines.length,
    note: (request, { seq, at, after, checkpoint }) => {
      // The members of an entry stand in the order of the alphabet, and the request's come last.
      promised.set(seq, `{"after":"${after}","at":"${at}","seq":${seq},${request.slice(1)}`);
      if (checkpoint !== null) heads.push(checkpoint);
    },
    hold: (found, checkpoint, tally) => {
      for (const line of found) {
        const seq = lines.length;
        if (!take(line)) count(tally, 'doubled', `entry ${seq} of ${cluster} stands twice`);
      }
      // Also what was there before: one sent again is answered with the entry that it has had.
      for (const [seq, promise] of promised) {
        const line = lines[seq];
        if (line === undefined) count(tally, 'lost', `entry ${seq} of ${cluster} is gone`);
        else if (line !== promise) {
          count(tally, 'corrupt', `entry ${seq} of ${cluster} is not as it was acknowledged`);
        }
      }
      promised.clear();
      for (const head of [...heads.splice(0), checkpoint]) {
        if (!isHeadOf(tree, head)) count(tally, 'corrupt', `a head of ${cluster} is another's`);
      }
    },
  };
}

/** Whether a note's size and root are those of the tree's first leaves. */
function isHeadOf(tree: ReturnType<typeof growTree>, note: string): boolean {
  const parsed = parseNote(note);
  const read = parsed.ok ? parseCheckpoint(parsed.note.text) : parsed;
  if (!read.ok) return false;
  const { size, root } = read.checkpoint;
  const ours = tree.rootAt(size);
  return ours !== undefined && hexEncode(ours) === hexEncode(root);
}
