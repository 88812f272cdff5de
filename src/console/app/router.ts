/**
 * Where a reader is in the console. Addresses are words behind the hash, so that a link in a mail
 * leads to the very task, and nothing of it reaches the server's log:
 *
 *     #/                                the clusters, and signing in
 *     #/keys                            the keys in this browser
 *     #/cities                          what my city must do now
 *     #/cities/entries · /entries/41    what was said · one entry and its receipt
 *     #/cities/enrol?key=…&label=…      an officer asks to be enrolled
 *     #/cities/all/say/officer.enrol    a statement about the cluster
 *     #/cities/2024/say/pledge.sign     a statement about a year; ?body=… fills it in beforehand
 *     #/cities/2024                     a year: who has done what, and whom it waits for
 *     #/cities/2024/calendar · /results · /handover
 *     #/cities/2024/statements          everything that can be said, and why the rest not now
 */
import { useEffect, useState } from 'preact/hooks';

export interface Route {
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
}

/** Reads the part of an address behind the hash. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  return {
    parts: path.split('/').filter(Boolean).map(decodeURIComponent),
    query: new URLSearchParams(query),
  };
}

/** The route now; the page is drawn again when it changes. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = (): void => setHash(location.hash);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return routeOf(hash);
}

const asked = (query?: Readonly<Record<string, string>>): string =>
  query && Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : '';

/** The addresses of the pages. */
export const href = {
  start: () => '#/',
  keys: () => '#/keys',
  home: (cluster: string) => `#/${cluster}`,
  entries: (cluster: string) => `#/${cluster}/entries`,
  entry: (cluster: string, seq: number) => `#/${cluster}/entries/${seq}`,
  enrol: (cluster: string, query?: Readonly<Record<string, string>>) =>
    `#/${cluster}/enrol${asked(query)}`,
  say: (
    cluster: string,
    year: number | null,
    type: string,
    query?: Readonly<Record<string, string>>,
  ) => `#/${cluster}/${year ?? 'all'}/say/${type}${asked(query)}`,
  year: (cluster: string, year: number) => `#/${cluster}/${year}`,
  calendar: (cluster: string, year: number) => `#/${cluster}/${year}/calendar`,
  results: (cluster: string, year: number, query?: Readonly<Record<string, string>>) =>
    `#/${cluster}/${year}/results${asked(query)}`,
  handover: (cluster: string, year: number) => `#/${cluster}/${year}/handover`,
  statements: (cluster: string, year: number | null) => `#/${cluster}/${year ?? 'all'}/statements`,
} as const;
