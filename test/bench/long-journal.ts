/**
 * Journals of any length, made as they are written and never held: one cluster whose cities hand in
 * reports that the chair returns, without end. Every statement is signed, judged and sound, and the
 * same number of entries gives the same bytes.
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { judge, lineBytes, messageOf, type StatementType } from '../../workflows/index.js';
import { foundedCluster, type Said, signedOf } from '../support/cluster.js';
import { cities, exchange, opening } from './material.js';

/** A minute between two entries would lead a million of them past every officer's mandate. */
const STEP_MS = 50;

/**
 * The lines of a sound journal, without line feeds.
 * @param entries how many; not fewer than it takes to open a year, which is some twenty
 */
export function* longJournal(entries: number): Generator<string, void, undefined> {
  const members = cities(5);
  const cluster = foundedCluster(members);
  for (const said of opening(members)) cluster.say(said as Said<StatementType>);
  yield* cluster.lines;
  const { replay } = cluster;
  let at = cluster.now();
  for (let turn = 0; ; turn += 1) {
    for (const member of members) {
      if (replay.journal().size >= entries) return;
      at += STEP_MS;
      const signed = signedOf(replay, exchange(members, member, turn) as Said<StatementType>, at);
      const { text, identity } = messageOf(signed.statement);
      const judgement = judge(replay.journal(), signed, {
        at: new Date(at).toISOString(),
        signaturesHold: [true],
        seenRoot: signed.statement.seen.root,
        saidBefore: false,
        text,
      });
      if (!judgement.ok) throw new Error(judgement.refusals.map(({ code }) => code).join(', '));
      replay.take(judgement.journal, lineBytes(judgement.line), identity);
      yield judgement.line;
    }
  }
}

/** Writes such a journal into a file, each line with its line feed. */
export const writeLongJournal = (file: string, entries: number): Promise<void> =>
  pipeline(Readable.from(withFeeds(entries)), createWriteStream(file));

function* withFeeds(entries: number): Generator<string, void, undefined> {
  for (const line of longJournal(entries)) yield `${line}\n`;
}
