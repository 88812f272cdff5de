/**
 * Event histories of the job as Temporal's service would write them, in its JSON: the start, then
 * for each signal the signal, and the workflow task in which the worker heard it; at last the
 * completion. The identity of a signal is what the client said of itself.
 */
import { signalOf } from '../job.js';

/** Events of a history with so many signals. @param {number} steps */
export const eventsOf = (steps) => 4 * steps + 5;

/**
 * @param {string} workflow its id
 * @param {number} steps how many signals it gets
 * @returns {{ events: any[] }}
 */
export function historyOf(workflow, steps) {
  const events = [];
  const add = (eventType, attributes) =>
    events.push({
      eventId: String(events.length + 1),
      eventTime: new Date(Date.UTC(2026, 0, 1) + events.length * 10).toISOString(),
      eventType: `EVENT_TYPE_${eventType}`,
      taskId: String(1_048_576 + events.length),
      ...attributes,
    });
  add('WORKFLOW_EXECUTION_STARTED', {
    workflowExecutionStartedEventAttributes: {
      workflowType: { name: 'takeSteps' },
      taskQueue: TASK_QUEUE,
      input: { payloads: [payloadOf(steps)] },
      workflowTaskTimeout: '10s',
      originalExecutionRunId: runOf(workflow),
      firstExecutionRunId: runOf(workflow),
      identity: 'client of the chair',
      attempt: 1,
    },
  });
  addTask(add, events);
  for (let step = 1; step <= steps; step += 1) {
    add('WORKFLOW_EXECUTION_SIGNALED', {
      workflowExecutionSignaledEventAttributes: {
        signalName: 'step',
        input: { payloads: [payloadOf(signalOf(workflow, step))] },
        identity: `client of city-${step % 3}`,
        header: {},
      },
    });
    addTask(add, events);
  }
  add('WORKFLOW_EXECUTION_COMPLETED', {
    workflowExecutionCompletedEventAttributes: {
      result: { payloads: [payloadOf(steps)] },
      workflowTaskCompletedEventId: String(events.length),
    },
  });
  return { events };
}

const TASK_QUEUE = { name: 'six-steps', kind: 'TASK_QUEUE_KIND_NORMAL' };
const WORKER = 'worker';

function addTask(add, events) {
  add('WORKFLOW_TASK_SCHEDULED', {
    workflowTaskScheduledEventAttributes: {
      taskQueue: TASK_QUEUE,
      startToCloseTimeout: '10s',
      attempt: 1,
    },
  });
  const scheduledEventId = String(events.length);
  add('WORKFLOW_TASK_STARTED', {
    workflowTaskStartedEventAttributes: { scheduledEventId, identity: WORKER },
  });
  add('WORKFLOW_TASK_COMPLETED', {
    workflowTaskCompletedEventAttributes: {
      scheduledEventId,
      startedEventId: String(events.length),
      identity: WORKER,
    },
  });
}

const base64 = (text) => Buffer.from(text).toString('base64');

/** A value as Temporal's default converter encodes it. @param {unknown} value */
export const payloadOf = (value) => ({
  metadata: { encoding: base64('json/plain') },
  data: base64(JSON.stringify(value)),
});

/** A run id that depends on the workflow's id alone. */
const runOf = (workflow) => {
  const hex = Buffer.from(workflow.padEnd(16, '.')).toString('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
