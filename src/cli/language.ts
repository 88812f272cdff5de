/**
 * The language of a run, known before anything is parsed, so that help and errors speak it too.
 * `--lang` decides; else the environment, where anything that says Vietnamese means Vietnamese.
 */
import type { Language } from '../../workflows/index.js';

/** @param argv the arguments after the program's name */
export function languageOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const asked = argv.flatMap((arg, index) => {
    if (arg === '--lang') return argv.slice(index + 1, index + 2);
    return arg.startsWith('--lang=') ? [arg.slice('--lang='.length)] : [];
  });
  const said = asked.at(-1) ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
  return /^vi(?![a-z])/i.test(said) ? 'vi' : 'en';
}
