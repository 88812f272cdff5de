/**
 * Builds the console's pages: what runs in a browser, from the same sources of the rules. Bundling
 * is part of the build and of no running server. The same sources give the same bytes.
 *
 *     console/index.html          the console, loading what lies beside it
 *     console/assets/*            scripts and styles, named by their contents
 *     console/audit.html          the auditor, whole in one file
 *
 * Beside every file lie its compressed forms, `.br` (RFC 7932) and `.gz` (RFC 1952).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type BuildOptions, build, stop } from 'esbuild';
import { type Diagram, diagramOf } from '../../workflows/index.js';

const OPTIONS = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  write: false,
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Bundles the pages into a folder, which is emptied before.
 * @param root the project's folder, where `src/console` lies
 */
export async function bundleConsole(root: string, folder: string): Promise<void> {
  const sources = join(root, 'src', 'console');
  const files = [...(await consolePage(root, sources)), ...(await auditPage(root, sources))];
  // The bundler works in a process of its own, which would keep this one from ending.
  await stop();
  rmSync(folder, { recursive: true, force: true });
  for (const { path, bytes } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, BEST));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

interface Built {
  /** Below the folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const BEST = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
};

async function consolePage(root: string, sources: string): Promise<Built[]> {
  const built = await build({
    ...OPTIONS,
    absWorkingDir: root,
    entryPoints: {
      console: join(sources, 'main.tsx'),
      style: join(sources, 'style', 'console.css'),
    },
    splitting: true,
    outdir: '/assets',
    // The console shows the machines and does not load them: their drawings are built in.
    define: { CYCLE_DIAGRAM: JSON.stringify(drawnOnly(diagramOf('cycle'))) },
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
  });
  const assets = built.outputFiles.map(({ path, contents }) => ({
    path: `assets/${path.split(/[\\/]/).at(-1)}`,
    bytes: contents,
  }));
  const named = (start: string): string =>
    assets.find(({ path }) => path.startsWith(`assets/${start}-`))?.path ?? '';
  const page = readFileSync(join(sources, 'pages', 'console.html'), 'utf8')
    .replace('{{script}}', `/${named('console')}`)
    .replace('{{style}}', `/${named('style')}`);
  return [...assets, { path: 'index.html', bytes: Buffer.from(page) }];
}

/** What a drawing needs of a diagram: one way between two states, and no conditions. */
function drawnOnly({ machine, initial, nodes, edges }: Diagram): Diagram {
  const ways = new Map(edges.map((edge) => [`${edge.from}>${edge.to}`, edge]));
  const led = [...ways.values()].filter(({ to }) => to !== null);
  const by = { kind: 'done' } as const;
  return { machine, initial, nodes, edges: led.map(({ from, to }) => ({ from, to, by })) };
}

async function auditPage(root: string, sources: string): Promise<Built[]> {
  const common = { ...OPTIONS, absWorkingDir: root, splitting: false } as const;
  const worker = await bundled({ ...common, format: 'iife' }, join(sources, 'audit-worker.ts'));
  const script = await bundled(
    { ...common, format: 'iife', define: { AUDIT_WORKER: JSON.stringify(worker) } },
    join(sources, 'audit-main.tsx'),
  );
  const style = await bundled(common, join(sources, 'style', 'audit.css'));
  const inline = script.replaceAll('</script', '<\\/script');
  const page = readFileSync(join(sources, 'pages', 'audit.html'), 'utf8')
    .replace('{{policy}}', () => auditPolicy(inline, style))
    .replace('<!-- style -->', () => `<style>${style}</style>`)
    .replace('<!-- script -->', () => `<script>${inline}</script>`);
  return [{ path: 'audit.html', bytes: Buffer.from(page) }];
}

async function bundled(options: BuildOptions, entry: string): Promise<string> {
  const built = await build({ ...options, entryPoints: [entry], outdir: '/' });
  return Buffer.from(built.outputFiles?.[0]?.contents ?? []).toString('utf8');
}

/** The one-file page brings its own policy along: only what stands in it may run. */
const auditPolicy = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'worker-src blob:',
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const hashOf = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** The build calls this file by itself, after the compiler, from `dist`. */
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
  await bundleConsole(root, join(root, 'dist', 'console'));
}
