/** What a witness remembers, and the starts that it refuses rather than begin anew. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { WitnessProblem } from '../../../src/witness/witness-failure.js';
import { verifyMisbehaviour } from '../../../workflows/index.js';
import { verifyEd25519 } from '../../support/ed25519.js';
import { keyOf } from '../../support/keys.js';
import { splitLog } from '../../support/split-log.js';
import {
  cleanUpAfterEach,
  cosignedAt,
  givenStateFile,
  givenWitness,
  headPath,
  lodgingOf,
  witnessSigner,
} from '../../support/witness.js';

cleanUpAfterEach();

const LOG = splitLog('example.vn/cities', 3);
const OTHER = splitLog('example.vn/provinces', 3);
const left = (size: number) => ({ side: 'left', size }) as const;
const right = (size: number) => ({ side: 'right', size }) as const;

/** A state file that remembers a head and a lodged statement. */
async function usedState(): Promise<string> {
  const file = givenStateFile();
  const witness = await givenWitness([LOG.key, OTHER.key], file);
  await witness.add(LOG.request(left(5), 0));
  await witness.lodge(lodgingOf(LOG.key.name).request);
  await witness.lodge(lodgingOf(LOG.key.name, { by: 'vinh' }).request);
  await witness.close();
  return file;
}

const refusedStart = (problem: WitnessProblem) => expect.objectContaining({ problem });

describe('the memory', () => {
  test('outlives the witness: the other side of a fork stays refused', async () => {
    const file = await usedState();
    const witness = await givenWitness([LOG.key], file);
    expect(witness.isNew).toBe(false);
    expect((await witness.add(LOG.request(right(7), 0))).status).toBe(409);
    expect((await witness.add(LOG.request(right(7), 5))).status).toBe(422);
    expect((await witness.add(LOG.request(left(7), 5))).status).toBe(200);
  });

  test('keeps the head of a journal that is not watched for a while', async () => {
    const file = await usedState();
    const without = await givenWitness([OTHER.key], file);
    expect((await without.ask(headPath(LOG.key.name))).status).toBe(404);
    await without.add(OTHER.request(left(4), 0));
    await without.close();
    const witness = await givenWitness([LOG.key], file);
    expect((await witness.add(LOG.request(left(7), 0))).status).toBe(409);
  });

  test('is that of each journal by itself', async () => {
    const witness = await givenWitness([LOG.key, OTHER.key], await usedState());
    expect((await witness.add(OTHER.request(right(7), 0))).status).toBe(200);
    expect((await witness.add(LOG.request(left(6), 5))).status).toBe(200);
  });

  test('holds the latest time: a clock that goes back makes no earlier one', async () => {
    const file = await usedState();
    const witness = await givenWitness([LOG.key, OTHER.key], file);
    witness.clock.time = 10;
    const { text } = await witness.add(LOG.request(left(7), 5));
    expect(cosignedAt(LOG.head(left(7)) + text)).toBe(1_000);
    const lodged = await witness.lodge(lodgingOf(LOG.key.name, { by: 'hue' }).request);
    expect(lodged.text).toContain('\n1000\n');
    const other = await witness.add(OTHER.request(left(5), 0));
    expect(cosignedAt(OTHER.head(left(5)) + other.text)).toBe(10);
  });

  test('comes before the answer: what cannot be kept is not cosigned', async () => {
    const file = await usedState();
    const witness = await givenWitness([LOG.key], file);
    // A folder stands where the new state would be written.
    const aside = `${file}.new`;
    mkdirSync(aside);
    expect(await witness.add(LOG.request(left(7), 5))).toMatchObject({
      status: 503,
      text: 'not-kept\n',
    });
    rmSync(aside, { recursive: true });
    expect((await witness.add(LOG.request(left(6), 5))).status).toBe(200);
  });
});

