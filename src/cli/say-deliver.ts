/**
 * The end of `say`: the rules are asked here, with a signature that is assumed to hold, before
 * anything is signed; then the statement is signed and delivered, first as a question to the
 * server, so that a refusal there changes nothing either.
 */
import { judge, type Refusal, readSigned, type Signed } from '../../workflows/index.js';
import type { Key } from './key-file.js';
import type { Built } from './say-build.js';
import type { Source } from './source.js';

/** How a statement fared. */
export type Outcome =
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  /** Signed for somebody else to send, because there is no server here. */
  | { readonly kind: 'signed'; readonly signed: Signed }
  | {
      readonly kind: 'accepted';
      readonly seq: number | null;
      readonly at: string;
      readonly after: string;
      readonly identity: string;
    };

/** A signature that nobody made; it only ever reaches the rules in this process. */
const UNSIGNED = 'A'.repeat(86);

/** Every reason for which the rules would refuse the statement, were it signed with this key. */
export function check({ replay, statement, message, at }: Built, { id }: Key): readonly Refusal[] {
  const signed = { signatures: [{ key: id, kind: 'ed25519', sig: UNSIGNED }], statement } as const;
  const read = readSigned(signed);
  if (!read.ok) return read.refusals;
  const judgement = judge(replay.journal(), read.value, {
    at,
    signaturesHold: [true],
    seenRoot: replay.rootAt(statement.seen.size),
    saidBefore: replay.seqOf(message.identity) !== null,
    text: message.text,
  });
  return judgement.ok ? [] : judgement.refusals;
}

/** The statement with the key's signature. */
export function signedWith({ statement, message }: Built, key: Key): Signed {
  const sig = key.sign(message.bytes);
  return { signatures: [{ key: key.id, kind: 'ed25519', sig }], statement };
}

/** Signs the statement and sends it, if there is a server to send it to. */
export async function deliver({ remote }: Source, built: Built, key: Key): Promise<Outcome> {
  const { message } = built;
  const signed = signedWith(built, key);
  if (!remote) return { kind: 'signed', signed };
  const asked = await remote.send(signed, true);
  const answer = asked.ok ? await remote.send(signed, false) : asked;
  if (!answer.ok) return { kind: 'refused', refusals: answer.refusals };
  const { seq, at, after } = answer;
  return { kind: 'accepted', seq, at, after, identity: message.identity };
}
