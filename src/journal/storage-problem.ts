/** Why a batch was not stored, as the problem that clients are told; the log has all of it. */
import { type StorageFault, storageFaultOf } from '../../db/storage-fault.js';
import { ProblemError, type ServerCode } from '../http/problem.js';

const CODES: Readonly<Record<StorageFault, ServerCode>> = {
  full: 'server/storage-full',
  'read-only': 'server/storage-read-only',
  damaged: 'server/storage-damaged',
  gone: 'server/storage-gone',
};

/** The problem that an error of the database stands for. */
export function storageProblem(error: unknown): ProblemError {
  const fault = storageFaultOf(error);
  return new ProblemError(fault === null ? 'server/storage-failed' : CODES[fault]);
}
