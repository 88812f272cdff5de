/** People of every kind, as they come to the door of one cluster, and how they are met there. */
import { AUTHORITY, enrol, PATRON, START, type TestCluster } from '../support/cluster.js';
import type { TestServer } from '../support/http.js';
import { keyOf, type TestKey } from '../support/keys.js';
import { signIn } from './world.js';

export interface Role {
  readonly name: string;
  readonly member: string;
  readonly officer: string;
  readonly key: TestKey;
  /** How a closed door answers: served, or with this problem. */
  readonly met: 'served' | readonly [status: number, code: string];
}

const role = (
  name: string,
  member: string,
  officer: string,
  met: Role['met'] = 'served',
): Role => ({
  name,
  member,
  officer,
  key: keyOf(officer === 'root' ? member : `${member}/${officer}`),
  met,
});

/** The roles, by a short name. */
export const ROLES = {
  chair: role('officer of the chair', 'ha-noi', 'officer'),
  deputy: role('officer of the deputy', 'hai-phong', 'officer'),
  member: role('officer of a member', 'can-tho', 'officer'),
  reporter: role('officer with a mandate for reports alone', 'can-tho', 'reporter'),
  root: role('holder of a root key', 'can-tho', 'root'),
  auditor: role('auditor', 'can-tho', 'auditor'),
  authority: role('clerk of the authority', AUTHORITY, 'officer'),
  patron: role('clerk of the patron', PATRON, 'officer'),
  revoked: role('revoked officer', 'hai-phong', 'former', [403, 'session/not-enrolled']),
  past: role('officer after the mandate', 'ha-noi', 'past', [403, 'session/not-enrolled']),
  other: role('officer of another cluster', 'lang-son', 'officer', [403, 'session/other-cluster']),
  expired: role('holder of a session that is over', 'ha-noi', 'officer', [401, 'session/unknown']),
  forger: role('holder of a token that was made up', 'ha-noi', 'officer', [401, 'session/unknown']),
  stranger: role('stranger', 'nobody', 'officer', [401, 'session/missing']),
} as const satisfies Readonly<Record<string, Role>>;
export type RoleName = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as readonly RoleName[];

type Mandate = { readonly steps: readonly 'report'[] | readonly []; readonly until: string };

const LONG = '2030-01-01T00:00:00.000Z';

function enrolWith(cluster: TestCluster, { member, officer, key }: Role, mandate: Mandate): void {
  cluster.say({
    type: 'officer.enrol',
    by: member,
    body: {
      officer,
      name: null,
      office: { vi: 'Thư ký', en: 'Secretary' },
      key: key.x,
      steps: [...mandate.steps],
      from: new Date(START).toISOString(),
      until: mandate.until,
      document: null,
    },
  });
}

/** Enrols those whom a founded cluster has not; their mandates may end while the test goes on. */
export function enrolRoles(cluster: TestCluster): TestCluster {
  enrolWith(cluster, ROLES.reporter, { steps: ['report'], until: LONG });
  enrolWith(cluster, ROLES.auditor, { steps: [], until: LONG });
  const hour = new Date(cluster.now() + HOUR_MS).toISOString();
  enrolWith(cluster, ROLES.past, { steps: [], until: hour });
  enrol(cluster, ROLES.revoked.member, ROLES.revoked.officer);
  return cluster;
}

const HOUR_MS = 3_600_000;

/** Ends the mandates of those whose mandates end: one is revoked, and of one the time runs out. */
export function endMandates(cluster: TestCluster): void {
  const { member: by, key } = ROLES.revoked;
  cluster.say({ type: 'officer.revoke', by, body: { key: key.id, reason: 'Retired' } });
  cluster.wait(2 * HOUR_MS);
}

/** The tokens of the roles. It is called while every mandate still holds. */
export async function tokensOf(
  server: TestServer,
  expire: (open: () => Promise<string>) => Promise<string>,
): Promise<Readonly<Record<RoleName, string | undefined>>> {
  const tokens: Partial<Record<RoleName, string>> = { forger: 'A'.repeat(43) };
  for (const name of ROLE_NAMES) {
    const { key } = ROLES[name];
    const cluster = name === 'other' ? 'provinces' : 'cities';
    if (name === 'stranger' || name === 'forger') continue;
    const open = () => signIn(server.url, cluster, key);
    tokens[name] = name === 'expired' ? await expire(open) : await open();
  }
  return tokens as Readonly<Record<RoleName, string | undefined>>;
}
