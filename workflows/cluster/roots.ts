/**
 * Root keys live and die: a root key names its successor, and one that is lost or stolen is
 * replaced by the other members' vote, without and against the party whose key it is. The officers
 * of the party stay, because who they are was said while the old key stood.
 */
import {
  type ClusterChanges,
  type ClusterConditions,
  ofClusterBody,
  requires,
} from '../conditions.js';
import { opened } from './ballot.js';
import { electorsOf, FEWEST_FOR_A_KEY } from './electors.js';
import { withRootKey } from './keys.js';
import { hasRootKey } from './matters.js';

type Replacing = { readonly member: string; readonly key: string };

const matterOf = ({ member, key }: Replacing) => ({ kind: 'root', member, key }) as const;

export const rootConditions = {
  replacesAnothersRoot: ofClusterBody<'root.replace'>(
    (_, { by, body }) => body.member !== by.member,
  ),
  namedHasRootKey: ofClusterBody<'root.replace'>((context, { body, at }) =>
    hasRootKey(context, body.member, at),
  ),
  /** Of two members neither could lose its key to the other alone. */
  othersAreSeveral: ofClusterBody<'root.replace'>(
    (context, { body, at }) => electorsOf(context, matterOf(body), at).length >= FEWEST_FOR_A_KEY,
  ),
} satisfies ClusterConditions;

export const rootChanges: ClusterChanges = {
  'root.rotate': (context, { by, body }) => withRootKey(context, by.member, body.key),
  'root.replace': (context, { by, body }) => opened(context, by.member, matterOf(body), body),
};

export const rootTransitions = {
  'root.rotate': {
    guard: requires('speaksWithRootKey', 'keyIsUnused'),
    actions: 'record',
  },
  'root.replace': {
    guard: requires(
      'isClusterMember',
      'noMotionIsOpen',
      'replacesAnothersRoot',
      'namedHasRootKey',
      'othersAreSeveral',
      'keyIsUnused',
    ),
    actions: 'record',
  },
} as const;
