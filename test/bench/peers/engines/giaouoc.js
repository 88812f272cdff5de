/** This project's own server, as it is built, started by its own command. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProgram } from '../processes.js';

const MAIN = fileURLToPath(new URL('../../../../dist/src/cli/main.js', import.meta.url));

/**
 * @param {string} folder for its keys and, without a database, its journal
 * @param {string} database the address of an empty PostgreSQL database; empty for a file
 */
export async function openGiaouoc(folder, database) {
  const server = startProgram(
    process.execPath,
    [MAIN, '--json', 'serve', '--data', join(folder, 'giaouoc'), '--port', '0'],
    { DATABASE_URL: database, LOG_LEVEL: 'warn' },
  );
  const url = await server.hears(/"url": "([^"]+)"/);
  const { key } = await (await fetch(`${url}/api/server`)).json();
  const { hostname: host, port } = new URL(url);
  return { target: { host, port: Number(port) }, key: key.x, pid: server.pid, close: server.close };
}
