/**
 * A party of the demonstration as a client of its own: its root key, its delegate's key, and an
 * address. It knows of the cluster only what the server tells it, and signs everything itself.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  hexEncode,
  messageOf,
  parseCheckpoint,
  parseNote,
  type Statement,
  sha256,
} from '../../../workflows/index.js';
import { EXIT, failure } from '../exit.js';
import { type Key, keyFrom } from '../key-file.js';
import { refusalLines } from '../refusal-lines.js';
import { type Answer, openRemote, type Remote } from '../remote.js';
import type { Terminal } from '../terminal.js';
import type { Act } from './act.js';

export interface Delegate {
  readonly party: string;
  readonly root: Key;
  readonly key: Key;
  /** Both keys as PKCS #8 (RFC 5958) in base64url, for whoever takes a seat. */
  readonly pkcs8: { readonly root: string; readonly key: string };
  /** Says an act and answers with its entry; a refusal ends the demonstration. */
  readonly say: (act: Act) => Promise<Answer & { readonly ok: true }>;
  /** The head that the server shows now. */
  readonly head: () => Promise<Statement['seen']>;
  readonly remote: Remote;
}

/** Makes a party with new keys, as a client of a server. */
export function openDelegate(
  terminal: Terminal,
  server: string,
  origin: string,
  party: string,
): Delegate {
  const made = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')] as const;
  const [rootKey, ownKey] = made.map(({ privateKey }) => privateKey) as [KeyObject, KeyObject];
  const [root, key] = [keyFrom(rootKey), keyFrom(ownKey)];
  const remote = openRemote(terminal, server, origin.slice(origin.lastIndexOf('/') + 1), key);
  return {
    party,
    root,
    key,
    pkcs8: { root: pkcs8Of(rootKey), key: pkcs8Of(ownKey) },
    remote,
    head: () => headOf(remote),
    say: async (act) => {
      const signer = act.officer === 'root' ? root : key;
      const statement = await statementOf(remote, origin, act);
      const sig = signer.sign(messageOf(statement).bytes);
      const signatures = [{ key: signer.id, kind: 'ed25519' as const, sig }];
      const answer = await remote.send({ signatures, statement }, false);
      if (answer.ok) return answer;
      const { language, texts } = terminal;
      const why = answer.refusals.flatMap((each) => refusalLines(each, language, texts)).join('\n');
      throw failure(EXIT.refused, `${party}: ${act.type}`, { why });
    },
  };
}

const pkcs8Of = (key: KeyObject): string =>
  key.export({ type: 'pkcs8', format: 'der' }).toString('base64url');

async function statementOf(remote: Remote, origin: string, act: Act): Promise<Statement> {
  return {
    body: act.body,
    by: { member: act.by, officer: act.officer },
    cluster: origin,
    cycle: act.cycle,
    rules: '1',
    said: new Date(act.when).toISOString(),
    seen: await headOf(remote),
    type: act.type,
  };
}

/** The head that the server shows; before the founding, the head of a journal without entries. */
async function headOf(remote: Remote): Promise<Statement['seen']> {
  const text = await remote.checkpoint();
  const note = text === null ? null : parseNote(text);
  const read = note?.ok ? parseCheckpoint(note.note.text) : undefined;
  if (!read?.ok) return { root: hexEncode(sha256(new Uint8Array())), size: 0 };
  const { root, size } = read.checkpoint;
  return { root: hexEncode(root), size };
}
