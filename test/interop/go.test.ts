/**
 * Our notes, cosignatures, inclusion and consistency proofs, judged by Go's own checksum database
 * code (`golang.org/x/mod/sumdb`, from the Debian packages golang-go and golang-golang-x-mod-dev).
 * Where either is missing nothing here can be asked, and that is said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../support/source-tree.js';
import {
  bent,
  checkpointAt,
  entries,
  places,
  serverVkey,
  size,
  times,
  tree,
  witnessVkeys,
} from './golden-log.js';

const GOPATH = '/usr/share/gocode';
const isThere =
  existsSync(join(GOPATH, 'src', 'golang.org', 'x', 'mod', 'sumdb', 'tlog')) &&
  spawnSync('go', ['version']).status === 0;
const everybody = [serverVkey, ...witnessVkeys];
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

let folder = '';
beforeAll(() => {
  if (!isThere) return;
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-go-'));
  const { status, stderr } = spawnSync('go', ['build', '-o', join(folder, 'judge'), '.'], {
    cwd: join(projectRoot, 'test', 'interop', 'go'),
    env: { HOME: tmpdir(), ...process.env, GOPATH, GO111MODULE: 'off' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the program answers to each question. */
function judged(questions: readonly Readonly<Record<string, unknown>>[]): string[] {
  const input = JSON.stringify(questions);
  const { stdout } = spawnSync(join(folder, 'judge'), { input, encoding: 'utf8' });
  return JSON.parse(stdout) as string[];
}

const ofNote = (note: string, keys: readonly string[] = everybody) => ({
  kind: 'note',
  note,
  keys,
});

const inclusion = (
  index: number,
  at: number,
  entry = entries[index] as Uint8Array,
  proof = tree.inclusionProof(index, at),
) => ({
  kind: 'inclusion',
  entry: base64(entry),
  index,
  size: at,
  root: base64(tree.rootAt(at) as Uint8Array),
  proof: proof.map(base64),
});

const consistency = (old: number, at: number, proof = tree.consistencyProof(old, at)) => ({
  kind: 'consistency',
  old,
  first: base64(tree.rootAt(old) as Uint8Array),
  size: at,
  root: base64(tree.rootAt(at) as Uint8Array),
  proof: proof.map(base64),
});

const sizes = entries.map((_, at) => at + 1);
const all = (questions: readonly unknown[]) => questions.map(() => 'ok');

const title = "Go's checksum database code (skipped without Go and Debian's x/mod)";

(isThere ? describe : describe.skip)(title, () => {
  test('accepts every head of the year, and one that four witnesses have cosigned', () => {
    const notes = sizes.map((at) => ofNote(checkpointAt(at), [serverVkey]));
    const cosigned = ofNote(checkpointAt(size, times));
    expect(judged([...notes, cosigned])).toEqual(all([...notes, cosigned]));
  });

  test('accepts the inclusion of entries in every head', () => {
    const questions = sizes.flatMap((at) =>
      places.filter((index) => index < at).map((index) => inclusion(index, at)),
    );
    expect(questions.length).toBeGreaterThan(500);
    expect(judged(questions)).toEqual(all(questions));
  });

  test('accepts that every head grew out of every earlier one', () => {
    const questions = sizes.flatMap((at) =>
      sizes.filter((old) => old <= at).map((old) => consistency(old, at)),
    );
    expect(judged(questions)).toEqual(all(questions));
  });

  test('refuses forged entries, bent proofs and heads that did not grow', () => {
    const [first = new Uint8Array(), ...rest] = tree.inclusionProof(9, size);
    const forged = [
      inclusion(9, size, entries[10]),
      inclusion(9, size, entries[9], [bent(first), ...rest]),
      inclusion(9, size, entries[9], rest),
      consistency(9, size, tree.consistencyProof(10, size)),
      { ...consistency(9, size), first: base64(bent(tree.rootAt(9) as Uint8Array)) },
    ];
    expect(judged(forged)).toEqual(forged.map(() => 'invalid transparency proof'));
  });

  test('refuses a note whose text, signature or cosignature is another', () => {
    const note = checkpointAt(size, times);
    const lie = note.replace(`\n${size}\n`, `\n${size - 1}\n`);
    const moved = note.replace(/(— can-tho\.example \S{10})\S/, '$1C');
    const [onText, onTime, missing] = judged([
      ofNote(lie),
      ofNote(moved),
      ofNote(checkpointAt(size)),
    ]);
    expect(onText).toContain('invalid signature for key test.example/cities');
    expect(onTime).toContain('invalid signature for key can-tho.example');
    expect(missing).toBe('1 of 5 keys signed');
  });
});
