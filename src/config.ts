/**
 * The configuration, read from the environment once, at start. Every variable that is wrong is
 * named with what it must be, all of them at once, and the server does not start.
 */
import { applyDecorators } from '@nestjs/common';
import { IsIn, IsInt, IsString, Length, Matches, Max, Min, validateSync } from 'class-validator';
import { type Clock, setClock, systemClock } from './clock.js';
import { EDGE, type Edge } from './http/edge.js';

/** How much the log says. */
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** An address to listen on. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Config {
  /** The folder of the database and of the server's keys. */
  readonly data: string;
  /** The address of a PostgreSQL database; `null` for the file in the folder. */
  readonly databaseUrl: string | null;
  readonly host: string;
  /** 0 takes any port that is free. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** The clusters that may be founded here; `null` for any. */
  readonly clusters: readonly string[] | null;
  readonly clock: Clock;
  /** What is borne from those who reach the server. */
  readonly edge: Edge;
  /** The least time between two rounds of questions to a cluster's witnesses, in milliseconds. */
  readonly witnessInterval: number;
  /** The most bytes of one attached document. */
  readonly maxAttachmentBytes: number;
  /** How many entries the journals in memory may have together. */
  readonly cacheEntries: number;
  /** Where metrics are told; `null` for nowhere. */
  readonly metrics: Address | null;
  /** Whether traces are sent, to where the standard variables of OpenTelemetry say. */
  readonly traces: boolean;
  /** The file that holds the passphrase of the server's keys; `null` leaves them in the clear. */
  readonly keyPassphraseFile: string | null;
  /** The folder of the server's keys; `null` for the folder of the data. */
  readonly keys: string | null;
  /** For how many milliseconds a server that is told to end goes on, and says that it will. */
  readonly drain: number;
}

/** The most bytes of an attached document where nothing else is configured: 10 MiB. */
export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;

/** How many entries are kept in memory where nothing else is configured: some 300 MiB. */
export const CACHE_ENTRIES = 200_000;

/** The environment is wrong; the message names every variable that is. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const WORD = '(?!constructor$)[a-z0-9]+(-[a-z0-9]+)*';
const PORT = '([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])';
const INSTANT = '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z';

/** Addresses and networks, such as `10.0.0.0/8`, `fd00::/8` or `loopback`. */
const PROXY = '(loopback|linklocal|uniquelocal|[0-9a-fA-F:.]{2,45}(/[0-9]{1,3})?)';
const PROXIES = new RegExp(`^(${PROXY}(,${PROXY})*)?$`);

/** So many in a minute or at once, or 0 for any number. */
const IsRate = () =>
  applyDecorators(
    IsInt({ message: 'must be a whole number, 0 for no bound' }),
    Min(0, { message: 'must be 0 or more' }),
    Max(1_000_000, { message: 'must be at most 1000000' }),
  );

class Environment {
  @IsString()
  @Length(1, 4096, { message: 'must be the path of a folder' })
  GIAOUOC_DATA = './data';

  @Matches(/^(postgres(ql)?:\/\/[^/\s]+\/[^/?\s]+(\?\S*)?)?$/, {
    message: 'must be an address such as postgres://user:password@host:5432/database',
  })
  DATABASE_URL = '';

