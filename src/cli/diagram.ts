/**
 * `diagram`: both machines as Mermaid text, or as nodes and edges in JSON. Without `--words` it
 * speaks the names of the rules and lists the conditions; with it, the words that people read.
 */
import { type Command, Option } from 'commander';
import { diagramOf, MACHINES, type MachineName, mermaidOf } from '../../workflows/index.js';
import { type Act, register } from './command.js';
import { EXIT } from './exit.js';
import { jsonText, type Terminal } from './terminal.js';

interface DiagramOptions {
  readonly machine?: MachineName;
  readonly words?: boolean;
}

/** Adds `diagram`. */
export function addDiagram(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  register(program, terminal, 'diagram', diagramAct)
    .addOption(new Option('--machine <name>', options.machine).choices([...MACHINES]))
    .option('--words', options.words);
}

const diagramAct: Act<[DiagramOptions]> = async (terminal, { machine, words }) => {
  const diagrams = (machine ? [machine] : MACHINES).map(diagramOf);
  if (terminal.json) {
    terminal.print(jsonText(machine ? diagrams[0] : diagrams));
    return EXIT.sound;
  }
  const language = words ? terminal.language : null;
  const texts = diagrams.map((diagram) => mermaidOf(diagram, language).trimEnd());
  // Mermaid draws one diagram at a time, so two of them come fenced, ready for a README.
  if (machine) terminal.print(texts.join('\n'));
  else terminal.print(texts.map((text) => `\`\`\`mermaid\n${text}\n\`\`\``).join('\n\n'));
  return EXIT.sound;
};
