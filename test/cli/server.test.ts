/**
 * The command line against a real server on a real database: a cluster is founded, a year launched,
 * a refusal is told, and the journal is audited and exported, every command a process of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Founding } from '../../workflows/index.js';
import { builtFile } from '../support/built.js';
import { charterFor, foundingFor } from '../support/cluster.js';
import { databaseUrlOf, dropDatabaseOf } from '../support/engine.js';
import { keyOf } from '../support/keys.js';
import { type Ran, run } from '../support/transcript.js';

const MEMBERS = ['ha-noi', 'hai-phong', 'can-tho'];

let program: string;
let folder: string;
let server: ChildProcess;
let source: string;

/** Runs a command; the answer is what it printed, as JSON. */
const giaouoc = (command: string): Ran => run(program, `giaouoc ${command}`, folder);
const json = (command: string) => JSON.parse(giaouoc(`${command} --json`).stdout);

beforeAll(async () => {
  program = builtFile('src/cli/main.ts');
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-server-'));
  const data = join(folder, 'data');
  const flags = ['serve', '--port', '0', '--data', data, '--json'];
  const DATABASE_URL = (await databaseUrlOf(data)) ?? '';
  const env = { ...process.env, DATABASE_URL, NODE_OPTIONS: '', LOG_LEVEL: 'silent' };
  server = spawn(process.execPath, [program, ...flags], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await firstJson(server);
  const about = (await (await fetch(`${url}/api/server`)).json()) as { key: { x: string } };
  source = `--server ${url} --cluster cities`;
  writeFileSync(join(folder, 'founding.json'), JSON.stringify(foundingOf(about.key.x)));
  for (const word of [...MEMBERS, 'ha-noi/officer', 'stranger']) {
    const pem = keyOf(word).privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(join(folder, `${word.replace('/', '-')}.key`), pem, { mode: 0o600 });
  }
});

afterAll(async () => {
  if (server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  await dropDatabaseOf(join(folder, 'data'));
  rmSync(folder, { recursive: true, force: true });
});

async function firstJson({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  for await (const piece of stdout as AsyncIterable<Buffer>) {
    text += piece;
    if (text.includes('}')) break;
  }
  return (JSON.parse(text) as { readonly url: string }).url;
}

const foundingOf = (serverKey: string): Founding => ({
  ...foundingFor(MEMBERS, charterFor(MEMBERS, { firstTerm: FIRST_TERM })),
  server: { key: serverKey, host: null },
});

const FIRST_TERM = { year: 2026, chair: 'ha-noi', deputy: 'hai-phong' };
const FAR = 'from=2020-01-01T00:00:00.000Z --field until=2090-01-01T00:00:00.000Z';

describe('against a server', () => {
  test('before the founding, status says that nothing is founded', () => {
    const { stdout, exit } = giaouoc(`status ${source} --key ha-noi.key`);
    expect(stdout).toContain('the cluster is not founded');
    expect(exit).toBe(0);
  });

  test('a cluster is founded by its members, one command each', () => {
    const found = `say cluster.found ${source} --key ha-noi.key --member ha-noi`;
    expect(json(`${found} --body founding.json --yes`)).toMatchObject({ accepted: true, seq: 0 });
    for (const [index, member] of MEMBERS.entries()) {
      const answer = json(`say charter.sign ${source} --key ${member}.key --yes`);
      expect(answer).toMatchObject({ accepted: true, seq: index + 1 });
    }
  });

  test('a root key enrols an officer, who then reads and speaks', () => {
    const { x } = keyOf('ha-noi/officer');
    const fields = `--field officer=officer --field key=${x} --field ${FAR}`;
    const office = '--field office.vi="Phó Chủ tịch" --field office.en="Vice Chair"';
    const enrol = `say officer.enrol ${source} --key ha-noi.key ${fields} ${office}`;
    writeFileSync(join(folder, 'steps.json'), '{"steps":["launch","pledge"]}');
    expect(json(`${enrol} --body steps.json --yes`)).toMatchObject({ accepted: true, seq: 4 });
    const asked = json(`status ${source} --key ha-noi-officer.key`);
    expect(asked).toMatchObject({
      chairNow: 'ha-noi',
      speaker: { member: 'ha-noi', officer: 'officer' },
      years: [{ year: 2026, asked: ['cycle.launch'] }],
    });
  });

  test('what the rules refuse is told with every reason, signed by nobody, and ends with 4', () => {
    const plan = '--field plan=@founding.json --field title.vi=A --field title.en=A';
    const said = `say cycle.launch --year 2031 ${source} --key hai-phong.key ${plan} --yes`;
    const { stdout, exit } = giaouoc(said);
    expect(exit).toBe(4);
    expect(stdout).toContain('[authority/outside-mandate-steps]');
    expect(stdout).toContain('[speaker/not-the-chair]');
    expect(stdout).toContain('[launch/not-the-year]');
  });

  test('a year is launched and shown', () => {
    const plan = '--field plan=@founding.json --field title.vi=A --field title.en=A';
    const said = `say cycle.launch --year 2026 ${source} --key ha-noi-officer.key ${plan} --yes`;
    expect(giaouoc(said)).toMatchObject({ stdout: expect.stringContaining('entry 5'), exit: 0 });
    const { stdout } = giaouoc(`show ${source} --key ha-noi-officer.key`);
    expect(stdout).toContain('2026  The text of the pledge is being drafted');
  });

  test('a stranger may not read', () => {
    const { stderr, exit } = giaouoc(`show ${source} --key stranger.key`);
    expect(stderr).toContain('403');
    expect(exit).toBe(3);
  });

  test('the journal is audited over the network and, exported, without it', () => {
    const [, url] = source.split(' ');
    const live = json(`audit ${url} --cluster cities --key ha-noi-officer.key`);
    expect(live).toMatchObject({ sound: true, size: 6, tail: 'covered' });
    expect(giaouoc(`export out ${source} --key ha-noi-officer.key`).exit).toBe(0);
    const exported = json('audit out');
    expect(exported).toMatchObject({ sound: true, root: live.root, charter: true });
  });

  test('any one byte that is changed breaks the exported journal at an entry that is named', () => {
    const file = join(folder, 'out', 'journal.ndjson');
    const sound = readFileSync(file);
    const places = [0, 1, Math.floor(sound.length / 2), sound.length - 2, sound.length - 1];
    for (const place of places) {
      const changed = Buffer.from(sound);
      changed[place] = (changed[place] as number) ^ 1;
      writeFileSync(file, changed);
      const { stdout, exit } = giaouoc('audit out');
      expect({ place, exit, last: stdout.trim().split('\n').at(-1) }).toEqual({
        place,
        exit: 1,
        last: expect.stringMatching(/^BROKEN at entry \d$/),
      });
    }
  });

  test('a server that is told to end ends in order', async () => {
    server.kill('SIGTERM');
    const [code] = (await once(server, 'exit')) as [number | null];
    expect(code).toBe(0);
  });
});
