/**
 * What the bench works on: the journal of a cluster in the middle of its year, whose cities submit
 * reports that the chair returns, again and again. Every statement is really signed and accepted,
 * and the keys are the same in every run.
 */
import { type Json, lineBytes, type StatementType } from '../../workflows/index.js';
import { launchBody, pledgeDigest, pledgeText, reportBody, YEAR } from '../support/bodies.js';
import { type AnySaid, foundedCluster, type Said } from '../support/cluster.js';

/** The ids of so many cities. */
export const cities = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `city-${index}`);

/** Opens the year: launch, and a pledge that every city signs. */
export const opening = (members: readonly string[]): AnySaid[] => {
  const [chair = ''] = members;
  return [
    { type: 'cycle.launch', by: chair, cycle: YEAR, body: launchBody },
    { type: 'pledge.propose', by: chair, cycle: YEAR, body: pledgeText },
    { type: 'pledge.open', by: chair, cycle: YEAR, body: { digest: pledgeDigest } },
    ...members.map(
      (by): AnySaid => ({ type: 'pledge.sign', by, cycle: YEAR, body: { digest: pledgeDigest } }),
    ),
  ];
};

/**
 * What one city and its chair say to each other without end: a report, and its return. The chair's
 * own report goes back from the deputy.
 * @param turn counts up; even turns submit, odd turns return
 */
export function exchange(members: readonly string[], member: string, turn: number): AnySaid {
  const [chair = '', deputy = ''] = members;
  if (turn % 2 === 0) {
    const value = `6.${1 + (turn % 1000)}`;
    return { type: 'report.submit', by: member, cycle: YEAR, body: reportBody('interim', value) };
  }
  const by = member === chair ? deputy : chair;
  const body = { round: 'interim', member, reason: 'The figure needs its source' } as const;
  return { type: 'report.return', by, cycle: YEAR, body };
}

/** The exact lines of a journal of at least so many entries. */
export function journalOf(members: readonly string[], entries: number): Uint8Array[] {
  const cluster = foundedCluster(members);
  const say = (said: AnySaid): void => cluster.say(said as Said<StatementType>);
  opening(members).forEach(say);
  for (let turn = 0; cluster.lines.length < entries; turn += 1) {
    for (const member of members) say(exchange(members, member, turn));
  }
  return cluster.lines.map(lineBytes);
}

/** Anything as a value of the JSON profile; what the bench builds is in it. */
export const asJson = (value: unknown): Json => value as Json;
