/**
 * The server puts a new key in the place of its own: in every journal that still names an older key
 * of ours, that key signs for its successor. It goes through the queue and the rules like anything
 * that is said; a journal that does not take it keeps its key, which stays good.
 */
import { messageOf, ROOT, rulesFor, SERVER, type Statement } from '../../workflows/index.js';
import type { Clock } from '../clock.js';
import { type HostKey, signatureOf } from '../host-key.js';
import { type Keyring, signerFor } from '../keyring.js';
import type { Journals } from './journals.js';
import type { LiveJournal } from './live-journal.js';
import type { Outcome } from './outcome.js';
import type { Writer } from './writer.js';

export interface RotationOptions {
  readonly journals: Journals;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** Told what became of it in each journal. */
  readonly onOutcome: (cluster: string, outcome: Outcome) => void;
}

/** Says in every journal that stands under an older key of ours that the newest follows. */
export async function rotateKeys(options: RotationOptions): Promise<void> {
  const { journals, writer, clock, keyring, onOutcome } = options;
  const successor = keyring.newest();
  for (const cluster of journals.outlooks().keys()) {
    const live = await journals.find(cluster);
    if (!live) continue;
    const signer = signerFor(keyring, live.shown.journal);
    if (!signer || signer === successor || live.breach) continue;
    const signed = rotation(live, signer, successor, clock.now());
    onOutcome(live.cluster, await writer.submit(live.cluster, signed));
  }
}

function rotation(
  { origin, shown }: LiveJournal,
  signer: HostKey,
  successor: HostKey,
  said: string,
) {
  const draft: Statement<'host.rotate'> = {
    body: { key: successor.x },
    by: { member: SERVER, officer: ROOT },
    cluster: origin,
    cycle: null,
    rules: '',
    said,
    seen: { root: shown.root, size: shown.size },
    type: 'host.rotate',
  };
  const statement = { ...draft, rules: rulesFor(shown.journal, draft) ?? '' };
  const message = messageOf(statement);
  return { signed: { statement, signatures: [signatureOf(signer, message.bytes)] }, message };
}
