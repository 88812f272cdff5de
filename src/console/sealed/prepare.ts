/**
 * Makes the body of a sealed statement with what this browser's key signs. The key itself stays
 * where it is, nothing is stored, and everything can be opened again from the journal alone. What
 * seals is loaded only here.
 */
import {
  type Bodies,
  type CycleContext,
  type Entry,
  type Json,
  keepersBeside,
  placeOf,
  pointsProblems,
  type StatementType,
  voterOf,
} from '../../../workflows/index.js';
import type { Desk } from '../app/desk.js';

/** What is not in the journal, so that nothing can be made of it. */
export class NothingSealed extends Error {
  override readonly name = 'NothingSealed';
}

/** The shares of this round were left by another key, so what this one seals is lost without it. */
export class OtherKey extends Error {
  override readonly name = 'OtherKey';
}

/** A sheet that would be refused when it is opened, so it is not sealed. */
export class Unfit extends Error {
  override readonly name = 'Unfit';

  /** @param leaves where the points do not fit the criteria in force */
  constructor(readonly leaves: readonly string[]) {
    super(leaves.join(', '));
  }
}

type Filled = Readonly<Record<string, unknown>>;

/**
 * @param filled what the person filled in, as a body of the form that was asked
 * @throws a sealing failure, or {@link NothingSealed}
 */
export async function preparedBody(
  desk: Desk,
  type: StatementType,
  year: number,
  filled: Filled,
): Promise<Json> {
  const context = desk.state.cycles[year]?.context;
  if (!context) throw new NothingSealed(`${year}`);
  const sealing = await import('../../sealing/bodies.js');
  const { sign } = desk.signer;
  const { member } = desk.who;
  const place = { ...placeOf(desk.origin, context), voter: voterOf(context, desk.who) };
  switch (type) {
    case 'draw.commit': {
      const { parts } = context.review;
      const keepsShares = 'sealedSheets' in parts || 'sealedBallots' in parts;
      const conflicts = filled.conflicts as readonly string[];
      return json(await sealing.bodyOfEnter(sign, { ...place, member }, conflicts, keepsShares));
    }
    case 'draw.reveal':
      return json(await sealing.bodyOfNonce(sign, place));
    case 'seal.deposit':
      return json(await sealing.bodyOfDeposit(sign, place, keepersBeside(context, place.voter)));
    case 'peer.seal':
      mustFit(context, filled as Bodies['peer.score']);
      await mustBeOwnDeposit(desk, context, place.voter);
      return json(await sealing.bodyOfSheet(sign, place, filled as Bodies['peer.score']));
    case 'ballot.seal':
      await mustBeOwnDeposit(desk, context, place.voter);
      return json(await sealing.bodyOfBallot(sign, place, filled as Bodies['vote.cast']));
    case 'seal.release': {
      const voter = String(filled.of);
      const { shares } = await lastSaid(desk, context, 'seal.deposit', voter, () => true);
      const share = shares[member];
      if (share === undefined) throw new NothingSealed(voter);
      return json(await sealing.bodyOfRelease(sign, { ...place, voter, to: member }, share));
    }
    default:
      return opened(desk, context, type, filled);
  }
}

function mustFit({ review }: CycleContext, { member, points }: Bodies['peer.score']): void {
  const problems = pointsProblems(review.criteria.inForce?.rows ?? {}, member, points);
  if (problems.length > 0) throw new Unfit(problems.map(({ leaf }) => leaf));
}

/** Two officers of one member have two secrets, and only one of them lies with the others. */
async function mustBeOwnDeposit(desk: Desk, context: CycleContext, voter: string): Promise<void> {
  for await (const { by, key } of saidInReview(desk, context, 'seal.deposit')) {
    if (voterOf(context, by) !== voter) continue;
    if (key !== desk.signer.id) throw new OtherKey(by.officer);
    return;
  }
}

/** Opens a word: one's own with the key, another's with the shares that were released. */
async function opened(
  desk: Desk,
  context: CycleContext,
  type: StatementType,
  { reviewer, member, elector, award }: Filled,
): Promise<Json> {
  const sealing = await import('../../sealing/bodies.js');
  const isSheet = type === 'peer.open';
  const [voter, about] = (isSheet ? [reviewer, member] : [elector, award]).map(String) as [
    string,
    string,
  ];
  const place = { ...placeOf(desk.origin, context), voter };
  const secret =
    voter === voterOf(context, desk.who)
      ? await sealing.secretOf(desk.signer.sign, place)
      : (await sealing.recovered(await releasedShares(desk, context, voter))).secret;
  if (isSheet) {
    const entry = await lastSaid(
      desk,
      context,
      'peer.seal',
      voter,
      (each) => each.member === about,
    );
    return json(await sealing.openingOfSheet(secret, place, about, entry));
  }
  const entry = await lastSaid(desk, context, 'ballot.seal', voter, (each) => each.award === about);
  return json(await sealing.openingOfBallot(secret, place, about, entry));
}

const json = (body: unknown): Json => {
  if (body === null) throw new NothingSealed('');
  return body as Json;
};

interface ReviewPage {
  readonly statements: readonly {
    readonly seq: number;
    readonly type: StatementType;
    readonly by: { readonly member: string; readonly officer: string };
  }[];
}

/** Entries of a type in this year's review, the newest first. */
async function* saidInReview(desk: Desk, context: CycleContext, type: StatementType) {
  const page = await desk.api.get<ReviewPage>(`cycles/${context.year}/review`);
  for (const { seq, by } of page.statements.filter((each) => each.type === type).toReversed()) {
    const { statement, signatures } = await desk.api.get<Entry>(`entries/${seq}`);
    yield { by, key: signatures[0]?.key, body: statement.body };
  }
}

/** The last word of a voter that fits. @throws {@link NothingSealed} where there is none */
async function lastSaid<T extends 'seal.deposit' | 'peer.seal' | 'ballot.seal'>(
  desk: Desk,
  context: CycleContext,
  type: T,
  voter: string,
  fits: (body: Bodies[T]) => boolean,
): Promise<Bodies[T]> {
  for await (const { by, body } of saidInReview(desk, context, type)) {
    if (voterOf(context, by) === voter && fits(body as Bodies[T])) return body as Bodies[T];
  }
  throw new NothingSealed(voter);
}

/** The shares of a voter's secret that others gave away, by who did. */
async function releasedShares(
  desk: Desk,
  context: CycleContext,
  voter: string,
): Promise<Readonly<Record<string, string>>> {
  const shares: Record<string, string> = {};
  for await (const { by, body } of saidInReview(desk, context, 'seal.release')) {
    const { of, share } = body as Bodies['seal.release'];
    if (of === voter) shares[by.member] ??= share;
  }
  return shares;
}
