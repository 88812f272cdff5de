/**
 * A cluster on a real server, as the bench founds it: its cities, its officers, its year up to the
 * reports. Statements are signed against a head that the server gave out, as clients do.
 */
import {
  type Bodies,
  type Charter,
  canonicalize,
  digestOf,
  EMPTY_ROOT,
  hexEncode,
  messageOf,
  type Statement,
} from '../../workflows/index.js';
import { type AnySaid, AUTHORITY, charterFor, foundingFor } from '../support/cluster.js';
import { keyOf, signWith } from '../support/keys.js';
import { asJson, opening } from './material.js';

export interface Hosted {
  readonly id: string;
  readonly members: readonly string[];
  /** The head of the journal that the statements have seen. */
  readonly seen: Statement['seen'];
}

/** A cluster before anything was said in it. */
export const unfounded = (id: string, members: readonly string[]): Hosted => ({
  id,
  members,
  seen: { root: hexEncode(EMPTY_ROOT), size: 0 },
});

/** The origin line of its journal. */
export const originOf = ({ id }: Hosted): string => `bench.example/${id}`;

/**
 * Everything that is said before the reports, in order.
 * @param serverKey its raw public key
 * @param change to the charter of the bench
 */
export function setting(
  cluster: Hosted,
  serverKey: string,
  change: Partial<Charter> = {},
): AnySaid[] {
  const { id, members } = cluster;
  const charter = charterFor(members, { ...change, id });
  const founding: Bodies['cluster.found'] = {
    ...foundingFor(members, charter),
    origin: originOf(cluster),
    server: { key: serverKey, host: null },
  };
  const body = { digest: digestOf(founding) };
  return [
    { type: 'cluster.found', by: members[0] ?? '', body: founding },
    ...members.map((by): AnySaid => ({ type: 'charter.sign', by, body })),
    ...[...members, AUTHORITY].map(
      (by): AnySaid => ({ type: 'officer.enrol', by, body: officer(by) }),
    ),
    ...opening(members),
  ];
}

const STEPS = ['launch', 'pledge', 'report', 'review', 'award', 'handover'] as const;

const officer = (party: string): Bodies['officer.enrol'] => ({
  officer: 'officer',
  name: null,
  office: { vi: 'Phó Chủ tịch', en: 'Vice Chair' },
  key: keyOf(`${party}/officer`).x,
  steps: [...STEPS],
  from: '2023-01-01T00:00:00.000Z',
  until: '2099-01-01T00:00:00.000Z',
  document: null,
});

const FIRST = Date.UTC(2023, 2, 1);
const BY_ROOT: readonly string[] = ['cluster.found', 'charter.sign', 'officer.enrol'];

/**
 * The canonical JSON of a signed statement.
 * @param number makes it another statement than the others with the same words
 */
export function requestText(cluster: Hosted, said: AnySaid, number: number): string {
  const officer = BY_ROOT.includes(said.type) ? 'root' : 'officer';
  const statement: Statement = {
    body: said.body,
    by: { member: said.by, officer },
    cluster: originOf(cluster),
    cycle: said.cycle ?? null,
    rules: '1',
    said: new Date(FIRST + number).toISOString(),
    seen: cluster.seen,
    type: said.type,
  };
  const key = keyOf(officer === 'root' ? said.by : `${said.by}/officer`);
  const sig = signWith(key, messageOf(statement).bytes);
  const signatures = [{ key: key.id, kind: 'ed25519', sig }];
  return canonicalize(asJson({ signatures, statement }));
}
