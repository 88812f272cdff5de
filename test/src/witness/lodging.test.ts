/** Statements lodged with a witness: what it takes, what it answers, and what it gives back. */
import { appendFileSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  canonicalize,
  type Json,
  MAX_ENTRY_BYTES,
  verifyLodged,
} from '../../../workflows/index.js';
import { verifyEd25519 } from '../../support/ed25519.js';
import { keyOf } from '../../support/keys.js';
import { splitLog } from '../../support/split-log.js';
import {
  cleanUpAfterEach,
  givenStateFile,
  givenWitness,
  lodgedPath,
  lodgingOf,
  WITNESS,
} from '../../support/witness.js';

cleanUpAfterEach();

const LOG = splitLog('example.vn/cities', 3);
const OTHER = splitLog('example.vn/provinces', 3);
const ORIGIN = LOG.key.name;

describe('a statement is taken', () => {
  test('and answered with a note that says which one, for which journal, and when', async () => {
    const witness = await givenWitness([LOG.key]);
    const { request, identity } = lodgingOf(ORIGIN);
    const { status, type, text } = await witness.lodge(request);
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; charset=utf-8' });
    expect(verifyLodged(text, [WITNESS], verifyEd25519)).toEqual({
      ok: true,
      lodged: { origin: ORIGIN, statement: identity, time: 1_000 },
      witness: WITNESS,
    });
  });

  test('once: lodged again, it answers the first note, also after a restart', async () => {
    const file = givenStateFile();
    const witness = await givenWitness([LOG.key], file);
    const { request } = lodgingOf(ORIGIN);
    const first = await witness.lodge(request);
    witness.clock.time = 5_000;
    expect(await witness.lodge(request)).toMatchObject({ status: 200, text: first.text });
    await witness.close();
    const next = await givenWitness([LOG.key], file);
    expect(await next.lodge(request)).toMatchObject({ status: 200, text: first.text });
    expect(readFileSync(`${file}.lodged.ndjson`, 'utf8').split('\n')).toHaveLength(2);
  });

  test('and a clock that goes back makes no note earlier than the one before', async () => {
    const witness = await givenWitness([LOG.key]);
    await witness.lodge(lodgingOf(ORIGIN).request);
    witness.clock.time = 10;
    const { text } = await witness.lodge(lodgingOf(ORIGIN, { by: 'vinh' }).request);
    expect(text).toContain('\n1000\n');
    witness.clock.time = 2_000;
    const later = await witness.lodge(lodgingOf(ORIGIN, { by: 'can-tho' }).request);
    expect(later.text).toContain('\n2000\n');
  });

  test('and stands on a line of its own, also behind one that was left half written', async () => {
    const file = givenStateFile();
    const witness = await givenWitness([LOG.key], file);
    await witness.lodge(lodgingOf(ORIGIN).request);
    appendFileSync(`${file}.lodged.ndjson`, 'x'.repeat(5_000));
    await witness.lodge(lodgingOf(ORIGIN, { by: 'vinh' }).request);
    await witness.close();
    const next = await givenWitness([LOG.key], file);
    expect(next.removed).toBe(0);
    expect((await next.ask(lodgedPath(ORIGIN))).text.split('\n')).toHaveLength(3);
  });

  test('and is given back with its note, by journal, in the order in which they came', async () => {
    const witness = await givenWitness([LOG.key, OTHER.key]);
    const requests = ['hue', 'vinh', 'can-tho'].map((by) => lodgingOf(ORIGIN, { by }).request);
    const notes: string[] = [];
    for (const request of requests) notes.push((await witness.lodge(request)).text);
    await witness.lodge(lodgingOf(OTHER.key.name).request);
    const { status, type, text } = await witness.ask(lodgedPath(ORIGIN));
    expect({ status, type }).toEqual({ status: 200, type: 'application/x-ndjson' });
    const lines = requests.map(
      (request, at) => `${canonicalize({ note: notes[at] ?? '', ...(request as object) })}\n`,
    );
    expect(text).toBe(lines.join(''));
    expect((await witness.ask(lodgedPath(OTHER.key.name))).text.split('\n')).toHaveLength(2);
  });

  test('and the list of a journal without any is empty', async () => {
    const witness = await givenWitness([LOG.key]);
    expect(await witness.ask(lodgedPath(ORIGIN))).toMatchObject({ status: 200, text: '' });
  });
});

