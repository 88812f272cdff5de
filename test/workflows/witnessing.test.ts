import { describe, expect, test } from '@jest/globals';
import {
  type Charter,
  type CharterParties,
  type ClusterContext,
  charterProblems,
  ED25519,
  figuresOf,
  formatNoteKey,
  formatPolicy,
  foundingProblems,
  httpUrl,
  noteKey,
  parsePolicy,
  policyOf,
  problemsOf,
  quorumOf,
  unfounded,
  witnessesOf,
  witnessKey,
} from '../../workflows/index.js';
import { charterFor, foundedCluster, foundingFor, ORIGIN } from '../support/cluster.js';
import { keyOf } from '../support/keys.js';
import { witnessing, witnessKeyOf, witnessPair } from '../support/witness-keys.js';

const CITIES = ['can-tho', 'da-nang', 'ha-noi', 'hai-phong', 'tp-hcm'];
const HOST = 'hai-phong';

/** A cluster whose charter names these witnesses, hosted by Hai Phong or by nobody. */
function clusterWith(charter: Charter['witnessing'], host: string | null = HOST): ClusterContext {
  const { context } = foundedCluster(CITIES, { witnessing: charter }).journal().cluster;
  return { ...context, host };
}

describe('the witnesses of a cluster', () => {
  test('are those of the charter in the order of their ids, without the host', () => {
    const cluster = clusterWith(witnessing(['tp-hcm', 'auditor', ...CITIES.slice(0, 4)]));
    const ids = ['auditor', 'can-tho', 'da-nang', 'ha-noi', 'tp-hcm'];
    expect(witnessesOf(cluster)).toEqual(
      ids.map((id) => ({ id, key: witnessKeyOf(id), url: null })),
    );
  });

  test('count every member where none of them hosts the server', () => {
    expect(witnessesOf(clusterWith(witnessing(CITIES), null))).toHaveLength(5);
  });

  test('change with the host, and with the charter in force', () => {
    const cluster = clusterWith(witnessing(CITIES));
    const moved = { ...cluster, host: 'can-tho' };
    expect(witnessesOf(moved).map(({ id }) => id)).toEqual(CITIES.slice(1));
    const amended = charterFor(CITIES, { witnessing: witnessing(['auditor']) });
    const later = { ...cluster, version: 2, charters: { ...cluster.charters, 2: amended } };
    expect(witnessesOf(later).map(({ id }) => id)).toEqual(['auditor']);
  });

  test('are nobody before the founding', () => {
    const nobody = unfounded(ORIGIN);
    expect(figuresOf(nobody)).toEqual({
      witnesses: 0,
      quorum: 0,
      safeAgainst: 0,
      worksWithout: 0,
    });
    expect(policyOf(nobody)).toEqual({ logs: [], witnesses: [], groups: [], quorum: null });
  });

  test('are asked at the address that the charter gives', () => {
    const url = 'https://witness.example:8080/can-tho';
    const named = witnessing(['can-tho']);
    const witnesses = { 'can-tho': { key: named.witnesses['can-tho']?.key ?? '', url } };
    expect(witnessesOf(clusterWith({ ...named, witnesses }))).toMatchObject([{ url }]);
  });
});

describe('the quorum of the witnesses', () => {
  test('is the usual majority over those that are not the host', () => {
    const figures = figuresOf(clusterWith(witnessing(CITIES)));
    expect(figures).toEqual({ witnesses: 4, quorum: 3, safeAgainst: 1, worksWithout: 1 });
  });

  test('is the number of the charter, where it has one', () => {
    const figures = figuresOf(clusterWith(witnessing(CITIES, 4)));
    expect(figures).toEqual({ witnesses: 4, quorum: 4, safeAgainst: 3, worksWithout: 0 });
    expect(quorumOf(clusterWith(witnessing(CITIES, 2)))).toBe(2);
  });
});

describe('the policy of a cluster', () => {
  test('trusts its server under the origin, and the quorum of its witnesses', () => {
    const cluster = clusterWith(witnessing(CITIES));
    const server = noteKey(ORIGIN, ED25519, witnessKeyOf('', keyOf('server'), 'any').publicKey);
    const lines = witnessesOf(cluster).map(({ id, key }) => `witness ${id} ${formatNoteKey(key)}`);
    const text = [
      `log ${formatNoteKey(server)}`,
      ...lines,
      'group Quorum 3 can-tho da-nang ha-noi tp-hcm',
      'quorum Quorum',
      '',
    ].join('\n');
    expect(formatPolicy(policyOf(cluster))).toBe(text);
    expect(parsePolicy(text)).toEqual({ ok: true, policy: policyOf(cluster) });
  });

  test('asks for nobody where the charter names nobody', () => {
    const text = formatPolicy(policyOf(clusterWith(witnessing([]))));
    expect(text).toMatch(/^log test\.example\/cities\+[0-9a-f]{8}\+\S+\nquorum none\n$/);
  });

  test('can be written for every witness that a charter may name', () => {
    const odd = ['quorum', 'all', 'any', 'group', '1', 'log'];
    const charter = { ...charterFor(CITIES), witnessing: witnessing(odd) };
    expect(foundingProblems(foundingFor(CITIES, charter))).toEqual([]);
    const policy = policyOf(clusterWith(charter.witnessing));
    expect(parsePolicy(formatPolicy(policy))).toEqual({ ok: true, policy });
  });
});

