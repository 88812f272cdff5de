/**
 * Addresses that are a permission by themselves, because they hold a token, are written nowhere:
 * not in the log, and not in a problem that somebody sends on. An address that is written in a way
 * of its own, with escapes or capitals, leads to the same calendar or may come from a slip of the
 * hand, and its token is taken out as well.
 */

/** An address without the token in it. */
export function withoutToken(path: string): string {
  const plain = unescaped(path);
  const told = plain.replace(TOKENS, '(token)');
  return told === plain ? path : encodeURI(told);
}

/** What stands after `calendar/`, and whatever looks like a token before `.ics`. */
const TOKENS = /(?<=calendar\/+)[^/?]+|[\w-]{43}(?=\.ics)/gi;

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
