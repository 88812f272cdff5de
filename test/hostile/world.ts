/**
 * What the attacker finds: a real server on a real file that keeps two clusters, one in the middle
 * of its year and one just founded, with people of every kind who have signed in. Besides the
 * requests nothing writes here, so every change of the database is the work of a request.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setClock } from '../../src/clock.js';
import { EDGE } from '../../src/http/edge.js';
import { startServer } from '../../src/server.js';
import { canonicalize, type Entry, type Json, utf8Encode } from '../../workflows/index.js';
import {
  AUTHORITY,
  enrol,
  foundedCluster,
  PATRON,
  START,
  type TestCluster,
} from '../support/cluster.js';
import { keyOf, signWith, type TestKey } from '../support/keys.js';
import * as year from '../support/year.js';
import { openTables, type Tables } from './tables.js';

/** Somebody who sends requests: with a token or without, with a key or without. */
export interface Actor {
  readonly name: string;
  readonly member: string;
  readonly officer: string;
  readonly key: TestKey;
  readonly token: string | null;
  /** The cluster that the token was given for. */
  readonly cluster: string | null;
  /** Whether the token still opens that cluster. */
  readonly reads: boolean;
}

export interface World {
  readonly url: string;
  readonly cities: TestCluster;
  readonly provinces: TestCluster;
  readonly actors: readonly Actor[];
  readonly tables: Tables;
  /** The folder of the server's data, which no answer may name. */
  readonly data: string;
  /** A document and a calendar that exist. */
  readonly digest: string;
  readonly calendar: string;
  readonly calendarId: string;
  /** Signs somebody in again whose session was ended. */
  readonly renew: (actor: Actor) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A year up to its proposal of awards; each world stands before one of these, or after all. */
export const SCORED_YEAR: readonly year.Stage[] = [
  year.launch,
  year.draftPledge,
  year.openPledge,
  year.signPledge,
  year.report,
  year.score,
  ...year.TO_RESULTS,
  year.proposeAwards,
];
export const STAGE_COUNT = SCORED_YEAR.length + 1;

/** Opens a world. @param stage how many stages of the year are over, 0 to `STAGE_COUNT` - 1 */
export async function openWorld(stage: number): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'giaouoc-hostile-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const pem = keyOf('server').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(data, 'server-key.pem'), pem, { mode: 0o600 });
  const clock = setClock(new Date(START).toISOString());
  const server = await startServer({
    data,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    clusters: ['cities', 'provinces', 'communes'],
    clock,
    witnessInterval: 0,
    // An attacker who is asked to wait finds nothing: here he may try as often as he likes.
    edge: { ...EDGE, refusedPerMinute: 0, signInsPerMinute: 0, computedPerMinute: 0 },
  });
  const cities = citiesAt(stage);
  const provinces = foundedCluster(['lang-son', 'cao-bang'], { id: 'provinces' }, PROVINCES);
  await play(server.url, clock, 'cities', cities);
  await play(server.url, clock, 'provinces', provinces);
  const actors = await signedIn(server.url);
  const revoking = cities.lines.length;
  cities.say({
    type: 'officer.revoke',
    by: 'hai-phong',
    body: { key: keyOf('hai-phong/former').id, reason: 'Retired' },
  });
  await play(server.url, clock, 'cities', cities, revoking);
  const token = actors.find(({ reads }) => reads)?.token ?? '';
  const tables = openTables(join(data, 'giaouoc.db'));
  return {
    url: server.url,
    cities,
    provinces,
    actors,
    tables,
    data: folder,
    ...(await belongings(server.url, token)),
    renew: async (actor) => {
      const signingIn = signIn(server.url, actor.cluster ?? 'cities', actor.key);
      const token = await signingIn.catch(unlessReplaced);
      actors.splice(actors.indexOf(actor), 1, { ...actor, token });
    },
    close: async () => {
      tables.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A root key that said by itself that another takes its place opens no session any more. */
function unlessReplaced(error: Error): null {
  if (error.message.includes('session/not-enrolled')) return null;
  throw error;
}

const PROVINCES = 'test.example/provinces';

function citiesAt(stage: number): TestCluster {
  const cities = foundedCluster();
  enrol(cities, 'hai-phong', 'former');
  cities.say({
    type: 'officer.enrol',
    by: 'can-tho',
    body: {
      officer: 'auditor',
      name: null,
      office: { vi: 'Kiểm toán', en: 'Auditor' },
      key: keyOf('can-tho/auditor').x,
      steps: [],
      from: new Date(START).toISOString(),
      until: '2030-01-01T00:00:00.000Z',
      document: null,
    },
  });
  for (const next of SCORED_YEAR.slice(0, stage)) next(cities);
  return cities;
}

/** Says on the server what a cluster in memory has heard, each at its own time. */
async function play(
  url: string,
  clock: { readonly set: (instant: string) => void },
  id: string,
  cluster: TestCluster,
  from = 0,
): Promise<void> {
  for (const line of cluster.lines.slice(from)) {
    const { signatures, statement, at } = JSON.parse(line) as Entry;
    clock.set(at);
    const signed = canonicalize({ signatures, statement } as unknown as Json);
    await ask(url, `/api/clusters/${id}/statements`, signed);
  }
}

type Person = readonly [name: string, member: string, officer: string, cluster: string | null];

const PEOPLE: readonly Person[] = [
  ['officer of the chair', 'ha-noi', 'officer', 'cities'],
  ['root key of the chair', 'ha-noi', 'root', 'cities'],
  ['officer of the deputy', 'hai-phong', 'officer', 'cities'],
  ['officer of a member', 'can-tho', 'officer', 'cities'],
  ['clerk of the authority', AUTHORITY, 'officer', 'cities'],
  ['clerk of the patron', PATRON, 'officer', 'cities'],
  ['auditor', 'can-tho', 'auditor', 'cities'],
  ['revoked officer', 'hai-phong', 'former', 'cities'],
  ['officer of another cluster', 'lang-son', 'officer', 'provinces'],
  ['stranger', 'nobody', 'officer', null],
];

async function signedIn(url: string): Promise<Actor[]> {
  const actors: Actor[] = [];
  for (const [name, member, officer, cluster] of PEOPLE) {
    const key = keyOf(officer === 'root' ? member : `${member}/${officer}`);
    const token = cluster === null ? null : await signIn(url, cluster, key);
    actors.push({ name, member, officer, key, token, cluster, reads: officer !== 'former' });
  }
  const [first] = actors as [Actor];
  const forged = { token: 'A'.repeat(43), cluster: null, reads: false };
  return [...actors, { ...first, ...forged, name: 'holder of a token that was made up' }];
}

/** Signs a challenge. @returns the token of the session */
export async function signIn(url: string, cluster: string, key: TestKey): Promise<string> {
  const path = `/api/clusters/${cluster}/sessions`;
  const { challenge } = await ask(url, `${path}/challenge`, canonicalize({ key: key.id }));
  const message = utf8Encode(`giaouoc/session/v1\n${canonicalize(challenge as Json)}`);
  const answer = { challenge: challenge as Json, key: key.id, sig: signWith(key, message) };
  return String((await ask(url, path, canonicalize(answer))).token);
}

async function belongings(url: string, token: string) {
  const authorization = `Bearer ${token}`;
  const cities = '/api/clusters/cities';
  const document = { 'content-type': 'text/plain', authorization };
  const { digest } = await ask(url, `${cities}/attachments`, 'A document.\n', document);
  const json = { 'content-type': 'application/json', authorization };
  const { address, id } = await ask(url, `${cities}/calendar-tokens`, '{}', json);
  return { digest: String(digest), calendar: String(address), calendarId: String(id) };
}

async function ask(
  url: string,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url + path, { method: 'POST', headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${text}`);
  return JSON.parse(text);
}
