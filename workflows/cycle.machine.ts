/**
 * One cluster-year as a state machine: launching → pledging → reporting → reviewing → proposing →
 * concluding → closed. While it concludes, two things happen side by side: the authority decides on
 * the awards, and the chair hands over. A suspended year returns exactly where it was; a cancelled
 * one ends. In March two years of one cluster are alive at once, each a machine of its own.
 *
 * The machine is plain data. What its guards ask stands in `conditions`, what its statements change
 * stands in `changes`, each gathered here from the steps.
 */
import { assign } from 'xstate';
import type { CycleCondition, CycleEvent } from './conditions.js';
import { cancel, conduct, conductChanges, conductConditions, resume, upkeep } from './conduct.js';
import { type CycleContext, unlaunched } from './cycle.context.js';
import { cycleSetup, type Milestone } from './cycle.setup.js';
import { speakerConditions } from './speakers.js';
import {
  awardChanges,
  awardConditions,
  awardMilestones,
  decisions,
  proposing,
  revoke,
} from './steps/award.js';
import { documentChanges, documentConditions, issuing } from './steps/documents.js';
import { dossierChanges, dossierConditions } from './steps/dossier.js';
import {
  handover,
  handoverChanges,
  handoverConditions,
  handoverMilestones,
} from './steps/handover.js';
import { launchChanges, launchConditions, launching } from './steps/launch.js';
import {
  lateSigning,
  pledgeChanges,
  pledgeConditions,
  pledgeMilestones,
  pledging,
} from './steps/pledge.js';
import { reportChanges, reportConditions, reporting, reportMilestones } from './steps/report.js';
import { criteriaStatements } from './steps/review/criteria.js';
import { reviewMilestones } from './steps/review/parts.js';
import { reviewChanges, reviewConditions, reviewing } from './steps/review.js';

export const cycleConditions = {
  ...speakerConditions,
  ...conductConditions,
  ...launchConditions,
  ...pledgeConditions,
  ...reportConditions,
  ...reviewConditions,
  ...awardConditions,
  ...dossierConditions,
  ...documentConditions,
  ...handoverConditions,
};

/** Milestones read the context alone: XState also asks after events of its own making. */
const milestones: Readonly<Record<Milestone, (context: CycleContext) => boolean>> = {
  ...pledgeMilestones,
  ...reportMilestones,
  ...reviewMilestones,
  ...awardMilestones,
  ...handoverMilestones,
};

const changes = {
  ...conductChanges,
  ...launchChanges,
  ...pledgeChanges,
  ...reportChanges,
  ...reviewChanges,
  ...awardChanges,
  ...dossierChanges,
  ...documentChanges,
  ...handoverChanges,
};

/** The context after a statement; a type without a change of its own leaves it as it was. */
function recorded(context: CycleContext, said: CycleEvent): CycleContext {
  const change = changes[said.type] as
    | ((context: CycleContext, said: CycleEvent) => CycleContext)
    | undefined;
  return change ? change(context, said) : context;
}

const definition = cycleSetup.createMachine({
  id: 'cycle',
  context: ({ input }) => unlaunched(input.year),
  initial: 'launching',
  states: {
    launching,
    underway: {
      initial: 'pledging',
      on: { ...conduct, ...issuing, 'cycle.cancel': cancel },
      states: {
        pledging: { ...pledging, onDone: 'reporting' },
        reporting: {
          ...reporting,
          on: { ...criteriaStatements, 'pledge.sign': lateSigning },
          onDone: 'reviewing',
        },
        reviewing: {
          ...reviewing,
          on: { ...reviewing.on, 'pledge.sign': lateSigning },
          onDone: 'proposing',
        },
        proposing: { ...proposing, onDone: 'concluding' },
        concluding: {
          type: 'parallel',
          on: { 'award.revoke': revoke },
          states: { decisions, handover },
          onDone: '#cycle.closed',
        },
        asBefore: { type: 'history', history: 'deep' },
      },
    },
    suspended: { on: { 'cycle.resume': resume, 'cycle.cancel': cancel } },
    closed: { on: { ...issuing, 'award.revoke': revoke } },
    /** The year's work ends here; its chair still hands the office on. */
    cancelled: { ...handover, on: { ...upkeep, 'award.revoke': revoke } },
  },
});

export const cycleMachine = definition.provide({
  guards: {
    requires: ({ context, event }, { conditions }) =>
      conditions.every((name) =>
        (cycleConditions as Readonly<Record<string, CycleCondition>>)[name]?.holds(context, event),
      ),
    reached: ({ context }, { milestone }) => milestones[milestone](context),
  },
  actions: {
    record: assign(({ context, event }) => recorded(context, event)),
  },
});
