/**
 * A cluster in each of its states on a real server, with another cluster beside it and a session
 * for everybody who has one.
 */
import { expect } from '@jest/globals';
import { decisionOn, YEAR } from '../support/bodies.js';
import { AUTHORITY, foundedCluster, type TestCluster } from '../support/cluster.js';
import { rewrite, tamper } from '../support/engine.js';
import { givenServer, type TestServer } from '../support/http.js';
import * as year from '../support/year.js';
import type { State } from './access.js';
import { endMandates, enrolRoles, type RoleName, tokensOf } from './roles.js';
import { SCORED_YEAR } from './world.js';

/** Opens a session so that it is over by now. */
export type Expire = (open: () => Promise<string>) => Promise<string>;

const PROVINCES = 'test.example/provinces';

const launched = SCORED_YEAR.slice(0, 3);

/** Every dossier is sent and granted; after the handover, nothing of the year is open then. */
const decideAll: year.Stage = (cluster) => {
  year.sendDossiers(cluster);
  for (const [award, members] of Object.entries(year.contextOf(cluster).award.list)) {
    for (const member of Object.keys(members)) {
      const body = decisionOn(award, member, 'granted');
      cluster.say({ type: 'award.decide', by: AUTHORITY, cycle: YEAR, body });
    }
  }
};

const STAGES: Readonly<Record<State, readonly year.Stage[]>> = {
  founded: [],
  running: launched,
  suspended: [
    ...launched,
    (cluster) =>
      cluster.say({
        type: 'cycle.suspend',
        by: 'ha-noi',
        cycle: YEAR,
        body: { reason: 'A storm', document: null },
      }),
  ],
  closed: [
    ...SCORED_YEAR,
    year.concur,
    year.adoptAwards,
    decideAll,
    (cluster) => year.pledge(cluster, YEAR + 1),
    year.proposeHandover,
    year.confirmHandover,
    year.signHandover,
    year.acceptHandover,
  ],
  broken: launched,
};

/** A server as the people of `roles.ts` find it. */
export interface Setting {
  readonly server: TestServer;
  /** The cluster in memory, as the server has it. */
  readonly cluster: TestCluster;
  readonly tokens: Readonly<Record<RoleName, string | undefined>>;
}

/**
 * A server with two clusters, and a session for every role, with all mandates ended that end. Where
 * the journal is broken nobody can be revoked any more: there these two roles have no session.
 */
export async function settingIn(state: State, expire: Expire): Promise<Setting> {
  const cluster = enrolRoles(foundedCluster());
  const start = cluster.lines.length;
  let server = await givenServer();
  await server.play(cluster);
  await playProvinces(server);
  if (state === 'broken') {
    for (const stage of STAGES[state]) stage(cluster);
    await server.play(cluster, start);
    await server.close();
    const last = cluster.lines.length - 1;
    tamper(
      server.data,
      rewrite(last, (line) => line.replace(/"sig":"../, '"sig":"--')),
    );
    server = await givenServer(server.data, cluster.now());
    return { server, cluster, tokens: await tokensOf(server, expire) };
  }
  const tokens = await tokensOf(server, expire);
  for (const stage of STAGES[state]) stage(cluster);
  endMandates(cluster);
  await server.play(cluster, start);
  server.clock.set(new Date(cluster.now()).toISOString());
  return { server, cluster, tokens };
}

async function playProvinces(server: TestServer): Promise<void> {
  const provinces = foundedCluster(['lang-son', 'cao-bang'], { id: 'provinces' }, PROVINCES);
  for (const line of provinces.lines) {
    const { signatures, statement, at } = JSON.parse(line);
    server.clock.set(at);
    const answer = await server.post('/api/clusters/provinces/statements', {
      signatures,
      statement,
    });
    expect(answer.status).toBe(201);
  }
}
