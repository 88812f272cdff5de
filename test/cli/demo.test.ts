import { spawn } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';
import { inclusionProof, leafHash, lineBytes, parseNoteKey } from '../../workflows/index.js';
import { builtFile } from '../support/built.js';
import { consolePages } from '../support/console-pages.js';
import { dropDatabase, emptyDatabase, engine } from '../support/engine.js';

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a person would; a demonstration on an empty database of the engine. */
async function run(...args: string[]): Promise<Run> {
  if (args[0] !== 'demo' || engine === 'SQLite') return runOn('', ...args);
  const url = await emptyDatabase();
  const ran = await runOn(url, ...args);
  await dropDatabase(url);
  return ran;
}

/** The same on a given database, in a process of its own. */
function runOn(databaseUrl: string, ...args: string[]): Promise<Run> {
  const cli = builtFile('src/cli/main.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        NODE_OPTIONS: '',
        NO_COLOR: '1',
        LANG: 'en_US.UTF-8',
      },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (piece) => {
      stdout += String(piece);
    });
    child.stderr.on('data', (piece) => {
      stderr += String(piece);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Where the last minute's digit of an entry's time of acceptance stands. */
function placeOfTime(journal: Buffer, seq: number): number {
  const before = journal.toString('latin1').split('\n').slice(0, seq).join('\n').length;
  return journal.indexOf('"at":"', before) + '"at":"2024-03-08T01:0'.length;
}

describe('the demonstration', () => {
  let folder: string;
  let demo: Run;
  beforeAll(async () => {
    // As the build leaves it: the pages beside the compiled sources.
    await cp(await consolePages(), join(dirname(builtFile('src/cli/main.ts')), '../../console'), {
      recursive: true,
    });
    folder = await mkdtemp(join(tmpdir(), 'giaouoc-out-'));
    demo = await run('demo', '--exit', '--out', join(folder, 'out'));
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('plays the real year and ends in the historical state with a sound verdict', () => {
    expect(demo.code).toBe(0);
    expect(demo.stderr).toContain('Chair now: Can Tho');
    expect(demo.stderr).toContain('the pledge is in force, signed by all five cities');
    expect(demo.stdout).toMatch(/^SOUND {2}localhost\/cities, 61 entries, root [0-9a-f]{64}$/m);
  });

  test('writes the auditor for a browser beside the journal', async () => {
    const page = await readFile(join(folder, 'out', 'audit.html'), 'utf8');
    expect(page.includes('<title>Giao Ước</title>')).toBe(true);
    expect(/<(script|link)[^>]*(src|href)="(?!data:)/.test(page)).toBe(false);
  });

  test('tells every entry once, in order, from the founding to the handover', () => {
    const told = [...demo.stderr.matchAll(/#(\d+)$/gm)].map(([, seq]) => Number(seq));
    expect(told).toEqual(Array.from({ length: 61 }, (_, seq) => seq));
  });

  test('writes an export that the verifier of sigstore-js accepts, head and entries', async () => {
    const out = join(folder, 'out');
    const [, vkey = ''] = /^log (\S+)/m.exec(await readFile(join(out, 'policy'), 'utf8')) ?? [];
    const parsed = parseNoteKey(vkey);
    if (!parsed.ok) throw new Error(`no key: ${parsed.problem}`);
    const { name, id, publicKey } = parsed.key;
    const x = Buffer.from(publicKey).toString('base64url');
    const log = {
      baseURL: name,
      logID: Buffer.from(id, 'hex'),
      publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
      validFor: { start: new Date(0), end: new Date(8.64e15) },
    };
    const envelope = await readFile(join(out, 'checkpoint'), 'utf8');
    const journal = await readFile(join(out, 'journal.ndjson'), 'utf8');
    const lines = journal.trimEnd().split('\n').map(lineBytes);
    const leaves = lines.map(leafHash);
    for (const [index, line] of lines.entries()) {
      const hashes = inclusionProof(leaves, index, leaves.length).map((hash) => Buffer.from(hash));
      const entry = {
        canonicalizedBody: Buffer.from(line),
        inclusionProof: { logIndex: String(index), hashes, checkpoint: { envelope } },
      } as unknown as Parameters<typeof verifyCheckpoint>[0];
      verifyMerkleInclusion(entry, verifyCheckpoint(entry, [log]));
    }
    expect(lines).toHaveLength(61);
  });

  test('writes a policy under which three of the four other cities are a quorum', async () => {
    const out = join(folder, 'out');
    const policy = await readFile(join(out, 'policy'), 'utf8');
    expect(policy).toMatch(/^group \S+ 3 can-tho da-nang ha-noi tp-hcm$/m);
    const { code, stdout } = await run('audit', out, '--policy', join(out, 'policy'));
    expect(stdout).toContain('seen by 4 of 4 witnesses, 3 needed');
    expect(code).toBe(0);
  });

  test('marks what it invented, in the data itself', async () => {
    const journal = await readFile(join(folder, 'out/journal.ndjson'), 'utf8');
    const [founding = ''] = journal.split('\n');
    expect(founding).toContain('Demonstration: this charter is invented');
    const minutes = journal.split('\n').filter((line) => line.includes('"type":"minutes.propose"'));
    expect(minutes).toHaveLength(1);
    for (const each of minutes) expect(each).toContain('Demonstration: the source does not');
  });

  test('writes a journal that audits sound on its own', async () => {
    const audited = await run('audit', join(folder, 'out'));
    expect(audited.code).toBe(0);
    expect(audited.stdout).toMatch(/^SOUND /m);
  });

  test('writes a journal in which any changed byte is found, and the entry named', async () => {
    const file = join(folder, 'out/journal.ndjson');
    const bytes = await readFile(file);
    // No signature covers a time; what later signers saw, and the checkpoint, give it away.
    const times = [40, 60].map((seq) => placeOfTime(bytes, seq));
    for (const place of [0, 5000, 31_415, bytes.length - 2, ...times]) {
      const tampered = Buffer.from(bytes);
      tampered[place] = (tampered[place] as number) ^ 1;
      await writeFile(file, tampered);
      const entry = bytes.subarray(0, place).filter((byte) => byte === 0x0a).length;
      const audited = await run('audit', join(folder, 'out'));
      expect(audited.code).toBe(1);
      expect(audited.stdout).toContain(`BROKEN at entry ${entry}`);
    }
    await writeFile(file, bytes);
  }, 60_000);
});

describe('the demonstration of a made-up block', () => {
  let folder: string;
  let demo: Run;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'giaouoc-out-'));
    demo = await run('demo', '--case', 'provinces', '--exit', '--out', join(folder, 'out'));
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('says first that it is made up, and ends closed with a sound verdict', () => {
    expect(demo.stderr).toContain('MADE UP: the block, its provinces');
    expect(demo.stderr).toContain('The year is closed');
    expect(demo.stdout).toMatch(/^SOUND {2}localhost\/provinces, \d+ entries, root [0-9a-f]{64}$/m);
    expect(demo.code).toBe(0);
  });

  test('breaks a tie by lot, and counts the whole block again for one correction', () => {
    expect(demo.stderr.match(/\(tie broken by draw\)/g)).toHaveLength(2);
    const [, moved] = /The correction moved the totals of (\d+) provinces/.exec(demo.stderr) ?? [];
    expect(Number(moved)).toBeGreaterThan(1);
  });

  test('opens the sheet of the one that stays silent out of the shares of the others', () => {
    const told = demo.stderr.split('\n');
    expect(told.filter((line) => line.includes('Give away the share'))).toHaveLength(5);
    expect(told.filter((line) => line.includes('Open a sealed score sheet'))).toHaveLength(9);
    expect(told.some((line) => /Thuy Tien +Open a sealed/.test(line))).toBe(false);
  });

  test('writes a journal that audits sound on its own, and tables and papers of it', async () => {
    const out = join(folder, 'out');
    const audited = await run('audit', out, '--policy', join(out, 'policy'));
    expect(audited.stdout).toMatch(/^SOUND /m);
    expect(audited.stdout).toContain('once a round is closed they are public');
    const scores = await run('scores', '--journal', out, '--year', '2024');
    expect(scores.code).toBe(0);
    expect(scores.stdout).toContain('899.18');
    const file = join(folder, 'minutes.pdf');
    const paper = ['document', 'reviewMinutes', out, '--year', '2024', '--number', '1'];
    const checked = await run(...paper, '--check', '--out', file);
    expect(checked.code).toBe(0);
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  }, 60_000);
});

describe('a demonstration that is stopped', () => {
  test('ends before the chapter, soundly, with the rest left to others', async () => {
    const { code, stdout, stderr } = await run('demo', '--exit', '--stop-before', 'pledge-2024');
    expect(code).toBe(0);
    expect(stderr).toContain('Stopped before "pledge-2024": what comes now is yours to do');
    expect(stderr).not.toContain('Chair now');
    expect(stdout).toMatch(/^SOUND {2}localhost\/cities, 47 entries/m);
  }, 60_000);

  test('names the chapters when it is given none of them', async () => {
    const { code, stderr } = await run('demo', '--exit', '--stop-before', 'founding');
    expect(code).toBe(2);
    expect(stderr).toContain('pledge-2023, reports, review, awards, pledge-2024, handover');
  }, 60_000);
});
