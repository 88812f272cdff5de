/**
 * The clusters of a fleet run: founded, signed and opened through the fleet itself, under a charter
 * whose deadlines have long passed, so that servers fall over each other to say so. Then each city
 * reports and is sent back without end, as in the bench.
 */
import { type Hosted, requestText, setting, unfounded } from '../bench/hosted-cluster.js';
import { cities, exchange } from '../bench/material.js';
import { charterFor } from '../support/cluster.js';
import type { Acknowledged, Say } from './speaking.js';

/** Deadlines that have passed and after which everything is still taken. */
const on = (day: string) => ({ day, nextYear: false, late: 'warn' }) as const;
const { calendar: nothing } = charterFor(cities(2));
const calendar = {
  ...nothing,
  pledge: on('03-31'),
  criteria: on('04-30'),
  interimReport: on('07-31'),
  annualReport: on('11-30'),
};

/** How many deadlines the servers have to say in each cluster. */
export const DEADLINES_EACH = 4;

/**
 * Founds a cluster of so many cities and opens its year.
 * @param serverKey the raw public key of the fleet
 * @param note is told every acknowledgement
 */
export async function opened(
  say: Say,
  serverKey: string,
  id: string,
  size: number,
  note: (acknowledged: Acknowledged) => void,
): Promise<Hosted> {
  const cluster = unfounded(id, cities(size));
  let checkpoint = '';
  for (const [number, said] of setting(cluster, serverKey, { calendar }).entries()) {
    const acknowledged = await say(id, requestText(cluster, said, number));
    note(acknowledged);
    checkpoint = acknowledged.checkpoint;
  }
  const [, length, root = ''] = checkpoint.split('\n');
  const seen = { size: Number(length), root: Buffer.from(root, 'base64').toString('hex') };
  return { ...cluster, seen };
}

/** What a city says next: reports and returns in turn. @param turn counts up from 0 */
export function nextOf(cluster: Hosted, member: string, turn: number): string {
  const number = AFTER_SETTING + turn * cluster.members.length + cluster.members.indexOf(member);
  return requestText(cluster, exchange(cluster.members, member, turn), number);
}

/** More than the statements before the reports. */
const AFTER_SETTING = 1000;
