/** The class of every body about the review, gathered from its parts. */
import { criteriaDtos } from './criteria.dto.js';
import { minutesDtos } from './minutes.dto.js';
import { peerDtos } from './peer.dto.js';
import { scoreDtos } from './score.dto.js';
import { standingDtos } from './standing.dto.js';
import { voteDtos } from './vote.dto.js';

export const reviewDtos = {
  ...criteriaDtos,
  ...scoreDtos,
  ...peerDtos,
  ...standingDtos,
  ...voteDtos,
  ...minutesDtos,
} as const;
