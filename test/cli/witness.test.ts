/**
 * A witness as a city runs it, and statements lodged with it, every command a process of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalize, formatNoteKey, type Json, verifyLodged } from '../../workflows/index.js';
import { builtFile } from '../support/built.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { splitLog } from '../support/split-log.js';
import { type Ran, run } from '../support/transcript.js';
import { clientOf, lodgingOf } from '../support/witness.js';
import { witnessKeyOf, witnessPair } from '../support/witness-keys.js';

const LOG = splitLog('example.vn/cities', 3);
const OTHER = splitLog('example.vn/provinces', 3);
const SECRET = 'correct horse';
const children: ChildProcess[] = [];

let program: string;
let folder: string;

beforeAll(() => {
  program = builtFile('src/cli/main.ts');
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-cli-witness-'));
  const write = (name: string, text: string | Buffer, mode = 0o600) =>
    writeFileSync(join(folder, name), text, { mode });
  const pem = (id: string, locked: object = {}) =>
    witnessPair(id).privateKey.export({ type: 'pkcs8', format: 'pem', ...locked });
  write('hue.key', pem('hue'));
  write('vinh.key', pem('vinh', { cipher: 'aes-256-cbc', passphrase: SECRET }));
  write('passphrase', `${SECRET}\n`);
  write('wrong', 'something else\n');
  write('seen-by-all', `${SECRET}\n`, 0o644);
  const logs = [LOG, OTHER].map(({ key }) => `log ${formatNoteKey(key)}\n`);
  write('policy', `${logs.join('')}quorum none\n`);
  write('report.json', JSON.stringify(lodgingOf(LOG.key.name).request, null, 2));
  write('elsewhere.json', JSON.stringify(lodgingOf('else.vn/cities').request));
  const retold = { ...(lodgingOf(LOG.key.name).request as object), publicKey: '' } as Json;
  write('keyless.json', canonicalize(retold));
});

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const giaouoc = (command: string): Promise<Ran> =>
  Promise.resolve(run(program, `giaouoc ${command}`, folder));

interface Started {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** Starts a command that runs on, until something that is awaited stands on stdout. */
async function start(command: string, awaited: RegExp): Promise<Started> {
  const env = { ...process.env, NODE_OPTIONS: '', LANG: 'en_US.UTF-8', LC_ALL: '' };
  const child = spawn(process.execPath, [program, ...command.split(' ')], { cwd: folder, env });
  children.push(child);
  let [out, err] = ['', ''];
  child.stderr.on('data', (piece: Buffer) => {
    err += piece;
  });
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`it ended: ${err}`)));
    child.stdout.on('data', (piece: Buffer) => {
      out += piece;
      if (awaited.test(out)) resolve();
    });
  });
  return { child, stdout: () => out, stderr: () => err };
}

const witness = (id: string, more: string): string =>
  `witness --key ${id}.key --name ${id}.example --state ${id}.json --port 0 ${more}`;

/** Starts a witness as JSON; the answer is where it listens. */
async function givenWitness(id: string, more: string): Promise<Started & { url: string }> {
  const started = await start(witness(id, `${more} --json`), /^\{[\s\S]*^\}/m);
  return { ...started, url: (JSON.parse(started.stdout()) as { url: string }).url };
}

async function end({ child }: Started): Promise<number | null> {
  child.kill('SIGTERM');
  return ((await once(child, 'exit')) as [number | null])[0];
}