describe('a charter whose witnessing contradicts itself is named as such', () => {
  const keys = [...CITIES, 'server'].map((id) => keyOf(id).x);
  const parties: CharterParties = { members: CITIES, hasPatron: true, keys, host: HOST };
  const problems = (witnesses: Charter['witnessing'], around = parties) =>
    charterProblems(charterFor(CITIES, { witnessing: witnesses }), around);
  const lineOf = (...of: Parameters<typeof witnessKeyOf>) => ({
    key: formatNoteKey(witnessKeyOf(...of)),
    url: null,
  });
  const pair = (first: string, second: ReturnType<typeof lineOf>): Charter['witnessing'] => ({
    witnesses: { [first]: lineOf(first), 'da-nang': second },
    quorum: null,
  });

  test('not where four of five cities watch the fifth, or an auditor watches them', () => {
    expect(problems(witnessing(CITIES))).toEqual([]);
    expect(problems(witnessing(['auditor'], 1))).toEqual([]);
  });

  test('one key for two witnesses', () => {
    const same = lineOf('da-nang', witnessPair('can-tho'));
    expect(problems(pair('can-tho', same))).toEqual(['witness-key-used-twice']);
  });

  test('one key name for two witnesses', () => {
    const same = lineOf('da-nang', witnessPair('da-nang'), 'can-tho.example');
    expect(problems(pair('can-tho', same))).toEqual(['witness-key-name-used-twice']);
  });

  test.each(['can-tho', 'server'])('the root key of %s as the key of a witness', (id) => {
    const own = lineOf('da-nang', keyOf(id));
    expect(problems(pair('can-tho', own))).toEqual(['witness-key-of-a-party']);
  });

  test.each(['server', 'none'])('a witness of the name %s', (id) => {
    expect(problems(witnessing([id, 'can-tho']))).toEqual(['witness-name-reserved']);
  });

  test('a quorum that those other than the host cannot reach', () => {
    expect(problems(witnessing(CITIES, 4))).toEqual([]);
    expect(problems(witnessing(CITIES, 5))).toEqual(['quorum-of-witnesses-out-of-reach']);
    expect(problems(witnessing(CITIES, 5), { ...parties, host: null })).toEqual([]);
    expect(problems(witnessing([], 1))).toEqual(['quorum-of-witnesses-out-of-reach']);
  });

  test('a host that is not a member', () => {
    const founding = foundingFor(CITIES, charterFor(CITIES));
    const hosted = (host: string | null) =>
      foundingProblems({ ...founding, server: { ...founding.server, host } });
    expect(hosted(HOST)).toEqual([]);
    expect(hosted(null)).toEqual([]);
    expect(hosted('hue')).toEqual(['host-not-a-member']);
    expect(hosted('server')).toEqual(['host-not-a-member']);
  });
});

test('an address takes a path: no slash at its end, no query, no name of a user', () => {
  const right = ['http://a', 'https://witness.example.vn:8443/ha-noi/v1', 'http://[::1]:80'];
  expect(right.flatMap((url) => problemsOf(httpUrl, url))).toEqual([]);
  const wrong = [
    'witness.example',
    'ftp://witness.example',
    'https://witness.example/',
    'https://witness.example//a',
    'https://user:word@witness.example',
    'https://witness.example?a=1',
    'https://witness.example/#a',
    'https://witness.example/a b',
    `https://${'a'.repeat(300)}`,
    null,
  ];
  for (const each of wrong) {
    expect(problemsOf(httpUrl, each)).toEqual([{ pointer: '', expected: 'http-url' }]);
  }
});

test('the key of a witness is the line of a key that cosigns', () => {
  const line = formatNoteKey(witnessKeyOf('can-tho'));
  const wrong = [
    formatNoteKey(noteKey('can-tho.example', ED25519, witnessKeyOf('can-tho').publicKey)),
    line.replace('can-tho', 'da-nang'),
    `${line}A`,
    formatNoteKey(witnessKeyOf('can-tho', witnessPair('can-tho'), 'n'.repeat(201))),
    keyOf('can-tho').x,
    '',
    null,
    [line],
  ];
  expect(problemsOf(witnessKey, line)).toEqual([]);
  const longest = formatNoteKey(witnessKeyOf('can-tho', witnessPair('can-tho'), 'n'.repeat(200)));
  expect(longest).toHaveLength(254);
  for (const each of wrong) {
    expect(problemsOf(witnessKey, each)).toEqual([{ pointer: '', expected: 'witness-key' }]);
  }
});
