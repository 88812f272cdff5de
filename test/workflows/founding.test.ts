import { describe, expect, test } from '@jest/globals';
import {
  type Charter,
  charterProblems,
  digestOf,
  type Founding,
  foundingProblems,
  statePath,
  witnessingProblems,
} from '../../workflows/index.js';
import { launchBody } from '../support/bodies.js';
import {
  AUTHORITY,
  charterFor,
  foundingFor,
  openTestCluster,
  type TestCluster,
} from '../support/cluster.js';
import { CHAIR, DEPUTY, given, THIRD } from '../support/given.js';
import { keyOf } from '../support/keys.js';

const MEMBERS = [CHAIR, DEPUTY, THIRD];
const founding = foundingFor(MEMBERS, charterFor(MEMBERS));
const found = { type: 'cluster.found', by: CHAIR, body: founding } as const;
const signing = (by: string, of: Founding = founding) =>
  ({ type: 'charter.sign', by, body: { digest: digestOf(of) } }) as const;

const placeOf = (cluster: TestCluster) => statePath(cluster.journal().cluster);

describe('founding', () => {
  test('a cluster is active when its last founding member signs, and not before', () => {
    const cluster = openTestCluster();
    expect(placeOf(cluster)).toBe('unfounded');
    const places = [found, ...MEMBERS.map((by) => signing(by))].map((said) => {
      cluster.say(said);
      return placeOf(cluster);
    });
    expect(places).toEqual(['founding', 'founding', 'founding', 'active']);
  });

  test('no year begins and no officer is enrolled before the cluster is active', () => {
    const half = given(openTestCluster()).after(found, signing(CHAIR));
    half
      .when({ type: 'cycle.launch', by: CHAIR, officer: 'root', body: launchBody })
      .refused('frame/cluster-not-active', 'authority/outside-mandate-steps');
    half
      .when({ type: 'officer.revoke', by: CHAIR, body: { key: 'a', reason: 'none' } })
      .refused('frame/not-in-this-state');
  });

  test('another text by the proposer voids the signatures on the first', () => {
    const other = { ...founding, patron: null };
    const again = given(openTestCluster()).after(found, signing(CHAIR), signing(DEPUTY), {
      ...found,
      body: other,
    });
    expect(again.journal.cluster.context.founding).toEqual({ digest: digestOf(other), signed: {} });
    again.when(signing(CHAIR)).refused('cluster/charter-not-current');
    again.when(signing(CHAIR, other)).accepted();
  });

  test('only the one who proposed may put forward another text', () => {
    given(openTestCluster())
      .after(found)
      .when({ ...found, by: DEPUTY })
      .refused('cluster/not-the-founder');
  });

  test('a stranger cannot found a cluster of others', () => {
    given(openTestCluster())
      .when({ ...found, by: 'hue' })
      .refused('authority/unknown-key', 'cluster/founder-not-a-member');
  });

  test('the body above signs no charter', () => {
    given(openTestCluster())
      .after(found)
      .when(signing(AUTHORITY))
      .refused('cluster/not-a-founding-member');
  });

  test('a member signs the charter once', () => {
    const half = given(openTestCluster()).after(found, signing(CHAIR));
    half.when(signing(CHAIR)).refused('cluster/charter-already-signed');
  });

  test('the chair of the first term holds the office from the founding on', () => {
    const { terms, term } = given(openTestCluster()).after(found).journal.cluster.context;
    expect(terms).toEqual({ '2023': { chair: CHAIR, deputy: DEPUTY } });
    expect(term).toBe(2023);
  });

  test('an active cluster is not founded again', () => {
    const active = given(openTestCluster()).after(found, ...MEMBERS.map((by) => signing(by)));
    active
      .when({ ...found, body: { ...founding, patron: null } })
      .refused('frame/not-in-this-state');
  });

  test('a founding text makes its own keys known only where nothing is founded yet', () => {
    const strangers = ['hue', DEPUTY];
    const body = foundingFor(strangers, charterFor(strangers));
    const active = given(openTestCluster()).after(found, ...MEMBERS.map((by) => signing(by)));
    active
      .when({ ...found, by: 'hue', body })
      .refused('authority/unknown-key', 'frame/not-in-this-state');
    given(openTestCluster())
      .when({ ...found, by: 'hue', body })
      .accepted();
  });

  test('nobody signs a charter before one is put forward', () => {
    given(openTestCluster())
      .when(signing(CHAIR))
      .refused('authority/unknown-key', 'frame/not-in-this-state', 'frame/other-rules');
  });

  test('no member may bear the one name that every object answers to', () => {
    const members = ['constructor', DEPUTY];
    given(openTestCluster())
      .when({ ...found, body: foundingFor(members, charterFor(members)) })
      .refused('form/malformed', 'form/malformed', 'form/malformed');
  });
});

