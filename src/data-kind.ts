/**
 * Whether a data folder holds a demonstration or the real thing. The folder is marked when it is
 * made, and the mark never changes: a set clock could date real statements as one likes, and a
 * system clock would tear a demonstration's history apart, so each refuses the other's folder.
 *
 *     data/kind:   real          or          demonstration
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Storage } from '../db/data-source.js';
import { makeFile } from '../db/whole-file.js';
import type { Clock } from './clock.js';

export type DataKind = 'real' | 'demonstration';

/** A data folder cannot be used, for a reason that the operator can do something about. */
export class UnusableData extends Error {
  override readonly name = 'UnusableData';
}

/** The kind of data that belongs to a clock. */
export const kindFor = ({ kind }: Clock): DataKind =>
  kind === 'system' ? 'real' : 'demonstration';

/**
 * Marks a new data folder with its kind, and holds an old one to its mark.
 * @param folder made if it is not there
 * @param database the database file in it; without a mark beside it, it holds real data
 * @throws UnusableData when the folder is of the other kind
 */
export function claimDataFolder(folder: string, database: string, kind: DataKind): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mark = join(folder, 'kind');
  if (!existsSync(mark) && !existsSync(database)) makeFile(mark, `${kind}\n`);
  const found = existsSync(mark) ? readFileSync(mark, 'utf8').trim() : 'real';
  if (found !== 'real' && found !== 'demonstration') {
    throw new UnusableData(`${mark} says "${found}", which is neither "real" nor "demonstration"`);
  }
  requireKind(folder, found, kind);
}

/** The kind that a database is marked with; one without a mark holds real data. */
export const kindIn = async ({ find }: Storage['marks']): Promise<DataKind> =>
  (await find('kind')) === 'demonstration' ? 'demonstration' : 'real';

/**
 * Marks a database with its kind, which it then keeps wherever it goes, and holds it to its mark. A
 * database elsewhere that has journals and no mark holds real data; of a file, its folder has said.
 * @param place as it may be shown
 * @throws UnusableData when it is of the other kind
 */
export async function claimDatabase(
  { marks, log }: Pick<Storage, 'marks' | 'log'>,
  place: string,
  kind: DataKind,
  isElsewhere: boolean,
): Promise<void> {
  if ((await marks.find('kind')) === undefined) {
    const isOld = isElsewhere && (await log.journals()).length > 0;
    await marks.set('kind', isOld ? 'real' : kind);
  }
  requireKind(place, await kindIn(marks), kind);
}

function requireKind(place: string, found: DataKind, kind: DataKind): void {
  if (found === kind) return;
  throw new UnusableData(
    found === 'real'
      ? `${place} holds real data, and a set clock could date statements at will: ` +
          'choose another place for a demonstration'
      : `${place} holds a demonstration that runs on a set clock: ` +
          'choose another place for real data',
  );
}
