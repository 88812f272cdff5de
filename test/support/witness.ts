/** A real witness on real files, reached over HTTP, with a clock that is set by hand. */
import { createHash, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import { startWitness } from '../../src/witness/server.js';
import type { WitnessOptions } from '../../src/witness/witness.js';
import {
  base64urlDecode,
  canonicalize,
  type Json,
  type LogKey,
  messageOf,
  parseNote,
  type Statement,
  verifyCosignatures,
  type WitnessKey,
} from '../../workflows/index.js';
import { verifyEd25519 } from './ed25519.js';
import { keyOf, signWith, type TestKey } from './keys.js';
import { witnessKeyOf, witnessPair } from './witness-keys.js';

export const NAME = 'da-nang.example';
export const WITNESS: WitnessKey = witnessKeyOf('da-nang');

/** The key of the witness, as its start takes it. */
export const witnessSigner = (pair: TestKey = witnessPair('da-nang')): WitnessOptions['key'] => ({
  publicKey: base64urlDecode(pair.x) as Uint8Array,
  sign: (message) => sign(null, message, pair.privateKey),
});

const closing: (() => Promise<void> | void)[] = [];

/** Ends and removes after every test whatever it started through this file. */
export function cleanUpAfterEach(): void {
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
}

/** The path of a state file in a folder that is removed after the test. */
export function givenStateFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'giaouoc-witness-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'state.json');
}

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers: Headers;
}

export interface TestWitness {
  readonly url: string;
  readonly vkey: string;
  readonly isNew: boolean;
  readonly removed: number;
  readonly clock: { time: number };
  readonly add: (body: string | Uint8Array) => Promise<Reply>;
  readonly lodge: (body: Json | string) => Promise<Reply>;
  readonly ask: (path: string, init?: RequestInit) => Promise<Reply>;
  readonly close: () => Promise<void>;
}

/** Starts a witness that watches these logs. */
export async function givenWitness(
  logs: readonly LogKey[],
  stateFile = givenStateFile(),
  change: Partial<WitnessOptions> = {},
): Promise<TestWitness> {
  const clock = { time: 1_000 };
  const witness = await startWitness({
    key: witnessSigner(),
    name: NAME,
    logs,
    stateFile,
    host: '127.0.0.1',
    port: 0,
    clock: () => clock.time,
    ...change,
  });
  closing.push(witness.close);
  return { ...witness, clock, ...clientOf(witness.url) };
}

/** What is asked of a witness at an address. */
export function clientOf(url: string): Pick<TestWitness, 'add' | 'lodge' | 'ask'> {
  const ask: TestWitness['ask'] = async (path, init = {}) => {
    const response = await fetch(url + path, init);
    const type = response.headers.get('content-type') ?? '';
    const { status, headers } = response;
    return { status, type, headers, text: await response.text() };
  };
  return {
    ask,
    add: (body) => ask('/add-checkpoint', { method: 'POST', body: body as string }),
    lodge: (body) => {
      const text = typeof body === 'string' ? body : canonicalize(body);
      return ask('/lodge', { method: 'POST', body: text });
    },
  };
}

/** The address of a journal's newest head. */
export const headPath = (origin: string): string => `/${hashOf(origin)}/checkpoint`;
export const lodgedPath = (origin: string): string => `/${hashOf(origin)}/lodged`;

const hashOf = (origin: string): string => createHash('sha256').update(origin).digest('hex');

/** When the witness cosigned a note; `null` where it has no valid cosignature of the witness. */
export function cosignedAt(message: string, key: WitnessKey = WITNESS): number | null {
  const parsed = parseNote(message);
  if (!parsed.ok) return null;
  const verified = verifyCosignatures(parsed.note, [key], verifyEd25519);
  return verified.ok ? (verified.cosignatures[0]?.time ?? null) : null;
}

/** A statement as a city would lodge it. */
export function lodgingOf(
  origin: string,
  {
    by = 'hue',
    key = keyOf(`${by}/officer`),
    reason = 'No answer since noon',
    said = {} as Partial<Statement>,
  } = {},
) {
  const statement: Statement = {
    body: { digest: '0'.repeat(64), reason },
    by: { member: by, officer: 'officer' },
    cluster: origin,
    cycle: 2023,
    rules: '1',
    said: '2023-03-01T02:00:00.000Z',
    seen: { root: '0'.repeat(64), size: 5 },
    type: 'pledge.decline',
    ...said,
  };
  const { bytes, identity } = messageOf(statement);
  const signatures = [{ key: key.id, kind: 'ed25519', sig: signWith(key, bytes) }];
  return { request: { publicKey: key.x, signatures, statement } as unknown as Json, identity };
}
