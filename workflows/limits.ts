/**
 * How large a cluster and its year may be. Every list and map of a statement has a bound, so that
 * the work of judging one statement has a bound as well.
 */

/** The most members of a cluster: the largest found has 14; 64 leaves room and bounds the work. */
export const MAX_MEMBERS = 64;
/** The most awards of a cluster-year. */
export const MAX_AWARDS = 16;
/** The most rows of a criteria tree, branches and leaves together. */
export const MAX_CRITERIA = 300;
/** The most points of anything, in hundredths of a point: 100,000 points. */
export const MAX_POINTS = 10_000_000;
/** The most electors whom one member sends where a council votes. */
export const MAX_SEATS = 15;
