/**
 * Where the database is. An address may name several hosts, of which one takes writes at a time: a
 * primary and its standbys. Whoever connects uses the one that worked last, and whoever finds that
 * it does not any more goes on to the next, for everybody.
 *
 *     postgres://user:password@one.example:5432,two.example:5432/database
 */

export interface Addresses {
  /** How many hosts there are. */
  readonly count: number;
  /** The address to connect to now, with one host. */
  readonly current: () => string;
  /** Says that an address could not be used; the next one is current if this one was. */
  readonly leave: (address: string) => void;
}

const PARTS = /^(postgres(?:ql)?:\/\/)([^@/]*@)?([^/?]+)(\/[^?]*)?(.*)$/;

/** Takes an address apart; the first host is tried first. */
export function addressesIn(url: string): Addresses {
  const [, scheme = '', account = '', hosts = '', database = '', rest = ''] = PARTS.exec(url) ?? [];
  const all = scheme
    ? hosts.split(',').map((host) => `${scheme}${account}${host}${database}${rest}`)
    : [url];
  let place = 0;
  const current = (): string => all[place] ?? url;
  return {
    count: all.length,
    current,
    leave: (address) => {
      if (address === current()) place = (place + 1) % all.length;
    },
  };
}

/** An address without its account and password, as it may be shown. */
export function shownUrl(url: string): string {
  const [, scheme, , hosts, database = ''] = PARTS.exec(url) ?? [];
  return scheme ? `${scheme}${hosts}${database}` : 'the address in DATABASE_URL';
}
