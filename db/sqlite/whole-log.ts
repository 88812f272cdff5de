/**
 * Whether the write-ahead log that a killed process left behind is whole. SQLite reads such a log
 * up to the first frame whose checksum is wrong, and takes the rest for something that was never
 * finished; so one changed bit takes every later commit with it, without a word. But each commit is
 * on the disk before the next begins, so at most one can be unfinished: two or more behind a bad
 * frame were acknowledged, and are refused instead of forgotten.
 *
 *     header (32 bytes)   magic, version, page size, number, salt 1, salt 2, checksum 1 and 2
 *     frame (24 bytes)    page number, size after a commit or 0, salt 1 and 2, checksum 1 and 2,
 *                         and then the page
 *
 * All are big-endian words. A checksum goes over everything before it since the header, in words
 * whose order the last bit of the magic tells (https://www.sqlite.org/fileformat2.html#walformat).
 */
import { readFileSync, statSync } from 'node:fs';

const HEADER_BYTES = 32;
const FRAME_BYTES = 24;
const MAGIC = 0x377f0682;

/** What one look at a log finds. */
export interface LogFound {
  /** Commits that are read when the database is opened. */
  readonly read: number;
  /** Commits behind the first place at which a checksum is wrong. */
  readonly behind: number;
}

/** Looks through the log at a path; one that is not there or is empty has no commits. */
export function lookThroughLog(path: string): LogFound {
  const length = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (length < HEADER_BYTES + FRAME_BYTES) return { read: 0, behind: 0 };
  const bytes = readFileSync(path);
  const log = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sum = openChecksum(log);
  const pageBytes = pageSizeIn(log);
  let isWhole = isHeader(log) && sum.over(0, HEADER_BYTES - 8).is(HEADER_BYTES - 8);
  // Where the header is what was changed, the first frame still says which salts are this log's.
  const salts = saltsAt(log, isWhole ? 16 : HEADER_BYTES + 8);
  const found = { read: 0, behind: 0 };
  const step = FRAME_BYTES + pageBytes;
  for (let at = HEADER_BYTES; at + step <= log.byteLength; at += step) {
    isWhole &&=
      saltsAt(log, at + 8) === salts &&
      sum
        .over(at, at + 8)
        .over(at + FRAME_BYTES, at + step)
        .is(at + 16);
    const isCommit = log.getUint32(at + 4) !== 0 && saltsAt(log, at + 8) === salts;
    if (isCommit) found[isWhole ? 'read' : 'behind'] += 1;
  }
  return found;
}

const isHeader = (log: DataView): boolean => log.getUint32(0) >>> 1 === MAGIC >>> 1;

const saltsAt = (log: DataView, at: number): string =>
  `${log.getUint32(at)} ${log.getUint32(at + 4)}`;

/** SQLite's usual size stands in for one that cannot be. */
function pageSizeIn(log: DataView): number {
  const size = log.getUint32(8);
  const isPossible = size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;
  return isPossible ? size : 4096;
}

/** The checksum so far; it goes on from one piece to the next. */
function openChecksum(log: DataView) {
  const isLittleEndian = (log.getUint32(0) & 1) === 0;
  let [one, two] = [0, 0];
  const sum = {
    over: (from: number, to: number) => {
      for (let at = from; at < to; at += 8) {
        one = (one + log.getUint32(at, isLittleEndian) + two) >>> 0;
        two = (two + log.getUint32(at + 4, isLittleEndian) + one) >>> 0;
      }
      return sum;
    },
    is: (at: number): boolean => log.getUint32(at) === one && log.getUint32(at + 4) === two,
  };
  return sum;
}
