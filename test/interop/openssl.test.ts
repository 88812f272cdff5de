/**
 * The recipe `check-with-openssl.sh`, run as people run it: a shell, coreutils and openssl say
 * whether receipts, checkpoints and exports hold. Without openssl 3 nothing here can be asked, and
 * that is said.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../support/source-tree.js';
import {
  bent,
  checkpointAt,
  JOURNAL,
  receiptOf,
  serverVkey,
  size,
  times,
  tree,
  witnessVkeys,
} from './golden-log.js';

const RECIPE = join(projectRoot, 'test', 'interop', 'check-with-openssl.sh');
const version = spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '';
const isThere = /^OpenSSL [3-9]/.test(version);
const everybody = [serverVkey, ...witnessVkeys];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-openssl-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file and asks the recipe about it, under these keys. */
function ask(text: string, keys: readonly string[] = everybody) {
  const file = join(folder, 'asked');
  writeFileSync(file, text);
  return run(file, keys);
}

function run(file: string, keys: readonly string[]) {
  const { stdout, stderr, status } = spawnSync('sh', [RECIPE, file, ...keys], {
    encoding: 'utf8',
  });
  return { lines: stdout.trimEnd().split('\n'), stderr, status };
}

/** Asks about an export: the journal and the checkpoint in one folder. */
function askExport(journal: string, checkpoint: string) {
  const out = join(folder, 'out');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'journal.ndjson'), journal);
  writeFileSync(join(out, 'checkpoint'), checkpoint);
  return run(out, everybody);
}

const refused = (what: string) => ({ status: 1, stderr: `does not hold: ${what}\n` });

(isThere ? describe : describe.skip)('openssl alone (skipped without openssl 3)', () => {
  test.each([0, 1, 63, 64, size - 1])('accepts the receipt of entry %i', (at) => {
    const { lines, status } = ask(receiptOf(at));
    expect(status).toBe(0);
    expect(lines).toHaveLength(7);
    expect(lines[1]).toBe('signed by     test.example/cities');
    expect(lines[2]).toBe('cosigned by   can-tho.example, 2024-04-01T19:33:20Z');
    expect(lines[6]).toContain(`included      entry ${at} of ${size}: {"after":"`);
  });

  test('accepts a checkpoint by itself, and the receipt of a journal of one entry', () => {
    expect(ask(checkpointAt(size, times))).toMatchObject({ status: 0 });
    expect(ask(checkpointAt(size), [serverVkey])).toMatchObject({ status: 0 });
  });

  test('accepts a whole export', () => {
    const { lines, status } = askExport(JOURNAL, checkpointAt(size, times));
    expect(status).toBe(0);
    expect(lines.at(-1)).toBe(`whole tree    all ${size} entries lead to the root`);
  });

  test('refuses an export in which one letter was changed, or whose end was cut', () => {
    const lines = JOURNAL.split('\n').slice(0, 13);
    const checkpoint = checkpointAt(13, times);
    const journal = (each: readonly string[]) => each.map((line) => `${line}\n`).join('');
    expect(askExport(journal(lines), checkpoint)).toMatchObject({ status: 0 });
    const changed = lines.map((line) => line.replace('"Too high"', '"Too nigh"'));
    expect(changed).not.toEqual(lines);
    expect(askExport(journal(changed), checkpoint)).toMatchObject(
      refused('the journal leads to the root of the checkpoint'),
    );
    expect(askExport(journal(lines.slice(0, -1)), checkpoint)).toMatchObject(
      refused('the journal has 13 entries, not 12'),
    );
  });

  test('refuses a receipt whose entry, place or proof was changed', () => {
    const receipt = receiptOf(9);
    const hash = Buffer.from(tree.inclusionProof(9, size)[2] as Uint8Array);
    const other = Buffer.from(bent(hash)).toString('base64');
    const forged = [
      receipt.replace('index 9', 'index 11'),
      receipt.replace(hash.toString('base64'), other),
      receipt.replace(/extra .*/, (receiptOf(10).match(/extra .*/) ?? [''])[0]),
    ];
    for (const each of forged) {
      expect(ask(each)).toMatchObject(
        refused('the proof of the entry leads to the root of the checkpoint'),
      );
    }
    const short = receipt.replace(`${hash.toString('base64')}\n`, '');
    expect(ask(short)).toMatchObject({ status: 1 });
    expect(ask(receipt.replace('index 9', `index ${size}`))).toMatchObject(
      refused('the place is in the tree'),
    );
  });

  test('refuses a head with another root, a moved time, a missing witness, a wrong key id', () => {
    const note = checkpointAt(size, times);
    const root = Buffer.from(tree.rootAt(size) as Uint8Array).toString('base64');
    const lie = Buffer.from(tree.rootAt(size - 1) as Uint8Array).toString('base64');
    expect(ask(note.replace(root, lie))).toMatchObject(
      refused('the signature of test.example/cities'),
    );
    const moved = note.replace(/(— can-tho\.example \S{10})\S/, '$1C');
    expect(moved).not.toBe(note);
    expect(ask(moved)).toMatchObject(refused('the signature of can-tho.example'));
    expect(ask(checkpointAt(size))).toMatchObject(
      refused('a signature of can-tho.example is there'),
    );
    const named = serverVkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+');
    expect(ask(note, [named])).toMatchObject(
      refused('the id of the key test.example/cities is 00000000'),
    );
  });

  test('says how it is used when no key is named', () => {
    expect(run('x', [])).toMatchObject({ status: 2 });
  });
});
