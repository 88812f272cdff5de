/** What an auditor brings along: whom to believe, a head that was kept, what was lodged. */
import type { LodgedStatement } from '../../../workflows/index.js';
import type { AuditGiven } from './audit-run.js';

/** What an auditor brings along, besides the history. */
export type Own = Pick<AuditGiven, 'policy' | 'since' | 'lodged'>;

/** Nothing of one's own. */
export const NOTHING_OWN: Own = { policy: null, since: null, lodged: [] };

/**
 * Lodged statements in a witness's own list, one a line.
 * @returns `null` where a line is none
 */
export function lodgedIn(text: string): readonly LodgedStatement[] | null {
  try {
    const lines = text.split('\n').filter(Boolean);
    const found = lines.map((line) => JSON.parse(line) as LodgedStatement);
    const isOne = ({ note, statement }: LodgedStatement): boolean =>
      typeof note === 'string' && statement !== undefined;
    return found.every(isOne) ? found : null;
  } catch {
    return null;
  }
}
