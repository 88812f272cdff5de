/**
 * The made-up scoring: every province scores itself, lots are drawn for a ring, sheets are sealed
 * with each delegate's key, and the sheet of the province that stays silent is opened by another
 * one out of released shares.
 */
import type { Journal } from '../../../../workflows/index.js';
import { signerOf } from '../../seal-signer.js';
import { type Act, at, each, minutesAfter, says } from '../act.js';
import type { Cast } from '../cast.js';
import { CHAIR, ORIGIN, type Province, provinces, SILENT, YEAR } from './made-up.js';
import { CRITERIA_DIGEST, peerSheet, selfSheet } from './sheets.js';

const of = (when: string) => ({ when, cycle: YEAR });
const CLOSING = { reason: null };
const PLACE = { cluster: ORIGIN, cycle: YEAR, criteria: CRITERIA_DIGEST };

/** Where a province seals its sheets. */
const roundOf = (voter: string) => ({ ...PLACE, round: 'peer', voter });

/** Every province scores itself, and the chair closes self-scoring. */
export const selfScores = (): readonly Act[] => [
  ...each(provinces, at('2025-02-03', '09:00'), (party, when) =>
    says(of(when), party, 'score.submit', selfSheet(party)),
  ),
  says(of(at('2025-02-05', '09:00')), CHAIR, 'score.close', CLOSING),
];

/**
 * Everybody commits to a nonce, then reveals it; two declare that they must not judge each other.
 */
export async function lots({ delegate }: Cast): Promise<readonly Act[]> {
  const { bodyOfEnter, bodyOfNonce } = await import('../../../sealing/bodies.js');
  const start = at('2025-02-06', '09:00');
  const entries = await Promise.all(
    provinces.map((member) => {
      const conflicts = member === 'dien-dien' ? ['hoa-sua'] : [];
      return bodyOfEnter(signerOf(delegate(member).key), { ...PLACE, member }, conflicts, true);
    }),
  );
  const nonces = await Promise.all(
    provinces.map((member) => bodyOfNonce(signerOf(delegate(member).key), PLACE)),
  );
  const nth = <T>(list: readonly T[], member: Province): T => list[provinces.indexOf(member)] as T;
  return [
    ...each(provinces, start, (party, when) =>
      says(of(when), party, 'draw.commit', nth(entries, party)),
    ),
    ...each(provinces, minutesAfter(start, 60), (party, when) =>
      says(of(when), party, 'draw.reveal', nth(nonces, party)),
    ),
    says(of(minutesAfter(start, 120)), CHAIR, 'draw.close', CLOSING),
  ];
}

const peerOf = (journal: Journal) => {
  const context = journal.cycles.get(YEAR)?.context;
  if (!context) throw new Error(`${YEAR} was not launched`);
  return { peer: context.review.peer, boxes: context.review.draw.boxes };
};

/**
 * Shares of the secret first, then the sealed sheet, then as many as a majority close the round.
 */
export async function sealedSheets({ delegate, journal }: Cast): Promise<readonly Act[]> {
  const { bodyOfDeposit, bodyOfSheet } = await import('../../../sealing/bodies.js');
  const { peer, boxes } = peerOf(await journal());
  const start = at('2025-02-10', '09:00');
  const acts: Act[] = [];
  for (const party of provinces) {
    const sign = signerOf(delegate(party).key);
    const keepers = Object.fromEntries(
      Object.entries(boxes).flatMap(([member, box]) =>
        member === party || box === null ? [] : [[member, box] as const],
      ),
    );
    const deposit = await bodyOfDeposit(sign, roundOf(party), keepers);
    acts.push(says(of(minutesAfter(start, acts.length)), party, 'seal.deposit', deposit));
    for (const subject of peer.assigned[party] ?? []) {
      const sheet = await bodyOfSheet(sign, roundOf(party), peerSheet(subject as Province));
      acts.push(says(of(minutesAfter(start, acts.length)), party, 'peer.seal', sheet));
    }
  }
  return [
    ...acts,
    ...each(provinces.slice(0, 5), at('2025-02-12', '09:00'), (party, when) =>
      says(of(when), party, 'peer.close', CLOSING),
    ),
  ];
}

/**
 * Everybody but one opens what it sealed. For the silent one, enough others give away the shares
 * that they keep, and one of them opens its sheet.
 * @param said what was said in `sealedSheets`, where the boxes and shares stand
 */
export async function openedSheets(
  { delegate }: Cast,
  said: readonly Act[],
): Promise<readonly Act[]> {
  const { bodyOfRelease, openingOfSheet, recovered, secretOf } = await import(
    '../../../sealing/bodies.js'
  );
  const start = at('2025-02-13', '09:00');
  const acts: Act[] = [];
  const add = (act: (when: string) => Act): void => {
    acts.push(act(minutesAfter(start, acts.length)));
  };
  const sheets = said.filter((act): act is Act<'peer.seal'> => act.type === 'peer.seal');
  for (const { by, body } of sheets.filter((act) => act.by !== SILENT)) {
    const secret = await secretOf(signerOf(delegate(by).key), roundOf(by));
    const opening = await openingOfSheet(secret, roundOf(by), body.member, body);
    if (opening) add((when) => says(of(when), by, 'peer.open', opening));
  }
  const deposit = said.find(
    (act): act is Act<'seal.deposit'> => act.type === 'seal.deposit' && act.by === SILENT,
  );
  const shares: Record<string, string> = {};
  for (const member of provinces.slice(0, 5)) {
    const share = deposit?.body.shares[member] ?? '';
    const place = { ...roundOf(SILENT), to: member };
    const released = await bodyOfRelease(signerOf(delegate(member).key), place, share);
    shares[member] = released.share;
    add((when) => says(of(when), member, 'seal.release', released));
  }
  const { secret } = await recovered(shares);
  for (const { body } of sheets.filter((act) => act.by === SILENT)) {
    const opening = await openingOfSheet(secret, roundOf(SILENT), body.member, body);
    if (opening) add((when) => says(of(when), CHAIR, 'peer.open', opening));
  }
  add((when) => says(of(when), CHAIR, 'peer.finish', CLOSING));
  return acts;
}
