/**
 * The folder that the transcripts of the command line play in: a sound journal of a year that has
 * been handed over, the same one broken in one place at a time, one that is still being signed,
 * and the keys of its parties.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foundedCluster, type TestCluster } from './cluster.js';
import { withOtherSignature } from './edits.js';
import { handedOverYear, signingYear } from './given.js';
import { checkpointOf, journalText, writeJournalFolder } from './journal-folder.js';
import { keyOf } from './keys.js';
import { setWitnessedStage } from './witnessed-stage.js';

/** Fills a folder; every file in it is the same in every run, but for nothing. */
export function setStage(folder: string): void {
  const cluster = handedOverYear();
  const { lines } = cluster;
  const write = (name: string, changes: Parameters<typeof writeJournalFolder>[2]): void =>
    writeJournalFolder(join(folder, name), cluster, changes);
  write('sound', {});
  write('unsigned', { checkpoint: null });
  write('retold', { lines: lines.with(7, retold(lines[7] as string)) });
  write('forged', { lines: lines.with(8, withOtherSignature(lines[8] as string)) });
  write('restated', { lines: lines.with(9, restated(lines[9] as string)) });
  write('removed', { lines: lines.toSpliced(9, 1) });
  write('cut', { lines: lines.slice(0, -1) });
  write('mangled', { lines: lines.with(3, (lines[3] as string).replace('"seq"', '"seQ"')) });
  write('impostor', { checkpoint: checkpointOf(cluster, 'impostor') });
  write('recharted', { charter: '{}' });
  write('attached', { attachments: { ['0'.repeat(64)]: 'something else' } });
  writeJournalFolder(join(folder, 'signing'), signingYear());
  setWitnessedStage(folder);
  writeFileSync(join(folder, 'long.ndjson'), journalText(longJournal().lines));
  writeFileSync(join(folder, 'empty.ndjson'), '');
  for (const [name, word] of KEYS) {
    const pem = keyOf(word).privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(join(folder, name), pem, { mode: 0o600 });
  }
}

const KEYS = [
  ['ha-noi.key', 'ha-noi/officer'],
  ['hai-phong.key', 'hai-phong/officer'],
  ['root.key', 'ha-noi'],
  ['stranger.key', 'stranger'],
] as const;

/** Another time of signing: the rules accept it, its signature does not. */
const retold = (line: string): string =>
  line.replace(/"said":"(\d{4})/, (_, year: string) => `"said":"${Number(year) - 1}`);

/** Another state than the one that follows. */
const restated = (line: string): string =>
  line.replace(/"after":"(.)/, (_, first: string) => `"after":"${first === '0' ? '1' : '0'}`);

/** More than a thousand entries, which people would otherwise wait for in silence. */
function longJournal(): TestCluster {
  const cluster = foundedCluster(['ha-noi', 'hai-phong']);
  while (cluster.lines.length < 1100) {
    const { terms, term } = cluster.journal().cluster.context;
    const by = terms[term]?.chair ?? '';
    const reason = `Turn ${cluster.lines.length}`;
    const motion = { id: 'later', exception: { kind: 'extend', term: 2030 } as const };
    cluster.say({ type: 'rotation.except', by, body: { ...motion, reason, document: null } });
    const digest = cluster.journal().cluster.context.motion?.digest ?? '';
    cluster.say({ type: 'motion.withdraw', by, body: { motion: digest, reason } });
  }
  return cluster;
}
