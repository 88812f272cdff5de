/**
 * How a command ends: one number for programs, and for people a failure that says what happened,
 * why, and what to do. A refusal by the rules is not a failure of the program and is not thrown.
 */

/** The exit codes of every command. */
export const EXIT = {
  /** Sound, or done. */
  sound: 0,
  /** A journal does not hold. */
  broken: 1,
  /** The command line makes no sense. */
  usage: 2,
  /** A file, a server or a key cannot be read. */
  unreadable: 3,
  /** The rules, or the person who was asked, refused. */
  refused: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Why a command cannot go on: `message` says what happened. */
export interface Failure extends Error {
  readonly exit: ExitCode;
  readonly why: string | null;
  readonly remedy: string | null;
}

/** Makes a failure, to be thrown and shown by `main.ts`. */
export const failure = (
  exit: ExitCode,
  what: string,
  { why = null, remedy = null }: { readonly why?: string | null; readonly remedy?: string | null },
): Failure => Object.assign(new Error(what), { exit, why, remedy });

/** Whether something that was thrown is a failure of this program's own making. */
export const isFailure = (thrown: unknown): thrown is Failure =>
  thrown instanceof Error && 'exit' in thrown && 'remedy' in thrown;
