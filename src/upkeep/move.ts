/**
 * Moves a whole database to another one, of the same engine or the other. The copy is compared row
 * by row with what it was made of, and every journal in it is judged again, before the old one is
 * given up; from then on the old one takes nothing, and the new one takes over.
 *
 *     target: arriving → rows → compared → judged
 *     source:                                     unchanged? → moved
 *     target:                                                        → arrived
 *
 * At no moment do both take statements. A move that was interrupted is repeated: before `moved`
 * it begins anew, after it only the end is left to do.
 */
import { hash } from 'node:crypto';
import { dirname } from 'node:path';
import {
  openStorage,
  type Storage,
  type StorageOptions,
  shownPlace,
} from '../../db/data-source.js';
import { passOn } from '../../db/marks.js';
import { lendSha256 } from '../../workflows/index.js';
import { claimDataFolder, kindIn } from '../data-kind.js';
import { isLeftBehind, openArrival } from './arrival.js';
import { digestOf } from './backup-file.js';
import { type Rejudged, rejudgeAll } from './rejudge.js';

/** Why a database was not moved; the source is as it was. */
export type MoveProblem =
  /** It has moved to another place before. */
  | 'moved-before'
  /** The target holds something. */
  | 'not-empty'
  /** The target took other rows than it was given. */
  | 'differs'
  /** Somebody wrote to the source meanwhile. */
  | 'written-meanwhile';

export type MoveOutcome =
  | {
      readonly ok: true;
      readonly from: string;
      readonly to: string;
      readonly rows: number;
      readonly sha256: string;
      readonly journals: readonly Rejudged[];
    }
  | { readonly ok: false; readonly problem: MoveProblem; readonly detail: string };

/**
 * Moves a database.
 * @throws UnsoundJournal for a journal that does not hold in its copy; the source is as it was
 * @throws Error for a database that cannot be opened
 */
export async function moveDatabase(from: StorageOptions, to: StorageOptions): Promise<MoveOutcome> {
  lendSha256((bytes) => hash('sha256', bytes, 'buffer'));
  const source = await openStorage({ ...from, moving: true });
  try {
    return await movedTo(source, { from: shownPlace(from), to: shownPlace(to) }, to);
  } finally {
    await source.close();
  }
}

interface Names {
  readonly from: string;
  readonly to: string;
}

async function movedTo(source: Storage, names: Names, to: StorageOptions): Promise<MoveOutcome> {
  const gone = await source.marks.find('moved');
  if (gone !== undefined && gone !== names.to) return failed('moved-before', gone);
  if ('file' in to) claimDataFolder(dirname(to.file), to.file, await kindIn(source.marks));
  const isLeft = gone !== undefined;
  const target = isLeft ? await openCopy(names, to) : await openArrival(to, names.from);
  if (target === null) return failed('not-empty', names.to);
  try {
    if (!isLeft) await copied(source, names, target);
    return await verifiedAndLeft(source, names, target);
  } finally {
    await target.close();
  }
}

/** The copy of a source that was given up, when only the end of the move was left to do. */
async function openCopy({ from }: Names, to: StorageOptions): Promise<Storage | null> {
  const target = await openStorage({ ...to, moving: true });
  if (await isLeftBehind(target, from)) return target;
  await target.close();
  return null;
}

async function copied(source: Storage, { from }: Names, target: Storage): Promise<void> {
  await target.marks.set('arriving', from);
  // Before the first row, so that no copy that is whole forgets that it was restored.
  await passOn(source.marks, target.marks);
  await target.marks.set('kind', await kindIn(source.marks));
  await target.copying.fill(source.copying.rows());
}

async function verifiedAndLeft(
  source: Storage,
  { from, to }: Names,
  target: Storage,
): Promise<MoveOutcome> {
  let rows = 0;
  const counted = async function* () {
    for await (const row of target.copying.rows()) {
      rows += 1;
      yield row;
    }
  };
  const sha256 = await digestOf(counted());
  if ((await digestOf(source.copying.rows())) !== sha256) return failed('differs', to);
  const journals = await rejudgeAll(target.log);
  const isLeft =
    (await source.marks.find('moved')) === to ||
    (await source.copying.leave(to, async (left) => (await digestOf(left)) === sha256));
  if (!isLeft) return failed('written-meanwhile', from);
  await target.marks.set('arrived', from);
  return { ok: true, from, to, rows, sha256, journals };
}

const failed = (problem: MoveProblem, detail: string): MoveOutcome => ({
  ok: false,
  problem,
  detail,
});
