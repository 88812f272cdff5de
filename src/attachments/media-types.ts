/**
 * The closed list of documents that may be attached, and whether bytes are what their media type
 * says: by the signature that the format begins with, for packed formats by the parts inside, and
 * for text by being UTF-8 without control characters. It opens no document and looks for no harm in
 * one; documents are handed out as downloads only.
 *
 *     PDF    %PDF-                         ISO 32000-2, 7.5.2
 *     PNG    89 50 4E 47 0D 0A 1A 0A       W3C PNG, 5.2
 *     JPEG   FF D8 FF                      ITU-T T.81, B.1.1.3
 *     OOXML  a ZIP file with its main part ECMA-376-2
 *     ODF    a ZIP file that begins with its media type (OpenDocument 1.3 part 2, 3.3)
 */
import { isUtf8 } from 'node:buffer';
import { namesInZip } from './zip-names.js';

interface Kind {
  /** The ending of a file name. */
  readonly ending: string;
  readonly holds: (bytes: Uint8Array) => boolean;
}

const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';

const startsWith =
  (...start: readonly number[]) =>
  (bytes: Uint8Array): boolean =>
    bytes.length > start.length && start.every((byte, at) => bytes[at] === byte);

const isPdf = startsWith(...Buffer.from('%PDF-'));

const hasPart =
  (part: string) =>
  (bytes: Uint8Array): boolean => {
    const names = namesInZip(bytes);
    return names.includes('[Content_Types].xml') && names.includes(part);
  };

/** The first file of the package is `mimetype`, neither packed nor with extra fields. */
const isOpenDocument =
  (type: string) =>
  (bytes: Uint8Array): boolean => {
    const [first] = namesInZip(bytes);
    const said = Buffer.from(bytes.subarray(30, 30 + MIMETYPE.length + type.length));
    return first === MIMETYPE && said.toString('latin1') === `${MIMETYPE}${type}`;
  };

const MIMETYPE = 'mimetype';

/** Tab, line feed, form feed and carriage return are what text has of control characters. */
const isControl = (byte: number): boolean =>
  byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13);

const isText = (bytes: Uint8Array): boolean =>
  bytes.length > 0 && !isPdf(bytes) && isUtf8(bytes) && !bytes.some(isControl);

const KINDS: Readonly<Record<string, Kind>> = {
  'application/pdf': { ending: 'pdf', holds: isPdf },
  [`${OOXML}.wordprocessingml.document`]: { ending: 'docx', holds: hasPart('word/document.xml') },
  [`${OOXML}.spreadsheetml.sheet`]: { ending: 'xlsx', holds: hasPart('xl/workbook.xml') },
  [`${ODF}.text`]: { ending: 'odt', holds: isOpenDocument(`${ODF}.text`) },
  [`${ODF}.spreadsheet`]: { ending: 'ods', holds: isOpenDocument(`${ODF}.spreadsheet`) },
  'image/png': { ending: 'png', holds: startsWith(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) },
  'image/jpeg': { ending: 'jpg', holds: startsWith(0xff, 0xd8, 0xff) },
  'text/plain': { ending: 'txt', holds: isText },
  'text/csv': { ending: 'csv', holds: isText },
};

/** The media types of documents that may be attached. */
export const MEDIA_TYPES: readonly string[] = Object.keys(KINDS);

/**
 * The media type of a header without its parameters, if it is one of the list.
 * @param header such as `text/plain; charset=utf-8`
 */
export function mediaTypeIn(header: string | undefined): string | undefined {
  const type = (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(KINDS, type) ? type : undefined;
}

/** Whether bytes are of the media type that was said of them. */
export const isWhatItSays = (type: string, bytes: Uint8Array): boolean =>
  kindOf(type)?.holds(bytes) ?? false;

/** The ending of a file of this media type, such as `pdf`. */
export const endingOf = (type: string): string => kindOf(type)?.ending ?? 'bin';

/** A media type as a header says it: text is UTF-8, because nothing else is taken in. */
export const headerOf = (type: string): string =>
  type.startsWith('text/') ? `${type}; charset=utf-8` : type;

const kindOf = (type: string): Kind | undefined =>
  Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
