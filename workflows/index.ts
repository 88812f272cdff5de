/**
 * The only door into the rules. Everything that the server, the command line and the auditor's
 * browser may use stands here; what does not stand here may change without notice.
 */
export * from './actions.js';
export * from './audit.js';
export * from './authority.js';
export * from './base64.js';
export * from './bytes.js';
export * from './calendar.js';
export * from './canonical.js';
export * from './catalogue.js';
export * from './charter.js';
export { ROOT } from './cluster/officers.js';
export * from './cluster.context.js';
export { clusterConditions, clusterMachine } from './cluster.machine.js';
export type { Condition, Speaker } from './conditions.js';
export * from './cycle.context.js';
export { cycleConditions, cycleMachine } from './cycle.machine.js';
export * from './deadlines.js';
export * from './diagram.js';
export * from './digest.js';
export * from './expected-text.js';
export * from './fraction.js';
export * from './journal.js';
export * from './ledger/checkpoint.js';
export * from './ledger/merkle.js';
export * from './ledger/merkle-proof.js';
export * from './ledger/merkle-verify.js';
export * from './ledger/note.js';
export * from './ledger/note-key.js';
export * from './ledger/sha256.js';
export * from './ledger/tree.js';
export * from './mermaid.js';
export * from './offices.js';
export * from './pointer.js';
export * from './refusal-text.js';
export * from './refusals.js';
export * from './replay.js';
export * from './requirements.js';
export * from './rotation.js';
export * from './rules-versions.js';
export * from './shape.js';
export * from './statement.js';
export * from './states.js';
export * from './thumbprint.js';
export * from './versions.js';
export * from './waiting.js';
export * from './words.js';
