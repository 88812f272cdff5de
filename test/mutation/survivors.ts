/**
 * What is read from Stryker's report, and what was judged of each mutant that no test noticed. A
 * judgement names the file, the kind of mutant, and the code before and after, so that it stays
 * with its mutant when lines move.
 */

/** The part of Stryker's JSON report that the page is made from. */
export interface Report {
  readonly files: Readonly<Record<string, ReportedFile>>;
  /** How many mutants each file has. */
  readonly config: { readonly planned: Readonly<Record<string, number>> };
}

export interface ReportedFile {
  readonly source: string;
  readonly mutants: readonly ReportedMutant[];
}

export interface ReportedMutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

/** A place in a file; lines and columns count from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** What was judged of a survivor: `verdict` is a class, `because` the reason in a sentence. */
export interface Judgement {
  readonly file: string;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  readonly verdict: 'equivalent' | 'no test' | 'to be done';
  readonly because: string;
}

/** A mutant that was tried, as code on one line before and after. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** What came of it, as Stryker says it. */
  readonly status: string;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  /** The whole text of the file with this mutant in it. */
  readonly mutated: string;
}

/** The report without the files whose mutants were not all tried. */
export function wholeFilesOf({ files, config }: Report): Report {
  const whole = Object.entries(files).filter(
    ([path, { mutants }]) => mutants.length === config.planned[path],
  );
  return { files: Object.fromEntries(whole), config };
}

/** Whether a test noticed a mutant. One that makes a loop endless is noticed. */
export const isNoticed = ({ status }: Pick<Mutant, 'status'>): boolean =>
  ['Killed', 'Timeout'].includes(status);

/** Whether no test noticed a mutant, or none reached it. */
export const isSurvivor = ({ status }: Pick<Mutant, 'status'>): boolean =>
  ['Survived', 'NoCoverage'].includes(status);

/** Every mutant that was tried, in the order of files and lines. */
export const mutantsOf = ({ files }: Report): readonly Mutant[] =>
  Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, { source, mutants }]) =>
      mutants
        .filter((mutant) => isNoticed(mutant) || isSurvivor(mutant))
        .map((mutant) => ({
          file,
          line: mutant.location.start.line,
          status: mutant.status,
          mutator: mutant.mutatorName,
          original: onOneLine(source.slice(...rangeOf(source, mutant.location))),
          replacement: onOneLine(mutant.replacement ?? ''),
          mutated: mutatedText(source, mutant),
        }))
        .sort((one, other) => one.line - other.line),
    );

/** The judgement of a survivor, if there is one. */
export const judgementOf = (
  survivor: Mutant,
  judgements: readonly Judgement[],
): Judgement | undefined =>
  judgements.find(
    ({ file, mutator, original, replacement }) =>
      file === survivor.file &&
      mutator === survivor.mutator &&
      original === survivor.original &&
      replacement === survivor.replacement,
  );

/** The judgements whose mutant is not a survivor any more, though its file was in the run. */
export const outlived = (
  { files }: Report,
  mutants: readonly Mutant[],
  judgements: readonly Judgement[],
): readonly Judgement[] => {
  const survivors = mutants.filter(isSurvivor);
  return judgements.filter(
    (each) =>
      files[each.file] !== undefined &&
      !survivors.some((survivor) => judgementOf(survivor, [each]) !== undefined),
  );
};

/** Where the mutated code starts and ends, as offsets in the file. */
function rangeOf(source: string, { start, end }: ReportedMutant['location']): [number, number] {
  const lines = source.split('\n');
  const offset = ({ line, column }: Place) =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  return [offset(start), offset(end)];
}

function mutatedText(source: string, { location, replacement = '' }: ReportedMutant): string {
  const [start, end] = rangeOf(source, location);
  return source.slice(0, start) + replacement + source.slice(end);
}

const onOneLine = (code: string): string => code.replace(/\s+/g, ' ').trim();
