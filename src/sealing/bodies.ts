/**
 * The bodies of what is said in the draw and in a sealed round, made with what an officer's key
 * signs. Nothing is stored: every secret is derived from the key again, every sheet taken out of
 * its box in the journal. What does not come out exactly as it was committed to is answered with
 * nothing at all.
 */
import {
  type Bodies,
  bodyShape,
  type Json,
  problemsOf,
  type SealedEntry,
  type SealPlace,
  sealedCommitment,
  type VoterPlace,
} from '../../workflows/index.js';
import { boxKeyPair } from './box-key.js';
import { drawEntry, drawNonce, roundSecret, type Signer } from './derived.js';
import { combineShares, openShare, splitSecret } from './escrow.js';
import { openBox, sealWord } from './sealed-word.js';
import { isSealingFailure } from './sealing-failure.js';

/**
 * Enters the draw.
 * @param keepsShares whether the member keeps shares of others' secrets, as sealed rounds need it
 */
export async function bodyOfEnter(
  sign: Signer,
  year: Omit<SealPlace, 'round'> & { readonly member: string },
  conflicts: readonly string[],
  keepsShares: boolean,
): Promise<Bodies['draw.commit']> {
  const { commitment } = await drawEntry(sign, year);
  const box = keepsShares ? (await boxKeyPair(sign, year)).publicKey : null;
  return { commitment, box, conflicts: [...conflicts] };
}

/** Reveals what `bodyOfEnter` committed to. */
export async function bodyOfNonce(
  sign: Signer,
  year: Omit<SealPlace, 'round'>,
): Promise<Bodies['draw.reveal']> {
  return { nonce: await drawNonce(sign, year) };
}

/**
 * Leaves the secret of a round with the others, in shares.
 * @param keepers the keys of the members that keep them (`keepersBeside`)
 * @throws a sealing failure `too-few-recipients`
 */
export async function bodyOfDeposit(
  sign: Signer,
  place: VoterPlace,
  keepers: Readonly<Record<string, string>>,
): Promise<Bodies['seal.deposit']> {
  const { shares } = await splitSecret(await secretOf(sign, place), keepers, place);
  return { shares };
}

/**
 * Seals a sheet: what one member gives another.
 * @throws a sealing failure `too-long`
 */
export async function bodyOfSheet(
  sign: Signer,
  place: VoterPlace,
  { member, ...content }: Bodies['peer.score'],
): Promise<Bodies['peer.seal']> {
  return { member, ...(await sealed(sign, place, member, content)) };
}

/**
 * Seals a ballot.
 * @throws a sealing failure `too-long`
 */
export async function bodyOfBallot(
  sign: Signer,
  place: VoterPlace,
  { award, ...content }: Bodies['vote.cast'],
): Promise<Bodies['ballot.seal']> {
  return { award, ...(await sealed(sign, place, award, content)) };
}

/**
 * Opens a sheet out of its box.
 * @param secret of the round, derived (`secretOf`) or recovered (`recovered`)
 * @returns `null` when the box does not open, or not as it was committed to
 */
export async function openingOfSheet(
  secret: Uint8Array,
  place: VoterPlace,
  member: string,
  entry: SealedEntry,
): Promise<Bodies['peer.open'] | null> {
  const opened = await openedAs(secret, place, member, entry);
  const body = { ...opened, reviewer: place.voter, member };
  return opened && isBody('peer.open', body) ? (body as Bodies['peer.open']) : null;
}

/** Opens a ballot out of its box, as `openingOfSheet` does a sheet. */
export async function openingOfBallot(
  secret: Uint8Array,
  place: VoterPlace,
  award: string,
  entry: SealedEntry,
): Promise<Bodies['ballot.open'] | null> {
  const opened = await openedAs(secret, place, award, entry);
  const body = { ...opened, elector: place.voter, award };
  return opened && isBody('ballot.open', body) ? (body as Bodies['ballot.open']) : null;
}

/**
 * Gives away the share of another member's secret.
 * @param place of that member; `to` is the member that keeps the share
 * @throws a sealing failure `share-not-opened`
 */
export async function bodyOfRelease(
  sign: Signer,
  place: VoterPlace & { readonly to: string },
  share: string,
): Promise<Bodies['seal.release']> {
  const pair = await boxKeyPair(sign, place);
  return { of: place.voter, share: await openShare(pair, share, place) };
}

/**
 * The secret that released shares make, and the members whose share was wrong.
 * @throws a sealing failure `not-recovered`
 */
export async function recovered(released: Readonly<Record<string, string>>) {
  return combineShares(released);
}

/** The secret under which a key seals in a round. */
export async function secretOf(sign: Signer, place: SealPlace): Promise<Uint8Array> {
  return roundSecret(sign, place);
}

async function sealed(
  sign: Signer,
  place: VoterPlace,
  about: string,
  content: unknown,
): Promise<SealedEntry> {
  const { commitment, box } = await sealWord(await secretOf(sign, place), {
    ...place,
    about,
    content,
  });
  return { commitment, box };
}

async function openedAs(
  secret: Uint8Array,
  place: VoterPlace,
  about: string,
  { commitment, box }: SealedEntry,
): Promise<Readonly<Record<string, Json>> | null> {
  try {
    const { content, nonce } = await openBox(secret, about, box);
    const { cluster, cycle, round, voter } = place;
    const word = { cluster, cycle, round, voter, about, content, nonce };
    if (sealedCommitment(word) !== commitment) return null;
    return { ...(content as Readonly<Record<string, Json>>), nonce };
  } catch (error) {
    if (isSealingFailure(error)) return null;
    throw error;
  }
}

/** Whoever sealed it may have put anything into the box. */
const isBody = (type: 'peer.open' | 'ballot.open', body: unknown): boolean =>
  problemsOf(bodyShape(type), body).length === 0;
