#!/usr/bin/env node
/**
 * `giaouoc`, the command line. Its exit code is 0 sound or done, 1 broken, 2 usage, 3 cannot read,
 * 4 refused by the rules. It never prints a stack trace for a fault that is not its own.
 */
import { hash } from 'node:crypto';
import { CommanderError } from 'commander';
import { lendSha256 } from '../../workflows/index.js';
import { showFailure } from './command.js';
import { languageOf } from './language.js';
import { exitOfCommander, programFor } from './program.js';
import { openTerminal } from './terminal.js';

// The rules bring a SHA-256 that runs anywhere; an audit is quicker with the platform's own.
lendSha256(
  (bytes) => hash('sha256', bytes, 'buffer'),
  (input) => hash('sha256', input, 'hex'),
);

const argv = process.argv.slice(2);

/** A flag counts up to `--`; what comes after it is no flag any more. */
const flags = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;

const terminal = openTerminal({
  language: languageOf(flags, process.env),
  json: flags.includes('--json'),
  input: !flags.includes('--no-input'),
});

// A reader that has seen enough, such as `head`, closes the pipe; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const program = programFor(terminal);
try {
  if (argv.length === 0) program.outputHelp();
  else await program.parseAsync(argv, { from: 'user' });
} catch (thrown) {
  process.exitCode =
    thrown instanceof CommanderError ? exitOfCommander(thrown) : showFailure(terminal, thrown);
}
