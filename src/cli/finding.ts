/**
 * What an audit ends with on the command line: a sound journal, or a finding of the rules or about
 * the files that lie beside the journal. The charter beside the journal must be the one in it, and
 * an attachment must have the digest that is its name.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  charterInForce,
  digestOf,
  type FindingRule,
  type Journal,
  type Finding as RuleFinding,
  type SoundInFull,
} from '../../workflows/index.js';
import { unreadable } from './read.js';
import type { Texts } from './texts.js';

/** What an audit found broken; `seq` is `null` where no single entry is at fault. */
export interface Finding extends Omit<RuleFinding, 'rule'> {
  readonly rule: FindingRule | 'charter' | 'attachment';
  /** The text of the proof that the server showed two histories, where there is one. */
  readonly misbehaviour?: string | null;
}

/** A sound journal, and what was checked beside its entries. */
export interface Sound extends SoundInFull {
  /** Who says who the witnesses are: the auditor's policy file, or the journal's own charter. */
  readonly policyOf: 'file' | 'charter';
  readonly charter: boolean;
  readonly attachments: number;
  /** Documents that the statements name, and how many of them are among the attachments. */
  readonly documents: { readonly named: number; readonly atHand: number } | null;
}

/** A finding outside the entries. */
const finding = (rule: Finding['rule'], expected: string, found: string): Finding => ({
  seq: null,
  rule,
  expected,
  found,
  refusals: [],
});

/** Whether the charter beside the journal is the one in force in it; both are named by digest. */
export function charterFinding(text: string, journal: Journal): Finding | null {
  const expected = digestOf(charterInForce(journal.cluster.context));
  const found = digestOfText(text);
  return found === expected ? null : finding('charter', expected, found);
}

function digestOfText(text: string): string {
  try {
    return digestOf(JSON.parse(text));
  } catch (error) {
    return (error as Error).message;
  }
}

/** The attachments, which are what their names say, or the first that is not. */
export function attachmentsFinding(folder: string, texts: Texts): Finding | readonly string[] {
  if (!existsSync(folder)) return [];
  try {
    const names = readdirSync(folder).sort();
    for (const name of names) {
      const digest = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      if (digest !== name) return finding('attachment', name, digest);
    }
    return names;
  } catch (error) {
    throw unreadable(texts, folder, error);
  }
}
