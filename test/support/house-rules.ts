/**
 * The house rules on source files as functions: each takes the parsed files and answers with the
 * breaches it found, as `path:line what`. A rule answers with every breach at once and never
 * throws; an empty answer means that the rule holds.
 */
import { posix } from 'node:path';
import ts from 'typescript';
import { commentsOf, type Import, lineAt, type Source, walk } from './source-tree.js';

/** Says every breach of one rule in the files that it is given. */
export type Rule = (files: readonly Source[]) => string[];

/** A file is at most 300 lines long, a test or its support at most 400. */
export const fileLengths: Rule = (files) =>
  files.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    const most = inTests(path) ? 400 : 300;
    return lines > most ? [`${path} has ${lines} lines, at most ${most}`] : [];
  });

const textAlone = /^\s*(['\w./-]+: )?(['"`]).*\2[,;)\]]*$/;

/**
 * A line is at most 100 columns wide. A line that cannot be broken may be longer: one string
 * literal alone on its line or behind its key, as in a table of texts, or an unbroken run such as
 * an address, a digest or a test vector.
 */
export const lineWidths: Rule = (files) =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const unbreakable = /\S{60,}/.test(line) || textAlone.test(line);
      const columns = [...line].length;
      return columns > 100 && !unbreakable ? [`${path}:${index + 1} has ${columns} columns`] : [];
    }),
  );

/** A function outside the tests is at most 70 lines long, whatever its form. */
export const functionLengths: Rule = (files) =>
  breaches(
    files.filter(({ path }) => !inTests(path)),
    (node, { ast }) => {
      if (!ts.isFunctionLike(node)) return undefined;
      const lines = lineAt(ast, node.end) - lineAt(ast, node.getStart()) + 1;
      return lines > 70 ? `is a function of ${lines} lines` : undefined;
    },
  );

const vagueWords = /^(utils?|helpers?|common|base|manager|shared|misc)$/;

/** File and folder names are kebab-case words that say what is inside. */
export const names: Rule = (files) =>
  files.flatMap(({ path }) => {
    const parts = path.replace(/\.tsx?$/, '').split('/');
    const wrong = parts.find((part) => !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(part));
    const vague = parts.flatMap((part) => part.split(/[.-]/)).find((word) => vagueWords.test(word));
    return [
      ...(wrong === undefined ? [] : [`${path} has "${wrong}", which is not kebab-case`]),
      ...(vague === undefined ? [] : [`${path} says "${vague}", which names nothing`]),
    ];
  });

/** No file but `workflows/index.ts` is a barrel: a file of nothing but other files' exports. */
export const barrels: Rule = (files) =>
  files
    .filter(({ path, ast }) => {
      const passesOn = (each: ts.Statement) =>
        ts.isExportDeclaration(each) && each.moduleSpecifier !== undefined;
      const onlyPassesOn = ast.statements.length > 0 && ast.statements.every(passesOn);
      return path !== door && (/(^|\/)index\.tsx?$/.test(path) || onlyPassesOn);
    })
    .map(({ path }) => `${path} is a barrel`);

/** No default export, except in a tool's configuration file, whose format asks for one. */
export const defaultExports: Rule = (files) =>
  breaches(
    files.filter(({ path }) => !/\.config\.ts$/.test(path)),
    (node) => {
      const assigned =
        ts.isExportAssignment(node) || (ts.isExportSpecifier(node) && node.name.text === 'default');
      return assigned || has(node, ts.SyntaxKind.DefaultKeyword) ? 'exports a default' : undefined;
    },
  );

/** No enum: a union of string literals says the same and exists in JSON. */
export const enums: Rule = (files) =>
  breaches(files, (node) => (ts.isEnumDeclaration(node) ? `is enum ${node.name.text}` : undefined));

/** No type or class with the `I` prefix of interfaces. */
export const prefixes: Rule = (files) =>
  breaches(files, (node) => {
    const type =
      ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassLike(node);
    const name = type ? (node.name?.text ?? '') : '';
    return /^I[A-Z][a-z]/.test(name) ? `is named ${name}` : undefined;
  });

/** No `any` outside `test/support`. */
export const anys: Rule = (files) =>
  breaches(
    files.filter(({ path }) => !path.startsWith('test/support/')),
    (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? 'says any' : undefined),
  );

