/**
 * Which mutants the compiler would have refused. Stryker changes code without regard for its
 * types, so some mutants could never have been written: `npm run types` stands before the tests.
 */
import { join } from 'node:path';
import ts from 'typescript';
import type { Mutant } from './survivors.js';

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

/** So many are checked as one program. Each needs a megabyte of memory, until all are checked. */
const AT_ONCE = 1000;

/**
 * The mutants that do not compile. Each stands beside its file as a copy with the mutant in it, so
 * one program can hold many. What it would break in other files alone is not seen. `root` is the
 * project's folder.
 */
export function refusedByCompiler(root: string, mutants: readonly Mutant[]): Set<Mutant> {
  const config = join(root, 'workflows', 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    join(root, 'workflows'),
    LENIENT,
  );
  const parsed = new Map<string, ts.SourceFile | undefined>();
  const refused = new Set<Mutant>();
  for (let from = 0; from < mutants.length; from += AT_ONCE) {
    const copies = new Map(
      mutants
        .slice(from, from + AT_ONCE)
        .map((mutant, at) => [
          join(root, mutant.file.replace(/\.ts$/, `.mutant-${at}.ts`)),
          mutant,
        ]),
    );
    const program = ts.createProgram([...copies.keys()], options, hostOf(copies, options, parsed));
    for (const [path, mutant] of copies) {
      const file = program.getSourceFile(path);
      const faults = program.getSyntacticDiagnostics(file).length;
      if (faults + program.getSemanticDiagnostics(file).length > 0) refused.add(mutant);
    }
  }
  return refused;
}

/** What the compiler reads: the copies, and every other file once for all programs. */
function hostOf(
  copies: ReadonlyMap<string, Mutant>,
  options: ts.CompilerOptions,
  parsed: Map<string, ts.SourceFile | undefined>,
): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.fileExists = (path) => copies.has(path) || onDisk.fileExists(path);
  host.readFile = (path) => copies.get(path)?.mutated ?? onDisk.readFile(path);
  host.getSourceFile = (path, ...rest) => {
    if (copies.has(path)) return onDisk.getSourceFile(path, ...rest);
    const file = parsed.get(path) ?? onDisk.getSourceFile(path, ...rest);
    parsed.set(path, file);
    return file;
  };
  return host;
}
