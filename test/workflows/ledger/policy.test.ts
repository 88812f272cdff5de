import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  COSIGNATURE_V1,
  ED25519,
  formatNoteKey,
  noteKey,
} from '../../../workflows/ledger/note-key.js';
import {
  formatPolicy,
  MAX_POLICY_ITEMS,
  type Policy,
  parsePolicy,
} from '../../../workflows/ledger/policy.js';
import { tlog } from '../../support/tlog-vectors.js';
import { flips, logKey, policyOf, policyText, witnessKeys } from '../../support/witnessed-log.js';

const log = tlog.keys.log.vkey;
const [w0, w1, w2, w3] = tlog.keys.witnesses.map(({ vkey }) => vkey) as [
  string,
  string,
  string,
  string,
];

const problemOf = (text: string) => {
  const parsed = parsePolicy(text);
  return parsed.ok ? undefined : `${parsed.problem.code} ${parsed.problem.line}`;
};

const made = (which: number, type: typeof ED25519 | typeof COSIGNATURE_V1) =>
  formatNoteKey(noteKey(`k${which}`, type, new Uint8Array(32).fill(which + 1)));

describe('reading', () => {
  test('two organisations, of one two witnesses and of the other any', () => {
    const text = [
      `log ${log}`,
      '',
      `witness X1 ${w0}`,
      `witness X2 ${w1}`,
      'group X-witnesses 2 X1 X2',
      `witness Y1 ${w2}`,
      `witness Y2 ${w3}`,
      'group Y-witnesses any Y1 Y2',
      'group X-and-Y all X-witnesses Y-witnesses',
      'quorum X-and-Y\n',
    ].join('\n');
    expect(policyOf(text)).toEqual({
      logs: [{ key: logKey, url: null }],
      witnesses: witnessKeys.map((key, at) => ({
        name: ['X1', 'X2', 'Y1', 'Y2'][at],
        key,
        url: null,
      })),
      groups: [
        { name: 'X-witnesses', needed: 2, members: ['X1', 'X2'] },
        { name: 'Y-witnesses', needed: 'any', members: ['Y1', 'Y2'] },
        { name: 'X-and-Y', needed: 'all', members: ['X-witnesses', 'Y-witnesses'] },
      ],
      quorum: 'X-and-Y',
    });
  });

  test('spaces, tabs, empty lines and comments mean nothing; addresses are kept', () => {
    const text =
      `# whom we trust\n \t \n\tlog  ${log}\thttps://log.example/ \n` +
      `  # đà nẵng\n#comment\nwitness #1 ${w0} https://w.example\nquorum\t#1\n#`;
    expect(policyOf(`${text}\n`)).toEqual({
      logs: [{ key: logKey, url: 'https://log.example/' }],
      witnesses: [{ name: '#1', key: witnessKeys[0], url: 'https://w.example' }],
      groups: [],
      quorum: '#1',
    });
  });

  test('no logs and no witnesses are a policy, if it says so', () => {
    expect(policyOf('quorum none\n')).toEqual({
      logs: [],
      witnesses: [],
      groups: [],
      quorum: null,
    });
  });

  test('names are compared as they are written', () => {
    const kelvin = policyOf(`witness K ${w0}\nwitness \u212a ${w1}\nquorum \u212a\n`);
    expect(kelvin.quorum).toBe('\u212a');
  });

  const start = `log ${log}\nwitness a ${w0}\nwitness b ${w1}\n`;
  test.each([
    ['nothing', '', 'no-quorum 0'],
    ['no quorum', start, 'no-quorum 3'],
    ['no final newline', 'quorum none', 'no-final-newline 1'],
    ['a name cut off at the end', `${start}quorum a`, 'no-final-newline 4'],
    ['a carriage return', 'quorum none\r\n', 'control-character 1'],
    ['a zero byte', 'quorum none\n# \u0000\n', 'control-character 2'],
    ['the delete character', '# \u007f\nquorum none\n', 'control-character 1'],
    ['half a surrogate pair', '# \ud800\nquorum none\n', 'control-character 1'],
    ['another line', `${start}Quorum a\n`, 'unknown-line 4'],
    ['a log without key', 'log\n', 'parts 1'],
    ['a log with a word too many', `log ${log} http://a b\n`, 'parts 1'],
    ['a log with the key of a witness', `log ${w0}\n`, 'log-key 1'],
    ['a log whose key ID is wrong', `log ${log.replace('+7', '+8')}\n`, 'log-key 1'],
    ['a log twice', `log ${log}\nlog ${log} http://a\n`, 'key-taken 2'],
    ['a witness without a name', `witness ${w0}\n`, 'parts 1'],
    ['a witness without anything', 'witness\n', 'parts 1'],
    ['a witness with a word too many', `witness a ${w0} http://a b\n`, 'parts 1'],
    ['a witness with the key of a log', `witness a ${log}\n`, 'witness-key 1'],
    ['a witness whose key is no key', 'witness a b\n', 'witness-key 1'],
    ['a witness under two names', `${start}witness c ${w0}\n`, 'key-taken 4'],
    ['two witnesses of one name', `${start}witness a ${w2}\n`, 'name-taken 4'],
    ['a witness of the name that means nobody', `witness none ${w0}\n`, 'name-taken 1'],
    ['a group without members', `${start}group g all\n`, 'parts 4'],
    ['a group without anything', `${start}group\n`, 'parts 4'],
    ['a group without a number', `${start}group g\n`, 'parts 4'],
    ['a group of the name of a witness', `${start}group a all b\n`, 'name-taken 4'],
    ['a group of which none are needed', `${start}group g 0 a b\n`, 'needed 4'],
    ['a group of which too many are needed', `${start}group g 3 a b\n`, 'needed 4'],
    ['a group with a leading zero', `${start}group g 01 a b\n`, 'needed 4'],
    ['a group with another word', `${start}group g most a b\n`, 'needed 4'],
    ['a group with a negative number', `${start}group g -1 a b\n`, 'needed 4'],
    ['a group of an unknown name', `${start}group g any a c\n`, 'unknown-name 4'],
    ['a group with the word for nobody', `${start}group g any none\n`, 'unknown-name 4'],
    ['a group of itself', `${start}group g any g\n`, 'unknown-name 4'],
    ['a group of names below it', `group g any a\n${start}`, 'unknown-name 1'],
    ['a member twice in a group', `${start}group g 2 a a\n`, 'member-twice 4'],
    ['a member of two groups', `${start}group g any a\ngroup h any a b\n`, 'member-twice 5'],
    ['a quorum without a name', `${start}quorum\n`, 'parts 4'],
    ['a quorum of two names', `${start}quorum a b\n`, 'parts 4'],
    ['a quorum of an unknown name', `${start}quorum c\n`, 'unknown-name 4'],
    ['a quorum of a name below it', `quorum a\n${start}`, 'unknown-name 1'],
    ['two quorums', `${start}quorum a\nquorum a\n`, 'quorum-twice 5'],
    ['nobody and then somebody', `${start}quorum none\nquorum a\n`, 'quorum-twice 5'],
  ])('%s is refused', (_, text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  test('the key of a log may cosign other logs', () => {
    const same = noteKey('other', COSIGNATURE_V1, logKey.publicKey);
    expect(problemOf(`log ${log}\nwitness a ${formatNoteKey(same)}\nquorum a\n`)).toBeUndefined();
  });

  test(`${MAX_POLICY_ITEMS} logs, witnesses and groups are read, and one more is not`, () => {
    const lines = (count: number, line: (which: number) => string) =>
      Array.from({ length: count }, (_, which) => `${line(which)}\n`).join('');
    const logs = (count: number) => lines(count, (which) => `log ${made(which, ED25519)}`);
    const witnesses = (count: number) =>
      lines(count, (which) => `witness w${which} ${made(which, COSIGNATURE_V1)}`);
    const groups = (count: number) =>
      lines(count, (which) => `group g${which} any ${which === 0 ? 'w0' : `g${which - 1}`}`);
    const most = logs(128) + witnesses(128) + groups(128);
    expect(problemOf(`${most}quorum g127\n`)).toBeUndefined();
    expect(problemOf(logs(129))).toBe('too-many 129');
    expect(problemOf(witnesses(129))).toBe('too-many 129');
    expect(problemOf(witnesses(1) + groups(129))).toBe('too-many 130');
  });
});

test('no byte of a policy can be another and the policy the same', () => {
  for (const text of [policyText('3'), policyText('all'), policyText('any')]) {
    const policy = policyOf(text);
    expect(formatPolicy(policy)).toBe(text);
    for (const changed of flips(text, [1, 2, 3, 0x20, 0x80])) {
      const parsed = parsePolicy(changed ?? '');
      if (parsed.ok) expect(formatPolicy(parsed.policy)).not.toBe(text);
    }
  }
});

describe('writing', () => {
  const url = fc.option(fc.stringMatching(/^[!-~đ]+$/u), { nil: null });
  const name = fc.stringMatching(/^[!-~đ]{1,8}$/u).filter((text) => text !== 'none');
  const anyPolicy: fc.Arbitrary<Policy> = fc
    .record({
      names: fc.uniqueArray(name, { minLength: 6, maxLength: 6 }),
      urls: fc.array(url, { minLength: 5, maxLength: 5 }),
      needed: fc.constantFrom('all', 'any', 1, 2),
      last: fc.nat(6),
    })
    .map(({ names, urls, needed, last }) => ({
      logs: [{ key: logKey, url: urls[4] as string | null }],
      witnesses: witnessKeys.map((key, at) => ({
        name: names[at] as string,
        key,
        url: urls[at] as string | null,
      })),
      groups: [
        {
          name: names[4] as string,
          needed: needed as 'all' | 'any' | number,
          members: names.slice(0, 2),
        },
        { name: names[5] as string, needed: 'any' as const, members: names.slice(2, 5) },
      ],
      quorum: names[last] ?? null,
    }));

  test('what is written is read back the same', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => expect(policyOf(formatPolicy(policy))).toEqual(policy)),
    );
  });

  const good = policyOf(policyText('3'));
  const [witness] = good.witnesses;
  const [group] = good.groups;
  if (!witness || !group) throw new Error('the policy has witnesses and a group');
  const bad: [string, Policy][] = [
    ['a name of two words', { ...good, witnesses: [{ ...witness, name: 'a b' }], quorum: null }],
    ['an empty name', { ...good, witnesses: [{ ...witness, name: '' }], quorum: null }],
    ['a name of two lines', { ...good, witnesses: [{ ...witness, name: 'a\nb' }], quorum: null }],
    ['an empty address', { ...good, logs: [{ key: logKey, url: '' }] }],
    ['members that are one word', { ...good, groups: [{ ...group, members: ['c0 c1 c2'] }] }],
    ['a group without members', { ...good, groups: [{ ...group, members: [] }] }],
    ['half a member needed', { ...good, groups: [{ ...group, needed: 1.5 }] }],
    ['a quorum that is not there', { ...good, quorum: 'nobody' }],
    ['the word for nobody as a name', { ...good, quorum: 'none' }],
    ['a witness twice', { ...good, witnesses: [...good.witnesses, witness] }],
  ];
  test.each(bad)('%s makes no policy', (_, policy) => {
    expect(() => formatPolicy(policy)).toThrow(/policy/);
  });
});
