/** What the history and the receipts say, in English; the source of the type. */
export const entriesEn = {
  title: 'History of the cluster',
  columns: { seq: 'Entry', at: 'Time', who: 'By', what: 'What', year: 'Year' },
  cluster: 'Cluster',
  older: 'Older entries',
  newer: 'Newer entries',
  entry: (seq: number) => `Entry ${seq}`,
  receipt: 'Receipt',
  recorded: (what: string) => `Recorded: ${what}`,
  rows: {
    seq: 'Entry number',
    what: 'What was said',
    who: 'By whom',
    year: 'Year',
    at: 'Time of acceptance',
    identity: 'Fingerprint of the statement',
    key: 'Key',
    kind: 'Kind of confirmation',
    root: 'Root of the history after it',
  },
  kind: 'Internal confirmation (xác nhận nội bộ)',
  body: 'The statement in full',
  save: 'Save the receipt (.tlog-proof)',
  saveBody: 'Save the entry (.json)',
  print: 'Print this page',
  audit: 'Check it yourself from this entry',
  paper: 'The paper as PDF',
  next: 'What happens next',
  nextBody:
    'Nothing more is asked of you for this. The receipt proves for ever, also without this server, that the entry stands in the history.',
  toHome: 'Back to what must be done',
};

export type EntriesTexts = typeof entriesEn;
