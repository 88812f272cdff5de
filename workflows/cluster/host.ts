/**
 * The server's key and its host: the server names the successor of its own key, and the members
 * appoint who runs the server, under a new key. One motion serves both the move with the chair and
 * the day when the old host is gone, since it asks nothing of the old host.
 */
import { SERVER } from '../charter.js';
import { witnessingProblems } from '../charter-problems.js';
import { charterInForce } from '../cluster.context.js';
import {
  type ClusterChanges,
  type ClusterConditions,
  ofClusterBody,
  ofClusterSpeaker,
  requires,
} from '../conditions.js';
import { opened } from './ballot.js';
import { withRootKey } from './keys.js';
import { mayHost } from './matters.js';

export const hostConditions = {
  speaksAsServer: ofClusterSpeaker((_, { by }) => by.member === SERVER),
  hostIsMember: ofClusterBody<'host.appoint'>((context, { body, at }) =>
    mayHost(context, body.host, at),
  ),
  /** The host is no witness of itself, so enough others must remain for the charter's quorum. */
  witnessesSuffice: ofClusterBody<'host.appoint'>((context, { body: { host } }) => {
    const charter = charterInForce(context);
    const around = { keys: [], host };
    return charter !== undefined && witnessingProblems(charter.witnessing, around).length === 0;
  }),
} satisfies ClusterConditions;

export const hostChanges: ClusterChanges = {
  'host.rotate': (context, { body }) => withRootKey(context, SERVER, body.key),
  'host.appoint': (context, { by, body }) => {
    const { host, key } = body;
    return opened(context, by.member, { kind: 'host', host, key }, body);
  },
};

export const hostTransitions = {
  'host.rotate': {
    guard: requires('speaksAsServer', 'keyIsUnused'),
    actions: 'record',
  },
  'host.appoint': {
    guard: requires(
      'isClusterMember',
      'noMotionIsOpen',
      'hostIsMember',
      'witnessesSuffice',
      'keyIsUnused',
    ),
    actions: 'record',
  },
} as const;
