/** The log and the four witnesses of the ledger's vectors, whose seeds are known, at work. */
import { checkpointText } from '../../workflows/ledger/checkpoint.js';
import { cosign } from '../../workflows/ledger/cosignature.js';
import {
  formatNote,
  type NoteSignature,
  signedText,
  type VerifyEd25519,
} from '../../workflows/ledger/note.js';
import {
  COSIGNATURE_V1,
  ED25519,
  type KeyOfType,
  type KeyType,
  type LogKey,
  parseNoteKey,
  type WitnessKey,
} from '../../workflows/ledger/note-key.js';
import { type Policy, parsePolicy } from '../../workflows/ledger/policy.js';
import { signEd25519, verifyEd25519 } from './ed25519.js';
import { fromHex, rootOfSize, tlog } from './tlog-vectors.js';

/** A key line of the type that is expected. */
export function keyOf<Type extends KeyType>(line: string, type: Type): KeyOfType<Type> {
  const parsed = parseNoteKey(line);
  if (!parsed.ok || parsed.key.type !== type) throw new Error(`no key of type ${type}: ${line}`);
  return parsed.key as KeyOfType<Type>;
}

export const logKey: LogKey = keyOf(tlog.keys.log.vkey, ED25519);

export const witnessKeys: readonly WitnessKey[] = tlog.keys.witnesses.map(({ vkey }) =>
  keyOf(vkey, COSIGNATURE_V1),
);

/** Signs as the log does. */
export const asLog = (message: Uint8Array): Uint8Array =>
  signEd25519(fromHex(tlog.keys.log.seedHex), message);

/** Signs as one of the witnesses does. */
export const asWitness =
  (which: number) =>
  (message: Uint8Array): Uint8Array =>
    signEd25519(fromHex(tlog.keys.witnesses[which]?.seedHex ?? ''), message);

/** The log's own line under a text. */
export const logLine = (text: string): NoteSignature => ({
  name: logKey.name,
  id: logKey.id,
  signature: asLog(signedText(text)),
});

/** A witness's line under a text. */
export const witnessLine = (text: string, which: number, time: number): NoteSignature =>
  cosign(witnessKeys[which] as WitnessKey, text, time, asWitness(which));

/** The text of a head of the log; with another root it is a head of a split view. */
export const headText = (size: number, root: Uint8Array = rootOfSize(size)): string =>
  checkpointText({ origin: logKey.name, size, root });

/** A head signed by the log and cosigned at `times[i]` by witness i, where that is a number. */
export function signedHead(text: string, times: readonly (number | null)[] = []): string {
  const lines = times.flatMap((time, which) =>
    time === null ? [] : [witnessLine(text, which, time)],
  );
  return formatNote({ text, signatures: [logLine(text), ...lines] });
}

/** The policy file: the log, the four witnesses c0 to c3, and as many of them as are needed. */
export const policyText = (needed: string): string =>
  [
    `log ${tlog.keys.log.vkey}`,
    ...tlog.keys.witnesses.map(({ vkey }, which) => `witness c${which} ${vkey}`),
    `group cities ${needed} c0 c1 c2 c3`,
    'quorum cities\n',
  ].join('\n');

/** The policy that a file says. */
export function policyOf(text: string): Policy {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error(`${parsed.problem.code} in line ${parsed.problem.line}`);
  return parsed.policy;
}

/** Node's check, which remembers its answers: texts that differ in one byte share most of them. */
export const verifyOnce: VerifyEd25519 = (publicKey, message, signature) => {
  const asked = Buffer.concat([publicKey, signature, message]).toString('latin1');
  const answer = answers.get(asked) ?? verifyEd25519(publicKey, message, signature);
  answers.set(asked, answer);
  return answer;
};

const answers = new Map<string, boolean>();

/** A text with one byte changed, for each byte and each way to change it; null when not UTF-8. */
export function* flips(text: string, masks: readonly number[]): Generator<string | null> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 1) {
    for (const mask of masks) {
      const changed = bytes.slice();
      changed[at] = (bytes[at] as number) ^ mask;
      yield decoded(changed);
    }
  }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