  @IsInt({ message: 'must be a port number, 0 for any free one' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(65_535, { message: 'must be at most 65535' })
  PORT = 3000;

  @IsString()
  @Length(1, 253, { message: 'must be an address to listen on, such as 127.0.0.1' })
  HOST = '127.0.0.1';

  @IsIn(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: LogLevel = 'info';

  @Matches(new RegExp(`^(\\*|${WORD}(,${WORD})*)$`), {
    message: 'must be * or cluster ids with commas between them, such as cities,provinces',
  })
  GIAOUOC_CLUSTERS = '*';

  @Matches(new RegExp(`^(system|set:${INSTANT})$`), {
    message: 'must be system or, for a demonstration, set:2023-03-01T02:00:00.000Z',
  })
  GIAOUOC_CLOCK = 'system';

  @IsInt({ message: 'must be a number of milliseconds, 0 for no pause' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(3_600_000, { message: 'must be at most 3600000, which is an hour' })
  GIAOUOC_WITNESS_INTERVAL = 1000;

  @IsInt({ message: 'must be a number of bytes' })
  @Min(1024, { message: 'must be 1024 or more' })
  @Max(104_857_600, { message: 'must be at most 104857600, which is 100 MiB' })
  GIAOUOC_MAX_ATTACHMENT_BYTES = MAX_ATTACHMENT_BYTES;

  @IsInt({ message: 'must be a number of entries' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(100_000_000, { message: 'must be at most 100000000' })
  GIAOUOC_CACHE_ENTRIES = CACHE_ENTRIES;

  @Matches(new RegExp(`^(\\S+:${PORT})?$`), {
    message: 'must be an address such as 127.0.0.1:9464',
  })
  GIAOUOC_METRICS = '';

  @Matches(PROXIES, {
    message: 'must be addresses or networks of proxies with commas, such as 10.0.0.0/8,loopback',
  })
  GIAOUOC_TRUST_PROXY = '';

  @IsInt({ message: 'must be a number of seconds, 0 for none' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(63_072_000, { message: 'must be at most 63072000, which is two years' })
  GIAOUOC_HSTS_SECONDS = EDGE.hstsSeconds;

  @IsRate()
  GIAOUOC_REFUSED_PER_MINUTE = EDGE.refusedPerMinute;

  @IsRate()
  GIAOUOC_SIGN_INS_PER_MINUTE = EDGE.signInsPerMinute;

  @IsRate()
  GIAOUOC_COMPUTED_PER_MINUTE = EDGE.computedPerMinute;

  @IsRate()
  GIAOUOC_CONNECTIONS_PER_ADDRESS = EDGE.connectionsPerAddress;

  @IsString()
  @Length(0, 4096, { message: 'must be the path of a file with a passphrase' })
  GIAOUOC_KEY_PASSPHRASE_FILE = '';

  @IsString()
  @Length(0, 4096, { message: 'must be the path of a folder with the keys of the server' })
  GIAOUOC_KEYS = '';

  @IsInt({ message: 'must be a number of milliseconds, 0 to end at once' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(600_000, { message: 'must be at most 600000, which is ten minutes' })
  GIAOUOC_DRAIN_MS = 0;
}

/**
 * Reads the configuration.
 * @param variables the environment; an empty variable counts as not set
 * @throws ConfigError that names every variable that is wrong
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const environment = new Environment();
  const known = Object.keys(environment);
  const given = known.flatMap((name) => (variables[name] ? [[name, variables[name]]] : []));
  Object.assign(environment, Object.fromEntries(given));
  for (const name of NUMBERS) if (variables[name]) environment[name] = Number(variables[name]);
  const wrong = validateSync(environment).map(({ property, constraints }) => {
    const must = Object.values(constraints ?? {}).join(', ');
    // An address may hold a password, also a mistyped one.
    const found = property === 'DATABASE_URL' ? '' : `; it is "${variables[property]}"`;
    return `${property} ${must}${found}`;
  });
  if (wrong.length > 0) throw new ConfigError(`The server cannot start:\n  ${wrong.join('\n  ')}`);
  return { ...configOf(environment), traces: wantsTraces(variables) };
}

/** Traces are configured by the variables that OpenTelemetry has for every program. */
const wantsTraces = (variables: Readonly<Record<string, string | undefined>>): boolean =>
  variables.OTEL_SDK_DISABLED !== 'true' &&
  Boolean(variables.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || variables.OTEL_EXPORTER_OTLP_ENDPOINT);

const NUMBERS = [
  'PORT',
  'GIAOUOC_CACHE_ENTRIES',
  'GIAOUOC_COMPUTED_PER_MINUTE',
  'GIAOUOC_CONNECTIONS_PER_ADDRESS',
  'GIAOUOC_DRAIN_MS',
  'GIAOUOC_HSTS_SECONDS',
  'GIAOUOC_REFUSED_PER_MINUTE',
  'GIAOUOC_SIGN_INS_PER_MINUTE',
  'GIAOUOC_WITNESS_INTERVAL',
  'GIAOUOC_MAX_ATTACHMENT_BYTES',
] as const;

function configOf(environment: Environment): Omit<Config, 'traces'> {
  const { GIAOUOC_CLUSTERS: clusters, GIAOUOC_CLOCK: clock } = environment;
  return {
    data: environment.GIAOUOC_DATA,
    databaseUrl: environment.DATABASE_URL || null,
    host: environment.HOST,
    port: environment.PORT,
    logLevel: environment.LOG_LEVEL,
    clusters: clusters === '*' ? null : clusters.split(','),
    clock: clock === 'system' ? systemClock : clockSetTo(clock.slice('set:'.length)),
    edge: edgeOf(environment),
    witnessInterval: environment.GIAOUOC_WITNESS_INTERVAL,
    maxAttachmentBytes: environment.GIAOUOC_MAX_ATTACHMENT_BYTES,
    cacheEntries: environment.GIAOUOC_CACHE_ENTRIES,
    metrics: addressIn(environment.GIAOUOC_METRICS),
    keyPassphraseFile: environment.GIAOUOC_KEY_PASSPHRASE_FILE || null,
    keys: environment.GIAOUOC_KEYS || null,
    drain: environment.GIAOUOC_DRAIN_MS,
  };
}

/** Of `[::1]:9464` the host is `::1`. */
function addressIn(text: string): Address | null {
  const [, host = '', port] = /^\[?(.*?)\]?:(\d+)$/.exec(text) ?? [];
  return port === undefined ? null : { host, port: Number(port) };
}

function edgeOf(environment: Environment): Edge {
  const { GIAOUOC_TRUST_PROXY: proxies } = environment;
  return {
    ...EDGE,
    trustProxy: proxies === '' ? [] : proxies.split(','),
    hstsSeconds: environment.GIAOUOC_HSTS_SECONDS,
    refusedPerMinute: environment.GIAOUOC_REFUSED_PER_MINUTE,
    signInsPerMinute: environment.GIAOUOC_SIGN_INS_PER_MINUTE,
    computedPerMinute: environment.GIAOUOC_COMPUTED_PER_MINUTE,
    connectionsPerAddress: environment.GIAOUOC_CONNECTIONS_PER_ADDRESS,
  };
}

function clockSetTo(start: string): Clock {
  try {
    return setClock(start);
  } catch {
    throw new ConfigError(
      `The server cannot start:\n  GIAOUOC_CLOCK names no time on the calendar; it is "set:${start}"`,
    );
  }
}
