/** What people say of keys: a root key changed or replaced, a mandate delegated, a host named. */
import type { Bodies } from '../../workflows/index.js';
import { document, text } from './bodies.js';
import { type Said, START, type TestCluster } from './cluster.js';
import { keyOf, type TestKey } from './keys.js';

const HOUR = 3_600_000;

/** An instant so many hours after the start of every test cluster. */
export const hours = (count: number): string => new Date(START + count * HOUR).toISOString();

/** The key that comes after a party's first one, and the one after that. */
export const successor = (party: string, generation = 2): TestKey =>
  keyOf(`${party}/root-${generation}`);

export const rotating = (by: string, key = successor(by)): Said<'root.rotate'> => ({
  type: 'root.rotate',
  by,
  body: { key: key.x },
});

/** A motion that a party's lost root key be replaced. */
export const replacing = (
  member: string,
  by: string,
  key = successor(member),
): Said<'root.replace'> => ({
  type: 'root.replace',
  by,
  body: { member, key: key.x, document: document('request'), reason: 'Lost in the flood' },
});

/** A delegation by a party's officer to its delegate for the first day, to sign pledges. */
export const delegating = (
  by: string,
  change: Partial<Bodies['officer.delegate']> = {},
): Said<'officer.delegate'> => ({
  type: 'officer.delegate',
  by,
  body: {
    officer: 'delegate',
    name: null,
    office: text('Head of division'),
    key: keyOf(`${by}/delegate`).x,
    steps: ['pledge'],
    from: hours(0),
    until: hours(24),
    document: document('authorisation'),
    ...change,
  },
});

/** The end of the mandate of a party's officer, said with its root key unless another is named. */
export const revoking = (
  by: string,
  officer: string,
  speaker = 'root',
): Said<'officer.revoke'> => ({
  type: 'officer.revoke',
  by,
  officer: speaker,
  body: { key: keyOf(`${by}/${officer}`).id, reason: 'Left the office' },
});

/** The server names the key that comes after its own. */
export const rotatingHost = (key = successor('server')): Said<'host.rotate'> => ({
  type: 'host.rotate',
  by: 'server',
  body: { key: key.x },
});

/** A motion that the server run on a member's machines. */
export const appointing = (
  host: string | null,
  by: string,
  key = successor('server'),
): Said<'host.appoint'> => ({
  type: 'host.appoint',
  by,
  body: { host, key: key.x, reason: 'The chair has moved' },
});

/** A vote on whatever motion is open. */
export function voting(
  { journal }: TestCluster,
  by: string,
  choice: Bodies['motion.vote']['choice'] = 'approve',
): Said<'motion.vote'> {
  const motion = journal().cluster.context.motion?.digest ?? '';
  return { type: 'motion.vote', by, body: { motion, choice } };
}

/** Puts a motion forward and has these members approve it, in turn. */
export function adopt(
  cluster: TestCluster,
  motion: Said<'root.replace'> | Said<'host.appoint'>,
  ...members: readonly string[]
): TestCluster {
  const later = cluster.fork();
  if (motion.type === 'root.replace') later.say(motion);
  else later.say(motion);
  for (const by of members) later.say(voting(later, by));
  return later;
}
