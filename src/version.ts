/**
 * The version of this program, as its package says; the package lies above the compiled files too.
 */
import { existsSync, readFileSync } from 'node:fs';

const places = ['../package.json', '../../package.json'].map(
  (path) => new URL(path, import.meta.url),
);

const manifest = places.find((place) => existsSync(place));

export const version: string = manifest
  ? (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version
  : 'unknown';
