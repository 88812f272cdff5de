/**
 * What a stranger checks over the network without trusting it: an archive on any web server, and a
 * real server whose receipts, heads and entries are taken away and checked elsewhere.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { builtFile } from '../support/built.js';
import { charterFor, foundingFor } from '../support/cluster.js';
import { keyOf } from '../support/keys.js';
import { setWitnessedStage } from '../support/witnessed-stage.js';

const MEMBERS = ['ha-noi', 'hai-phong', 'can-tho'];

let program: string;
let folder: string;

beforeAll(() => {
  program = builtFile('src/cli/main.ts');
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-strangers-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', LANG: 'en_US.UTF-8' };

const start = (command: string): ChildProcess =>
  spawn(process.execPath, [program, ...command.split(' ')], {
    cwd: folder,
    env: { ...env, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Runs a command beside a server of this very process, which `spawnSync` would hold up. */
async function giaouoc(command: string) {
  const child = start(command);
  const [stdout, stderr, [exit]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { stdout, stderr, exit };
}

async function textOf(stream: ChildProcess['stdout']): Promise<string> {
  let text = '';
  for await (const piece of stream as AsyncIterable<Buffer>) text += piece;
  return text;
}

const json = async (command: string) => JSON.parse((await giaouoc(`${command} --json`)).stdout);

describe('an archive on a web server that knows nothing of it', () => {
  let files: Server;
  let url: string;

  beforeAll(async () => {
    setWitnessedStage(folder);
    files = createServer(({ url: path = '' }, response) => {
      const file = join(folder, path);
      if (!existsSync(file)) response.writeHead(404).end();
      else response.end(readFileSync(file));
    });
    files.listen(0, '127.0.0.1');
    await once(files, 'listening');
    url = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    files.close();
  });

  test('is audited to its last entry', async () => {
    const found = await json(`audit ${url}/archive/ --policy seen.policy`);
    expect(found).toMatchObject({ sound: true, size: 15, tail: 'covered', policy: 'file' });
  });

  test('whose entries were changed is broken', async () => {
    const bundle = join(folder, 'archive', 'tile', 'entries', '000.p', '15');
    const bytes = readFileSync(bundle);
    const changed = Buffer.from(bytes);
    changed[bytes.length - 2] = (bytes[bytes.length - 2] as number) ^ 1;
    writeFileSync(bundle, changed);
    expect(await json(`audit ${url}/archive`)).toMatchObject({ sound: false, seq: 14 });
    writeFileSync(bundle, bytes.subarray(1));
    const { stderr, exit } = await giaouoc(`audit ${url}/archive`);
    expect(stderr).toContain('tile/entries/000.p/15 is missing or no bundle of entries.');
    expect(exit).toBe(3);
    writeFileSync(bundle, bytes);
  });

  test('without a checkpoint is none, and a server needs the name of its cluster', async () => {
    const { stderr, exit } = await giaouoc(`audit ${url}/nowhere`);
    expect(stderr).toContain('Which cluster of the server?');
    expect(exit).toBe(2);
  });
});

describe('a server', () => {
  let server: ChildProcess;
  let url: string;
  let source: string;

  beforeAll(async () => {
    server = start(`serve --port 0 --data ${join(folder, 'data')} --json`);
    url = JSON.parse(await firstJson(server)).url;
    const about = (await (await fetch(`${url}/api/server`)).json()) as { key: { x: string } };
    source = `--server ${url} --cluster cities`;
    const charter = charterFor(MEMBERS, {
      firstTerm: { year: 2026, chair: 'ha-noi', deputy: null },
    });
    const founding = { ...foundingFor(MEMBERS, charter), server: { key: about.key.x, host: null } };
    writeFileSync(join(folder, 'founding.json'), JSON.stringify(founding));
    for (const word of MEMBERS) {
      const pem = keyOf(word).privateKey.export({ type: 'pkcs8', format: 'pem' });
      writeFileSync(join(folder, `${word}.key`), pem, { mode: 0o600 });
    }
    const found = `say cluster.found ${source} --key ha-noi.key --member ha-noi --yes`;
    await giaouoc(`${found} --body founding.json`);
    await giaouoc(`say charter.sign ${source} --key ha-noi.key --yes`);
  });

  afterAll(async () => {
    server.kill('SIGTERM');
    await once(server, 'exit');
  });

  test('gives receipts that are checked without it', async () => {
    const got = await giaouoc(`receipt get 1 --out 1.tlog-proof ${source} --key ha-noi.key`);
    expect(got).toMatchObject({ exit: 0 });
    const policy = await (await fetch(`${url}/api/clusters/cities/policy`)).text();
    writeFileSync(join(folder, 'server.policy'), policy);
    const checked = await json('receipt verify 1.tlog-proof --policy server.policy');
    expect(checked).toMatchObject({ holds: true, seq: 1, witnesses: 0 });
    const other = await json('receipt verify 1.tlog-proof --policy seen.policy');
    expect(other).toMatchObject({ holds: false, problem: 'no-known-signature' });
  });

  test('has no receipt of what was never said', async () => {
    const { stderr, exit } = await giaouoc(`receipt get 9 ${source} --key ha-noi.key`);
    expect(stderr).toContain('There is no entry 9');
    expect(exit).toBe(3);
  });

  test('is exported with its heads, policy and tiles, and the copy exported again', async () => {
    await giaouoc(`export out ${source} --key ha-noi.key`);
    expect(await json('audit out --policy out/policy')).toMatchObject({ sound: true, size: 2 });
    await giaouoc('export again --journal out');
    for (const file of ['policy', 'checkpoint', 'tile/0/000.p/2', 'tile/entries/000.p/2']) {
      const [first, second] = ['out', 'again'].map((each) =>
        readFileSync(join(folder, each, file)),
      );
      expect({ file, same: first?.equals(second as Buffer) }).toEqual({ file, same: true });
    }
  });

  test('is watched: what is said in a party’s name is told as it is said', async () => {
    const watch = start(`monitor --member hai-phong --follow ${source} --key ha-noi.key`);
    const lines = watch.stdout as AsyncIterable<Buffer>;
    let told = '';
    for await (const piece of lines) {
      told += piece;
      if (told.includes('[cluster.found]') && !told.includes('[charter.sign]')) {
        await giaouoc(`say charter.sign ${source} --key hai-phong.key --yes`);
      }
      if (told.includes('[charter.sign]')) break;
    }
    watch.kill('SIGTERM');
    const [code] = (await once(watch, 'exit')) as [number | null];
    expect(told).toContain(
      'Said in its name: Sign the cluster charter [charter.sign], by hai-phong',
    );
    expect(code).toBe(0);
  });
});

async function firstJson({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  for await (const piece of stdout as AsyncIterable<Buffer>) {
    text += piece;
    if (text.includes('}')) break;
  }
  return text;
}
