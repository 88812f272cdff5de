/**
 * Whether this server should be sent anything. One that is told to end says no first and goes on as
 * before for a while, so that whoever shares out the requests looks elsewhere while all that comes
 * is still answered.
 */
export interface Readiness {
  /** Whether requests are better sent to another server from now on. */
  readonly isEnding: () => boolean;
  /** Says so from now on. */
  readonly end: () => void;
}

/** A server that is ready. */
export function openReadiness(): Readiness {
  let isEnding = false;
  return {
    isEnding: () => isEnding,
    end: () => {
      isEnding = true;
    },
  };
}
