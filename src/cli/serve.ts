/**
 * `serve`: starts the server of this same package, which is loaded only now, so that every other
 * command runs without it. Flags go before the environment; Ctrl-C ends it in order.
 */
import type { Command } from 'commander';
import { type Act, register, wholeNumber } from './command.js';
import { EXIT, failure } from './exit.js';
import { interrupted } from './interrupted.js';
import { operated } from './operator-failure.js';
import { jsonText, type Terminal } from './terminal.js';

interface ServeOptions {
  readonly data?: string;
  readonly port?: number;
  readonly host?: string;
  readonly rotateKey?: boolean;
}

/** Adds `serve`. */
export function addServe(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  register(program, terminal, 'serve', serveAct)
    .option('--data <folder>', options.data)
    .option('--port <number>', options.port, wholeNumber(terminal, 0, 65_535))
    .option('--host <address>', options.host)
    .option('--rotate-key', options.rotateKey);
}

const serveAct: Act<[ServeOptions]> = async (terminal, { data, port, host, rotateKey }) => {
  const [{ startServer }, { ConfigError, readConfig }] = await Promise.all([
    import('../server.js'),
    import('../config.js'),
  ]);
  // These two tell clients where the server is; the server would refuse them as unknown.
  const { GIAOUOC_SERVER: _server, GIAOUOC_CLUSTER: _cluster, ...env } = process.env;
  const flags = { GIAOUOC_DATA: data, PORT: port?.toString(), HOST: host };
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value));
  try {
    const config = readConfig({ ...env, ...given });
    const server = await operated(() => startServer({ ...config, rotateKey: rotateKey === true }));
    const { texts, json, print, say } = terminal;
    const ended = interrupted();
    if (json) print(jsonText({ url: server.url }));
    else say(texts.serve.ready(server.url));
    if (rotateKey) say(texts.serve.rotated(server.key));
    say(texts.next(`giaouoc status --server ${server.url} --cluster ID --key FILE`));
    await ended;
    say(texts.serve.ending);
    await server.close();
    return EXIT.sound;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw failure(EXIT.usage, error.message, { remedy: terminal.texts.serve.remedy });
  }
};
