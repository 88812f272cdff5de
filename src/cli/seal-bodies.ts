/**
 * The bodies of what is said in the draw and in a sealed round, made with an officer's key. Nothing
 * is stored: every secret is derived from the key again, every sheet taken out of its box in the
 * journal. What does not come out exactly as it was committed to is answered with nothing at all.
 */
import {
  type Bodies,
  base64urlDecode,
  bodyShape,
  type Json,
  problemsOf,
  sealedCommitment,
} from '../../workflows/index.js';
import type { Key } from './key-file.js';

/** What is needed of a key. */
export type SealingKey = Pick<Key, 'sign'>;

/** Where something is sealed: `cluster` is the journal's origin, `round` is `peer`, `ballot-1` … */
export interface SealPlace {
  readonly cluster: string;
  readonly cycle: number;
  readonly round: string;
  /** The digest of the criteria in force, `null` where the year has none. */
  readonly criteria: string | null;
}

/** A place, and whose word it is: a member, or an elector such as `da-nang/chairman`. */
export interface VoterPlace extends SealPlace {
  readonly voter: string;
}

/** What stands in the journal of a sealed word. */
export interface SealedEntry {
  readonly commitment: string;
  readonly box: string;
}

/** What an officer fills in, without the nonce and the name that come with opening. */
export type SheetContent = Bodies['peer.score'];
export type BallotContent = Bodies['vote.cast'];

/**
 * Enters the draw.
 * @param keepsShares whether the member keeps shares of others' secrets, as sealed rounds need it
 */
export async function bodyOfEnter(
  key: SealingKey,
  year: Omit<SealPlace, 'round'> & { readonly member: string },
  conflicts: readonly string[],
  keepsShares: boolean,
): Promise<Bodies['draw.commit']> {
  const [{ drawEntry }, { boxKeyPair }] = await Promise.all([
    import('../sealing/derived.js'),
    import('../sealing/box-key.js'),
  ]);
  const { commitment } = await drawEntry(signer(key), year);
  const box = keepsShares ? (await boxKeyPair(signer(key), year)).publicKey : null;
  return { commitment, box, conflicts: [...conflicts] };
}

/** Reveals what `bodyOfEnter` committed to. */
export async function bodyOfNonce(
  key: SealingKey,
  year: Omit<SealPlace, 'round'>,
): Promise<Bodies['draw.reveal']> {
  const { drawNonce } = await import('../sealing/derived.js');
  return { nonce: await drawNonce(signer(key), year) };
}

/**
 * Leaves the secret of a round with the others, in shares.
 * @param keepers the keys of the members that keep them (`keepersBeside`)
 * @throws a sealing failure `too-few-recipients`
 */
export async function bodyOfDeposit(
  key: SealingKey,
  place: VoterPlace,
  keepers: Readonly<Record<string, string>>,
): Promise<Bodies['seal.deposit']> {
  const { splitSecret } = await import('../sealing/escrow.js');
  const { shares } = await splitSecret(await secretOf(key, place), keepers, place);
  return { shares };
}

/**
 * Seals a sheet: what one member gives another.
 * @throws a sealing failure `too-long`
 */
export async function bodyOfSheet(
  key: SealingKey,
  place: VoterPlace,
  { member, ...content }: SheetContent,
): Promise<Bodies['peer.seal']> {
  return { member, ...(await sealed(key, place, member, content)) };
}

/**
 * Seals a ballot.
 * @throws a sealing failure `too-long`
 */
export async function bodyOfBallot(
  key: SealingKey,
  place: VoterPlace,
  { award, ...content }: BallotContent,
): Promise<Bodies['ballot.seal']> {
  return { award, ...(await sealed(key, place, award, content)) };
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
  key: SealingKey,
  place: VoterPlace & { readonly to: string },
  share: string,
): Promise<Bodies['seal.release']> {
  const [{ openShare }, { boxKeyPair }] = await Promise.all([
    import('../sealing/escrow.js'),
    import('../sealing/box-key.js'),
  ]);
  const pair = await boxKeyPair(signer(key), place);
  return { of: place.voter, share: await openShare(pair, share, place) };
}

/**
 * The secret that released shares make, and the members whose share was wrong.
 * @throws a sealing failure `not-recovered`
 */
export async function recovered(released: Readonly<Record<string, string>>) {
  const { combineShares } = await import('../sealing/escrow.js');
  return combineShares(released);
}

/** The secret under which a key seals in a round. */
export async function secretOf(key: SealingKey, place: SealPlace): Promise<Uint8Array> {
  const { roundSecret } = await import('../sealing/derived.js');
  return roundSecret(signer(key), place);
}

const signer =
  ({ sign }: SealingKey) =>
  (message: Uint8Array): Uint8Array =>
    base64urlDecode(sign(message)) as Uint8Array;

async function sealed(
  key: SealingKey,
  place: VoterPlace,
  about: string,
  content: unknown,
): Promise<SealedEntry> {
  const { sealWord } = await import('../sealing/sealed-word.js');
  const { commitment, box } = await sealWord(await secretOf(key, place), {
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
  const [{ openBox }, { isSealingFailure }] = await Promise.all([
    import('../sealing/sealed-word.js'),
    import('../sealing/sealing-failure.js'),
  ]);
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
