/**
 * Restate: the server's own binary with its log on this disk, and the service that it calls in a
 * process beside it. The same service holds the XState machine and the virtual object by hand.
 */
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startModule, startProgram } from '../processes.js';

const BINARY = `@restatedev/restate-server-${process.platform}-${process.arch}`;

/** @param {string} folder where its log and its tables lie */
export async function openRestate(folder) {
  const service = startModule('services/restate.js');
  const { port: servicePort } = await service.next();
  const [ingress, admin, fabric] = await Promise.all([freePort(), freePort(), freePort()]);
  const server = startProgram(binary(), [], {
    RESTATE_BASE_DIR: join(folder, 'restate'),
    RESTATE_LISTEN_MODE: 'tcp',
    RESTATE_BIND_IP: '127.0.0.1',
    RESTATE_BIND_PORT: String(fabric),
    RESTATE_INGRESS__BIND_PORT: String(ingress),
    RESTATE_ADMIN__BIND_PORT: String(admin),
    RESTATE_DISABLE_TELEMETRY: 'true',
    RESTATE_LOG_FILTER: 'warn',
  });
  await deployed(admin, `http://127.0.0.1:${servicePort}`);
  return {
    target: { host: '127.0.0.1', port: ingress },
    close: async () => {
      await server.close();
      await service.close();
    },
  };
}

const binary = () => {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve(`${BINARY}/package.json`);
  return join(manifest, '..', 'bin', 'restate-server');
};

/** Tells the server of the service, as soon as it listens. */
async function deployed(admin, uri, tries = 300) {
  const body = JSON.stringify({ uri });
  const headers = { 'content-type': 'application/json' };
  const url = `http://127.0.0.1:${admin}/deployments`;
  for (let left = tries; left > 0; left -= 1) {
    const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('Restate did not accept the service');
}

/** A port that nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
