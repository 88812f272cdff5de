/**
 * Witnesses for the tests of the server: the real program with real keys, whose clock the test
 * sets, and peers on the same port number that answer whatever a test wants of a witness that
 * fails. A charter that names them is made here too.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWitness } from '../../src/witness/server.js';
import { type Charter, ED25519, type LogKey, noteKey } from '../../workflows/index.js';
import { ORIGIN } from './cluster.js';
import { closeLater } from './http.js';
import { keyOf, signWith } from './keys.js';
import { witnessing, witnessKeyOf, witnessPair } from './witness-keys.js';

/** The key of the test clusters' server as notes cite it. @param word of the server's key */
export const logKeyOf = (word = 'server'): LogKey =>
  noteKey(ORIGIN, ED25519, Buffer.from(keyOf(word).x, 'base64url'));

/** A signature under the key of a city's witness. */
export const signAsWitness =
  (city: string) =>
  (message: Uint8Array): Uint8Array =>
    Buffer.from(signWith(witnessPair(city), message), 'base64url');

/** The part of a charter that names witnesses by city and address. */
export function witnessedBy(
  urls: Readonly<Record<string, string | null>>,
  quorum: number | null = null,
): Pick<Charter, 'witnessing'> {
  const { witnesses } = witnessing(Object.keys(urls), quorum);
  const addressed = Object.entries(witnesses).map(([city, { key }]) => [
    city,
    { key, url: urls[city] ?? null },
  ]);
  return { witnessing: { witnesses: Object.fromEntries(addressed), quorum } };
}

export interface TestWitness {
  readonly url: string;
  /** Ends it; `start` brings it back with its memory, at its old address, maybe with other logs. */
  readonly stop: () => Promise<void>;
  readonly start: (logs?: readonly LogKey[]) => Promise<void>;
}

/** The first instant of every witness's clock, in unix seconds. */
export const WITNESS_TIME = 1_680_000_000;

/** Starts a city's witness. @param clock unix seconds */
export async function givenWitness(
  city: string,
  clock: () => number = () => WITNESS_TIME,
  logs: readonly LogKey[] = [logKeyOf()],
): Promise<TestWitness> {
  const folder = mkdtempSync(join(tmpdir(), 'giaouoc-witness-'));
  closeLater(() => rmSync(folder, { recursive: true, force: true }));
  const open = (port: number, watched: readonly LogKey[]) =>
    startWitness({
      key: { publicKey: witnessKeyOf(city).publicKey, sign: signAsWitness(city) },
      name: witnessKeyOf(city).name,
      logs: watched,
      stateFile: join(folder, 'state'),
      host: '127.0.0.1',
      port,
      clock,
    });
  let running = await open(0, logs);
  const { url } = running;
  closeLater(() => running.close());
  return {
    url,
    stop: () => running.close(),
    start: async (watched = logs) => {
      running = await open(Number(new URL(url).port), watched);
    },
  };
}

export interface Peer {
  readonly url: string;
  /** The bodies of the requests to cosign so far. */
  readonly asked: string[];
}

/** Something in the place of a witness that answers requests to cosign as the test wants. */
export async function givenPeer(
  answer: (body: string, response: ServerResponse) => Promise<void> | void,
): Promise<Peer> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (request.method !== 'POST') return response.writeHead(404).end();
    asked.push(body);
    await answer(body, response);
    return undefined;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closeLater(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
