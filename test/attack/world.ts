/**
 * What there is before the attack: the honest history, the heads of it that four witnesses cosigned
 * as it grew, the policy file that an auditor got from the cities, and one head that it kept. And
 * what the attacker has: the database, which is the lines, and every key that the server ever had.
 */
import {
  base64urlDecode,
  type Checkpoint,
  checkpointKeysAt,
  checkpointText,
  cosign,
  ED25519,
  type Entry,
  formatNote,
  hexDecode,
  type Journal,
  type LogKey,
  leafHash,
  lineBytes,
  type NoteSignature,
  noteKey,
  openReplay,
  type Policy,
  policyOf,
  type Replay,
  type SignatureTask,
  signedText,
  treeOver,
  type VerifyEd25519,
} from '../../workflows/index.js';
import { ORIGIN, type TestCluster } from '../support/cluster.js';
import type { Times } from '../support/cosigned-heads.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { keyOf, signWith, type TestKey } from '../support/keys.js';
import { witnessKeyOf, witnessPair } from '../support/witness-keys.js';
import { honestYear, WITNESSES } from './honest-year.js';

/** One entry of the honest history, with the journal after it. */
interface Step {
  readonly entry: Entry;
  readonly journal: Journal;
  readonly line: string;
  readonly identity: string;
}

export interface World {
  readonly cluster: TestCluster;
  readonly lines: readonly string[];
  readonly steps: readonly Step[];
  /** Whom the auditor believes: the server under each of its keys, and three of four witnesses. */
  readonly policy: Policy;
  /** The cosigned heads, as the witnesses give them to anyone. */
  readonly heads: readonly string[];
  /** The newest of them. */
  readonly checkpoint: string;
}

/** The keys that the host holds, by their public halves. */
const serverKeys = new Map(
  ['server', 'server/root-2', 'new server'].map((word) => [keyOf(word).x, keyOf(word)]),
);

/** A key of the server as notes name it. */
const logKeyOf = (x: string): LogKey => noteKey(ORIGIN, ED25519, base64urlDecode(x) as Uint8Array);

let made: World | undefined;

/** The world before the attack; made once. */
export function honestWorld(): World {
  made ??= makeWorld();
  return made;
}

/** Every fifth size and the last three are those of cosigned heads. */
const isHead = (size: number, last: number): boolean => size % 5 === 0 || size > last - 3;

function makeWorld(): World {
  const cluster = honestYear();
  const replay = openReplay(ORIGIN);
  const steps = cluster.lines.map((line): Step => {
    const step = replay.add(lineBytes(line));
    if (!step.ok) throw new Error(`the honest history breaks: ${step.broken.rule}`);
    const { entry, identity } = step;
    return { entry, identity, line, journal: replay.journal() };
  });
  const sizes = steps.map((_, seq) => seq + 1).filter((size) => isHead(size, steps.length));
  const heads = sizes.map((size) => {
    const at = Date.parse(steps[size - 1]?.entry.at ?? '') / 1000;
    return headNote(replay, size, honestTimes(at));
  });
  const founded = steps[7]?.journal.cluster.context;
  if (!founded) throw new Error('there is no founding');
  const logs = [...serverKeys.keys()].map((x) => ({ key: logKeyOf(x), url: null }));
  return {
    cluster,
    lines: cluster.lines,
    steps,
    policy: { ...policyOf(founded), logs },
    heads,
    checkpoint: heads.at(-1) ?? '',
  };
}

/** Each witness cosigns a little later than the one before it. @param at unix seconds */
export const honestTimes = (at: number, witnesses: readonly string[] = WITNESSES): Times =>
  Object.fromEntries(witnesses.map((id, place) => [id, Math.ceil(at) + 2 + place]));

const unused = new Map<number, Replay>();

/** A replay that has taken the first entries of the honest history. */
export function replayBefore({ steps }: World, seq: number): Replay {
  const kept = unused.get(seq);
  unused.delete(seq);
  if (kept) return kept;
  const replay = openReplay(ORIGIN);
  for (const { journal, line, identity } of steps.slice(0, seq)) {
    replay.take(journal, lineBytes(line), identity);
  }
  return replay;
}

/** Keeps a replay that took nothing more, for the next that begins at the same place. */
export const giveBack = ({ steps }: World, seq: number, replay: Replay): void => {
  const size = Math.min(seq, steps.length);
  if (replay.journal().size === size) unused.set(seq, replay);
};

/** How many entries, from the first, the signers of the first `seq` entries have seen. */
export const vouchedBefore = ({ steps }: World, seq: number): number =>
  Math.max(0, ...steps.slice(0, seq).map(({ entry }) => entry.statement.seen.size));

/** The host's own signature under any head it likes; the key is the one in force at that size. */
export function headNote(
  replay: Pick<Replay, 'rootAt' | 'serverKeys'>,
  size: number,
  times: Times = {},
): string {
  const root = hexDecode(replay.rootAt(size) ?? '');
  if (!root) throw new Error(`there is no head of ${size}`);
  const keys = checkpointKeysAt(replay.serverKeys(), size);
  const key = serverKeys.get(keys[0] ?? '') ?? keyOf('server');
  return signedBy(key, { origin: ORIGIN, size, root }, times);
}

/** A head over any lines, whether or not they hold as entries, by the newest key of the server. */
export function headOver(lines: readonly string[], times: Times = {}): string {
  const leaves = lines.map((line) => leafHash(lineBytes(line)));
  const root = treeOver(Buffer.concat(leaves)).rootAt(lines.length) as Uint8Array;
  const { replay } = honestWorld().cluster;
  const keys = checkpointKeysAt(replay.serverKeys(), Math.min(lines.length, replay.journal().size));
  const key = serverKeys.get(keys[0] ?? '') ?? keyOf('server');
  return signedBy(key, { origin: ORIGIN, size: lines.length, root }, times);
}

/** A note over a head under one key, with cosignatures that its witnesses really made. */
export function signedBy(key: TestKey, head: Checkpoint, times: Times = {}): string {
  const text = checkpointText(head);
  const { name, id } = logKeyOf(key.x);
  const signature = base64urlDecode(signWith(key, signedText(text))) as Uint8Array;
  const lines = Object.entries(times).map(([witness, time]) => cosignature(witness, text, time));
  return formatNote({ text, signatures: [{ name, id, signature }, ...lines] });
}

/** The line of a witness; made with the key of somebody else it is a forgery. */
export const cosignature = (
  witness: string,
  text: string,
  time: number,
  pair: TestKey = witnessPair(witness),
): NoteSignature =>
  cosign(
    witnessKeyOf(witness),
    text,
    time,
    (message) => base64urlDecode(signWith(pair, message)) as Uint8Array,
  );

const answers = new Map<string, boolean>();

/** Node's check, which remembers its answers: most signatures of a forgery are honest ones. */
export const verifyNow: VerifyEd25519 = (publicKey, message, signature) => {
  const asked = Buffer.concat([publicKey, signature, message]).toString('latin1');
  const answer = answers.get(asked) ?? verifyEd25519(publicKey, message, signature);
  if (answers.size > 20_000) answers.clear();
  answers.set(asked, answer);
  return answer;
};

export const verify = (tasks: readonly SignatureTask[]): boolean[] =>
  tasks.map(({ publicKey, message, signature }) => verifyNow(publicKey, message, signature));