describe('a start', () => {
  test('says the line for the charter, the address, what it watches, what is new', async () => {
    const started = await start(witness('hue', '--policy policy'), /\n/);
    expect(started.stdout()).toBe(`${formatNoteKey(witnessKeyOf('hue'))}\n`);
    expect(started.stderr()).toMatch(
      /^The witness hue.example listens at http:\/\/127.0.0.1:\d+; Ctrl-C ends it.\n/,
    );
    expect(started.stderr()).toContain(`It watches ${LOG.key.name}.\n`);
    expect(started.stderr()).toContain(`It watches ${OTHER.key.name}.\n`);
    const url = /http:\S+(?=;)/.exec(started.stderr())?.[0] ?? '';
    const { add } = clientOf(url);
    expect((await add(LOG.request({ side: 'left', size: 5 }, 0))).status).toBe(200);
    expect((await add(LOG.request({ side: 'right', size: 5 }, 5))).status).toBe(422);
    expect(await end(started)).toBe(0);
    expect(started.stderr()).toContain('hue.json is new: this witness remembers nothing.');
    expect(started.stderr()).toContain('REFUSED (root-differs): a signed head came');
    const proof = /hue\.json\.misbehaviour\.[0-9a-f]{16}\.json/.exec(started.stderr())?.[0] ?? '';
    expect(started.stderr()).toContain(`The proof is in ${proof}`);
    expect(await giaouoc(`misbehaviour ${proof}`)).toMatchObject({ exit: 0 });
  });

  test('says it in Vietnamese, and the second time not that it is new', async () => {
    const started = await start(witness('hue', '--policy policy --lang vi'), /\n/);
    expect(started.stderr()).toContain('Bên làm chứng hue.example hoạt động tại http://');
    expect(started.stderr()).toContain(`Đang theo dõi ${LOG.key.name}.\n`);
    expect(await end(started)).toBe(0);
    expect(started.stderr()).not.toContain('hue.json');
  });

  test('says it as JSON', async () => {
    const key = formatNoteKey(LOG.key);
    const started = await start(witness('hue', `--log ${key} --log ${key} --json`), /^\}/m);
    expect(JSON.parse(started.stdout())).toEqual({
      url: expect.stringMatching(/^http:\/\/127.0.0.1:\d+$/),
      vkey: formatNoteKey(witnessKeyOf('hue')),
      state: 'hue.json',
      isNew: false,
      logs: [key],
    });
    expect((await giaouoc(witness('hue', '--policy policy'))).stderr).toBe(
      [
        `Process ${started.child.pid} is a witness on hue.json already.`,
        'Two witnesses with one memory could vouch for two different journals.',
        '→ End that one first, or use the address at which it listens.\n',
      ].join('\n'),
    );
    await end(started);
  });

  test('with a port that is taken is refused', async () => {
    const first = await givenWitness('hue', '--policy policy');
    const { port } = new URL(first.url);
    const second = witness('vinh', '--policy policy --passphrase-file passphrase');
    const { stderr, exit } = await giaouoc(second.replace('--port 0', `--port ${port}`));
    expect(stderr).toBe(
      `Cannot read or write 127.0.0.1:${port}.\nAnother program listens there.\n` +
        '→ Check the path and the rights on it.\n',
    );
    expect(exit).toBe(3);
    await end(first);
  });

  test('with a key under a passphrase reads it from a file of the owner alone', async () => {
    const command = witness('vinh', '--policy policy --no-input');
    const alone = await giaouoc(command);
    expect(alone.stderr).toMatch(/^A passphrase is needed\.\n.*\n→ .*--passphrase-file FILE\.$/m);
    expect(alone.exit).toBe(2);
    const open = await giaouoc(`${command} --passphrase-file seen-by-all`);
    expect(open.stderr).toContain('Others can read seen-by-all.');
    expect(open.exit).toBe(3);
    const wrong = await giaouoc(`${command} --passphrase-file wrong`);
    expect(wrong.stderr).toContain('vinh.key does not open with this passphrase.');
    const started = await start(`${command} --passphrase-file passphrase`, /\n/);
    expect(started.stdout()).toBe(`${formatNoteKey(witnessKeyOf('vinh'))}\n`);
    expect(await end(started)).toBe(0);
  });
});

