/**
 * What a field should have held, in words. A fault of form carries a word for programs, such as
 * `text:1-200` (see `shape.ts`); here it becomes a phrase that can follow "Expected:", without a
 * capital and without a full stop. Words that a signer must write exactly are quoted as they are.
 *
 * | word | phrase |
 * |---|---|
 * | `sha256-hex`, `instant`, `present`, … | one fixed phrase each |
 * | `text:1-200`, `integer:0-5`, `list:1-3`, `dictionary:0-16` | a phrase with both bounds |
 * | `a\|b\|c`, `kind:a\|b`, `a` | the words to choose from |
 */
import type { Language } from './words.js';

type Bounded = 'text' | 'integer' | 'list' | 'dictionary';

interface Phrases {
  readonly fixed: Readonly<Record<string, string>>;
  readonly bounded: Readonly<Record<Bounded, (min: number, max: number) => string>>;
  readonly kinds: string;
  readonly oneOf: string;
  readonly only: string;
}

/** No field can hold a greater integer, so this bound says nothing to a reader. */
const UNBOUNDED = Number.MAX_SAFE_INTEGER;

const countEn = (min: number, max: number, one: string, many: string): string => {
  if (min === max) return `exactly ${min} ${min === 1 ? one : many}`;
  return min === 0 ? `at most ${max} ${max === 1 ? one : many}` : `${min} to ${max} ${many}`;
};

const english: Phrases = {
  fixed: {
    present: 'this field, which is missing',
    absent: 'no field of this name',
    object: 'a group of named fields',
    boolean: 'true or false',
    word: 'a short name of letters a–z, digits and single hyphens, at most 64 characters',
    'sha256-hex': 'the SHA-256 fingerprint of a document, 64 characters 0–9 and a–f',
    'ed25519-x': 'a public key (Ed25519) of 43 characters in base64url',
    'ed25519-signature': 'a signature (Ed25519) of 86 characters in base64url',
    thumbprint: 'the thumbprint of a key, 43 characters in base64url',
    'witness-key': 'the line of a key that cosigns, such as da-nang.example+1d8b2f0a+BIl3…',
    'http-url': 'an address such as https://witness.example.vn, without a slash at the end',
    origin: 'the address of a journal without https://, such as example.vn/cities',
    instant: 'a time in UTC with milliseconds, such as 2024-03-08T03:00:00.000Z',
    'calendar-day': 'a day with its year, such as 2024-03-08',
    'month-day': 'a day of the year, month first, such as 03-31',
    decimal: 'a figure with a decimal point and no thousands separator, such as 6.27',
    threshold: 'an exact fraction, such as four fifths: {"den":5,"num":4}',
  },
  bounded: {
    text: (_, max) => `a text that is not blank, at most ${max} characters`,
    integer: (min, max) =>
      max === UNBOUNDED ? `a whole number from ${min} up` : `a whole number from ${min} to ${max}`,
    list: (min, max) => `a list of ${countEn(min, max, 'item', 'items')}`,
    dictionary: (min, max) => countEn(min, max, 'named entry', 'named entries'),
  },
  kinds: 'one of these kinds:',
  oneOf: 'one of these words:',
  only: 'the word',
};

const countVi = (min: number, max: number, what: string): string => {
  if (min === max) return `đúng ${min} ${what}`;
  return min === 0 ? `tối đa ${max} ${what}` : `từ ${min} đến ${max} ${what}`;
};

const vietnamese: Phrases = {
  fixed: {
    present: 'trường này, hiện đang thiếu',
    absent: 'không có trường mang tên này',
    object: 'một nhóm các trường có tên',
    boolean: 'đúng (true) hoặc sai (false)',
    word: 'mã gồm chữ thường a–z không dấu, chữ số và dấu gạch nối đơn, tối đa 64 ký tự',
    'sha256-hex': 'mã kiểm tra SHA-256 của văn bản, gồm 64 ký tự 0–9 và a–f',
    'ed25519-x': 'khóa công khai (Ed25519) gồm 43 ký tự base64url',
    'ed25519-signature': 'chữ ký (Ed25519) gồm 86 ký tự base64url',
    thumbprint: 'mã nhận diện của khóa ký, gồm 43 ký tự base64url',
    'witness-key': 'dòng khóa đồng ký, ví dụ da-nang.example+1d8b2f0a+BIl3…',
    'http-url': 'địa chỉ như https://witness.example.vn, không có dấu gạch chéo ở cuối',
    origin: 'địa chỉ của nhật ký, không ghi https://, ví dụ example.vn/cities',
    instant: 'thời điểm theo giờ UTC đến mili giây, ví dụ 2024-03-08T03:00:00.000Z',
    'calendar-day': 'ngày có cả năm, ví dụ 2024-03-08',
    'month-day': 'ngày trong năm, ghi tháng trước, ví dụ 03-31',
    decimal: 'số có dấu chấm thập phân, không phân cách hàng nghìn, ví dụ 6.27',
    threshold: 'phân số chính xác, ví dụ bốn phần năm: {"den":5,"num":4}',
  },
  bounded: {
    text: (_, max) => `nội dung bằng chữ, không để trống, tối đa ${max} ký tự`,
    integer: (min, max) =>
      max === UNBOUNDED ? `số nguyên từ ${min} trở lên` : `số nguyên từ ${min} đến ${max}`,
    list: (min, max) => `danh sách gồm ${countVi(min, max, 'mục')}`,
    dictionary: (min, max) => countVi(min, max, 'mục có tên'),
  },
  kinds: 'một trong các loại:',
  oneOf: 'một trong các từ:',
  only: 'đúng từ',
};

const phrases: Readonly<Record<Language, Phrases>> = { vi: vietnamese, en: english };

/**
 * A phrase for the word of a fault.
 * @param expected as a fault of `shape.ts` carries it; a word without a phrase is quoted
 */
export function expectedText(expected: string, language: Language): string {
  const { fixed, bounded, kinds, oneOf, only } = phrases[language];
  const fixedPhrase = Object.hasOwn(fixed, expected) ? fixed[expected] : undefined;
  if (fixedPhrase !== undefined) return fixedPhrase;
  const bounds = /^(text|integer|list|dictionary):(-?\d+)-(-?\d+)$/.exec(expected);
  if (bounds) return bounded[bounds[1] as Bounded](Number(bounds[2]), Number(bounds[3]));
  const isKind = expected.startsWith('kind:');
  const choices = expected.slice(isKind ? 'kind:'.length : 0).split('|');
  if (isKind) return `${kinds} ${choices.join(', ')}`;
  return choices.length > 1 ? `${oneOf} ${choices.join(', ')}` : `${only} “${expected}”`;
}
