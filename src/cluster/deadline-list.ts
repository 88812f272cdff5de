/**
 * The deadlines of a year as people see them: when each one falls, what lateness does, who is
 * overdue now. A deadline that the charter does not set is left out.
 */
import {
  type CycleState,
  type DeadlineName,
  dueAt,
  isCalendarName,
  type Journal,
  type OpenExtension,
  openExtensions,
  overdueMembers,
  type Step,
} from '../../workflows/index.js';

export interface DeadlineAnswer {
  readonly deadline: DeadlineName;
  readonly step: Step;
  /** The last instant at which something is in time. */
  readonly due: string;
  /** Whether lateness shuts the door; `null` where the next in line is asked instead. */
  readonly late: 'warn' | 'close' | null;
  /** Whether the journal records that it has passed. */
  readonly passed: boolean;
  /** Members that it is for and that have not done what it asks; nobody before it has passed. */
  readonly overdue: readonly string[];
  /** A later time that is put forward and still lacks approvals; `null` where there is none. */
  readonly extension: {
    /** What a member approves. */
    readonly digest: string;
    readonly until: string;
    readonly approved: readonly string[];
  } | null;
}

const STEP_OF: Readonly<Record<DeadlineName, Step>> = {
  pledge: 'pledge',
  lateSigning: 'pledge',
  criteria: 'review',
  interimReport: 'report',
  annualReport: 'report',
  selfScore: 'review',
  peerScore: 'review',
  opening: 'review',
  explanation: 'review',
  vote: 'review',
  minutes: 'review',
  proposal: 'award',
  flagDossier: 'award',
  meritDossier: 'award',
  acceptance: 'handover',
};

/** The deadlines of a year. @param at the time of asking (RFC 3339 UTC) */
export function deadlinesOf(
  { cluster }: Journal,
  { context }: CycleState,
  at: string,
): DeadlineAnswer[] {
  const charter = cluster.context.charters[context.charter];
  if (!charter) return [];
  const proposed = openExtensions(context, charter);
  return (Object.keys(STEP_OF) as DeadlineName[]).flatMap((deadline) => {
    const due = dueAt(context, charter, deadline);
    if (due === null) return [];
    const late = isCalendarName(deadline) ? (charter.calendar[deadline]?.late ?? null) : null;
    const passed = deadline in context.deadlines.passed;
    const overdue = passed || at > due ? overdueMembers(context, charter, deadline) : [];
    const extension = extensionAnswer(proposed.find((each) => each.deadline === deadline));
    return [{ deadline, step: STEP_OF[deadline], due, late, passed, overdue, extension }];
  });
}

const extensionAnswer = (extension?: OpenExtension): DeadlineAnswer['extension'] =>
  extension
    ? {
        digest: extension.digest,
        until: extension.until,
        approved: Object.keys(extension.approved).sort(),
      }
    : null;
