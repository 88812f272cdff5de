import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import {
  bodyShape,
  isClusterType,
  messageOf,
  parseCanonical,
  problemsOf,
  readEntry,
  readSigned,
  type Signed,
  STATEMENT_TYPES,
  STEPS,
  stepOf,
  utf8Encode,
} from '../../workflows/index.js';
import { pledgeDigest } from '../support/bodies.js';
import { signingYear, THIRD } from '../support/given.js';

function lastLine(): string {
  const cluster = signingYear();
  cluster.say({ type: 'pledge.sign', cycle: 2023, by: THIRD, body: { digest: pledgeDigest } });
  return cluster.lines.at(-1) as string;
}

const line = lastLine();
const parsed = parseCanonical(utf8Encode(line), { maxBytes: 65_535 });
if (!parsed.ok) throw new Error('a line of the journal is canonical');
const entry = parsed.value as unknown as Signed & Record<string, unknown>;
const signed: Signed = { signatures: entry.signatures, statement: entry.statement };

/** What is wrong with a client's statement, as `pointer expected`. */
function faults(change: (draft: Draft) => unknown): string[] {
  const draft = structuredClone(signed) as unknown as Draft;
  change(draft);
  const read = readSigned(draft);
  return read.ok ? [] : read.refusals.map(({ code, pointer }) => `${code} ${pointer}`);
}
interface Draft {
  signatures: Record<string, unknown>[];
  statement: Record<string, unknown> & {
    by: Record<string, unknown>;
    seen: Record<string, unknown>;
    body: Record<string, unknown>;
  };
}

describe('a signed statement', () => {
  test('is read as it was written', () => {
    expect(readSigned(signed)).toEqual({ ok: true, value: signed });
    expect(readEntry(entry)).toEqual({ ok: true, value: entry });
  });

  test('has each of its fields: a missing one is named by its place', () => {
    for (const name of ['body', 'by', 'cluster', 'cycle', 'rules', 'said', 'seen', 'type']) {
      const without = faults(({ statement }) => delete statement[name]);
      expect(without).toEqual([`form/malformed /statement/${name}`]);
    }
    expect(faults((draft) => delete (draft as Partial<Draft>).signatures)).toEqual([
      'form/malformed /signatures',
    ]);
  });

  test('has no field more', () => {
    expect(faults(({ statement }) => Object.assign(statement, { note: 'x' }))).toEqual([
      'form/malformed /statement/note',
    ]);
    expect(faults(({ statement }) => Object.assign(statement.body, { note: 'x' }))).toEqual([
      'form/malformed /statement/body/note',
    ]);
  });

  test('shows all its faults at once', () => {
    const all = faults(({ statement, signatures }) => {
      statement.by.member = 'Hà Nội';
      statement.seen.size = -1;
      statement.said = '2024-03-08 10:00';
      signatures.length = 0;
    });
    expect(all.sort()).toEqual([
      'form/malformed /signatures',
      'form/malformed /statement/by/member',
      'form/malformed /statement/said',
      'form/malformed /statement/seen/size',
    ]);
  });

  test('is of a known type', () => {
    expect(faults(({ statement }) => Object.assign(statement, { type: 'pledge.burn' }))).toEqual([
      'form/unknown-type /statement/type',
    ]);
    const inherited = { type: 'constructor' };
    expect(faults(({ statement }) => Object.assign(statement, inherited))).toEqual([
      'form/unknown-type /statement/type',
    ]);
  });

  test('names its year if it is about one, and none if it is about the cluster', () => {
    const unwanted = 'form/year-missing-or-unwanted /statement/cycle';
    expect(faults(({ statement }) => Object.assign(statement, { cycle: null }))).toEqual([
      unwanted,
    ]);
    const body = { motion: pledgeDigest, choice: 'approve' };
    expect(
      faults(({ statement }) => Object.assign(statement, { type: 'motion.vote', body })),
    ).toEqual([unwanted]);
  });

  test('carries at most four signatures, each of a known kind and of 64 bytes', () => {
    const copies = (count: number) =>
      faults(({ signatures }) => {
        const [one] = signatures;
        signatures.length = 0;
        for (let index = 0; index < count; index += 1) signatures.push({ ...one });
      });
    expect(copies(4)).toEqual([]);
    expect(copies(5)).toEqual(['form/malformed /signatures']);
    const kind = { kind: 'rsa' };
    expect(faults(({ signatures }) => Object.assign(signatures[0] ?? {}, kind))).toEqual([
      'form/malformed /signatures/0/kind',
    ]);
    // 86 characters carry 516 bits; the last 4 of them must be zero, or two texts were one value.
    const sig = `${'A'.repeat(85)}B`;
    expect(faults(({ signatures }) => Object.assign(signatures[0] ?? {}, { sig }))).toEqual([
      'form/malformed /signatures/0/sig',
    ]);
  });

  test.each([null, 1, 'text', [], [signed]])('is an object and not %j', (value) => {
    expect(readSigned(value).ok).toBe(false);
  });
});

describe('an entry', () => {
  test.each([
    ['after', 'ABC'],
    ['at', '2024-03-08T03:00:00Z'],
    ['seq', 1.5],
    ['seq', -1],
  ])('with %s %j is refused', (name, value) => {
    const read = readEntry({ ...entry, [name]: value });
    expect(read.ok ? [] : read.refusals.map(({ pointer }) => pointer)).toEqual([`/${name}`]);
  });
});

describe('the message under every signature', () => {
  test('is a fixed first line and the canonical statement', () => {
    const message = messageOf(signed.statement);
    const text = Buffer.from(message.bytes).toString();
    expect(text.startsWith('giaouoc/statement/v1\n{"body":{"digest":"')).toBe(true);
    expect(line).toContain(text.slice(text.indexOf('\n') + 1));
  });

  test('names the statement by its SHA-256', () => {
    const { bytes, identity } = messageOf(signed.statement);
    expect(identity).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});

describe('the catalogue', () => {
  test('gives every type a step and a body that has no optional field', () => {
    for (const type of STATEMENT_TYPES) {
      expect(STEPS).toContain(stepOf(type));
      expect(problemsOf(bodyShape(type), {}).every(({ expected }) => expected === 'present')).toBe(
        true,
      );
      expect(problemsOf(bodyShape(type), {}).length).toBeGreaterThan(0);
      expect(problemsOf(bodyShape(type), [])).toEqual([{ pointer: '', expected: 'object' }]);
    }
  });

  test('keeps apart what is said of the cluster and what is said of a year', () => {
    const ofCluster = STATEMENT_TYPES.filter(isClusterType);
    expect(ofCluster).toContain('charter.amend');
    expect(ofCluster).not.toContain('cycle.launch');
    expect(new Set(ofCluster.map(stepOf))).toEqual(new Set(['cluster', 'host']));
  });
});
