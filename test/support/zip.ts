/** ZIP files with nothing packed, as office documents are made of (PKWARE APPNOTE 4.3). */
import { crc32 } from 'node:zlib';

/** A ZIP file of texts by their names, in this order. */
export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), content]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const version = Buffer.from([20, 0]);
    const head = [Buffer.from('PK\u0001\u0002'), version, fields, rest, Buffer.from(name)];
    directory.push(Buffer.concat(head));
    local.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}

const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';
const TYPES = { '[Content_Types].xml': '<Types/>' };

/** The smallest document of each kind that may be attached, by media type. */
export const DOCUMENTS: Readonly<Record<string, Buffer>> = {
  'application/pdf': Buffer.from('%PDF-1.7\n%%EOF\n'),
  [`${OOXML}.wordprocessingml.document`]: zipOf({ ...TYPES, 'word/document.xml': '<document/>' }),
  [`${OOXML}.spreadsheetml.sheet`]: zipOf({ ...TYPES, 'xl/workbook.xml': '<workbook/>' }),
  [`${ODF}.text`]: zipOf({ mimetype: `${ODF}.text`, 'content.xml': '<content/>' }),
  [`${ODF}.spreadsheet`]: zipOf({ mimetype: `${ODF}.spreadsheet`, 'content.xml': '<content/>' }),
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  'text/plain': Buffer.from('Biên bản bình xét\n'),
  'text/csv': Buffer.from('\ufeffđơn vị,điểm\r\n'),
};
