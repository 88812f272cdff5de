import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  logKeyOf,
  parseNote,
  parsePolicy,
  verifyNote,
  verifyReceipt,
} from '../../workflows/index.js';
import { foundedCluster, ORIGIN, type TestCluster } from '../support/cluster.js';
import { verifyEd25519 } from '../support/ed25519.js';
import {
  cleanUpAfterEach,
  givenServer,
  type Loose,
  signed,
  type TestServer,
} from '../support/http.js';
import { appointing, voting } from '../support/key-words.js';
import { keyOf } from '../support/keys.js';
import { givenWitness, logKeyOf as oldLog, witnessedBy } from '../support/watching.js';

cleanUpAfterEach();

const CITIES = ['ha-noi', 'hai-phong', 'can-tho'];
const base = '/api/clusters/cities';

const logOf = (x: string) => {
  const [key] = logKeyOf(ORIGIN, x);
  if (!key) throw new Error('no key');
  return key;
};

/** Whether the newest head is signed under a server's key. */
async function isSignedBy({ get }: TestServer, x: string): Promise<boolean> {
  const read = parseNote((await get(`${base}/checkpoint`)).text);
  return read.ok && verifyNote(read.note, [logOf(x)], verifyEd25519).ok;
}

const enrolment = (officer: string): Loose => ({
  type: 'officer.enrol',
  by: 'ha-noi',
  officer: 'root',
  body: {
    officer,
    name: null,
    office: { vi: 'Chuyên viên', en: 'Officer' },
    key: keyOf(officer).x,
    steps: ['report'],
    from: '2023-03-01T00:00:00.000Z',
    until: '2030-01-01T00:00:00.000Z',
    document: null,
  },
});

/** Something that is said over the head that the server shows. */
async function sayNew(server: TestServer, said: Loose) {
  const { json } = await server.get(`${base}/witnesses`);
  const alter = (statement: Loose) => ({ ...statement, seen: json.head });
  return server.say(signed(foundedCluster(CITIES), { ...said, alter }));
}

/** A folder in which a watched cluster was founded under the first key. */
async function givenFounded(cluster: TestCluster = foundedCluster(CITIES)): Promise<string> {
  const server = await givenServer();
  await server.play(cluster);
  await server.witnessed();
  await server.close();
  return server.data;
}

const laterThan = ({ now }: TestCluster): number => now() + 60_000;

describe('a server that takes a new key', () => {
  test('says so under its old key, which signs that head and no later one', async () => {
    const cluster = foundedCluster(CITIES);
    const data = await givenFounded(cluster);
    const server = await givenServer(data, laterThan(cluster), { rotateKey: true });
    const { json } = await server.get('/api/server');
    expect(json.key.x).not.toBe(keyOf('server').x);
    expect(server.key).toBe(json.key.x);
    const seq = cluster.lines.length;
    const token = await server.signIn();
    const entry = await server.get(`${base}/entries/${seq}`, { token });
    expect(entry.json.statement).toMatchObject({
      type: 'host.rotate',
      by: { member: 'server', officer: 'root' },
      body: { key: server.key },
    });
    expect(await isSignedBy(server, keyOf('server').x)).toBe(true);
    expect(await isSignedBy(server, server.key)).toBe(false);
    expect((await sayNew(server, enrolment('second'))).status).toBe(201);
    expect(await isSignedBy(server, keyOf('server').x)).toBe(false);
    expect(await isSignedBy(server, server.key)).toBe(true);
  });

  test('goes on after a restart, before and after the first head under the new key', async () => {
    const cluster = foundedCluster(CITIES);
    const data = await givenFounded(cluster);
    const first = await givenServer(data, laterThan(cluster), { rotateKey: true });
    await first.close();
    for (const officer of ['second', 'third']) {
      const server = await givenServer(data, laterThan(cluster));
      expect((await server.get('/api/health/ready')).json.broken).toEqual([]);
      expect((await sayNew(server, enrolment(officer))).status).toBe(201);
      expect(await isSignedBy(server, first.key)).toBe(true);
      await server.close();
    }
  });

  test('is believed by a witness once its operator has been told the new key', async () => {
    const witness = await givenWitness('da-nang');
    const cluster = foundedCluster(CITIES, witnessedBy({ 'da-nang': witness.url }));
    const data = await givenFounded(cluster);
    const server = await givenServer(data, laterThan(cluster), { rotateKey: true });
    const standing = async () => (await server.get(`${base}/witnesses`)).json.list[0];
    await server.witnessed();
    expect(await standing()).toMatchObject({ problem: null });
    expect((await sayNew(server, enrolment('second'))).status).toBe(201);
    await server.witnessed();
    expect((await standing()).problem.code).toBe('key-not-trusted');
    await witness.stop();
    await witness.start([oldLog(), logOf(server.key)]);
    await server.witnessed();
    const size = cluster.lines.length + 2;
    expect(await standing()).toMatchObject({ problem: null, cosigned: { size } });
  });

  test('names both keys in its policy, so that receipts of both times hold', async () => {
    const witness = await givenWitness('da-nang');
    const cluster = foundedCluster(CITIES, witnessedBy({ 'da-nang': witness.url }));
    const data = await givenFounded(cluster);
    const server = await givenServer(data, laterThan(cluster), { rotateKey: true });
    await sayNew(server, enrolment('second'));
    const token = await server.signIn();
    const policy = parsePolicy((await server.get(`${base}/policy`)).text);
    if (!policy.ok) throw new Error(policy.problem.code);
    const places = [3, cluster.lines.length + 1];
    const logs = await Promise.all(
      places.map(async (seq) => {
        const { text } = await server.get(`${base}/entries/${seq}/receipt`, { token });
        const receipt = verifyReceipt(text, policy.policy, verifyEd25519);
        return receipt.ok ? receipt.log.id : receipt.problem.code;
      }),
    );
    expect(logs).toEqual([oldLog().id, logOf(server.key).id]);
  });

  test('encrypts both where there is a passphrase, and cannot start without it', async () => {
    const cluster = foundedCluster(CITIES);
    const data = await givenFounded(cluster);
    const keyPassphraseFile = join(data, 'passphrase');
    writeFileSync(keyPassphraseFile, 'con đường dài\n', { mode: 0o600 });
    const more = { keyPassphraseFile, rotateKey: true };
    const server = await givenServer(data, laterThan(cluster), more);
    expect((await sayNew(server, enrolment('second'))).status).toBe(201);
    await server.close();
    await expect(givenServer(data)).rejects.toThrow(/is encrypted/);
    const again = await givenServer(data, laterThan(cluster), { keyPassphraseFile });
    expect((await again.get('/api/health/ready')).json.broken).toEqual([]);
    expect(again.key).toBe(server.key);
  });
});

