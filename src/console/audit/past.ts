/**
 * The journal as it stood before any entry. Journals are values, so one is kept now and then while
 * the audit goes by, and what lies between is judged again from there: a long history takes little
 * memory, and any entry is a few hundred judgements away.
 */
import {
  type Entry,
  type Journal,
  judge,
  messageInLine,
  openJournal,
} from '../../../workflows/index.js';

export interface Past {
  /** Is shown the journal after every entry, in order. */
  readonly note: (journal: Journal) => void;
  /** The journal after so many entries. */
  readonly at: (size: number) => Journal;
}

/** So many entries lie between two journals that are kept. */
const APART = 256;

const decoder = new TextDecoder();

/** @param lines entries that hold, by place */
export function openPast(origin: string, lines: readonly Uint8Array[]): Past {
  const kept: Journal[] = [openJournal(origin)];
  let near = openJournal(origin);
  return {
    note: (journal) => {
      if (journal.size % APART === 0) kept.push(journal);
    },
    at: (size) => {
      const begin = kept[Math.min(Math.floor(size / APART), kept.length - 1)] ?? near;
      let journal = near.size <= size && near.size > begin.size ? near : begin;
      while (journal.size < size) {
        const next = after(journal, decoder.decode(lines[journal.size]));
        if (!next) break;
        journal = next;
      }
      near = journal;
      return journal;
    },
  };
}

/** Judges an entry again that held a moment ago: its signatures and what it saw are known. */
function after(journal: Journal, line: string): Journal | null {
  const entry = JSON.parse(line) as Entry;
  const judgement = judge(journal, entry, {
    at: entry.at,
    signaturesHold: entry.signatures.map(() => true),
    seenRoot: entry.statement.seen.root,
    saidBefore: false,
    text: messageInLine(line).text,
  });
  return judgement.ok ? judgement.journal : null;
}
