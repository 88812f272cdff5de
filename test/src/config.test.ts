import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/clock.js';
import { ConfigError, readConfig } from '../../src/config.js';
import { claimDataFolder } from '../../src/data-kind.js';
import { readHostKey, writeHostKey } from '../../src/host-key.js';
import { EDGE } from '../../src/http/edge.js';

describe('the configuration', () => {
  test('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      data: './data',
      databaseUrl: null,
      cacheEntries: 200_000,
      edge: EDGE,
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      clusters: null,
      clock: systemClock,
      witnessInterval: 1000,
      maxAttachmentBytes: 10 * 1024 * 1024,
      metrics: null,
      traces: false,
      keyPassphraseFile: null,
      keys: null,
      drain: 0,
    });
    expect(readConfig({ PORT: '', GIAOUOC_DATA: undefined })).toMatchObject({ port: 3000 });
  });

  test('is read from the environment', () => {
    const config = readConfig({
      GIAOUOC_DATA: '/var/lib/giaouoc',
      DATABASE_URL: 'postgres://giaouoc:secret@one.example.vn:5432,two.example.vn/giaouoc',
      PORT: '0',
      HOST: '::1',
      LOG_LEVEL: 'warn',
      GIAOUOC_CLUSTERS: 'cities,north-provinces',
      GIAOUOC_CLOCK: 'set:2023-03-01T02:00:00.000Z',
      GIAOUOC_WITNESS_INTERVAL: '0',
      GIAOUOC_KEY_PASSPHRASE_FILE: '/etc/giaouoc/passphrase',
      GIAOUOC_KEYS: '/etc/giaouoc/keys',
      GIAOUOC_DRAIN_MS: '5000',
      GIAOUOC_METRICS: '[::1]:9464',
      GIAOUOC_TRUST_PROXY: '192.0.2.0/24,2001:db8::1,loopback',
      GIAOUOC_HSTS_SECONDS: '31536000',
      GIAOUOC_REFUSED_PER_MINUTE: '0',
    });
    expect(config).toMatchObject({
      data: '/var/lib/giaouoc',
      databaseUrl: 'postgres://giaouoc:secret@one.example.vn:5432,two.example.vn/giaouoc',
      port: 0,
      host: '::1',
      logLevel: 'warn',
      clusters: ['cities', 'north-provinces'],
      witnessInterval: 0,
      edge: {
        ...EDGE,
        trustProxy: ['192.0.2.0/24', '2001:db8::1', 'loopback'],
        hstsSeconds: 31_536_000,
        refusedPerMinute: 0,
      },
      keyPassphraseFile: '/etc/giaouoc/passphrase',
      keys: '/etc/giaouoc/keys',
      drain: 5000,
      metrics: { host: '::1', port: 9464 },
    });
    expect(config.clock.kind).toBe('set');
    expect(config.clock.now()).toBe('2023-03-01T02:00:00.000Z');
  });

  test('names a wrong address of a database without what may be a password in it', () => {
    const wrong = () => readConfig({ DATABASE_URL: 'mysql://giaouoc:secret@db/giaouoc' });
    expect(wrong).toThrow(/DATABASE_URL must be an address such as postgres:/);
    expect(wrong).not.toThrow(/secret/);
  });

  test('names every variable that is wrong, all at once', () => {
    const wrong = () =>
      readConfig({
        PORT: '80 80',
        LOG_LEVEL: 'loud',
        GIAOUOC_CLUSTERS: 'Cities',
        GIAOUOC_TRUST_PROXY: '1',
        GIAOUOC_CONNECTIONS_PER_ADDRESS: '-1',
        GIAOUOC_CLOCK: 'sundial',
        GIAOUOC_WITNESS_INTERVAL: '1 s',
        GIAOUOC_METRICS: '127.0.0.1:65536',
      });
    expect(wrong).toThrow(ConfigError);
    expect(wrong).toThrow(/PORT must be .*"80 80"/);
    expect(wrong).toThrow(/LOG_LEVEL must be one of fatal, error/);
    expect(wrong).toThrow(/GIAOUOC_CLUSTERS must be \* or cluster ids/);
    expect(wrong).toThrow(/GIAOUOC_TRUST_PROXY must be addresses or networks of proxies/);
    expect(wrong).toThrow(/GIAOUOC_CONNECTIONS_PER_ADDRESS must be 0 or more/);
    expect(wrong).toThrow(/GIAOUOC_CLOCK must be system or/);
    expect(wrong).toThrow(/GIAOUOC_METRICS must be an address such as 127/);
    expect(wrong).toThrow(/GIAOUOC_WITNESS_INTERVAL must be .* a number of milliseconds/);
  });

  test('names a port out of range and a time that is on no calendar', () => {
    expect(() => readConfig({ PORT: '65536' })).toThrow(/PORT must be at most 65535/);
    expect(() => readConfig({ PORT: '1.5' })).toThrow(/PORT must be a port number/);
    expect(() => readConfig({ GIAOUOC_CLOCK: 'set:2023-02-30T00:00:00.000Z' })).toThrow(
      /no time on the calendar/,
    );
  });
});

describe('the data folder', () => {
  const inFolder = (work: (folder: string) => void) => () => {
    const folder = mkdtempSync(join(tmpdir(), 'giaouoc-config-'));
    try {
      work(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const claim = (folder: string, kind: 'real' | 'demonstration') =>
    claimDataFolder(folder, join(folder, 'giaouoc.db'), kind);

  test(
    'keeps the kind that it was made for',
    inFolder((folder) => {
      claim(folder, 'demonstration');
      claim(folder, 'demonstration');
      expect(() => claim(folder, 'real')).toThrow(/demonstration/);
    }),
  );

  test(
    'holds real data where a database has no mark beside it',
    inFolder((folder) => {
      writeFileSync(join(folder, 'giaouoc.db'), '');
      claim(folder, 'real');
      expect(() => claim(folder, 'demonstration')).toThrow(/real data/);
    }),
  );

  test(
    'holds a server key that only its owner can read, and keeps it',
    inFolder((folder) => {
      const file = join(folder, 'server-key.pem');
      const { x } = writeHostKey(file, null);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, 'utf8')).toContain('BEGIN PRIVATE KEY');
      expect(() => writeHostKey(file, null)).toThrow(/EEXIST/);
      expect(readHostKey(file, null).x).toBe(x);
      chmodSync(file, 0o640);
      expect(() => readHostKey(file, null)).toThrow(/others can read/);
    }),
  );

  test(
    'is refused with a key file that holds no key',
    inFolder((folder) => {
      const file = join(folder, 'server-key.pem');
      writeFileSync(file, 'no key', { mode: 0o600 });
      expect(() => readHostKey(file, null)).toThrow(/no private key/);
    }),
  );
});