type Request = {
  readonly publicKey: string;
  readonly signatures: readonly { readonly [name: string]: Json }[];
  readonly statement: { readonly [name: string]: Json };
};

describe('a statement is refused', () => {
  const request = lodgingOf(ORIGIN).request as unknown as Request;
  const [signature] = request.signatures;
  const stranger = keyOf('stranger');
  const long = lodgingOf(ORIGIN, { reason: 'x'.repeat(2_000) }).request as unknown as Request;
  const with4 = { ...long, signatures: Array.from({ length: 4 }, () => signature as Json) };
  const changed = { ...request, statement: { ...request.statement, cycle: 2024 } };
  const renamed = [{ ...signature, key: stranger.id }];
  const bare = { signatures: request.signatures, statement: request.statement };
  const badBody = { ...request, statement: { ...request.statement, body: { a: 1 } } };

  test.each<[string, number, RegExp, Json | string]>([
    ['that is no JSON', 400, /^json\//, 'statement'],
    ['in JSON that is not canonical', 400, /^json\//, JSON.stringify(request, null, 2)],
    ['without the public key', 400, /^form: \/publicKey/, bare as Json],
    ['with a public key that is none', 400, /^form: \/publicKey/, { ...request, publicKey: 'x' }],
    ['with a body of another form', 400, /^form: .*\/statement\/body/, badBody as Json],
    ['with a field too many', 400, /^form/, { ...request, more: 1 } as Json],
    ['that is null', 400, /^form/, null],
    ['that was changed after it was signed', 403, /^signature/, changed as Json],
    ['under another key', 403, /^signature/, { ...request, publicKey: stranger.x }],
    ['whose signature names another key', 403, /^signature/, { ...request, signatures: renamed }],
    ['of which one signature is of another one', 403, /^signature/, with4 as Json],
    ['for a journal that is not watched', 404, /^unknown-log/, lodgingOf('else.vn/x').request],
    ['larger than an entry', 413, /./, 'x'.repeat(70_000)],
  ])('%s: %i', async (_, status, reason, body) => {
    const witness = await givenWitness([LOG.key]);
    const answer = await witness.lodge(body);
    expect({ status: answer.status, type: answer.type }).toEqual({
      status,
      type: 'text/plain; charset=utf-8',
    });
    expect(answer.text).toMatch(reason);
    expect((await witness.ask(lodgedPath(ORIGIN))).text).toBe('');
  });

  test('that is small enough to be sent, but larger than an entry: 413', async () => {
    const witness = await givenWitness([LOG.key]);
    // An entry names its place, its time and the state, which take more room than the key.
    const room = MAX_ENTRY_BYTES - canonicalize(proposalOf(0)).length;
    const { status, text } = await witness.lodge(proposalOf(room));
    expect({ status, text }).toEqual({ status: 413, text: expect.stringMatching(/^larger than/) });
    expect((await witness.lodge(proposalOf(room - 200))).status).toBe(200);
  });

  test('with a key that is no point of the curve: 403', async () => {
    const witness = await givenWitness([LOG.key]);
    const publicKey = 'AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const answer = await witness.lodge({ ...request, publicKey } as Json);
    expect(answer.status).toBe(403);
  });
});

/** A statement with a pledge of some 65,000 bytes, and so many more. */
function proposalOf(more: number): Json {
  const text = { vi: 'x'.repeat(2_000), en: 'x'.repeat(2_000) };
  const body = {
    title: { vi: 'x', en: 'x' },
    contents: Array.from({ length: 16 }, () => text),
    targets: [],
    remark: { vi: 'x'.repeat(more + 1), en: 'x' },
  };
  return lodgingOf(ORIGIN, { said: { type: 'pledge.propose', body } }).request;
}

test('only so many statements of a journal are taken, and they stay known', async () => {
  const witness = await givenWitness([LOG.key, OTHER.key], givenStateFile(), { maxLodged: 2 });
  const lodge = async (origin: string, by: string) =>
    (await witness.lodge(lodgingOf(origin, { by }).request)).status;
  expect(await lodge(ORIGIN, 'hue')).toBe(200);
  expect(await lodge(ORIGIN, 'vinh')).toBe(200);
  expect(await lodge(ORIGIN, 'can-tho')).toBe(507);
  expect(await lodge(ORIGIN, 'hue')).toBe(200);
  expect(await lodge(OTHER.key.name, 'can-tho')).toBe(200);
});
