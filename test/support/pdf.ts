/**
 * Reads PDF files back with other people's code (pdf.js), so that a test sees what any reader
 * sees: the text in the order of the file, the tree of structure, the fonts, what the file says of
 * itself.
 */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** An element of the structure tree: its role and what is in it. */
export interface Tagged {
  readonly role: string;
  /** Whether something of it, and not of an element in it, stands on the page. */
  readonly isHere: boolean;
  readonly children: readonly Tagged[];
}

export interface PdfFonts {
  readonly name: string;
  readonly embedded: boolean;
}

export interface ReadPdf {
  /** The text of each page, with single spaces for every stretch of white space. */
  readonly pages: readonly string[];
  /** All pages as one text. */
  readonly text: string;
  /** The structure of each page. */
  readonly structure: readonly Tagged[];
  readonly fonts: readonly PdfFonts[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly language: string | null;
  readonly marked: boolean;
  /** The XMP packet. */
  readonly metadata: string;
}

/** Reads a whole file. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const pages: string[] = [];
  const structure: Tagged[] = [];
  const fonts = new Map<string, PdfFonts>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const runs = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''));
    pages.push(runs.join('').replace(/\s+/g, ' ').trim());
    structure.push(taggedIn((await page.getStructTree()) as unknown));
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [index, fn] of fnArray.entries()) {
      if (fn !== OPS.setFont) continue;
      const font = page.commonObjs.get(argsArray[index][0]);
      fonts.set(font.name, { name: font.name, embedded: font.missingFile !== true });
    }
  }
  const { info, metadata } = await pdf.getMetadata();
  const marks = (await pdf.getMarkInfo()) as { readonly Marked?: boolean } | null;
  const read = {
    pages,
    text: pages.join(' '),
    structure,
    fonts: [...fonts.values()],
    info: info as Readonly<Record<string, unknown>>,
    language: ((info as { readonly Language?: string }).Language ?? null) as string | null,
    marked: marks?.Marked === true,
    metadata: metadata?.getRaw() ?? '',
  };
  await loading.destroy();
  return read;
}

function taggedIn(node: unknown): Tagged {
  const { role = '', children = [] } = (node ?? {}) as { role?: string; children?: unknown[] };
  const elements = children.filter(
    (child) => typeof (child as { role?: unknown }).role === 'string',
  );
  const isHere = children.some((child) => (child as { type?: unknown }).type === 'content');
  return { role, isHere, children: elements.map(taggedIn) };
}

/** The role of everything that stands on the page itself, in reading order. */
export const rolesIn = (tree: Tagged): readonly string[] => [
  ...(tree.isHere ? [tree.role] : []),
  ...tree.children.flatMap(rolesIn),
];