describe('a charter that contradicts itself is named as such', () => {
  const charter = charterFor(MEMBERS);
  const parties = { members: MEMBERS, hasPatron: true, keys: [], host: null };
  const [flag] = charter.awards;
  const list = (...order: string[]) => ({
    ...charter.rotation,
    source: { kind: 'list' as const, order },
  });
  const elected = { ...charter.rotation, source: { kind: 'elected' as const } };
  const changes: readonly (readonly [string, Partial<Charter>])[] = [
    ['agenda-not-a-permutation', { agenda: ['results', 'results', 'handover'] }],
    ['award-listed-twice', { awards: flag ? [flag, flag] : [] }],
    ['first-chair-is-the-deputy', { firstTerm: { year: 2023, chair: CHAIR, deputy: CHAIR } }],
    [
      'first-chair-not-a-member',
      { firstTerm: { year: 2023, chair: 'hue', deputy: null }, rotation: elected },
    ],
    ['first-chair-not-a-member', { firstTerm: { year: 2023, chair: CHAIR, deputy: 'hue' } }],
    ['first-chair-not-in-the-rotation', { rotation: list(DEPUTY, THIRD) }],
    ['rotation-names-a-stranger', { rotation: list(...MEMBERS, 'hue') }],
    ['rotation-names-one-twice', { rotation: list(...MEMBERS, CHAIR) }],
    ['round-listed-twice', { report: { ...charter.report, rounds: ['annual', 'annual'] } }],
    ['deputy-needed-for-own-report', { rotation: { ...charter.rotation, deputy: 'none' } }],
  ];

  test('a sound charter has no problem', () => {
    expect(charterProblems(charter, parties)).toEqual([]);
    expect(foundingProblems(founding)).toEqual([]);
  });

  test.each(changes)('%s', (problem, change) => {
    expect(charterProblems({ ...charter, ...change }, parties)).toEqual([problem]);
  });

  test('only a list names its members: no other rotation lacks the first chair', () => {
    const source = { kind: 'alphabetical' as const, locale: 'vi' as const };
    expect(charterProblems({ ...charter, rotation: elected }, parties)).toEqual([]);
    const alphabetical = { ...charter.rotation, source };
    expect(charterProblems({ ...charter, rotation: alphabetical }, parties)).toEqual([]);
  });

  test('a required witness needs a patron', () => {
    const strict = { ...charter, handover: { ...charter.handover, witness: 'required' as const } };
    expect(charterProblems(strict, parties)).toEqual([]);
    const alone = { ...parties, hasPatron: false };
    expect(charterProblems(strict, alone)).toEqual(['witness-needs-a-patron']);
  });

  test('a founding that requires a witness names a patron', () => {
    const handover = { ...charter.handover, witness: 'required' as const };
    const strict = { ...founding, charter: { ...charter, handover } };
    expect(foundingProblems(strict)).toEqual([]);
    expect(foundingProblems({ ...strict, patron: null })).toEqual(['witness-needs-a-patron']);
    expect(foundingProblems({ ...founding, patron: null })).toEqual([]);
  });

  test('a deputy is needed only where it receives the chair’s report', () => {
    const firstTerm = { ...charter.firstTerm, deputy: null };
    expect(charterProblems({ ...charter, firstTerm }, parties)).toEqual([]);
    const report = { ...charter.report, ownReport: 'chair' as const };
    const rotation = { ...charter.rotation, deputy: 'none' as const };
    expect(charterProblems({ ...charter, report, rotation }, parties)).toEqual([]);
  });

  test('a key that cannot be read contradicts no other', () => {
    const witnesses = { auditor: { key: 'no key', url: null } };
    expect(witnessingProblems({ witnesses, quorum: null }, parties)).toEqual([]);
  });

  test('each party has a name and a key of its own, and the origin ends in the id', () => {
    const named = { ...founding.authority, id: CHAIR };
    expect(foundingProblems({ ...founding, authority: named })).toEqual(['party-named-twice']);
    const keyed = { ...founding.authority, key: keyOf(CHAIR).x };
    expect(foundingProblems({ ...founding, authority: keyed })).toEqual(['key-used-twice']);
    const server = { ...founding.authority, id: 'server' };
    expect(foundingProblems({ ...founding, authority: server })).toEqual(['party-named-twice']);
    const patron = { id: CHAIR, name: founding.authority.name, key: keyOf('patron').x };
    expect(foundingProblems({ ...founding, patron })).toEqual(['party-named-twice']);
    const elsewhere = { ...founding, origin: 'test.example/provinces' };
    expect(foundingProblems(elsewhere)).toEqual(['origin-does-not-end-in-id']);
  });
});
