/**
 * Loaded before the program (`node --import`), it stands between the program and what it calls, and
 * kills its own process at a point. Unarmed it only passes on. It is armed by its environment, or
 * by a message of the parent before or while a server runs.
 */
import fs from 'node:fs';
import { ServerResponse } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';
import { type Armed, POINTS } from './points.js';

/** The variable of the environment that arms a point, as JSON. */
const ARMED = 'GIAOUOC_TEST_KILL_POINT';

let armed: Armed | null = process.env[ARMED] ? JSON.parse(process.env[ARMED]) : null;
let passed = 0;

process.on('message', (message: { readonly arm?: Armed }) => {
  if (!message.arm) return;
  armed = message.arm;
  passed = 0;
});

/** Counts a passing of the armed point; at the last one this process is no more. */
function pass(): void {
  passed += 1;
  if (armed && passed >= armed.passing) process.kill(process.pid, 'SIGKILL');
}

function passing(at: 'sql' | 'file', what: string, when: 'before' | 'opened' | 'after'): void {
  if (!armed) return;
  const place = POINTS[armed.point];
  if (place.at === at && place.when === when && place.is.test(what)) pass();
}

const prepare = Database.prototype.prepare;
Database.prototype.prepare = function prepared(this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql);
  for (const name of ['run', 'all', 'get'] as const) {
    const execute = statement[name].bind(statement) as (...values: unknown[]) => unknown;
    Object.assign(statement, {
      [name]: (...values: unknown[]) => {
        passing('sql', sql.trim(), 'before');
        const result = execute(...values);
        passing('sql', sql.trim(), 'after');
        return result;
      },
    });
  }
  return statement;
} as typeof prepare;

const { openSync, writeFileSync, closeSync } = fs;
const paths = new Map<number, string>();
fs.openSync = (path, flags, mode) => {
  passing('file', String(path), 'before');
  const handle = openSync(path, flags, mode);
  paths.set(handle, String(path));
  passing('file', String(path), 'opened');
  return handle;
};
fs.closeSync = (handle) => {
  closeSync(handle);
  passing('file', paths.get(handle) ?? '', 'after');
};
fs.writeFileSync = (path, data, options) => {
  passing('file', String(path), 'before');
  writeFileSync(path, data, options);
  passing('file', String(path), 'after');
};
syncBuiltinESMExports();

const end = ServerResponse.prototype.end;
ServerResponse.prototype.end = function ended(
  this: ServerResponse,
  ...rest: Parameters<typeof end>
) {
  const place = armed && POINTS[armed.point];
  const isPoint = place?.at === 'answer' && this.statusCode === place.status;
  // The client has the answer when the socket has taken all of it.
  if (isPoint) this.once('finish', () => setImmediate(pass));
  return end.apply(this, rest);
} as typeof end;

const ask = globalThis.fetch;
globalThis.fetch = async (...request) => {
  const place = armed && POINTS[armed.point];
  const when = place?.at === 'question' ? place.when : null;
  if (when === 'before') pass();
  const answer = await ask(...request);
  if (when === 'after') pass();
  return answer;
};
