/** JSON pointers (RFC 6901): how a place in a value is named, also where a key is an odd one. */

/**
 * The pointer one step further in.
 * @param key a field's name or an index; `~` and `/` in it are escaped (RFC 6901 section 3)
 */
export const pointerInto = (pointer: string, key: string | number): string =>
  `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
