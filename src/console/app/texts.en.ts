/** What the frame of every page says, in English; the source of the type. */
export const appEn = {
  product: 'Giao Ước',
  skip: 'Skip to the content',
  otherLanguage: 'Tiếng Việt',
  otherLanguageCode: 'vi',
  nav: {
    label: 'Pages of the cluster',
    home: 'To do',
    statements: 'Cluster',
    entries: 'History',
    audit: 'Audit',
    keys: 'My keys',
  },
  signedInAs: (party: string, officer: string) => `Signed in for ${party} (${officer})`,
  signOut: 'Sign out',
  loading: 'Loading…',
  unreachable: 'The server cannot be reached. What you have written is kept in this browser.',
  retry: 'Try again',
  failed: 'This page could not be shown',
  notFound: 'There is no such page',
  notFoundBody: 'The address may be old or mistyped.',
  toStart: 'Go to the start',
  newEntries: (count: number) =>
    count === 1 ? '1 new entry in the history.' : `${count} new entries in the history.`,
  showNew: 'Show',
  internal:
    'Keys here give an internal confirmation (xác nhận nội bộ). It is not a digital signature in the sense of the Law on Electronic Transactions.',
};

export type AppTexts = typeof appEn;
