/**
 * Which survivors the compiler would have refused. Stryker changes code without regard for its
 * types, so some mutants could never have been written: `npm run types` stands before the tests.
 */
import { join } from 'node:path';
import ts from 'typescript';
import type { Survivor } from './survivors.js';

/** Whether anything of a TypeScript text is left when its types and comments are taken away. */
export function leavesCode(text: string): boolean {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { removeComments: true, target: ts.ScriptTarget.ES2023 },
  });
  return outputText.replace(/export \{\};/, '').trim() !== '';
}

/** Rules about tidy code, which a mutant breaks without being wrong. */
const LENIENT: ts.CompilerOptions = {
  noUnusedLocals: false,
  noUnusedParameters: false,
  allowUnreachableCode: true,
  noEmit: true,
};

/**
 * The survivors that do not compile. Each stands beside its file as a copy with the mutant in it,
 * and all copies are checked as one program. `root` is the project's folder.
 */
export function refusedByCompiler(root: string, survivors: readonly Survivor[]): Set<Survivor> {
  const config = join(root, 'workflows', 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    join(root, 'workflows'),
    LENIENT,
  );
  const copies = new Map(
    survivors.map((survivor, at) => [
      join(root, survivor.file.replace(/\.ts$/, `.mutant-${at}.ts`)),
      survivor,
    ]),
  );
  const host = ts.createCompilerHost(options);
  const onDisk = { exists: host.fileExists, read: host.readFile };
  host.fileExists = (path) => copies.has(path) || onDisk.exists(path);
  host.readFile = (path) => copies.get(path)?.mutated ?? onDisk.read(path);
  const program = ts.createProgram([...copies.keys()], options, host);
  const refused = [...copies].filter(([path]) => {
    const file = program.getSourceFile(path);
    return (
      program.getSyntacticDiagnostics(file).length + program.getSemanticDiagnostics(file).length > 0
    );
  });
  return new Set(refused.map(([, survivor]) => survivor));
}
