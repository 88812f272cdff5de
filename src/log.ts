/**
 * The log: one JSON object a line on stderr, by pino. It tells what happened and to whom, and never
 * holds a body, a token, a key or a signature; those fields are cut out even where somebody logs
 * them.
 */
import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.js';

export type Log = Logger;

const SECRETS = ['authorization', 'body', 'key', 'sig', 'token', 'headers'];

/** Lines are written together: this many characters, or what a moment has brought. */
const BUFFERED = 8192;
const FLUSH_MS = 100;

/** Opens the log. @param level what is below it is not written */
export const openLog = (level: LogLevel): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), remove: true },
    },
    pino.destination({ dest: 2, sync: false, minLength: BUFFERED, periodicFlush: FLUSH_MS }),
  );
