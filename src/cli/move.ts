/**
 * `move`: a database goes to another place, whole or not at all, and the old one takes nothing any
 * more. The server's code, which does it, is loaded only now.
 */
import { type Command, Option } from 'commander';
import { type Act, register } from './command.js';
import { mustExist, placeNamed } from './database-place.js';
import { EXIT } from './exit.js';
import { operated } from './operator-failure.js';
import { jsonText, type Terminal } from './terminal.js';
import { upkeepTexts } from './upkeep-texts.js';

interface MoveOptions {
  readonly from: string;
  readonly to: string;
}

/** Adds `move`. */
export function addMove(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  register(program, terminal, 'move', moveAct)
    .addOption(new Option('--from <place>', options.moveFrom).makeOptionMandatory())
    .addOption(new Option('--to <place>', options.moveTo).makeOptionMandatory());
}

const moveAct: Act<[MoveOptions]> = async (terminal, options) => {
  const words = upkeepTexts(terminal.language);
  const { json, print, say, texts } = terminal;
  const from = placeNamed(terminal, options.from);
  const to = placeNamed(terminal, options.to);
  mustExist(terminal, from);
  const { moveDatabase } = await import('../upkeep/move.js');
  const outcome = await operated(() => moveDatabase(from, to));
  if (json) print(jsonText(outcome));
  if (!outcome.ok) {
    if (!json) print(words.notMoved[outcome.problem](outcome.detail));
    if (outcome.problem !== 'moved-before') say(words.sourceAsItWas);
    return EXIT.refused;
  }
  if (!json) {
    print(words.moved(outcome.from, outcome.to, outcome.rows));
    for (const { origin, size } of outcome.journals) print(words.journal(origin, size));
  }
  say(words.left(outcome.from));
  say(words.keysStay);
  const next = 'url' in to ? 'DATABASE_URL=… giaouoc serve' : 'giaouoc serve --data FOLDER';
  say(texts.next(next));
  return EXIT.sound;
};
