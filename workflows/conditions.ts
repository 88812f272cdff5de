/**
 * Conditions: the named questions that must all be answered with yes before a statement moves a
 * state. A transition lists them by name, as data; so the rules can name every one that fails,
 * a screen can explain a greyed-out button, and the definition of a machine stays plain JSON.
 *
 * A condition decides and changes nothing: it may be asked any number of times.
 */
import type { Bodies, ClusterType, CycleType, StatementType } from './catalogue.js';
import type { Charter } from './charter.js';
import type { ClusterContext } from './cluster.context.js';
import type { CycleContext } from './cycle.context.js';
import type { ConditionName } from './refusals.js';

/** Who speaks: a party of the cluster, and the officer (`root` for the party's root key). */
export interface Speaker {
  readonly member: string;
  readonly officer: string;
}

/** A statement as a machine sees it: what was said, by whom, when, and what stands around it. */
export interface Said<T extends StatementType> {
  readonly type: T;
  readonly body: Bodies[T];
  readonly by: Speaker;
  /** The thumbprints (RFC 7638) of the keys that signed it. */
  readonly signers: readonly string[];
  /** The server's time of acceptance. */
  readonly at: string;
  /** The number of entries before this statement. */
  readonly size: number;
  /** The cluster as it stood before this statement. */
  readonly cluster: ClusterContext;
}

/** A statement about the cluster, with the years that exist. */
export interface SaidOfCluster<T extends ClusterType> extends Said<T> {
  readonly origin: string;
}

/** A statement about one year, with its charter and the years beside it. */
export interface SaidOfCycle<T extends CycleType> extends Said<T> {
  /** The charter that this year runs under. */
  readonly charter: Charter;
  readonly previous: CycleContext | null;
  readonly next: CycleContext | null;
}

/** The office of chair passes at cluster level; said by the year's machine, never by a person. */
export interface OfficeTransferred {
  readonly type: 'office.transferred';
  readonly year: number;
  readonly chair: string;
  readonly deputy: string | null;
}

export type ClusterEvent =
  | { [T in ClusterType]: SaidOfCluster<T> }[ClusterType]
  | OfficeTransferred;
export type CycleEvent = { [T in CycleType]: SaidOfCycle<T> }[CycleType];

/**
 * One question. `reads` says whether the answer depends on the speaker and the state alone, or
 * also on the body: the first kind can be answered before anything has been written, which is
 * how `actions` knows what a city may say now.
 */
export interface Condition<Context, Event> {
  readonly reads: 'speaker' | 'body';
  readonly holds: (context: Context, said: Event) => boolean;
}

export type ClusterCondition = Condition<ClusterContext, ClusterEvent>;
export type CycleCondition = Condition<CycleContext, CycleEvent>;
export type CycleConditions = Readonly<Partial<Record<ConditionName, CycleCondition>>>;
export type ClusterConditions = Readonly<Partial<Record<ConditionName, ClusterCondition>>>;

/*
 * The four makers below narrow the event to the types on whose transitions a condition is listed.
 * TypeScript cannot see that list, so the narrowing is stated here, once, and every condition is
 * exercised on its transitions by a positive and a negative test.
 */

/** A condition of a year that looks at the state and at who speaks. */
export const ofSpeaker = (
  holds: (context: CycleContext, said: Omit<CycleEvent, 'body' | 'type'>) => boolean,
): CycleCondition => ({ reads: 'speaker', holds });

/** A condition of a year that also reads the body of statements of type `T`. */
export const ofBody = <T extends CycleType>(
  holds: (context: CycleContext, said: SaidOfCycle<T>) => boolean,
): CycleCondition => ({ reads: 'body', holds: holds as CycleCondition['holds'] });

type ClusterSaid = SaidOfCluster<ClusterType>;

/** A condition of the cluster that looks at the state and at who speaks. */
export const ofClusterSpeaker = (
  holds: (context: ClusterContext, said: Omit<ClusterSaid, 'body' | 'type'>) => boolean,
): ClusterCondition => ({ reads: 'speaker', holds: holds as ClusterCondition['holds'] });

/** A condition of the cluster that also reads the body of statements of type `T`. */
export const ofClusterBody = <T extends ClusterType>(
  holds: (context: ClusterContext, said: SaidOfCluster<T>) => boolean,
): ClusterCondition => ({ reads: 'body', holds: holds as ClusterCondition['holds'] });

/** What a transition requires, as it stands in the definition of a machine. */
export interface Requirement {
  readonly type: 'requires';
  readonly params: { readonly conditions: readonly ConditionName[] };
}

/** Lists the conditions of a transition, in the order in which people would ask them. */
export const requires = (...conditions: readonly ConditionName[]): Requirement => ({
  type: 'requires',
  params: { conditions },
});

/** How a context changes once a statement of type `T` is accepted. */
export type CycleChanges = {
  readonly [T in CycleType]?: (context: CycleContext, said: SaidOfCycle<T>) => CycleContext;
};
export type ClusterChanges = {
  readonly [T in ClusterType]?: (context: ClusterContext, said: SaidOfCluster<T>) => ClusterContext;
};
