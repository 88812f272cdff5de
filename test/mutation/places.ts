/** Where the mutation run keeps what it makes; all of it stands below the generated `out/`. */

/** The rules with their mutants and all their tests, in the folder that Stryker copies to. */
export const BUNDLE = 'out/mutation/rules-and-tests.cjs';

/** The same, counting which mutants are met. */
export const COUNTED = 'out/mutation/rules-and-tests.counted.cjs';

/** The file of each mutant: a JSON object by the mutant's number. */
export const OWNERS = 'out/mutation/owners.json';

/** What was seen of each test without a mutant: a JSON object by the test's id. */
export const SEEN = 'out/mutation/seen.json';

/** What Stryker wrote about every mutant of every run; `stryker.config.json` names it too. */
export const REPORT = 'out/mutation/incremental.json';
