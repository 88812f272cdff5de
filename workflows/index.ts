/**
 * The only door into the rules. Everything that the server, the command line and the auditor's
 * browser may use stands here; what does not stand here may change without notice.
 */
export * from './actions.js';
export * from './audit.js';
export * from './authority.js';
export * from './award.context.js';
export * from './base64.js';
export * from './bytes.js';
export * from './calendar.js';
export * from './canonical.js';
export * from './catalogue.js';
export * from './charter.js';
export * from './charter.review.js';
export * from './charter-problems.js';
export * from './chronicle.js';
export { ROOT } from './cluster/officers.js';
export * from './cluster.context.js';
export { clusterConditions, clusterMachine } from './cluster.machine.js';
export * from './concerns.js';
export type { Condition, Speaker } from './conditions.js';
export * from './cycle.context.js';
export { cycleConditions, cycleMachine } from './cycle.machine.js';
export * from './deadlines.js';
export * from './diagram.js';
export * from './digest.js';
export * from './evidence.js';
export * from './expected-text.js';
export {
  awaitedExtensions,
  type OpenExtension,
  openExtensions,
} from './extensions.js';
export * from './finding.js';
export * from './fraction.js';
export * from './full-audit.js';
export * from './heads.js';
export * from './journal.js';
export * from './ledger/add-checkpoint.js';
export * from './ledger/checkpoint.js';
export * from './ledger/cosignature.js';
export { MAX_PROOF_HASHES } from './ledger/hash-lines.js';
export * from './ledger/lodging.js';
export * from './ledger/merkle.js';
export * from './ledger/merkle-proof.js';
export * from './ledger/merkle-verify.js';
export * from './ledger/misbehaviour.js';
export * from './ledger/note.js';
export * from './ledger/note-key.js';
export * from './ledger/policy.js';
export * from './ledger/policy-quorum.js';
export * from './ledger/proof-file.js';
export * from './ledger/quorum.js';
export * from './ledger/receipt.js';
export * from './ledger/sha256.js';
export * from './ledger/tile.js';
export * from './ledger/tree.js';
export * from './ledger/verified-checkpoint.js';
export * from './limits.js';
export * from './lodged-verdicts.js';
export * from './mermaid.js';
export * from './offices.js';
export * from './overdue.js';
export * from './pointer.js';
export * from './refusal-text.js';
export * from './refusals.js';
export * from './replay.js';
export * from './requirements.js';
export * from './review.context.js';
export * from './rotation.js';
export * from './rules-versions.js';
export * from './sealed.js';
export * from './server-keys.js';
export * from './shape.js';
export * from './statement.js';
export * from './states.js';
export { pointsAreFinal } from './steps/review/parts.js';
export * from './thumbprint.js';
export * from './time-verdicts.js';
export { type Timed, timedBy } from './timed.js';
export * from './versions.js';
export * from './vouching.js';
export * from './waiting.js';
export * from './witnessing.js';
export * from './words.js';
