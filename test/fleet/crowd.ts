/**
 * The clients of a fleet run: each speaks for a city of its own and goes on until the time is over,
 * and one more founds a new cluster every little while, so that there are deadlines to be said all
 * the time. Everybody keeps what was acknowledged.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Hosted } from '../bench/hosted-cluster.js';
import { type Acknowledged, openSpeaker, type Say } from './speaking.js';
import { nextOf, opened } from './stage.js';

export interface CrowdOptions {
  /** Where they send what they say, in turn. */
  readonly urls: readonly string[];
  readonly clients: number;
  readonly seconds: number;
}

/** So many cities are in a cluster. */
const CITIES = 8;
const FOUNDING_MS = 1_500;
/** Long after the time is over, what is not acknowledged never will be. */
const HOPELESS_MS = 60_000;

/**
 * Lets them speak until the time is over.
 * @returns everything that was acknowledged
 * @throws Error when something is refused, or never acknowledged
 */
export async function spoken({ urls, clients, seconds }: CrowdOptions): Promise<Acknowledged[]> {
  const end = performance.now() + seconds * 1000;
  const isOver = () => performance.now() > end;
  const isHopeless = () => performance.now() > end + HOPELESS_MS;
  const speaker = (first: number): Say => openSpeaker(urls, first, isHopeless);
  const acknowledged: Acknowledged[] = [];
  const note = (each: Acknowledged): void => void acknowledged.push(each);
  const key = await serverKey(urls);

  const reporting = async (say: Say, cluster: Hosted, member: string): Promise<void> => {
    for (let turn = 0; !isOver(); turn += 1) {
      note(await say(cluster.id, nextOf(cluster, member, turn)));
    }
  };
  const working = async (number: number): Promise<void> => {
    const cities = Math.min(CITIES, Math.max(2, clients - number * CITIES));
    const cluster = await opened(speaker(number), key, `cluster-${number}`, cities, note);
    await Promise.all(
      cluster.members.map((member, index) => reporting(speaker(number + index), cluster, member)),
    );
  };
  const founding = async (): Promise<void> => {
    for (let number = 1; !isOver(); number += 1) {
      await opened(speaker(number), key, `founded-${number}`, 2, note);
      await pause(FOUNDING_MS);
    }
  };
  const groups = Array.from({ length: Math.ceil(clients / CITIES) }, (_, number) => number);
  await Promise.all([...groups.map(working), founding()]);
  return acknowledged;
}

/** The key that foundings name: that of all servers. */
async function serverKey([url]: readonly string[]): Promise<string> {
  const response = await fetch(`${url}/api/server`);
  return ((await response.json()) as { readonly key: { readonly x: string } }).key.x;
}
