/**
 * Questions to a person at a terminal, on stderr, so that stdout stays data. Where nobody can be
 * asked, a question is a failure that names the flag to use instead; it is never answered with yes.
 */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { EXIT, failure } from './exit.js';
import type { Terminal } from './terminal.js';

/** Asks a question that is answered with yes or no; anything but yes is no. */
export async function confirm(terminal: Terminal, question: string): Promise<boolean> {
  const { texts } = terminal;
  if (!terminal.mayAsk) {
    throw failure(EXIT.usage, texts.prompt.cannotConfirm, {
      why: texts.prompt.nobodyThere,
      remedy: texts.prompt.confirmRemedy,
    });
  }
  const answer = await ask(`${question} ${texts.prompt.choices} `, process.stderr);
  return texts.prompt.yes.includes(answer.trim().toLowerCase());
}

/** Asks for a secret without showing what is typed. */
export async function askSecret(terminal: Terminal, question: string): Promise<string> {
  const { texts } = terminal;
  if (!terminal.mayAsk) {
    throw failure(EXIT.usage, texts.prompt.cannotAskSecret, {
      why: texts.prompt.nobodyThere,
      remedy: texts.prompt.secretRemedy,
    });
  }
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const answer = await ask('', silence, () => process.stderr.write(`${question} `));
  process.stderr.write('\n');
  return answer;
}

/**
 * One line from the terminal; its end, or Ctrl-C, answers nothing.
 * @param listening called once the terminal echoes nothing by itself any more
 */
function ask(
  question: string,
  output: NodeJS.WritableStream,
  listening: () => void = () => {},
): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  return new Promise((resolve) => {
    lines.once('close', () => resolve(''));
    lines.question(question, (answer) => {
      resolve(answer);
      lines.close();
    });
    listening();
  });
}
