/**
 * The compiled server as one file. A start that reads one file instead of two thousand takes less
 * than half of the processor time, and a thousand starts are most of what the longest gate does.
 * The native driver stays outside, and so does whatever is not installed.
 */
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** Packages of other databases and frameworks are asked for by name and are not there. */
const notInstalled: Plugin = {
  name: 'not-installed',
  setup: (build) => {
    build.onResolve({ filter: /.*/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
      if (kind === 'entry-point' || pluginData === TRIED) return undefined;
      const options = { kind, resolveDir, importer, pluginData: TRIED };
      const found = await build.resolve(path, options);
      return found.errors.length > 0 ? { path, external: true } : found;
    });
  },
};

const TRIED = 'tried';

/** What the packages in it expect to find around them, under names that nobody else has. */
const AROUND = [
  "import { createRequire as bundleRequire } from 'node:module';",
  "import { fileURLToPath as bundlePath } from 'node:url';",
  "import { dirname as bundleFolder } from 'node:path';",
  'const require = bundleRequire(import.meta.url);',
  'const __filename = bundlePath(import.meta.url);',
  'const __dirname = bundleFolder(__filename);',
].join('\n');

const ENTRY = fileURLToPath(new URL('server-process.js', import.meta.url));

let made: Promise<string> | null = null;

/**
 * Makes the file once for each run. Where it cannot be made, servers start from their many files.
 * @returns the path of what a server is started from
 */
export function bundledServer(): Promise<string> {
  made ??= makeBundle().catch(() => ENTRY);
  return made;
}

async function makeBundle(): Promise<string> {
  const outfile = fileURLToPath(new URL('server-process.bundle.js', import.meta.url));
  await build({
    entryPoints: [ENTRY],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    keepNames: true,
    external: ['better-sqlite3'],
    plugins: [notInstalled],
    banner: { js: AROUND },
    logLevel: 'error',
  });
  return outfile;
}
