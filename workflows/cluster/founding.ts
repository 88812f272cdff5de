/**
 * Founding: one member proposes the charter together with every root key, and the cluster is
 * active when every founding member has signed that very proposal. Until then the proposer may
 * put forward another text, which voids the signatures on the first.
 */
import { SERVER } from '../charter.js';
import { foundingProblems } from '../charter-problems.js';
import type { ClusterContext, Party } from '../cluster.context.js';
import { clusterSetup } from '../cluster.setup.js';
import {
  type ClusterChanges,
  type ClusterConditions,
  ofClusterBody,
  ofClusterSpeaker,
  requires,
  type SaidOfCluster,
} from '../conditions.js';
import { digestOf } from '../digest.js';
import { isKnownVersion } from '../rules-versions.js';

type Proposing = SaidOfCluster<'cluster.found'>;

export const foundingConditions = {
  foundingIsCoherent: ofClusterBody<'cluster.found'>(
    (_, { body }) => foundingProblems(body).length === 0,
  ),
  foundsThisJournal: ofClusterBody<'cluster.found'>(
    ({ origin }, { body }) => body.origin === origin,
  ),
  rulesAreKnown: ofClusterBody<'cluster.found' | 'charter.amend'>((_, { body }) =>
    isKnownVersion(body.charter.rules),
  ),
  founderIsMember: ofClusterBody<'cluster.found'>((_, { by, body }) => by.member in body.members),
  isFounder: ofClusterSpeaker(({ founder }, { by }) => by.member === founder),
  isFoundingMember: ofClusterSpeaker(
    ({ parties }, { by }) => parties[by.member]?.kind === 'member',
  ),
  hasNotSignedCharter: ofClusterSpeaker(({ founding }, { by }) => !(by.member in founding.signed)),
  charterIsCurrent: ofClusterBody<'charter.sign'>(
    ({ founding }, { body }) => body.digest === founding.digest,
  ),
} satisfies ClusterConditions;

/** Whether every founding member has signed the founding as proposed. */
export const everyFounderHasSigned = ({ parties, founding }: ClusterContext): boolean =>
  Object.keys(parties).every((id) => parties[id]?.kind !== 'member' || id in founding.signed);

function partiesOf({ body, at }: Proposing): ClusterContext['parties'] {
  const open = { from: at, until: null, successor: null };
  const party = (kind: Party['kind'], { name, key }: Pick<Party, 'name' | 'key'>): Party => ({
    kind,
    name: { vi: name.vi, en: name.en },
    key,
    ...open,
  });
  const members = Object.entries(body.members).map(([id, each]) => [id, party('member', each)]);
  const server = { name: { vi: 'Máy chủ', en: 'Server' }, key: body.server.key };
  return {
    ...Object.fromEntries(members),
    [body.authority.id]: party('authority', body.authority),
    ...(body.patron ? { [body.patron.id]: party('patron', body.patron) } : {}),
    [SERVER]: party('server', server),
  };
}

export const foundingChanges: ClusterChanges = {
  'cluster.found': (context, said) => {
    const { charter } = said.body;
    const { year, chair, deputy } = charter.firstTerm;
    return {
      ...context,
      founder: said.by.member,
      host: said.body.server.host,
      founding: { digest: digestOf(said.body), signed: {} },
      charters: { 1: charter },
      version: 1,
      parties: partiesOf(said),
      terms: { [year]: { chair, deputy } },
      term: year,
    };
  },
  'charter.sign': (context, { by }) => ({
    ...context,
    founding: {
      ...context.founding,
      signed: { ...context.founding.signed, [by.member]: true },
    },
  }),
};

const proposal = [
  'founderIsMember',
  'foundsThisJournal',
  'foundingIsCoherent',
  'rulesAreKnown',
] as const;

export const unfoundedState = clusterSetup.createStateConfig({
  on: {
    'cluster.found': { guard: requires(...proposal), target: 'founding', actions: 'record' },
  },
});

export const foundingState = clusterSetup.createStateConfig({
  on: {
    'cluster.found': { guard: requires('isFounder', ...proposal), actions: 'record' },
    'charter.sign': {
      guard: requires('isFoundingMember', 'hasNotSignedCharter', 'charterIsCurrent'),
      actions: 'record',
    },
  },
  always: { guard: 'everyFounderHasSigned', target: 'active' },
});
