/**
 * How a count is told, in minutes and proposals alike: the table of approvals by award and
 * candidate, what a threshold asks of a base, and who the electors were.
 */
import { neededOf, type Threshold, type VoteState } from '../../workflows/index.js';
import { awardName, type Commission, nameOf } from './commission.js';
import { type Block, paragraph, table } from './paper.js';

/** "ít nhất 4/5 của 5, tức 4 phiếu đồng ý" of a threshold and its base. */
export function thresholdText(threshold: Threshold, base: number): string {
  const { num, den } = 'moreThan' in threshold ? threshold.moreThan : threshold;
  const how = 'moreThan' in threshold ? 'trên' : 'ít nhất';
  return `${how} ${num}/${den} của ${base}, tức ${neededOf(base, threshold)} phiếu đồng ý`;
}

/** An elector's name: the member, and the officer where a council votes. */
export function electorName(commission: Commission, elector: string): string {
  const [member = elector, officer] = elector.split('/');
  const name = nameOf(commission, member);
  if (officer === undefined) return name;
  const { officers } = commission.view.journal.cluster.context;
  const held = Object.values(officers).find(
    (one) => one.member === member && one.officer === officer,
  );
  return `${name} - ${held?.office.vi ?? officer}`;
}

/** One table with every award and every candidate that a ballot named. */
export function countTable(commission: Commission, { counts }: VoteState): readonly Block[] {
  const order = commission.charter.awards.map(({ id }) => id);
  const rows = order.flatMap((award) =>
    Object.entries(counts[award] ?? {})
      .filter(([, { approve, reject, abstain }]) => approve + reject + abstain > 0)
      .sort(([a, one], [b, other]) => other.approve - one.approve || (a < b ? -1 : 1))
      .map(([member, { approve, reject, abstain, base, passed }]) => [
        awardName(commission, award),
        nameOf(commission, member),
        `${approve}`,
        `${reject}`,
        `${abstain}`,
        `${base}`,
        passed ? 'Đạt' : 'Không đạt',
      ]),
  );
  const counted = table(
    [
      ['Hình thức khen thưởng', 28],
      ['Đơn vị', 20],
      ['Đồng ý', 9, 'center'],
      ['Không đồng ý', 11, 'center'],
      ['Không ý kiến', 11, 'center'],
      ['Cơ số', 8, 'center'],
      ['Kết quả', 13, 'center'],
    ],
    rows,
  );
  return [counted, paragraph('Đơn vị không có tên trong bảng không được ghi trong phiếu nào.')];
}