/** No comment puts work off. */
export const postponements: Rule = (files) =>
  files.flatMap((source) =>
    commentsOf(source).flatMap(({ line, text }) => {
      const word = /\b(TODO|FIXME|XXX|HACK)\b/.exec(text)?.[0];
      return word === undefined ? [] : [`${source.path}:${line} says ${word}`];
    }),
  );

/** Every file of the product opens with a comment: what it promises and what it refuses. */
export const openings: Rule = (files) =>
  files
    .filter(({ path, text }) => {
      const start = ts.getShebang(text)?.length ?? 0;
      return !inTests(path) && !ts.getLeadingCommentRanges(text, start)?.length;
    })
    .map(({ path }) => `${path} does not open with a comment`);

/**
 * Every exported function of the product has a doc comment; of overloads the first suffices. What a
 * component of a page is for is told by the comment that its file opens with.
 */
export const docComments: Rule = (files) =>
  files
    .filter(({ path }) => !inTests(path))
    .flatMap(({ path, ast }) => {
      const exported = ast.statements.flatMap((each) => exportedFunctions(each));
      const documented = new Set(exported.filter(({ doc }) => doc).map(({ name }) => name));
      return exported
        .filter(({ name }) => !documented.has(name) && !isComponent(path, name))
        .map(({ name, start }) => `${path}:${lineAt(ast, start)} ${name} has no doc comment`);
    });

function exportedFunctions(node: ts.Statement): { name: string; doc: boolean; start: number }[] {
  if (!has(node, ts.SyntaxKind.ExportKeyword)) return [];
  const doc = ts.getJSDocCommentsAndTags(node).length > 0;
  const start = node.getStart();
  if (ts.isFunctionDeclaration(node)) return [{ name: node.name?.text ?? 'default', doc, start }];
  if (!ts.isVariableStatement(node)) return [];
  return node.declarationList.declarations
    .filter(
      ({ initializer: value }) =>
        value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)),
    )
    .map(({ name }) => ({ name: name.getText(), doc, start }));
}

const impureNames = new Set(
  'Intl console process setTimeout setInterval setImmediate queueMicrotask'.split(' '),
);

/** The rules read no clock, draw no random number, ask no locale and touch no process. */
export const impurities: Rule = (files) =>
  breaches(
    files.filter(({ path }) => path.startsWith('workflows/')),
    (node) => {
      if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
        if (node.expression.getText() === 'Date') return 'makes a Date';
      }
      if (ts.isPropertyAccessExpression(node)) {
        const member = node.name.text;
        if (/^(Date\.now|Math\.random)$/.test(node.getText())) return `uses ${node.getText()}`;
        if (/^(localeCompare|toLocale[A-Z]\w*)$/.test(member)) return `uses ${member}`;
      }
      const free = ts.isIdentifier(node) && impureNames.has(node.text) && !isMemberName(node);
      return free ? `uses ${node.text}` : undefined;
    },
  );

/** Following imports never leads back to where one started, types included. */
export const cycles: Rule = (files) => {
  const targets = new Map(files.map(({ path, imports }) => [path, imports.map((i) => i.target)]));
  const done = new Set<string>();
  const found: string[] = [];
  const follow = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const target of targets.get(path) ?? []) {
      if (target !== undefined && targets.has(target)) follow(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of targets.keys()) follow(path, []);
  return found;
};

const door = 'workflows/index.ts';
/** The commands that run a server's code, or its storage. */
const serverStarters = /^src\/cli\/(serve|host|backup|restore|move|demo[a-z0-9.-]*)\.ts$/;
const witnessStarters = /^src\/cli\/(witness|demo\/witnesses)\.ts$/;
/** What the server and the command line both make of a journal. */
const lentAreas = ['src/calendar', 'src/tables'];
/** Signatures are verified by the same code wherever journals are judged on this platform. */
const signatureArea = 'src/signatures';
const sealingPackages = ['shamir-secret-sharing', '@hpke/core', '@hpke/dhkem-x25519'];
const serverPackages = ['@nestjs', '@fastify', 'fastify', 'typeorm', 'better-sqlite3', 'pg'];

