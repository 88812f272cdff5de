/**
 * The generator of whole years, a process of its own.
 *
 *     → { kind: 'prepare', load }    ← { kind: 'ready' }
 *     → { kind: 'round' }            ← { kind: 'done', round }
 */
import { type Group, prepare, runRound, type YearLoad, type YearRound } from './years.js';

export type ToYears =
  | { readonly kind: 'prepare'; readonly load: YearLoad }
  | { readonly kind: 'round' };
export type FromYears =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly round: YearRound };

let groups: readonly Group[] = [];

process.on('message', async (message: ToYears) => {
  if (message.kind === 'prepare') {
    groups = await prepare(message.load);
    process.send?.({ kind: 'ready' } satisfies FromYears);
  } else {
    const round = await runRound(groups);
    process.send?.({ kind: 'done', round } satisfies FromYears);
  }
});
