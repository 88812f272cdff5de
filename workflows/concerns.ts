/**
 * Why an entry concerns a party: it was said in the party's name, or it says who speaks for it,
 * whether it belongs, what it hosts, or what is held of it. Who watches these entries learns of a
 * key that it did not enrol on the day on which the key appears, and not when it is used.
 */
import type { Bodies, StatementType } from './catalogue.js';
import { voted } from './cluster/ballot.js';
import type { ClusterContext, Motion } from './cluster.context.js';
import type { Statement } from './statement.js';

/** What an entry has to do with a party; the words for it stand in `words.en.ts`. */
export type Concern =
  | 'said'
  | 'founded'
  | 'officerEnrolled'
  | 'officerRevoked'
  | 'delegated'
  | 'rootRotated'
  | 'rootMotion'
  | 'rootReplaced'
  | 'admitted'
  | 'left'
  | 'merged'
  | 'dropped'
  | 'hostMotion'
  | 'hostAppointed'
  | 'reportReturned'
  | 'reportExcused'
  | 'standingRecorded'
  | 'scoreVerified'
  | 'scoreReopened'
  | 'sealOpened'
  | 'secretReleased';

/** An entry, as far as this question reads it. */
export interface Watched {
  readonly statement: Pick<Statement, 'type' | 'by' | 'body'>;
  readonly at: string;
}

/**
 * @param entry an accepted entry
 * @param party the id of a member, or of any other party
 * @param before the cluster as it stood before the entry
 * @returns `null` when the entry does not concern the party
 */
export function concerns(entry: Watched, party: string, before: ClusterContext): Concern | null {
  const { type, by, body } = entry.statement;
  const about = (ABOUT as Readonly<Partial<Record<StatementType, About>>>)[type];
  const why = about?.(body as never, { party, speaker: by.member, at: entry.at, before });
  return why ?? (by.member === party ? 'said' : null);
}

interface Around {
  readonly party: string;
  readonly speaker: string;
  readonly at: string;
  readonly before: ClusterContext;
}

type About = (body: never, around: Around) => Concern | null;
type Abouts = {
  readonly [T in StatementType]?: (body: Bodies[T], around: Around) => Concern | null;
};

const named =
  (why: Concern) =>
  ({ member }: { readonly member: string }, { party }: Around): Concern | null =>
    member === party ? why : null;

const own =
  (why: Concern) =>
  (_: unknown, { party, speaker }: Around): Concern | null =>
    speaker === party ? why : null;

const ABOUT: Abouts = {
  'cluster.found': ({ members, authority, patron }, { party }) =>
    party in members || party === authority.id || party === patron?.id ? 'founded' : null,
  'officer.enrol': own('officerEnrolled'),
  'officer.revoke': own('officerRevoked'),
  'officer.delegate': own('delegated'),
  'root.rotate': own('rootRotated'),
  'root.replace': named('rootMotion'),
  'member.admit': named('admitted'),
  'member.leave': named('left'),
  'member.merge': ({ member, into }, { party }) =>
    member === party || into === party ? 'merged' : null,
  'roster.drop': named('dropped'),
  'host.appoint': ({ host }, { party, before }) => hosts(party, host, before, 'hostMotion'),
  'motion.vote': ({ choice }, { party, speaker, at, before }) => {
    const { motion } = before;
    if (!motion) return null;
    const after = voted(before, { member: speaker, choice }, at);
    return ofMotion(motion, party, before, after);
  },
  'motion.withdraw': (_, { party, before }) =>
    before.motion && ofMotion(before.motion, party, before, before),
  'report.return': named('reportReturned'),
  'report.excuse': named('reportExcused'),
  'eligibility.record': named('standingRecorded'),
  'eligibility.attest': named('standingRecorded'),
  'verify.record': named('scoreVerified'),
  'score.reopen': named('scoreReopened'),
  'peer.open': ({ reviewer }, { party }) => (reviewer === party ? 'sealOpened' : null),
  'ballot.open': ({ elector }, { party }) => (ownerOf(elector) === party ? 'sealOpened' : null),
  'seal.release': ({ of }, { party }) => (ownerOf(of) === party ? 'secretReleased' : null),
};

/** The member of a voter, who may be a person of a council: `da-nang/chairman`. */
const ownerOf = (voter: string): string => voter.split('/')[0] ?? voter;

/** A motion about the root key or the host of a party, which this entry may have adopted. */
function ofMotion(
  { matter }: Motion,
  party: string,
  before: ClusterContext,
  after: ClusterContext,
): Concern | null {
  const isAdopted = after.replaced !== before.replaced;
  if (matter.kind === 'root') {
    if (matter.member !== party) return null;
    return isAdopted ? 'rootReplaced' : 'rootMotion';
  }
  if (matter.kind !== 'host') return null;
  return hosts(party, matter.host, before, isAdopted ? 'hostAppointed' : 'hostMotion');
}

/** The server comes to a party or goes from it. */
const hosts = (
  party: string,
  next: string | null,
  { host }: ClusterContext,
  why: Concern,
): Concern | null => (party === next || party === host ? why : null);
