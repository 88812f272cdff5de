/**
 * The project's own TypeScript as data: every file on disk outside generated folders, parsed by
 * the compiler, with its imports resolved. It reads and reports facts; what is right or wrong is
 * said in house-rules.ts.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One parsed file. `path` is relative to the project root, with forward slashes. */
export type Source = {
  readonly path: string;
  readonly text: string;
  readonly ast: ts.SourceFile;
  readonly imports: readonly Import[];
};

/**
 * One import, re-export, `import()` call or `import('…')` type. A relative specifier has the
 * `target` file that it names (`./x.js` → `…/x.ts`); a package or a built-in module has none.
 * A specifier that is computed at run time is the empty string.
 */
export type Import = {
  readonly specifier: string;
  readonly target: string | undefined;
  readonly dynamic: boolean;
  readonly typeOnly: boolean;
  readonly line: number;
};

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const generated = new Set(['dist', 'data', 'out', 'coverage']);

/** All TypeScript files below the project root, in path order; hidden folders are not entered. */
export function readSourceTree(): Source[] {
  return pathsBelow('').map((path) => parse(path, readFileSync(join(projectRoot, path), 'utf8')));
}

/** A tree that exists only in memory, as path → text: the way to plant a breach of a rule. */
export function plant(files: Readonly<Record<string, string>>): Source[] {
  return Object.entries(files).map(([path, text]) => parse(path, text));
}

/** Calls `visit` with the node and everything below it, in source order. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** The line of a character offset, counted from 1. */
export function lineAt(ast: ts.SourceFile, position: number): number {
  return ast.getLineAndCharacterOfPosition(position).line + 1;
}

/** The comments of a file with their lines; text inside string literals is not a comment. */
export function commentsOf({ ast, text }: Source): { line: number; text: string }[] {
  const ranges = new Map<number, ts.CommentRange>();
  const visitTokens = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    // Every comment stands between two tokens, so it follows the full start of the second one.
    for (const find of [ts.getLeadingCommentRanges, ts.getTrailingCommentRanges]) {
      for (const range of find(text, node.pos) ?? []) ranges.set(range.pos, range);
    }
    for (const child of node.getChildren(ast)) visitTokens(child);
  };
  visitTokens(ast);
  return [...ranges.values()].map((range) => ({
    line: lineAt(ast, range.pos),
    text: text.slice(range.pos, range.end),
  }));
}

function pathsBelow(folder: string): string[] {
  const found = readdirSync(join(projectRoot, folder), { withFileTypes: true });
  return found
    .filter((each) => !each.name.startsWith('.'))
    .flatMap((each) => {
      const path = posix.join(folder, each.name);
      if (each.name === 'node_modules' || generated.has(path)) return [];
      if (each.isDirectory()) return pathsBelow(path);
      return /(?<!\.d)\.tsx?$/.test(each.name) ? [path] : [];
    })
    .sort();
}

function parse(path: string, text: string): Source {
  const ast = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  walk(ast, (node) => {
    const found = importOf(node);
    if (found === undefined) return;
    const { specifier } = found;
    const target = specifier.startsWith('.')
      ? sourceNamed(posix.join(posix.dirname(path), specifier))
      : undefined;
    imports.push({ ...found, target, line: lineAt(ast, node.getStart()) });
  });
  return { path, text, ast, imports };
}

/** The source that answers for a compiled file's name: `.ts`, or `.tsx` where that is on disk. */
function sourceNamed(compiled: string): string {
  const source = compiled.replace(/\.js$/, '.ts');
  return existsSync(join(projectRoot, `${source}x`)) ? `${source}x` : source;
}

function importOf(node: ts.Node): Omit<Import, 'target' | 'line'> | undefined {
  if (ts.isImportDeclaration(node)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { specifier: literal(node.moduleSpecifier), dynamic: false, typeOnly };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { specifier: literal(node.moduleSpecifier), dynamic: false, typeOnly: node.isTypeOnly };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { specifier: literal(node.arguments[0]), dynamic: true, typeOnly: false };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: literal(node.argument.literal), dynamic: false, typeOnly: true };
  }
  return undefined;
}

function literal(node: ts.Node | undefined): string {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : '';
}

/** The texts of all files below a folder, whatever their kind, in path order. */
export function readTexts(folder: string): readonly (readonly [path: string, text: string])[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort()
    .map((path) => [path, readFileSync(path, 'utf8')] as const);
}
