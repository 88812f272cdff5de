/**
 * Orders names alphabetically in English or Vietnamese, the same on every machine. It promises one
 * total order per alphabet and refuses to ask the host for one, because the sorting tables of a
 * host change with its version.
 */

export type Alphabet = 'en' | 'vi';

/**
 * Compares two names (NFC text) in the given alphabet: negative when `a` comes first, positive when
 * `b` does, and 0 only for identical text. Letters decide first, regardless of case; then the marks
 * above and below them, from the left; and last the plain code units, so that different names never
 * tie. A space comes before every letter, as in a word-by-word index.
 *
 * - `en`: a to z; accents only break ties, and đ counts as a marked d.
 * - `vi`: a ă â b c d đ e ê … o ô ơ … u ư v x y, each a letter of its own, with the foreign f, j, w
 *   and z at their Latin places; then the tones in dictionary order: level, huyền, hỏi, ngã, sắc,
 *   nặng.
 *
 * Letters of other scripts follow after all of these, in code point order.
 */
export const compareNames = (alphabet: Alphabet, a: string, b: string): number => {
  const left = glyphsOf(alphabet, a);
  const right = glyphsOf(alphabet, b);
  return (
    compareRanks(left.letters, right.letters) ||
    compareRanks(left.marks, right.marks) ||
    (a === b ? 0 : a < b ? -1 : 1)
  );
};

/** A name as two rows of ranks, one rank per letter in each. */
type Glyphs = { readonly letters: readonly number[]; readonly marks: readonly number[] };

const LETTERS: Readonly<Record<Alphabet, readonly string[]>> = {
  en: [...'abcdefghijklmnopqrstuvwxyz'],
  vi: [...'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'],
};

/** Combining huyền, hỏi, ngã, sắc and nặng, in the order of Vietnamese dictionaries. */
const TONES: readonly string[] = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

const FIRST_LETTER_RANK = 0x80;
const FIRST_FOREIGN_RANK = 0x1000;
const FIRST_OTHER_MARK_RANK = 0x10;
const STROKE_RANK = 0x08;

const glyphsOf = (alphabet: Alphabet, name: string): Glyphs => {
  const letters: number[] = [];
  const marks: number[] = [];
  for (const character of name.normalize('NFC').toLowerCase()) {
    const { letter, mark } = splitCharacter(alphabet, character);
    letters.push(letter);
    marks.push(mark);
  }
  return { letters, marks };
};

const splitCharacter = (
  alphabet: Alphabet,
  character: string,
): { readonly letter: number; readonly mark: number } => {
  if (alphabet === 'en' && character === 'đ') {
    return { letter: letterRank('en', 'd'), mark: STROKE_RANK };
  }
  const [base = '', ...combining] = character.normalize('NFD');
  const own = LETTERS[alphabet];
  // A mark that makes another letter of this alphabet (the circumflex of ê) belongs to the letter;
  // the rest are tones.
  const shaped = combining.find((mark) => own.includes((base + mark).normalize('NFC')));
  const letter = shaped === undefined ? base : (base + shaped).normalize('NFC');
  const mark = combining.find((candidate) => candidate !== shaped);
  return { letter: letterRank(alphabet, letter), mark: markRank(mark) };
};

const letterRank = (alphabet: Alphabet, letter: string): number => {
  const place = LETTERS[alphabet].indexOf(letter);
  if (place >= 0) {
    return FIRST_LETTER_RANK + place;
  }
  const codePoint = letter.codePointAt(0) ?? 0;
  return codePoint < FIRST_LETTER_RANK ? codePoint : FIRST_FOREIGN_RANK + codePoint;
};

const markRank = (mark: string | undefined): number => {
  if (mark === undefined) {
    return 0;
  }
  const tone = TONES.indexOf(mark);
  return tone >= 0 ? tone + 1 : FIRST_OTHER_MARK_RANK + (mark.codePointAt(0) ?? 0);
};

/**
 * The first difference decides; when one row is the beginning of the other, the shorter comes
 * first.
 */
const compareRanks = (a: readonly number[], b: readonly number[]): number => {
  for (const [place, rank] of a.entries()) {
    const other = b[place];
    if (other === undefined) {
      return 1;
    }
    if (rank !== other) {
      return rank - other;
    }
  }
  return a.length - b.length;
};
