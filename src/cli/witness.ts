/**
 * `witness`: runs a city's witness, which is loaded only now. It says by which line a charter names
 * it, what it watches, and whether it begins without a memory. A key that others can read is
 * refused, and a state file that does not hold is never begun anew.
 */
import type { Command } from 'commander';
import { formatNoteKey, type LogKey } from '../../workflows/index.js';
import { type Act, register, wholeNumber } from './command.js';
import { EXIT, failure } from './exit.js';
import { interrupted } from './interrupted.js';
import { readPrivateKey } from './private-key.js';
import { unreadable } from './read.js';
import { jsonText, type Terminal } from './terminal.js';
import { logsFrom } from './watched-logs.js';

interface WitnessOptions {
  readonly key: string;
  readonly name: string;
  readonly log?: readonly string[];
  readonly policy?: string;
  readonly state: string;
  readonly port?: number;
  readonly host?: string;
  readonly passphraseFile?: string;
}

/** Adds `witness`. */
export function addWitness(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  register(program, terminal, 'witness', witnessAct)
    .requiredOption('--key <file>', options.witnessKeyFile)
    .requiredOption('--name <name>', options.witnessName)
    .requiredOption('--state <file>', options.state)
    .option('--log <vkey>', options.log, collect)
    .option('--policy <file>', options.logPolicy)
    .option('--port <number>', options.port, wholeNumber(terminal, 0, 65_535))
    .option('--host <address>', options.host)
    .option('--passphrase-file <file>', options.witnessPassphrase);
}

const collect = (line: string, lines: readonly string[] = []): string[] => [...lines, line];

const witnessAct: Act<[WitnessOptions]> = async (terminal, options) => {
  const { texts, say } = terminal;
  const logs = logsFrom(terminal, options);
  const key = await readPrivateKey(terminal, options.key, options.passphraseFile);
  const witness = await start(terminal, options, logs, key);
  const ended = interrupted();
  tell(terminal, options, logs, witness);
  await ended;
  say(texts.witness.ending);
  await witness.close();
  return EXIT.sound;
};

/** What the start needs of a key. */
type SigningKey = Awaited<ReturnType<typeof readPrivateKey>>;

async function start(
  { texts, say }: Terminal,
  { name, state, port = DEFAULT_PORT, host = '127.0.0.1' }: WitnessOptions,
  logs: readonly LogKey[],
  key: SigningKey,
) {
  const [{ startWitness }, { isWitnessFailure }] = await Promise.all([
    import('../witness/server.js'),
    import('../witness/witness-failure.js'),
  ]);
  try {
    return await startWitness({
      key,
      name,
      logs,
      stateFile: state,
      host,
      port,
      clock: () => Math.floor(Date.now() / 1000),
      onAnswer: (_, { status, body, evidence }) => {
        if (status === 422) say(texts.witness.notGrown(body.trim()));
        if (evidence !== undefined) say(texts.witness.caught(evidence));
      },
      onFault: (error) => say(texts.witness.fault(String(error))),
    });
  } catch (error) {
    if (isWitnessFailure(error)) {
      const { problem, subject, detail } = error;
      const { what, why, remedy } = texts.witness.problems[problem];
      throw failure(EXIT.unreadable, what(subject, detail), { why, remedy });
    }
    const { syscall } = error as NodeJS.ErrnoException;
    throw unreadable(texts, syscall === 'listen' ? `${host}:${port}` : state, error);
  }
}

const DEFAULT_PORT = 3100;

function tell(
  { texts, json, print, say }: Terminal,
  { name, state }: WitnessOptions,
  logs: readonly LogKey[],
  { url, vkey, isNew, removed }: Awaited<ReturnType<typeof start>>,
): void {
  if (json) {
    print(jsonText({ url, vkey, state, isNew, logs: logs.map(formatNoteKey) }));
  } else {
    say(texts.witness.ready(name, url));
    for (const origin of new Set(logs.map((log) => log.name))) say(texts.witness.watches(origin));
    say(texts.witness.forCharter);
    print(vkey);
  }
  if (isNew) say(texts.witness.isNew(state));
  if (removed > 0) say(texts.witness.removed(removed));
}
