/**
 * How dates, times, figures and names are written in Vietnamese administrative documents. All of it
 * is computed from the text given and the charter's time zone; no setting of the machine matters.
 */

/** A number with at least two digits, as the decree writes days and document numbers below ten. */
export const twoDigits = (value: number): string => `${value}`.padStart(2, '0');

/** "ngày 08 tháng 3 năm 2024" of YYYY-MM-DD. */
export function longDate(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return `ngày ${twoDigits(day)} tháng ${monthOf(month)} năm ${year}`;
}

/** January and February have two digits, so that nobody can make November and December of them. */
const monthOf = (month: number): string => (month < 3 ? twoDigits(month) : `${month}`);

/** "09:15 08/3/2024" of an RFC 3339 UTC time, in a zone so many minutes east of UTC. */
export function shortTime(instant: string, offsetMinutes: number): string {
  const there = new Date(Date.parse(instant) + offsetMinutes * 60_000).toISOString();
  const [year = 0, month = 0, day = 0] = there.slice(0, 10).split('-').map(Number);
  const shown = `${twoDigits(day)}/${monthOf(month)}/${year}`;
  return `${there.slice(11, 16)} ${shown}`;
}

/** "UTC+07:00" of an offset in minutes. */
export function zoneName(offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes);
  const sign = offsetMinutes < 0 ? '-' : '+';
  return `UTC${sign}${twoDigits(Math.trunc(size / 60))}:${twoDigits(size % 60)}`;
}

/** "1.234,5" of the decimal text "1234.5". */
export function decimal(text: string): string {
  const [whole = '0', fraction] = text.split('.');
  const sign = whole.startsWith('-') ? '-' : '';
  const grouped = whole.replace('-', '').replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

/** "987,65" of a number of hundredths. */
export function hundredths(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '-' : '';
  return `${sign}${decimal(`${Math.trunc(size / 100)}`)},${twoDigits(size % 100)}`;
}

/** A text that begins with a capital letter. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** The number of a part of a document, such as "IV". */
export const roman = (index: number): string => ROMAN[index] ?? `${index + 1}`;

/** A province or city, by what its name begins with. */
const TERRITORIES = [
  [/^(TP|Tp|tp)\.?\s+/, 'Thành phố '],
  [/^[Tt]hành phố\s+/, 'Thành phố '],
  [/^[Tt]ỉnh\s+/, 'Tỉnh '],
  [/^[Qq]uận\s+/, 'Quận '],
  [/^[Hh]uyện\s+/, 'Huyện '],
  [/^[Tt]hị xã\s+/, 'Thị xã '],
  [/^[Pp]hường\s+/, 'Phường '],
  [/^[Xx]ã\s+/, 'Xã '],
  [/^[Đđ]ặc khu\s+/, 'Đặc khu '],
] as const;

/** The name of a province or city in full, or `null` for a member that is something else. */
function territoryOf(name: string): string | null {
  const found = TERRITORIES.find(([start]) => start.test(name));
  return found ? name.replace(found[0], found[1]) : null;
}

/** Who issues what a member writes: its People's Committee where it is a province or city. */
export function issuingBody(name: string): string {
  const territory = territoryOf(name);
  return (territory === null ? name : `Ủy ban nhân dân\n${territory}`).toUpperCase();
}

/**
 * Above a signature: in whose name, and in which office where that is known. A deputy signs for the
 * head (KT.); a member that is no province or city is signed for by its head.
 */
export function authorityLines(name: string, office: string | null): readonly string[] {
  const isTerritory = territoryOf(name) !== null;
  const own = `${isTerritory ? 'TM. ' : ''}${issuingBody(name)}`.split('\n');
  if (office === null || !isTerritory) return own;
  if (/^phó chủ tịch/i.test(office)) return [...own, 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'];
  if (/^chủ tịch/i.test(office)) return [...own, 'CHỦ TỊCH'];
  return own;
}
