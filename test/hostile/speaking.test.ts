/**
 * The matrix of speaking: role × statement × state of the cluster. Each statement is really signed
 * and asked about with `dry=true`, which judges as if it were said and writes nothing, so that
 * every role meets the same state.
 */
import { describe, expect, test } from '@jest/globals';
import type { StatementType } from '../../workflows/index.js';
import { launchBody, pledgeDigest, pledgeText, reportBody, YEAR } from '../support/bodies.js';
import { type AnySaid, START } from '../support/cluster.js';
import { type Answer, cleanUpAfterEach, signed } from '../support/http.js';
import { keyOf } from '../support/keys.js';
import { STATES, type State } from './access.js';
import { ROLES, type RoleName } from './roles.js';
import { type Setting, settingIn } from './setting.js';

cleanUpAfterEach();

/** Who may say something, and in which states of the cluster. */
interface May {
  readonly roles: readonly RoleName[];
  readonly states: readonly State[];
  readonly body: object;
}

const reason = 'As the letter says';
const members = ['chair', 'deputy', 'member'] as const;

/** A statement of each kind of right: of a member, of the chair, of a root key, and of its time. */
const SPEAKING: Readonly<Partial<Record<StatementType, May>>> = {
  'cycle.launch': { roles: ['chair'], states: ['founded'], body: launchBody },
  'pledge.propose': { roles: ['chair'], states: ['running'], body: pledgeText },
  'pledge.sign': { roles: members, states: ['running'], body: { digest: pledgeDigest } },
  'report.submit': { roles: [], states: [], body: reportBody('interim') },
  'cycle.suspend': { roles: ['chair'], states: ['running'], body: { reason, document: null } },
  'cycle.resume': { roles: ['chair'], states: ['suspended'], body: { reason } },
  'officer.enrol': {
    roles: ['root'],
    states: ['founded', 'running', 'suspended', 'closed'],
    body: {
      officer: 'third',
      name: null,
      office: { vi: 'Thư ký', en: 'Secretary' },
      key: keyOf('can-tho/third').x,
      steps: ['pledge'],
      from: new Date(START).toISOString(),
      until: '2030-01-01T00:00:00.000Z',
      document: null,
    },
  },
};

/** Those whose keys speak for nobody here, at least not any more. */
const OUTSIDERS: readonly RoleName[] = ['revoked', 'past', 'other', 'stranger'];
/** Everybody with a key of their own; who holds somebody else's token signs nothing with it. */
const SPEAKERS = (Object.keys(ROLES) as RoleName[]).filter(
  (name) => name !== 'expired' && name !== 'forger',
);

async function asked({ server, cluster }: Setting, type: StatementType, name: RoleName) {
  const { member, officer, key } = ROLES[name];
  const cycle = type === 'officer.enrol' ? {} : { cycle: YEAR };
  const body = SPEAKING[type]?.body;
  const said = { type, by: member, officer, key, body, ...cycle } as unknown as AnySaid;
  return server.say(signed(cluster, said), '?dry=true');
}

function expectMet(answer: Answer, state: State, type: StatementType, name: RoleName): void {
  const row = `${type} by the ${ROLES[name].name}`;
  const { roles = [], states = [] } = SPEAKING[type] ?? {};
  const met = (status: unknown, codes: unknown) =>
    expect([row, answer.status, answer.codes]).toEqual([row, status, codes]);
  if (state === 'broken') met(409, ['server/journal-broken']);
  else if (OUTSIDERS.includes(name)) {
    // Nobody learns by asking how the year stands.
    met(
      403,
      answer.codes.filter((code) => code.startsWith('authority/')),
    );
  } else if (roles.includes(name) && states.includes(state)) met(200, [undefined]);
  else if (roles.includes(name)) met(409, expect.arrayContaining(['frame/not-in-this-state']));
  else met(answer.status === 403 ? 403 : 409, expect.not.arrayContaining([undefined]));
}

describe('every role with every kind of statement', () => {
  for (const state of STATES) {
    test(`in a cluster that is ${state}`, async () => {
      const setting = await settingIn(state, (open) => open());
      const { server } = setting;
      const head = (await server.get('/api/clusters/cities/checkpoint')).text;
      for (const type of Object.keys(SPEAKING) as StatementType[]) {
        for (const name of SPEAKERS) {
          if (state === 'broken' && OUTSIDERS.includes(name)) continue;
          expectMet(await asked(setting, type, name), state, type, name);
        }
      }
      expect((await server.get('/api/clusters/cities/checkpoint')).text).toBe(head);
    }, 300_000);
  }
});
