/** What the console reads of the server's answers; other fields are left alone. */
import type {
  Bodies,
  Charter,
  ClusterContext,
  CycleContext,
  StatementType,
  Step,
} from '../../../workflows/index.js';

export interface ListedCluster {
  readonly id: string;
  readonly origin: string;
  readonly size: number;
  readonly writable: boolean;
}

export interface Head {
  readonly size: number;
  readonly root: string;
  readonly at: string;
}

export type WaitingFor = Readonly<Record<string, readonly StatementType[]>>;

export interface ClusterSummary {
  readonly id: string;
  readonly origin: string;
  readonly name: { readonly vi: string; readonly en: string } | null;
  readonly state: string;
  readonly chairNow: { readonly chair: string; readonly deputy: string | null } | null;
  readonly members: readonly string[];
  readonly parties: Readonly<
    Record<
      string,
      { readonly kind: string; readonly name: { readonly vi: string; readonly en: string } }
    >
  >;
  readonly cycles: readonly {
    readonly year: number;
    readonly state: string;
    readonly waitingFor: WaitingFor;
  }[];
  readonly head: Head;
}

export interface Deadline {
  readonly deadline: Bodies['deadline.pass']['deadline'];
  readonly step: Step;
  readonly due: string;
  readonly late: 'warn' | 'close' | null;
  readonly passed: boolean;
  readonly overdue: readonly string[];
  readonly extension: {
    readonly digest: string;
    readonly until: string;
    readonly approved: readonly string[];
  } | null;
}

export interface CycleAnswer {
  readonly year: number;
  readonly state: string;
  readonly at: string;
  readonly chair: string | null;
  readonly deputy: string | null;
  readonly roster: Readonly<Record<string, 'in' | 'left'>>;
  readonly waitingFor: WaitingFor;
  readonly deadlines: readonly Deadline[];
}

/** A reason of the rules, in words. */
export interface Refusal {
  readonly code: string;
  readonly text: string;
  readonly pointer: string | null;
  readonly detail: string | null;
}

export interface Action {
  readonly type: StatementType;
  readonly step: Step;
  readonly may: boolean;
  readonly refusals: readonly Refusal[];
}

export interface ActionsAnswer {
  /** The server's time. */
  readonly at: string;
  readonly by: { readonly member: string; readonly officer: string };
  readonly actions: readonly Action[];
}

/** A machine's state as the server shows it. */
export interface MachineState<Context> {
  readonly context: Context;
  readonly value: unknown;
}

export interface JournalState {
  readonly seq: number;
  readonly at: string;
  readonly root: string;
  readonly cluster: MachineState<ClusterContext>;
  readonly cycles: Readonly<Record<string, MachineState<CycleContext>>>;
}

/** The place of an accepted statement. */
export interface Accepted {
  readonly seq: number;
  readonly at: string;
  readonly after: string;
  readonly identity: string;
}

/** The charter a year runs under; before its launch, the one in force. */
export const charterOf = (
  { cluster, cycles }: JournalState,
  year: number | null,
): Charter | undefined => {
  const { charters, version } = cluster.context;
  const frozen = year === null ? undefined : cycles[year]?.context.charter;
  return charters[frozen || version];
};
