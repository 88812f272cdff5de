/**
 * A whole year of a cluster as a script: founding, officers, launch, pledge, reports, review,
 * awards, handover. It is played once by the rules in memory, so every statement in it is one that
 * they accept. Statements of one kind that follow each other (each city signs, each city reports)
 * make a wave: they may be sent side by side, and the next wave waits for all of them.
 */
import type { Entry, StatementType } from '../../workflows/index.js';
import { setting, unfounded } from '../bench/hosted-cluster.js';
import { cities } from '../bench/material.js';
import { YEAR } from '../support/bodies.js';
import { type AnySaid, foundedCluster } from '../support/cluster.js';
import * as year from '../support/year.js';

/** Statements that do not wait for each other. */
export type Wave = readonly AnySaid[];

/**
 * The stages in the order of the conference: results, the next pledge, the handover. The decisions
 * on the awards come by mail, long after.
 */
const STAGES: readonly year.Stage[] = [
  year.pledge,
  year.report,
  year.score,
  ...year.TO_RESULTS,
  year.proposeAwards,
  year.concur,
  year.adoptAwards,
  year.sendDossiers,
  (cluster) => year.pledge(cluster, YEAR + 1),
  year.proposeHandover,
  year.confirmHandover,
  year.signHandover,
  year.acceptHandover,
];

/**
 * The year of a cluster of so many cities.
 * @param id the cluster's, which its founding names
 * @param serverKey raw public key of the server in base64url
 */
export function yearScript(id: string, members: number, serverKey: string): readonly Wave[] {
  const founding = setting(unfounded(id, cities(members)), serverKey).filter(
    ({ cycle }) => cycle === undefined,
  );
  return wavesOf([...founding, ...playedYear(members)]);
}

const played = new Map<number, readonly AnySaid[]>();

/** What is said of the year; its texts name no cluster, so it is the same for all of them. */
function playedYear(members: number): readonly AnySaid[] {
  const known = played.get(members);
  if (known) return known;
  const cluster = foundedCluster(cities(members));
  for (const stage of STAGES) stage(cluster);
  const said = cluster.lines
    .map((line) => (JSON.parse(line) as Entry).statement)
    .filter(({ cycle }) => cycle !== null)
    .map(({ type, by, cycle, body }) => ({ type, by: by.member, cycle, body }) as AnySaid);
  played.set(members, said);
  return said;
}

function wavesOf(said: readonly AnySaid[]): Wave[] {
  const waves: AnySaid[][] = [];
  let last: StatementType | null = null;
  for (const each of said) {
    if (each.type === last) waves.at(-1)?.push(each);
    else waves.push([each]);
    last = each.type;
  }
  return waves;
}
