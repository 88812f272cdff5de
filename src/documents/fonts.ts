/**
 * The typeface of the documents: Tinos, which has the widths of Times New Roman that the decree
 * asks for, every Vietnamese letter, and a free licence (SIL OFL 1.1). The files are those of the
 * installed package; a document embeds the glyphs that it uses.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Style } from './paper.js';

export type Fonts = Readonly<Record<Style, Buffer>>;

const files: Readonly<Record<Style, string>> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
};

let read: Promise<Fonts> | undefined;

/** The four fonts' bytes, read from the disk once. */
export const fonts = (): Promise<Fonts> => {
  read ??= readFonts();
  return read;
};

async function readFonts(): Promise<Fonts> {
  const { resolve } = createRequire(import.meta.url);
  const of = (style: Style) => readFile(resolve(`@expo-google-fonts/tinos/${files[style]}`));
  return {
    regular: await of('regular'),
    bold: await of('bold'),
    italic: await of('italic'),
    boldItalic: await of('boldItalic'),
  };
}
