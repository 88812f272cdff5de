/**
 * Takes the time of writing out of a ZIP file, so that the same content has the same bytes: every
 * entry gets midnight of 1 January 1980, the first that the format knows (PKWARE APPNOTE 4.4.6).
 */

/** A copy of the file with fixed times. @throws Error for bytes that are no whole ZIP file */
export function withFixedTimes(zip: Uint8Array): Buffer {
  const file = Buffer.from(zip);
  const end = file.lastIndexOf(END_OF_DIRECTORY);
  if (end === -1) throw new Error('not a ZIP file');
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (file.indexOf(IN_DIRECTORY, at) !== at) throw new Error('not a ZIP file');
    EPOCH.copy(file, at + 12);
    EPOCH.copy(file, file.readUInt32LE(at + 42) + 10);
    const lengths = [28, 30, 32].map((field) => file.readUInt16LE(at + field));
    at += lengths.reduce((sum, length) => sum + length, HEADER_BYTES);
  }
  return file;
}

/** Time, then date: no hours, minutes or seconds; day 1 of month 1 of the year 1980. */
const EPOCH = Buffer.from([0, 0, 0x21, 0]);
const IN_DIRECTORY = Buffer.from('PK\u0001\u0002');
const END_OF_DIRECTORY = Buffer.from('PK\u0005\u0006');
const HEADER_BYTES = 46;
