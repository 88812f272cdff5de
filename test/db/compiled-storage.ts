/**
 * The storage as plain JavaScript in a folder of its own, so that a child process of Node can run
 * it: to judge what a kill leaves behind, a real process has to be killed.
 */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../support/source-tree.js';

/** Compiles `db/` into `folder`, beside `script`, and answers with the script's path. */
export function compiledWith(folder: string, script: string): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  for (const name of readdirSync(join(projectRoot, 'db'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const source = readFileSync(join(projectRoot, 'db', name), 'utf8');
    const target = join(folder, 'db', name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, ts.transpileModule(source, { compilerOptions }).outputText);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  const path = join(folder, 'script.js');
  writeFileSync(path, script);
  return path;
}
