/**
 * The awards of the honest year: an objection to the proposal, dossiers of which one comes back for
 * supplement and one goes to another agency, a grant that is revoked and a refusal, and a paper.
 */
import { decisionOn, document, dossierBody, YEAR } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, type TestCluster } from '../support/cluster.js';
import * as year from '../support/year.js';

const inYear = (said: Omit<AnySaid, 'cycle'>): AnySaid => ({ cycle: YEAR, ...said }) as AnySaid;

function say(cluster: TestCluster, ...said: readonly Omit<AnySaid, 'cycle'>[]): void {
  for (const each of said) cluster.say(inYear(each));
}

/** One city objects, the others concur, and the proposal is final. */
export function propose(cluster: TestCluster): void {
  year.proposeAwards(cluster);
  const digest = year.proposalDigest(cluster);
  const objecting = { digest, reason: 'See our reservation' };
  say(cluster, { type: 'award.object', by: 'hai-phong', body: objecting });
  for (const by of ['ha-noi', 'can-tho', 'da-nang', 'hue']) {
    say(cluster, { type: 'award.concur', by, body: { digest } });
  }
  year.adoptAwards(cluster);
}

/** Every dossier goes to its decision; the granted award is revoked later. */
export function decide(cluster: TestCluster): void {
  const winners = year.winnersOf(cluster);
  const [flag = '', merit = ''] = ['flag', 'merit'].map((award) => winners[award]?.[0]);
  const which = { award: 'flag', member: flag };
  const prepared = dossierBody('flag', flag, year.proposalDigest(cluster));
  const submitted = { ...which, receipt: null, reason: null };
  const supplement = { ...which, reason: 'The report is unsigned', document: null };
  const answer = { ...which, agency: 'ministry', agrees: true, document: document('concurrence') };
  const revoking = { ...which, document: document('inspection'), reason: 'Found unfounded' };
  say(
    cluster,
    { type: 'dossier.prepare', by: 'ha-noi', body: prepared },
    { type: 'dossier.submit', by: 'ha-noi', body: submitted },
    { type: 'dossier.return', by: AUTHORITY, body: supplement },
  );
  year.sendDossier(cluster, 'flag', flag);
  year.sendDossier(cluster, 'merit', merit);
  say(
    cluster,
    { type: 'dossier.concur', by: AUTHORITY, body: answer },
    { type: 'award.decide', by: AUTHORITY, body: decisionOn('flag', flag, 'granted') },
    { type: 'award.decide', by: AUTHORITY, body: decisionOn('merit', merit, 'refused') },
    { type: 'award.revoke', by: AUTHORITY, body: revoking },
  );
  issuePaper(cluster);
}

function issuePaper(cluster: TestCluster): void {
  const body = {
    kind: 'pledge' as const,
    upTo: 20,
    number: 1,
    symbol: 'GƯ-CTĐ',
    place: 'Hà Nội',
    date: '2024-03-08',
    digest: document('printed pledge'),
  };
  say(cluster, { type: 'document.issue', by: 'ha-noi', body });
}
