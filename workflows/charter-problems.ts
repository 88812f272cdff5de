/**
 * Where a charter contradicts itself or the parties that it is for. Everything here can be seen
 * from the text alone, so a charter with a problem is refused when it is proposed, and nobody ever
 * signs one; what only the course of the years can show is not judged here.
 */
import { base64urlEncode } from './base64.js';
import { type Charter, type Founding, SERVER } from './charter.js';
import { type ReviewProblem, reviewProblems } from './charter-problems.review.js';
import { parseNoteKey } from './ledger/note-key.js';

export type CharterProblem =
  | 'agenda-not-a-permutation'
  | 'award-listed-twice'
  | 'first-chair-is-the-deputy'
  | 'first-chair-not-a-member'
  | 'first-chair-not-in-the-rotation'
  | 'rotation-names-a-stranger'
  | 'rotation-names-one-twice'
  | 'round-listed-twice'
  | 'party-named-twice'
  | 'key-used-twice'
  | 'origin-does-not-end-in-id'
  | 'deputy-needed-for-own-report'
  | 'witness-needs-a-patron'
  | 'host-not-a-member'
  | 'witness-name-reserved'
  | 'witness-key-used-twice'
  | 'witness-key-name-used-twice'
  | 'witness-key-of-a-party'
  | 'quorum-of-witnesses-out-of-reach'
  | ReviewProblem;

/** Whom a charter is for. */
export interface CharterParties {
  readonly members: readonly string[];
  readonly hasPatron: boolean;
  /** The root keys of all parties and the key of the server, raw in base64url. */
  readonly keys: readonly string[];
  /** The member whose machines run the server. */
  readonly host: string | null;
}

/** The server cannot watch itself, and in a policy file `none` stands for nobody. */
const RESERVED = [SERVER, 'none'];

const hasDoubles = (items: readonly string[]): boolean => new Set(items).size !== items.length;

/**
 * The contradictions of a charter, given those whom it is for.
 * @returns every problem found; empty when the charter is coherent.
 */
export function charterProblems(charter: Charter, parties: CharterParties): CharterProblem[] {
  const isMember = (id: string): boolean => parties.members.includes(id);
  const { chair, deputy } = charter.firstTerm;
  const { source } = charter.rotation;
  const order = source.kind === 'list' ? source.order : [];
  const lacksPatron = charter.handover.witness === 'required' && !parties.hasPatron;
  return [
    ...found([
      ['agenda-not-a-permutation', hasDoubles(charter.agenda)],
      ['round-listed-twice', hasDoubles(charter.report.rounds)],
      ['award-listed-twice', hasDoubles(charter.awards.map(({ id }) => id))],
      // Nobody decides its own matter: what concerns the chair goes to the deputy.
      ['first-chair-is-the-deputy', deputy === chair],
      ['first-chair-not-a-member', !isMember(chair) || (deputy !== null && !isMember(deputy))],
      // The turns are counted from the first chair, so a list without it says nothing of any year.
      ['first-chair-not-in-the-rotation', source.kind === 'list' && !order.includes(chair)],
      ['rotation-names-a-stranger', !order.every(isMember)],
      ['rotation-names-one-twice', hasDoubles(order)],
      ['deputy-needed-for-own-report', lacksDeputy(charter)],
      ['witness-needs-a-patron', lacksPatron],
    ]),
    ...witnessingProblems(charter.witnessing, parties),
    ...reviewProblems(charter, parties.members.length),
  ];
}

/**
 * The contradictions between the witnesses of a charter and the server that they watch; to be asked
 * again when another member hosts it, because the host is no witness of itself.
 */
export function witnessingProblems(
  { witnesses, quorum }: Charter['witnessing'],
  { keys, host }: Pick<CharterParties, 'keys' | 'host'>,
): CharterProblem[] {
  const read = Object.values(witnesses).flatMap(({ key }) => {
    const parsed = parseNoteKey(key);
    return parsed.ok ? [parsed.key] : [];
  });
  const own = read.map(({ publicKey }) => base64urlEncode(publicKey));
  const counted = Object.keys(witnesses).filter((id) => id !== host).length;
  return found([
    ['witness-name-reserved', RESERVED.some((name) => name in witnesses)],
    ['witness-key-used-twice', hasDoubles(own)],
    ['witness-key-name-used-twice', hasDoubles(read.map(({ name }) => name))],
    ['witness-key-of-a-party', own.some((key) => keys.includes(key))],
    ['quorum-of-witnesses-out-of-reach', (quorum ?? 0) > counted],
  ]);
}

/**
 * The contradictions of a founding: those of its charter and those between its parties.
 * @returns every problem found; empty when the founding may be signed.
 */
export function foundingProblems(founding: Founding): CharterProblem[] {
  const { members, authority, patron, server, charter, origin } = founding;
  const others = [authority, ...(patron ? [patron] : [])];
  const ids = [...Object.keys(members), ...others.map(({ id }) => id), SERVER];
  const keys = [...Object.values(members), ...others, server].map(({ key }) => key);
  return [
    ...charterProblems(charter, {
      members: Object.keys(members),
      hasPatron: patron !== null,
      keys,
      host: server.host,
    }),
    ...found([
      ['party-named-twice', hasDoubles(ids)],
      ['key-used-twice', hasDoubles(keys)],
      ['origin-does-not-end-in-id', !origin.endsWith(`/${charter.id}`)],
      ['host-not-a-member', server.host !== null && !(server.host in members)],
    ]),
  ];
}

const found = (checks: readonly (readonly [CharterProblem, boolean])[]): CharterProblem[] =>
  checks.filter(([, broken]) => broken).map(([problem]) => problem);

const lacksDeputy = ({ report, rotation }: Charter): boolean =>
  report.ownReport === 'deputy' && rotation.deputy === 'none';
