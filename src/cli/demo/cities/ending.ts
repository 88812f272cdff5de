/**
 * Where the reported year ended on 8 March 2024, checked against the journal itself: Can Tho holds
 * the chair, the awards of 2023 are proposed, the 2024 pledge is in force.
 */
import { type Journal, officeNow, rosterOf, statePath } from '../../../../workflows/index.js';
import { AWARDS, NEXT_CHAIR } from './facts.js';

/** Whether a journal stands where history stood. */
export function isHistorical(journal: Journal): boolean {
  const year2023 = journal.cycles.get(2023);
  const year2024 = journal.cycles.get(2024);
  if (!year2023 || !year2024) return false;
  const { award } = year2023.context;
  const proposed = AWARDS.every(({ id, members }) =>
    members.every((member) => award.list[id]?.[member] === 'proposed'),
  );
  const { pledge } = year2024.context;
  const everybodySigned = rosterOf(year2024.context).every((member) => member in pledge.signed);
  return (
    officeNow(journal.cluster.context)?.chair === NEXT_CHAIR &&
    statePath(year2023) === 'underway.concluding(decisions.awaiting+handover.transferred)' &&
    award.adopted &&
    proposed &&
    pledge.inForce &&
    everybodySigned
  );
}
