/**
 * Walks a rotation term by term from its start and says who chairs each term. It promises that an
 * exception changes no term before its own, and that one which does not fit is reported and bends
 * nothing.
 */
import { isTerm, type Rotation, type Term, takenUpAt } from './rotation-exceptions.js';
import {
  type Acting,
  changeList,
  type Line,
  lineAtStart,
  type Misfit,
  ofKind,
  type Trade,
} from './rotation-list.js';

/**
 * Who chairs a term, and who is asked in what order if the chair declines (the chair itself is
 * asked first).
 */
export type Turn = { readonly chair: string | undefined; readonly candidates: readonly string[] };

/**
 * The turns of all terms from the rotation's start to `to`, the start first, and the misfits met on
 * the way. Empty when `to` lies before the start, or the start is not a term at all.
 */
export const walk = (
  rotation: Rotation,
  to: Term,
): { readonly turns: readonly Turn[]; readonly misfits: readonly Misfit[] } => {
  const byTerm = exceptionsByTerm(rotation);
  const line = lineAtStart(rotation);
  const turns: Turn[] = [];
  const { term: start } = rotation.start;
  for (let term = start; isTerm(start) && term <= to; term += 1) {
    const turn = takeTerm(line, rotation, term, byTerm.get(term) ?? []);
    line.chair = turn.chair;
    turns.push(turn);
  }
  return { turns, misfits: line.misfits };
};

/** One turn in the waiting line: `holder` has it by the list, `member` would chair, by a trade. */
type Waiting = {
  readonly holder: string;
  readonly member: string;
  readonly trade: Trade | undefined;
};

/**
 * In each term, in the order of the ids, so that the answer never hangs on the order of a JSON
 * object's members.
 */
const exceptionsByTerm = ({ exceptions }: Rotation): ReadonlyMap<Term, readonly Acting[]> => {
  const byTerm = new Map<Term, Acting[]>();
  for (const [id, exception] of Object.entries(exceptions).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const term = takenUpAt(exception);
    byTerm.set(term, [...(byTerm.get(term) ?? []), { id, exception }]);
  }
  return byTerm;
};

const takeTerm = (line: Line, rotation: Rotation, term: Term, acting: readonly Acting[]): Turn => {
  const isNewList = changeList(line, term, acting);
  const elected = line.order === null ? electedFor(rotation, term) : undefined;
  const [extension, ...repeated] = ofKind(acting, 'extend');
  const stays = extension !== undefined && !isNewList && elected === undefined && mayStay(line);
  for (const { id } of stays || extension === undefined ? repeated : [extension, ...repeated]) {
    line.misfits.push({ code: 'cannotExtend', exception: id, term });
  }
  if (stays) {
    return extendTerm(line, term, acting);
  }
  if (line.order === null) {
    for (const { id } of [...ofKind(acting, 'skip'), ...ofKind(acting, 'swap')]) {
      line.misfits.push({ code: 'needsList', exception: id, term });
    }
    return { chair: elected, candidates: elected === undefined ? [] : [elected] };
  }
  const willing = passTurns(line, term, ofKind(acting, 'skip'));
  for (const { id } of willing.length === 0 ? acting : []) {
    line.misfits.push({ code: 'nobodyLeft', exception: id, term });
  }
  return beginSwaps(line, term, ofKind(acting, 'swap'), willing);
};

const electedFor = ({ elected = {}, start }: Rotation, term: Term): string | undefined =>
  elected[String(term)] ?? (term === start.term ? start.member : undefined);

const mayStay = ({ chair, order }: Line): boolean =>
  chair !== undefined && (order === null || order.includes(chair));

/**
 * The chair stays. Nobody's turn passes, so nobody can stand back or trade, and trades already
 * begun move along.
 */
const extendTerm = (line: Line, term: Term, acting: readonly Acting[]): Turn => {
  line.trades = line.trades.map((trade) => ({ ...trade, due: trade.due + 1 }));
  for (const { id, exception } of ofKind(acting, 'skip')) {
    line.misfits.push({ code: 'notTheirTurn', exception: id, member: exception.member, term });
  }
  for (const swap of ofKind(acting, 'swap')) {
    const { giver: member } = halvesOf(swap);
    line.misfits.push({ code: 'notTheirTurn', exception: swap.id, member, term });
  }
  const waiting = waitingLine(line, term).map(({ member }) => member);
  return { chair: line.chair, candidates: distinct([line.chair, ...waiting]) };
};

