/**
 * The evidence beside a journal: signed heads, the head that an auditor kept, and whom to believe
 * about them. It takes the word of no note whose signatures do not hold. Without a policy of the
 * auditor's own, the witnesses are those that the journal's charter named at each place.
 */
import { type Chronicle, inForceAt } from './chronicle.js';
import { type Finding, finding } from './finding.js';
import { type Head, type HeadNote, logKeyOf, readHead } from './heads.js';
import type { VerifyEd25519 } from './ledger/note.js';
import type { LogKey, WitnessKey } from './ledger/note-key.js';
import type { Policy } from './ledger/policy.js';
import type { Replay } from './replay.js';
import { checkpointKeysAt } from './server-keys.js';
import type { PolicyAt } from './time-verdicts.js';
import { type Sighting, witnessLine } from './vouching.js';

/** What is given to an audit besides the entries. */
export interface EvidenceGiven {
  /** The signed note over the newest head, which must cover exactly these entries. */
  readonly checkpoint?: string | null | undefined;
  /** Signed notes over any other heads of this journal. */
  readonly heads?: readonly string[] | undefined;
  /** Whom the auditor believes; without it, whom the journal's own charter names. */
  readonly policy?: Policy | null | undefined;
  /** A signed note that the auditor kept. */
  readonly since?: string | null | undefined;
}

export interface Evidence {
  readonly policyAt: PolicyAt;
  readonly witnesses: readonly WitnessKey[];
  /** The heads whose signatures hold. */
  readonly heads: readonly Head[];
  readonly kept: Head | null;
  /** The first note that does not hold. */
  readonly faulty: Finding | null;
}

/** Reads the evidence for a journal whose entries have gone by. */
export function readEvidence(
  replay: Replay,
  chronicle: Chronicle,
  given: EvidenceGiven,
  verify: VerifyEd25519,
): Evidence {
  const own = given.policy ?? null;
  const { origin } = replay.journal();
  const policyAt: PolicyAt = (seq) => own ?? inForceAt(chronicle.policies, seq) ?? NOBODY;
  const policies = own ? [own] : chronicle.policies.map(({ value }) => value);
  const witnesses = distinctKeys(policies);
  const logsAt = (size: number): readonly LogKey[] =>
    checkpointKeysAt(replay.serverKeys(), size).flatMap((key) => logKeyOf(origin, key));
  const read = (note: HeadNote, logs = logsAt) =>
    readHead(note, { origin, logsAt: logs, witnesses }, verify);

  const notes = [...(given.heads ?? []), ...(given.checkpoint ? [given.checkpoint] : [])];
  const heads = notes.map((text) => read({ rule: 'checkpoint', text }));
  // What the auditor kept may be signed by a server that the journal in hand does not know.
  const believed = own?.logs.map(({ key }) => key).filter(({ name }) => name === origin) ?? [];
  const kept = given.since
    ? read({ rule: 'since', text: given.since }, (size) => [
        ...believed,
        ...logsAt(size).filter(({ id }) => believed.every((key) => key.id !== id)),
      ])
    : null;
  const all = [...heads, ...(kept ? [kept] : [])];
  const sound = all.filter((head): head is Head => 'checkpoint' in head);
  return {
    policyAt,
    witnesses,
    heads: sound.filter(({ rule }) => rule === 'checkpoint'),
    kept: sound.find(({ rule }) => rule === 'since') ?? null,
    faulty: all.find((head): head is Finding => 'expected' in head) ?? strangers(own, sound),
  };
}

/** A policy of the auditor's own is about this server only if one of its logs signed a head. */
function strangers(own: Policy | null, heads: readonly Head[]): Finding | null {
  if (!own || heads.length === 0) return null;
  const isKnown = heads.some(({ log }) =>
    own.logs.some(({ key }) => key.id === log.id && key.name === log.name),
  );
  if (isKnown) return null;
  const names = own.logs.map(({ key }) => `${key.name}+${key.id}`).join(', ');
  const signers = new Set(heads.map(({ log }) => `${log.name}+${log.id}`));
  return finding('checkpoint', null, names, [...signers].join(', '));
}

/** Who vouched for which head, and when. */
export const sightingsOf = ({ heads, kept }: Evidence): Sighting[] =>
  [...heads, ...(kept ? [kept] : [])].flatMap(({ checkpoint, cosignatures }) =>
    cosignatures.map(({ key, time }) => ({
      witness: witnessLine(key),
      size: checkpoint.size,
      time,
    })),
  );

/** Every key once, whichever policies name it. */
function distinctKeys(policies: readonly Policy[]): WitnessKey[] {
  const keys = new Map<string, WitnessKey>();
  for (const { witnesses } of policies) {
    for (const { key } of witnesses) keys.set(`${key.name}+${key.id}`, key);
  }
  return [...keys.values()];
}

const NOBODY: Policy = { logs: [], witnesses: [], groups: [], quorum: null };
