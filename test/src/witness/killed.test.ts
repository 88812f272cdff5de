/**
 * The built command, killed with SIGKILL between and during answers and started again on the same
 * files: it never cosigns the other side of a fork, and loses nothing that it answered.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { formatNoteKey } from '../../../workflows/index.js';
import { builtFile } from '../../support/built.js';
import { type Branch, splitLog } from '../../support/split-log.js';
import { clientOf, headPath, lodgedPath, lodgingOf } from '../../support/witness.js';
import { witnessPair } from '../../support/witness-keys.js';

const LOG = splitLog('example.vn/cities', 3);
const NAME = 'da-nang.example';
const ROUNDS = 6;

const folder = mkdtempSync(join(tmpdir(), 'giaouoc-killed-'));
const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the command; the answer is its address once it listens. */
async function start(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const flags = ['--key', 'w.key', '--name', NAME, '--state', 'w.json', '--port', '0', '--json'];
  const program = builtFile('src/cli/main.ts');
  const child = spawn(
    process.execPath,
    [program, 'witness', ...flags, '--log', formatNoteKey(LOG.key)],
    { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.push(child);
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => {
    said += piece;
  });
  let text = '';
  for await (const piece of child.stdout as AsyncIterable<Buffer>) {
    text += piece;
    if (text.includes('\n}')) return { child, url: (JSON.parse(text) as { url: string }).url };
  }
  throw new Error(`the witness did not start: ${said}`);
}

test('a witness that is killed keeps its word', async () => {
  const pem = witnessPair('da-nang').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(folder, 'w.key'), pem, { mode: 0o600 });
  const cosigned: Branch[] = [];
  const notes = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { child, url } = await start();
    const witness = clientOf(url);
    await holds(witness, cosigned, notes);
    const climb = async (side: Branch['side']): Promise<void> => {
      for (let size = 1; size < 4 * (round + 1); size += 1) {
        const [, newest = '0'] = (await witness.ask(headPath(LOG.key.name))).text.split('\n');
        const old = Number(newest) || 0;
        if (old > size) continue;
        const { status } = await witness.add(LOG.request({ side, size }, old));
        if (status === 200) cosigned.push({ side, size });
      }
    };
    const lodge = async (): Promise<void> => {
      for (let number = 0; ; number += 1) {
        const reason = `Statement ${number} of round ${round}`;
        const { request, identity } = lodgingOf(LOG.key.name, { reason });
        const { status, text } = await witness.lodge(request);
        if (status === 200) notes.set(identity, text);
      }
    };
    // Each ends when the witness is gone; when that is, the round decides: after so many answers.
    const work = Promise.allSettled([climb('left'), climb('right'), lodge()]);
    const enough = notes.size + 1 + 2 * round;
    while (notes.size < enough) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGKILL');
    await once(child, 'exit');
    await work;
  }
  const { child, url } = await start();
  await holds(clientOf(url), cosigned, notes);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(cosigned.some(({ size }) => size > LOG.fork)).toBe(true);
  expect(readFileSync(join(folder, 'w.json'), 'utf8')).toContain('giaouoc/witness/v1');
}, 120_000);

async function holds(
  witness: ReturnType<typeof clientOf>,
  cosigned: readonly Branch[],
  notes: ReadonlyMap<string, string>,
): Promise<void> {
  const beyond = cosigned.filter(({ size }) => size > LOG.fork);
  expect(new Set(beyond.map(({ side }) => side)).size).toBeLessThanOrEqual(1);
  if (cosigned.length > 0) {
    const largest = Math.max(...cosigned.map(({ size }) => size));
    const { text } = await witness.ask(headPath(LOG.key.name));
    expect(Number(text.split('\n')[1])).toBeGreaterThanOrEqual(largest);
    // A cosignature that was kept but not answered may be of one entry more, on the same side.
    const [first] = beyond;
    const other = first?.side === 'left' ? 'right' : 'left';
    if (first) expect(text.startsWith(LOG.text({ side: other, size: largest }))).toBe(false);
  }
  const { text } = await witness.ask(lodgedPath(LOG.key.name));
  const kept = new Set(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { readonly note: string }).note),
  );
  for (const note of notes.values()) expect(kept.has(note)).toBe(true);
}
