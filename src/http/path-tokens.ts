/**
 * Addresses that are a permission by themselves, because they hold a token, are written nowhere:
 * not in the log, and not in a problem that somebody sends on.
 */

/** An address without the token in it. */
export const withoutToken = (path: string): string =>
  path.replace(/^\/calendar\/[^/?]*/, '/calendar/(token)');
