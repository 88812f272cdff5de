/**
 * The names of the files in a ZIP file, in the order of its central directory (PKWARE APPNOTE
 * 4.3.12 and 4.3.16). Nothing is unpacked. Bytes that are no such file, that are split over several
 * disks or that need 64-bit fields have no names; no office document is like that.
 */

/** The names, or none where the bytes are not a whole ZIP file. */
export function namesInZip(bytes: Uint8Array): readonly string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = file.lastIndexOf(END_OF_DIRECTORY);
  if (file.indexOf(LOCAL_FILE) !== 0 || end === -1 || end + END_BYTES > file.length) return [];
  const count = file.readUInt16LE(end + 10);
  const names: string[] = [];
  let at = file.readUInt32LE(end + 16);
  while (names.length < count) {
    if (at + HEADER_BYTES > end || file.indexOf(IN_DIRECTORY, at) !== at) return [];
    const lengths = [28, 30, 32].map((field) => file.readUInt16LE(at + field));
    const [name = 0] = lengths;
    names.push(file.toString('latin1', at + HEADER_BYTES, at + HEADER_BYTES + name));
    at += lengths.reduce((sum, length) => sum + length, HEADER_BYTES);
  }
  return names;
}

const LOCAL_FILE = Buffer.from('PK\u0003\u0004');
const IN_DIRECTORY = Buffer.from('PK\u0001\u0002');
const END_OF_DIRECTORY = Buffer.from('PK\u0005\u0006');
const HEADER_BYTES = 46;
const END_BYTES = 22;
