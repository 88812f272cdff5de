/**
 * Several servers on one database need the same keys. One that has none of the keys that its
 * journals name would only ever refuse, so it does not start; one that lacks the newest shows the
 * journals under it, and takes the key up when it comes into its folder.
 */
import type { EntryLog } from '../../db/entry-log.js';
import { UnusableData } from '../data-kind.js';
import type { Keyring } from '../keyring.js';
import type { Journals } from './journals.js';

export interface SharedKeysOptions {
  readonly entryLog: EntryLog;
  readonly journals: Journals;
  readonly keyring: Keyring;
}

/** So many journals are looked at; all of a database stand under the keys of its servers. */
const LOOKED_AT = 16;

/**
 * Refuses to serve journals of which none was written under a key of ours. A file is another
 * matter: nobody else writes to it, and it is shown as it is.
 * @throws UnusableData that says which key a journal names
 */
export async function requireOurJournals(options: SharedKeysOptions): Promise<void> {
  const { entryLog, journals, keyring } = options;
  if (!entryLog.follow) return;
  const strange: string[] = [];
  for (const { cluster } of (await entryLog.journals()).slice(0, LOOKED_AT)) {
    const breach = (await journals.find(cluster))?.breach;
    if (!breach) return;
    if (breach.rule === 'server-key') strange.push(`${cluster} names ${breach.expected}`);
  }
  const [first] = strange;
  if (first === undefined) return;
  throw new UnusableData(
    `the keys in ${keyring.folder} are not those of the journals in the database (${first}): ` +
      'servers on one database need the same keys, so copy the key files of another server, or ' +
      'let GIAOUOC_KEYS name its folder',
  );
}

/** How often the folder is looked at, in milliseconds. */
const INTERVAL_MS = 1000;

/**
 * Takes up keys that come into the folder while the server runs, where there are other servers.
 * @param onFailure told of a file that cannot be used; it may be half copied, so it is read again
 * @returns ends it
 */
export function watchKeys(
  { entryLog, journals, keyring }: SharedKeysOptions,
  onFailure: (error: unknown) => void,
): () => void {
  if (!entryLog.follow) return () => undefined;
  const look = async (): Promise<void> => {
    if (!keyring.reread()) return;
    for (const [cluster, { isWritable }] of journals.outlooks()) {
      if (isWritable) continue;
      journals.forget(cluster);
      await journals.find(cluster);
    }
  };
  const timer = setInterval(() => void look().catch(onFailure), INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