/**
 * Imports follow the arrows: test → everything; src → workflows (by its door) and db; src/cli and
 * src/console → workflows and their own files; src/witness and src/sealing likewise, which the
 * server never loads; src/signatures, which both the server and the command line load; db →
 * typeorm and the drivers; workflows → xstate and @noble/hashes. `serve`, `demo` and what keeps
 * databases may load the server, `witness` and `demo` the witness, all of the command line
 * src/sealing, by `import()`.
 */
export const dependencies: Rule = (files) =>
  files.flatMap(({ path, imports }) =>
    imports
      .filter((each) => !mayImport(path, each))
      .map(({ line, specifier }) => `${path}:${line} imports ${specifier || 'a computed name'}`),
  );

function mayImport(path: string, each: Import): boolean {
  const { specifier, target, dynamic, typeOnly } = each;
  const from = areaOf(path);
  if (from === 'test') return true;
  if (specifier === '') return false;
  if (target === undefined) return mayUse(from, packageOf(specifier));
  const to = areaOf(target);
  if (to === from) return true;
  if (serverStarters.test(path) && to === 'src') return dynamic;
  if (witnessStarters.test(path) && to === 'src/witness') return dynamic;
  if (to === 'src/sealing' && from === 'src/cli') return dynamic;
  if (to === 'src/sealing' && from === 'src/console') return true;
  if (to === 'src/documents' && ['src', 'src/cli'].includes(from)) return dynamic || typeOnly;
  if (to === signatureArea && ['src', 'src/cli'].includes(from)) return true;
  if (lentAreas.includes(to) && from === 'src') return true;
  if (lentAreas.includes(to) && from === 'src/cli') return dynamic || typeOnly;
  if (from === 'src' && to === 'db') return true;
  return from.startsWith('src') && target === door;
}

function mayUse(area: string, name: string): boolean {
  if (area === 'workflows') return ['xstate', '@noble/hashes'].includes(name);
  if (area === 'db')
    return name.startsWith('node:') || ['typeorm', 'better-sqlite3', 'pg'].includes(name);
  if (area === 'src/sealing') return sealingPackages.includes(name);
  const server = serverPackages.some((each) => name === each || name.startsWith(`${each}/`));
  return area === 'src' || (area.startsWith('src/') && !server);
}

/**
 * Every package that the product imports is a dependency in the manifest, so that an install
 * without development packages runs; types and the tests may also use development packages.
 */
export function declaredPackages(manifest: {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}): Rule {
  return (files) =>
    files.flatMap(({ path, imports }) =>
      imports.flatMap(({ specifier, target, typeOnly, line }) => {
        const name = packageOf(specifier);
        if (target !== undefined || name === '' || name.startsWith('node:')) return [];
        const bundled = areaOf(path) === 'src/console' || path === bundler;
        const dev = (typeOnly || bundled || inTests(path)) && name in manifest.devDependencies;
        const declared = dev || name in manifest.dependencies;
        return declared ? [] : [`${path}:${line} imports ${name}, which is not declared`];
      }),
    );
}

/** Makes the console's pages while the project is built, and never while it runs. */
const bundler = 'src/console-pages/bundle.ts';

function areaOf(path: string): string {
  return (
    /^src\/(calendar|cli|console|documents|sealing|signatures|tables|witness)(?=\/)/.exec(
      path,
    )?.[0] ??
    posix.normalize(path).split('/')[0] ??
    ''
  );
}

function packageOf(specifier: string): string {
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '';
}

const isComponent = (path: string, name: string): boolean =>
  path.endsWith('.tsx') && /^[A-Z]/.test(name);

function inTests(path: string): boolean {
  return path.startsWith('test/');
}

function breaches(
  files: readonly Source[],
  breach: (node: ts.Node, source: Source) => string | undefined,
): string[] {
  return files.flatMap((source) => {
    const found: string[] = [];
    walk(source.ast, (node) => {
      const what = breach(node, source);
      if (what) found.push(`${source.path}:${lineAt(source.ast, node.getStart())} ${what}`);
    });
    return found;
  });
}

function has(node: ts.Node, keyword: ts.SyntaxKind): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some(({ kind }) => kind === keyword) ?? false;
}

/** `x.process` and `{ process: … }` only borrow the word; a bare `process` reads the global. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (
    ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isQualifiedName(parent)
  );
}
