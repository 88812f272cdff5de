/**
 * Whether the signatures of a statement verify, on its way to the rules. Statements that arrive
 * together have theirs verified together, in another thread where there is one: to hand over a
 * batch costs little more than to hand over a single signature.
 */
import {
  type Journal,
  type Message,
  type SignatureTask,
  type Signed,
  signatureTasks,
  type VerifySignatures,
} from '../../workflows/index.js';
import { openVerifier, verifyNow } from '../signatures/verify.js';

/** What is known of each signature of a statement, in order, before it is judged. */
export type Checked = readonly (boolean | undefined)[];

/**
 * Verifies the signatures of a statement beside the event loop.
 * @returns `undefined` for a signature under a key that nobody holds yet
 */
export type CheckAhead = (journal: Journal, signed: Signed, message: Message) => Promise<Checked>;

/** So many signatures in one turn of the event loop make a thread worth its start. */
const WORTH_A_THREAD = 4;

/** Verifies beside the event loop; what is said now and what is replayed share the threads. */
export const verifyAside: VerifySignatures = openVerifier(WORTH_A_THREAD);

interface Gathered {
  readonly task: SignatureTask;
  readonly answer: (holds: boolean) => void;
}

/** Opens a gatherer: what one turn of the event loop brings makes one batch. */
export function openCheckAhead(): CheckAhead {
  const gathered: Gathered[] = [];
  const send = async (): Promise<void> => {
    const batch = gathered.splice(0);
    const verified = await verifyAside(batch.map(({ task }) => task));
    for (const [index, { answer }] of batch.entries()) answer(verified[index] === true);
  };
  const holdsAside = (task: SignatureTask): Promise<boolean> =>
    new Promise((answer) => {
      gathered.push({ task, answer });
      if (gathered.length === 1) setImmediate(send);
    });
  return (journal, signed, message) =>
    Promise.all(
      signed.signatures.map((signature) => {
        const [task] = tasksOf(journal, signed, message, signature);
        return task && holdsAside(task);
      }),
    );
}

/**
 * Whether each signature of a statement verifies, in order, given the journal before it. One under
 * a key that nobody holds does not, and the rules say so by its own name. A key's name is the hash
 * of the key, so what was checked ahead still holds, whoever holds the key by now.
 */
export const signaturesHold = (
  journal: Journal,
  signed: Signed,
  message: Message,
  checked: Checked,
): boolean[] =>
  signed.signatures.map(
    (signature, index) =>
      checked[index] ?? tasksOf(journal, signed, message, signature).some(holds),
  );

/** The tasks whose signatures do not verify. */
export const failing = (tasks: readonly SignatureTask[]): SignatureTask[] =>
  tasks.filter((task) => !holds(task));

const tasksOf = (
  journal: Journal,
  { statement }: Signed,
  message: Message,
  signature: Signed['signatures'][number],
): SignatureTask[] => signatureTasks(journal, { statement, signatures: [signature] }, message);

const holds = ({ publicKey, message, signature }: SignatureTask): boolean =>
  verifyNow(publicKey, message, signature);
