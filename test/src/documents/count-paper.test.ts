import { expect, test } from '@jest/globals';
import type { Charter } from '../../../workflows/index.js';
import { document, YEAR } from '../../support/bodies.js';
import { charterFor, foundedCluster, type TestCluster } from '../../support/cluster.js';
import { documentOf } from '../../support/documents.js';
import { readPdf } from '../../support/pdf.js';
import * as year from '../../support/year.js';

const MEMBERS = ['ha-noi', 'hai-phong', 'can-tho'];
const TELLERS = ['can-tho', 'hai-phong'];

const { review } = charterFor(MEMBERS);
const twoRounds: Partial<Charter> = {
  review: {
    ...review,
    scoring: null,
    decision: 'byVote',
    vote: { ...review.vote, rounds: 2, tellers: 2, writtenOpinions: true, ballot: 'open' },
  },
};

type Choices = Readonly<Record<string, 'approve' | 'reject' | 'abstain'>>;

function cast(cluster: TestCluster, by: string, award: string, choices: Choices): void {
  const isAbsent = by === 'can-tho';
  const written = isAbsent ? document('opinion of can-tho') : null;
  const body = { award, choices, written, remark: null };
  cluster.say({ type: 'vote.cast', by, cycle: YEAR, body });
}

/** The first round fills the flag and not the merit award; the second one is on that alone. */
function votedTwice(): TestCluster {
  const cluster = foundedCluster(MEMBERS, twoRounds);
  for (const stage of [year.pledge, year.report]) stage(cluster);
  const present = ['ha-noi', 'hai-phong'];
  const opening = { present, electors: {}, tellers: TELLERS };
  cluster.say({ type: 'vote.open', by: 'ha-noi', cycle: YEAR, body: opening });
  for (const by of MEMBERS) {
    cast(cluster, by, 'flag', { 'ha-noi': 'approve' });
    cast(cluster, by, 'merit', { 'can-tho': by === 'can-tho' ? 'abstain' : 'reject' });
  }
  year.closeVote(cluster);
  const again = { awards: ['merit'], reason: 'Nobody reached the threshold' };
  cluster.say({ type: 'vote.again', by: 'ha-noi', cycle: YEAR, body: again });
  for (const by of MEMBERS) cast(cluster, by, 'merit', { 'hai-phong': 'approve' });
  year.closeVote(cluster);
  const digest = year.contextOf(cluster).review.vote.counted ?? '';
  cluster.say({ type: 'count.sign', by: 'hai-phong', cycle: YEAR, body: { digest } });
  return cluster;
}

test('each round stands as it was counted, with its electors, base and threshold', async () => {
  const { text } = await readPdf(await documentOf(votedTwice(), { kind: 'countMinutes' }));
  const [, first = '', second = ''] = text.split(/I+\. VÒNG \d/);
  expect(first).toContain('Số người có quyền bỏ phiếu: 3 (can-tho; ha-noi; hai-phong).');
  expect(first).toContain('Đơn vị có mặt: ha-noi, hai-phong.');
  expect(first).toContain('Gửi ý kiến bằng văn bản: can-tho.');
  expect(first).toMatch(/flag ha-noi 3 0 0 3 Đạt/);
  expect(first).toMatch(/merit can-tho 0 2 1 3 Không đạt/);
  expect(second).not.toMatch(/flag ha-noi/);
  expect(second).toMatch(/merit hai-phong 3 0 0 3 Đạt/);
  expect(second).toMatch(/merit: ít nhất 1\/2 của 3, tức 2 phiếu đồng ý/);
});

test('every teller has a place to sign, whether it has confirmed the count or not', async () => {
  const { text } = await readPdf(await documentOf(votedTwice(), { kind: 'countMinutes' }));
  expect(text).toMatch(/1 can-tho Chưa xác nhận/);
  expect(text).toMatch(/2 hai-phong Phó Chủ tịch \d+/);
  expect(text.match(/KIỂM PHIẾU VIÊN/g)).toHaveLength(2);
});
