/**
 * What the rules remember of one cluster-year. Each step keeps its own part; sets and maps are
 * keyed by member, and no time of day enters them except where a deadline depends on it, so that
 * all states of a small cluster can be enumerated.
 */
import { type AwardState, type IssuedDocuments, NO_AWARDS } from './award.context.js';
import type { Votes } from './cluster.context.js';
import type { Names } from './names.js';
import { type ReviewState, UNREVIEWED } from './review.context.js';

export type { AwardState, AwardStatus } from './award.context.js';
export type { Names } from './names.js';
export type { Count, ReviewState } from './review.context.js';

/** One city's report in one round. */
export interface Report {
  readonly status: 'submitted' | 'returned' | 'accepted' | 'excused';
  /** The digest of what was submitted; `null` for a city that was excused without a report. */
  readonly digest: string | null;
  /** Figures for pledged targets, by target. */
  readonly values: Readonly<Record<string, string>>;
}

export type Reports = Readonly<Record<string, Report>>;

export interface PledgeState {
  readonly digest: string | null;
  readonly targets: Readonly<Record<string, string>>;
  /** Cities that signed the current text, on time or late. */
  readonly signed: Readonly<Record<string, 'onTime' | 'late'>>;
  readonly declined: Names;
  readonly inForce: boolean;
}

export interface HandoverState {
  readonly proposed: {
    readonly chair: string;
    readonly deputy: string | null;
    readonly minutes: string;
    readonly by: string;
  } | null;
  readonly votes: Votes;
  readonly signed: Readonly<Partial<Record<'outgoing' | 'incoming' | 'witness', true>>>;
  /** Until when the incoming chair may accept: set with the offer, anew when it is signed over. */
  readonly acceptBy: string | null;
  /** Members that did not take this office, and why; the rotation passes them over. */
  readonly passedOver: Readonly<Record<string, 'declined' | 'silent' | 'rejected' | 'left'>>;
  readonly transferred: boolean;
}

/** A later time for a deadline, put forward and not yet approved by as many as it needs. */
export interface Extension {
  /** What the members approve: the digest of what the chair said. */
  readonly digest: string;
  /** RFC 3339 UTC, as it would be had the year never been suspended. */
  readonly until: string;
  readonly approved: Names;
}

export interface DeadlineState {
  readonly passed: Names;
  readonly extended: Readonly<Record<string, string>>;
  /** The extension put forward for each deadline, at most one. */
  readonly proposed: Readonly<Record<string, Extension>>;
  /** How long the year has been suspended, in milliseconds; deadlines move by as much. */
  readonly shift: number;
  readonly suspendedAt: string | null;
}

export interface CycleContext {
  readonly year: number;
  readonly rules: string;
  /** The charter version frozen at launch. */
  readonly charter: number;
  /** The chair that the rotation named for this year when it was launched. */
  readonly chair: string | null;
  readonly deputy: string | null;
  readonly plan: string | null;
  /** The members frozen at launch; one that left or merged is marked and no longer counted. */
  readonly roster: Readonly<Record<string, 'in' | 'left'>>;
  /** The report rounds that the frozen charter holds. */
  readonly rounds: Names;
  readonly pledge: PledgeState;
  readonly reports: {
    readonly interim: Reports;
    readonly annual: Reports;
    readonly closed: Names;
  };
  readonly review: ReviewState;
  readonly award: AwardState;
  readonly handover: HandoverState;
  readonly documents: IssuedDocuments;
  readonly deadlines: DeadlineState;
  /** Whether the authority above has cancelled the year. */
  readonly cancelled: boolean;
}

/** A year before its launch. */
export const unlaunched = (year: number): CycleContext => ({
  year,
  rules: '',
  charter: 0,
  chair: null,
  deputy: null,
  plan: null,
  roster: {},
  rounds: {},
  pledge: { digest: null, targets: {}, signed: {}, declined: {}, inForce: false },
  reports: { interim: {}, annual: {}, closed: {} },
  review: UNREVIEWED,
  award: NO_AWARDS,
  handover: {
    proposed: null,
    votes: {},
    signed: {},
    acceptBy: null,
    passedOver: {},
    transferred: false,
  },
  documents: {},
  deadlines: { passed: {}, extended: {}, proposed: {}, shift: 0, suspendedAt: null },
  cancelled: false,
});

/** The members that count in this year: the frozen roster less those that left since. */
export const rosterOf = ({ roster }: CycleContext): readonly string[] =>
  Object.keys(roster).filter((member) => roster[member] === 'in');
