/** What `attach`, `calendar` and `scores` say in English; the source of the type. */
export const attachEn = {
  which: 'Name the documents to attach, or one to fetch.',
  whichRemedy: 'giaouoc attach FILE…, or giaouoc attach --get DIGEST --out FILE',
  otherKind: (file: string) => `${file} is not of a kind that can be attached.`,
  noServer: 'Documents are sent to a server.',
  noServerRemedy: 'Add --server URL --cluster ID --key FILE, or --dry for the digests alone.',
  otherDigest: (file: string) => `The server has stored other bytes than those of ${file}.`,
  notADigest: 'A digest is 64 hexadecimal digits in lower case.',
  notThere: (digest: string) => `There is no document ${digest}.`,
  notThereRemedy: 'Ask the city that named it for a copy; its digest tells whether it is the one.',
  otherBytes: (digest: string) => `What was found is not the document ${digest}.`,
  otherBytesRemedy: 'Nothing was written. Take the document from somebody else.',
  isNew: 'sent',
  isKnown: 'was there already',
};

export const scoresEn = {
  noYear: (year: number) => `The year ${year} has not been launched.`,
  needsFile: 'A workbook is written to a file: add --out FILE.',
  written: (file: string, members: number) => `${file}: the points of ${members} members`,
};

export const calendarEn = {
  notAMember: (member: string) => `${member} is not a member of this cluster.`,
};