describe('a journal that another server continues', () => {
  /** Everybody agrees that somebody else runs the server. */
  function movedCluster(url: string): TestCluster {
    const cluster = foundedCluster(CITIES, witnessedBy({ 'da-nang': url }));
    cluster.say(appointing('can-tho', 'ha-noi', keyOf('next server')));
    for (const city of CITIES) {
      const { motion } = cluster.journal().cluster.context;
      if (motion) cluster.say(voting(cluster, city));
    }
    return cluster;
  }

  test('is shown to its end and written to no more', async () => {
    const witness = await givenWitness('da-nang');
    const cluster = movedCluster(witness.url);
    expect(cluster.journal().cluster.context.host).toBe('can-tho');
    const server = await givenServer();
    await server.play(cluster);
    for (const shown of [server, undefined]) {
      const reader = shown ?? (await givenServer(server.data, laterThan(cluster)));
      const answer = await sayNew(reader, enrolment('second'));
      expect([answer.status, answer.codes]).toEqual([409, ['server/moved']]);
      expect(answer.json.detail).toBe(keyOf('next server').x);
      const { json } = await reader.get('/api/clusters');
      expect(json.clusters[0]).toMatchObject({ size: cluster.lines.length, writable: false });
      const token = await reader.signIn();
      const journal = await reader.get(`${base}/journal`, { token });
      expect(journal.text).toBe(`${cluster.lines.join('\n')}\n`);
      expect((await reader.get(base, { token })).json.breach).toBeNull();
      await reader.close();
    }
  });

  test('ends with a head under the old key, which the witnesses cosign', async () => {
    const witness = await givenWitness('da-nang');
    const cluster = movedCluster(witness.url);
    const server = await givenServer();
    await server.play(cluster);
    await server.witnessed();
    expect(await isSignedBy(server, keyOf('server').x)).toBe(true);
    const { json } = await server.get(`${base}/witnesses`);
    expect(json.list[0].cosigned.size).toBe(cluster.lines.length);
  });

  test('is also one whose newer key is not here, and then another may have it', async () => {
    const cluster = foundedCluster(CITIES);
    const data = await givenFounded(cluster);
    await (await givenServer(data, laterThan(cluster), { rotateKey: true })).close();
    rmSync(join(data, 'server-key-2.pem'));
    const server = await givenServer(data, laterThan(cluster));
    const answer = await sayNew(server, enrolment('second'));
    expect([answer.status, answer.codes]).toEqual([503, ['server/key-missing']]);
  });
});
