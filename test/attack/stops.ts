/**
 * Who stops a forgery, found by asking in turn, as an auditor would: the entries by themselves with
 * whatever head the host signs for them, then the heads that the witnesses cosigned, then a head
 * that somebody kept. The first that objects has stopped it. Nothing here knows what was forged.
 */
import {
  auditInFull,
  type FullVerdict,
  type LodgedStatement,
  lineBytes,
  type Policy,
  verifyMisbehaviour,
} from '../../workflows/index.js';
import { ORIGIN } from '../support/cluster.js';
import { giveBack, replayBefore, verify, verifyNow, vouchedBefore, type World } from './world.js';

/** What stopped an attempt, and which entry or file it named. */
export interface Stop {
  readonly by: string;
  readonly where: string | null;
}

/** What the host shows instead of the honest history. */
export interface Forgery {
  readonly what: string;
  readonly lines: readonly string[];
  /** How many entries, from the first, are the honest ones. */
  readonly from: number;
  /** The head that the host signs for it. */
  readonly checkpoint: () => string;
  /** Further heads that the host shows. */
  readonly shown?: readonly string[];
  readonly lodged?: readonly LodgedStatement[];
  /** The heads that the witnesses have; those of the honest history unless others are named. */
  readonly heads?: readonly string[];
  /** The head that the auditor kept. */
  readonly kept?: string;
  readonly policy?: Policy;
}

/** Asks everyone in turn; `null` when nobody stopped it. */
export async function stopOf(world: World, forgery: Forgery): Promise<Stop | null> {
  return quickStop(world, forgery) ?? (await stopInFull(world, forgery));
}

/**
 * What the audit says of the entries alone, begun where they are no longer the honest ones; nothing
 * when they hold to the end. `stopInFull` would say the same, and takes much longer.
 */
export function quickStop(world: World, { lines, from }: Forgery): Stop | null {
  const changed = lines.slice(from);
  const replay = replayBefore(world, from);
  for (const [place, line] of changed.entries()) {
    const seq = from + place;
    const step = replay.add(lineBytes(line));
    if (!step.ok) {
      if (place === 0) giveBack(world, from, replay);
      const { broken, earlier } = step;
      if (!earlier || verify(earlier.tasks).includes(false)) return stopAt(broken.rule, seq);
      return stopAt(earlier.broken.rule, Math.max(vouchedBefore(world, from), replay.vouched()));
    }
    if (verify(step.tasks).includes(false)) return stopAt('signature', seq);
  }
  return null;
}

const stopAt = (by: string, seq: number): Stop => ({ by, where: `entry ${seq}` });

/** The whole audit, with more and more of what others have. */
export async function stopInFull(world: World, forgery: Forgery): Promise<Stop | null> {
  const { shown = [], lodged = [], policy = world.policy } = forgery;
  const checkpoint = forgery.checkpoint();
  const { heads = world.heads, kept = world.checkpoint } = forgery;
  const lines = forgery.lines.map(lineBytes);
  const ask = (given: { heads: readonly string[]; since?: string }) =>
    auditInFull(ORIGIN, lines, { verify, verifyNow, checkpoint, lodged, policy, ...given });

  const alone = await ask({ heads: shown });
  if (!alone.sound) return foundBy(alone, alone.finding.rule);
  const cosigned = await ask({ heads: [...shown, ...heads] });
  if (!cosigned.sound) {
    const { rule } = cosigned.finding;
    return foundBy(cosigned, rule === 'checkpoint' ? 'cosigned head' : rule);
  }
  if ((cosigned.witnessed?.size ?? 0) < lines.length) return { by: 'no quorum', where: null };
  const since = await ask({ heads: shown, since: kept });
  return since.sound ? null : foundBy(since, since.finding.rule);
}

/** What an audit found, and whether it can be proven to others. */
function foundBy(verdict: FullVerdict & { readonly sound: false }, by: string): Stop {
  const { finding, misbehaviour } = verdict;
  const where = finding.seq === null ? null : `entry ${finding.seq}`;
  if (misbehaviour === null) return { by, where };
  const proof = verifyMisbehaviour(misbehaviour, verifyNow);
  return { by: proof.proven ? `${by}, with proof` : by, where };
}
