/**
 * The class of every statement's body, gathered from the steps. It promises one for each type of
 * the rules' catalogue: a type without a class, or a class whose fields do not fit the rules' type,
 * does not compile.
 */
import type { StatementType } from '../../workflows/index.js';
import { awardDtos } from '../award/award.dto.js';
import { dossierDtos } from '../award/dossier.dto.js';
import { foundingDtos } from '../cluster/founding.dto.js';
import { hostDtos } from '../cluster/host.dto.js';
import { membershipDtos } from '../cluster/membership.dto.js';
import { motionDtos } from '../cluster/motion.dto.js';
import { officerDtos } from '../cluster/officer.dto.js';
import { rootDtos } from '../cluster/root.dto.js';
import { documentDtos } from '../document-pages/document.dto.js';
import { handoverDtos } from '../handover/handover.dto.js';
import type { BodyClasses } from '../http/dto-check.js';
import { launchDtos } from '../launch/launch.dto.js';
import { pledgeDtos } from '../pledge/pledge.dto.js';
import { reportDtos } from '../report/report.dto.js';
import { reviewDtos } from '../review/review.dto.js';

/** The class of the body of each statement type, in the order of the year. */
export const bodyDtos = {
  ...foundingDtos,
  ...membershipDtos,
  ...officerDtos,
  ...rootDtos,
  ...hostDtos,
  ...motionDtos,
  ...launchDtos,
  ...pledgeDtos,
  ...reportDtos,
  ...reviewDtos,
  ...awardDtos,
  ...dossierDtos,
  ...handoverDtos,
  ...documentDtos,
} as const satisfies BodyClasses<StatementType>;
