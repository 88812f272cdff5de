/**
 * The versions of the rules that this program can run. A charter names one, a year records it at
 * its launch and keeps it to its end, and a changed rule is a new version beside the old ones.
 */
export const RULES_VERSIONS = ['1'] as const;
export type RulesVersion = (typeof RULES_VERSIONS)[number];

/** Whether this program can judge by that version. */
export const isKnownVersion = (version: string): version is RulesVersion =>
  (RULES_VERSIONS as readonly string[]).includes(version);