/** Whose turns come next: those owed, then once round the list, with the trades that fall due. */
const waitingLine = ({ order, next, owed, trades }: Line, term: Term): readonly Waiting[] => {
  const list = order ?? [];
  const holders = [...owed, ...list.slice(next), ...list.slice(0, next)];
  return holders.map((holder, place) => {
    const isFirst = holders.indexOf(holder) === place;
    const trade = isFirst
      ? trades.find(({ from, due }) => from === holder && due <= term)
      : undefined;
    return { holder, member: trade?.to ?? holder, trade };
  });
};

/**
 * Passes those who stand back and takes one turn from the line. Answers who may chair, in the order
 * in which they are asked, the one whose turn it is first; nobody when all stand back or the list
 * is empty, and then no turn is taken.
 */
const passTurns = (line: Line, term: Term, skips: readonly Acting<'skip'>[]): readonly string[] => {
  const waiting = waitingLine(line, term);
  const standBack = new Map<string, boolean>();
  for (const { exception } of skips) {
    standBack.set(exception.member, standBack.get(exception.member) ?? exception.makeUp);
  }
  const place = waiting.findIndex(({ member }) => !standBack.has(member));
  const passed = place < 0 ? waiting : waiting.slice(0, place);
  const passedBy = new Set(passed.map(({ member }) => member));
  for (const { id, exception } of skips) {
    // One exception passes the turn; a second one for the same member has nothing left to pass.
    if (!passedBy.delete(exception.member)) {
      line.misfits.push({ code: 'notTheirTurn', exception: id, member: exception.member, term });
    }
  }
  const taken = waiting[place];
  if (taken === undefined) {
    return [];
  }
  const settled = [...passed, taken].map(({ trade }) => trade);
  line.trades = line.trades.filter((trade) => !settled.includes(trade));
  for (const { id, from: member, due } of line.trades) {
    if (due === term) {
      line.misfits.push({ code: 'notTheirTurn', exception: id, member, term });
    }
  }
  const madeUp = distinct(passed.map(({ member }) => member)).filter((one) => standBack.get(one));
  const fromList = place - line.owed.length;
  line.next = fromList < 0 ? line.next : (line.next + fromList + 1) % (line.order?.length ?? 1);
  line.owed = [...madeUp, ...line.owed.slice(place + 1)];
  const others = waiting.slice(place + 1).map(({ member }) => member);
  return distinct([taken.member, taken.holder, ...others]).filter((one) => !standBack.has(one));
};

const beginSwaps = (
  line: Line,
  term: Term,
  swaps: readonly Acting<'swap'>[],
  willing: readonly string[],
): Turn => {
  let [chair] = willing;
  for (const swap of swaps) {
    const { giver, taker, due } = halvesOf(swap);
    const { id } = swap;
    if (giver === taker || due === term) {
      line.misfits.push({ code: 'swapNeedsTwo', exception: id, term });
    } else if (giver !== chair) {
      line.misfits.push({ code: 'notTheirTurn', exception: id, member: giver, term });
    } else if (line.order?.includes(taker) !== true) {
      line.misfits.push({ code: 'notInList', exception: id, member: taker, term });
    } else {
      chair = taker;
      line.trades = [...line.trades, { id, from: taker, to: giver, due }];
    }
  }
  return { chair, candidates: distinct([chair, ...willing]) };
};

/** A swap by time: `giver` leaves the earlier term to `taker` and chairs in its place at `due`. */
const halvesOf = ({
  exception: { between, terms },
}: Acting<'swap'>): { readonly giver: string; readonly taker: string; readonly due: Term } =>
  terms[0] <= terms[1]
    ? { giver: between[0], taker: between[1], due: terms[1] }
    : { giver: between[1], taker: between[0], due: terms[0] };

const distinct = (members: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(members.filter((member) => member !== undefined)),
];
