/** What `document` says in English; the source of the type, as `texts.en.ts` is. */
export const documentEn = {
  kinds: {
    pledge: 'Pledge',
    reviewMinutes: 'Review minutes',
    countMinutes: 'Count minutes',
    proposal: 'Proposal',
    handoverMinutes: 'Handover minutes',
    certificate: 'Certificate',
  },
  made: (kind: string, year: number, number: number) => `${kind} of ${year}, number ${number}`,
  from: (size: number, root: string) => `made from ${size} entries with the root ${root}`,
  digest: (digest: string) => `SHA-256 ${digest}`,
  written: (file: string, bytes: number) => `Written to ${file}, ${bytes} bytes.`,
  same: 'It is the file that was issued.',
  differs: (digest: string) => `It is NOT the file that was issued, which has SHA-256 ${digest}`,
  differsRemedy: 'Make it with the same version of this program, or ask who issued it.',
  notIssued: 'No document of this kind and number was issued in this year.',
  notIssuedRemedy: 'Leave --check out to make it before it is issued.',
  notAKind: (word: string, kinds: string) => `“${word}” is no document; there are: ${kinds}.`,
  missing: (options: string) => `This number was not issued yet, so it needs ${options}.`,
  notADate: (text: string) => `“${text}” is not a date such as 2024-03-08.`,
  tooFew: (size: number) => `The journal has only ${size} entries.`,
  gaps: {
    noYear: (year: number) => `The year ${year} was not launched by then.`,
    nothingYet: (year: number) => `By then nothing of this kind was said in ${year}.`,
  },
  gapWhy: 'A document says only what stands in the journal.',
  notASignature:
    'What the journal confirms is internal. The file still has to be signed by hand or officially.',
};
