/**
 * What is said of a database as a whole, each thing once and for ever: that it holds a
 * demonstration, that it was restored, that it has moved. A database that has moved takes no row of
 * any kind (`migrations/…-marks.ts`), so two servers never continue one journal.
 *
 *     kind                  real | demonstration
 *     moved                 where to, in words for an operator
 *     arriving, arrived     where from; between the two, a copy that may not be whole
 *     restored              from what, and when
 *     newest                the operator's word that nothing was acknowledged after the backup
 *     continues <cluster>   its witnesses know of no longer journal than the restored one
 */
import type { DataSource } from 'typeorm';
import type { MarkRow } from './rows.js';

/** The name of a mark. */
export type MarkName =
  | 'kind'
  | 'moved'
  | 'arriving'
  | 'arrived'
  | 'restored'
  | 'newest'
  | `continues ${string}`;

/** The marks of one database. */
export type Marks = {
  /** What every mark says, by its name. */
  readonly all: () => Promise<ReadonlyMap<MarkName, string>>;

  /** What a mark says, if it stands. */
  readonly find: (name: MarkName) => Promise<string | undefined>;

  /**
   * Sets a mark where it does not stand yet; it is durable when the promise resolves.
   * @returns what it says now
   */
  readonly set: (name: MarkName, value: string) => Promise<string>;
};

/** The marks in an initialised data source. */
export function marksIn(dataSource: DataSource): Marks {
  const rows = dataSource.getRepository<MarkRow>('mark');
  const find: Marks['find'] = async (name) => (await rows.findOneBy({ name }))?.value;
  return {
    all: async () =>
      new Map((await rows.find()).map(({ name, value }) => [name as MarkName, value])),
    find,
    set: async (name, value) => {
      // Two servers may set the same mark at once: the second one then changes nothing.
      await rows.createQueryBuilder().insert().values({ name, value }).orIgnore().execute();
      return (await find(name)) ?? value;
    },
  };
}

/** Of one place only. Every other mark is about the rows, and as true of a copy of them. */
const OF_A_PLACE: readonly MarkName[] = ['moved', 'arriving', 'arrived'];

/** Says of the place to which a database moves what is said of its rows. */
export async function passOn(from: Marks, to: Marks): Promise<void> {
  for (const [name, value] of await from.all()) {
    if (!OF_A_PLACE.includes(name)) await to.set(name, value);
  }
}

/**
 * Refuses to go on with a database that is not at home here.
 * @throws Error that says where it has gone, or that its copy is not whole
 */
export async function requireAtHome({ find }: Marks): Promise<void> {
  const moved = await find('moved');
  if (moved !== undefined) throw new Error(`it has moved, and is only kept: ${moved}`);
  const arriving = await find('arriving');
  if (arriving !== undefined && (await find('arrived')) === undefined) {
    throw new Error(`it is a copy that is not whole yet, repeat the move: ${arriving}`);
  }
}