describe('a start is refused', () => {
  const start = (file: string, change = {}) => givenWitness([LOG.key, OTHER.key], file, change);

  test('wherever the state file is cut', async () => {
    const file = await usedState();
    const whole = readFileSync(file, 'utf8');
    for (let length = 0; length < whole.length - 1; length += 7) {
      writeFileSync(file, whole.slice(0, length));
      await expect(start(file)).rejects.toEqual(refusedStart('state-damaged'));
    }
    expect(readFileSync(file, 'utf8')).not.toBe(whole);
  });

  test('for every byte of the remembered head that is changed', async () => {
    const file = await usedState();
    const whole = readFileSync(file, 'utf8');
    const head = whole.indexOf(LOG.key.name);
    const end = whole.indexOf('"witness"');
    for (let at = head; at < end; at += 3) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] as number) ^ 1;
      if (JSON.stringify(parsed(changed)) === JSON.stringify(parsed(Buffer.from(whole)))) continue;
      writeFileSync(file, changed);
      // The log's own line is its word, not the witness's memory.
      const note = Object(parsed(changed)).heads?.[LOG.key.name] as string | undefined;
      if (note !== undefined && cosignedAt(note) !== null) continue;
      await expect(start(file)).rejects.toEqual(refusedStart('state-damaged'));
    }
  });

  test('with another key or another name', async () => {
    const file = await usedState();
    const key = witnessSigner(keyOf('another witness'));
    await expect(start(file, { key })).rejects.toEqual(refusedStart('state-of-another'));
    const name = 'hue.example';
    await expect(start(file, { name })).rejects.toEqual(refusedStart('state-of-another'));
  });

  test('when the state file is gone and lodged statements are there', async () => {
    const file = await usedState();
    rmSync(file);
    await expect(start(file)).rejects.toEqual(refusedStart('state-lost'));
    expect(existsSync(file)).toBe(false);
  });

  test('when a lodged statement was changed', async () => {
    const file = `${await usedState()}.lodged.ndjson`;
    const state = file.replace('.lodged.ndjson', '');
    const whole = readFileSync(file, 'utf8');
    for (const part of ['No answer', 'giaouoc/lodged', '"sig":"', '"publicKey":"', '"note"']) {
      const at = whole.indexOf(part) + part.length - 1;
      const changed = `${whole.slice(0, at)}~${whole.slice(at + 1)}`;
      writeFileSync(file, changed);
      await expect(start(state)).rejects.toMatchObject({ problem: 'lodged-damaged', detail: '1' });
      expect(readFileSync(file, 'utf8')).toBe(changed);
    }
  });

  test('without a journal, with a log’s own key, with a name that no note has', async () => {
    const own = witnessSigner(keyOf(`${LOG.key.name}/log`));
    const file = givenStateFile();
    await expect(givenWitness([], file)).rejects.toEqual(refusedStart('no-log'));
    await expect(start(file, { key: own })).rejects.toEqual(refusedStart('own-log'));
    await expect(start(file, { name: 'Da Nang' })).rejects.toEqual(refusedStart('key-name'));
    expect(existsSync(file)).toBe(false);
  });

  test('while another witness is on the same file, and not after it ended', async () => {
    const file = await usedState();
    const first = await start(file);
    await expect(start(file)).rejects.toEqual(refusedStart('state-locked'));
    await first.close();
    expect((await start(file)).isNew).toBe(false);
  });

  test('while another process holds the lock, and not once that process is gone', async () => {
    const file = await usedState();
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const stat = existsSync(`/proc/${child.pid}/stat`)
      ? readFileSync(`/proc/${child.pid}/stat`, 'utf8')
      : '';
    const boot = stat && readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const started = stat && `${boot} ${ticks}`;
    const lock = JSON.stringify({ pid: child.pid, started, token: 'x' });
    writeFileSync(`${file}.lock`, lock);
    await expect(start(file)).rejects.toMatchObject({
      problem: 'state-locked',
      detail: String(child.pid),
    });
    // The same number given to a process that began later is not the holder.
    writeFileSync(`${file}.lock`, lock.replace('"started":"', '"started":"1'));
    if (stat) await (await start(file)).close();
    writeFileSync(`${file}.lock`, lock);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await start(file)).isNew).toBe(false);
  });
});

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

test('two heads of one size that the log signed are kept as a proof against it', async () => {
  const file = await usedState();
  const kept = () => readdirSync(dirname(file)).filter((name) => name.includes('misbehaviour'));
  const witness = await givenWitness([OTHER.key, LOG.key], file);
  expect((await witness.add(LOG.request(right(7), 5))).status).toBe(422);
  expect(kept()).toEqual([]);
  expect((await witness.add(LOG.request(right(5), 5))).status).toBe(422);
  const [name = '', ...others] = kept();
  expect(others).toEqual([]);
  const proof = readFileSync(join(dirname(file), name), 'utf8');
  const log = LOG.key;
  expect(verifyMisbehaviour(proof, verifyEd25519)).toMatchObject({ proven: true, log });
});

test('a witness whose lock was taken over answers nothing any more', async () => {
  const file = await usedState();
  const witness = await givenWitness([LOG.key], file);
  writeFileSync(`${file}.lock`, JSON.stringify({ pid: 1, started: '', token: 'another' }));
  const files = () => [file, `${file}.lodged.ndjson`].map((each) => readFileSync(each, 'utf8'));
  const before = files();
  expect(await witness.add(LOG.request(left(7), 5))).toMatchObject({
    status: 503,
    text: 'state-taken-over\n',
  });
  expect((await witness.lodge(lodgingOf(LOG.key.name).request)).status).toBe(503);
  const other = lodgingOf(LOG.key.name, { by: 'can-tho' });
  expect((await witness.lodge(other.request)).status).toBe(503);
  expect(files()).toEqual(before);
});

test('a lodged statement that was cut while it was written is removed, and said', async () => {
  const file = await usedState();
  const lodged = `${file}.lodged.ndjson`;
  const whole = readFileSync(lodged, 'utf8');
  writeFileSync(lodged, whole.slice(0, -10));
  const witness = await givenWitness([LOG.key], file);
  const [first = '', second = ''] = whole.split('\n');
  expect(witness.removed).toBe(Buffer.byteLength(second) - 9);
  const again = lodgingOf(LOG.key.name, { by: 'vinh' });
  expect((await witness.lodge(again.request)).status).toBe(200);
  expect(readFileSync(lodged, 'utf8').split('\n')).toEqual([first, expect.any(String), '']);
  await witness.close();
  expect((await givenWitness([LOG.key], file)).removed).toBe(0);
});