describe('a statement', () => {
  const note = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const line = (id: string): string => formatNoteKey(witnessKeyOf(id));

  test('is lodged, and the note is kept beside it and said in words', async () => {
    const started = await givenWitness('hue', '--policy policy');
    const lodge = `lodge report.json --witness ${started.url}`;
    const { stdout, stderr, exit } = await giaouoc(`${lodge} --witness-key ${line('hue')}`);
    const { identity } = lodgingOf(LOG.key.name);
    expect(exit).toBe(0);
    expect(stdout).toMatch(
      new RegExp(`^hue.example had the statement ${identity} in hand at 2\\d{3}-.*Z\n$`),
    );
    expect(stderr).toMatch(/^Its note is in report.json.lodged. Keep it and the statement/);
    expect(stderr).toContain('It proves that this witness had the statement by that time');
    expect(stderr).not.toContain('not checked');
    const kept = verifyLodged(note('report.json.lodged'), [witnessKeyOf('hue')], verifyEd25519);
    expect(kept).toMatchObject({ ok: true, lodged: { origin: LOG.key.name } });
    const again = JSON.parse((await giaouoc(`${lodge} --json`)).stdout);
    expect(again).toMatchObject({ witness: 'hue.example', file: 'report.json.lodged' });
    expect(again).toMatchObject({ statement: identity, checked: false });
    await end(started);
  });

  test('is lodged with a second witness, and both notes stay', async () => {
    const started = await givenWitness('vinh', '--policy policy --passphrase-file passphrase');
    const first = note('report.json.lodged');
    const { stderr, exit } = await giaouoc(`lodge report.json --witness ${started.url} --lang vi`);
    const file = /report\.json\.[0-9a-f]{8}\.lodged/.exec(stderr)?.[0] ?? '';
    expect(stderr).toContain(`Giấy nhận nằm trong ${file}.`);
    expect(stderr).toContain('Chưa kiểm tra chữ ký');
    expect(exit).toBe(0);
    expect(note('report.json.lodged')).toBe(first);
    expect(verifyLodged(note(file), [witnessKeyOf('vinh')], verifyEd25519).ok).toBe(true);
    await end(started);
  });

  test('that the witness does not take is told with its reason, and nothing is kept', async () => {
    const started = await givenWitness('hue', '--policy policy');
    const elsewhere = await giaouoc(`lodge elsewhere.json --witness ${started.url}`);
    expect(elsewhere.stderr).toBe(
      'The witness did not take it: 404.\nunknown-log\n' +
        '→ This witness does not watch that journal; ask another one.\n',
    );
    expect(elsewhere.exit).toBe(4);
    expect((await giaouoc(`lodge keyless.json --witness ${started.url}`)).exit).toBe(4);
    expect(existsSync(join(folder, 'elsewhere.json.lodged'))).toBe(false);
    await end(started);
  });

  test('is not believed to be lodged when the note is another one', async () => {
    const foreign = note('report.json.lodged');
    const liar = await given((request, response) => {
      request.resume();
      response.end(foreign);
    });
    const wrong = await giaouocAside(`lodge elsewhere.json --witness ${liar.url}`);
    expect(wrong).toMatchObject({ exit: 1, stdout: '' });
    expect(wrong.stderr).toContain('is no note on this statement');
    const lodge = `lodge report.json --witness ${liar.url} --witness-key ${line('vinh')}`;
    expect((await giaouocAside(lodge)).exit).toBe(1);
    expect(existsSync(join(folder, 'elsewhere.json.lodged'))).toBe(false);
    liar.server.close();
  });
});

/** A server in this process; a command against it must not hold this process up. */
async function given(answer: Parameters<typeof createServer>[1]) {
  const server: Server = createServer({}, answer as never);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function giaouocAside(command: string): Promise<Ran> {
  const env = { ...process.env, NODE_OPTIONS: '', LANG: 'en_US.UTF-8', LC_ALL: '' };
  const child = spawn(process.execPath, [program, ...command.split(' ')], { cwd: folder, env });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => {
    stdout += piece;
  });
  child.stderr.on('data', (piece: Buffer) => {
    stderr += piece;
  });
  const [exit] = (await once(child, 'close')) as [number | null];
  return { stdout, stderr, exit };
}
