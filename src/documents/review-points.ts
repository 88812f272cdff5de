/**
 * Points and places in the review minutes: each member's own score, what its peers gave it, what
 * verification made of it, and the weighted total; what decided between equals; whom too few peers
 * judged; and the last correction with every total before and after it.
 */
import { type Commission, groupOf, nameOf, namesOf } from './commission.js';
import { type Block, type Part, paragraph, table } from './paper.js';
import { hundredths } from './vietnamese.js';

/** The part about points; `null` where the cluster gives none. */
export function pointsOf(commission: Commission): Part | null {
  const { scoring } = commission.cycle.review;
  if (Object.keys(scoring.points).length === 0) return null;
  return {
    title: 'ĐIỂM VÀ XẾP HẠNG',
    blocks: [
      pointsTable(commission),
      ...tiesOf(commission),
      ...scarceOf(commission),
      ...correctionOf(commission),
    ],
  };
}

const shown = (points: number | null): string => (points === null ? '–' : hundredths(points));

function pointsTable(commission: Commission): Block {
  const { points, ranking } = commission.cycle.review.scoring;
  const placeOf = (member: string): number => ranking[member]?.place ?? Number.MAX_SAFE_INTEGER;
  const members = Object.keys(points).sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
  return table(
    [
      ['Thứ tự', 9, 'center'],
      ['Hạng', 9, 'center'],
      ['Đơn vị', 30],
      ['Tự chấm', 13, 'right'],
      ['Chấm chéo', 13, 'right'],
      ['Thẩm định', 13, 'right'],
      ['Tổng điểm', 13, 'right'],
    ],
    members.map((member) => {
      const place = ranking[member];
      return [
        place ? `${place.place}` : '–',
        place ? `${place.rank}` : '–',
        nameOf(commission, member),
        shown(points[member]?.self ?? null),
        shown(points[member]?.peer ?? null),
        shown(points[member]?.verified ?? null),
        shown(points[member]?.total ?? null),
      ];
    }),
  );
}

/** What decided between equals, in words; a criterion is named as the criteria name it. */
function tieText(commission: Commission, tie: string): string {
  if (tie === 'vote') return 'số phiếu đồng ý';
  if (tie === 'draw') return 'bốc thăm từ các số mà các đơn vị cùng công bố';
  return `điểm của tiêu chí ${criterionName(commission, tie.replace('criterion:', ''))}`;
}

function criterionName({ view, facts, cycle }: Commission, id: string): string {
  const digest = cycle.review.criteria.inForce?.digest;
  if (digest === undefined) return id;
  for (const said of view.said) {
    if (said.type !== 'criteria.issue' || said.year !== facts.year) continue;
    const { criteria } = said.body as {
      readonly criteria: readonly { readonly id: string; readonly name: { readonly vi: string } }[];
    };
    const named = criteria.find((row) => row.id === id);
    if (named) return `"${named.name.vi}"`;
  }
  return id;
}

function tiesOf(commission: Commission): readonly Block[] {
  const { ranking } = commission.cycle.review.scoring;
  const broken = Object.keys(ranking).filter((member) => ranking[member]?.tie != null);
  return broken.map((member) =>
    paragraph(
      `Thứ tự của ${nameOf(commission, member)} so với đơn vị bằng điểm được quyết định bằng ` +
        `${tieText(commission, ranking[member]?.tie ?? '')}.`,
    ),
  );
}

function scarceOf(commission: Commission): readonly Block[] {
  const { results } = commission.cycle.review.peer;
  const scarce = Object.keys(results).filter((member) => results[member]?.points === null);
  if (scarce.length === 0) return [];
  return [
    paragraph(
      `Không đủ số phiếu chấm chéo theo quy chế ${groupOf(commission)}: ` +
        `${namesOf(commission, scarce)}; phần chấm chéo của các đơn vị này không được tính.`,
    ),
  ];
}

function correctionOf(commission: Commission): readonly Block[] {
  const { correction } = commission.cycle.review.scoring;
  if (correction === null) return [];
  const { number, member } = correction;
  return [
    paragraph(
      `Điểm đã được tính lại cho cả ${groupOf(commission)} sau lần sửa thứ ${number} đối với ` +
        `${nameOf(commission, member)}. Tổng điểm trước và sau khi tính lại:`,
    ),
    table(
      [
        ['Đơn vị', 50],
        ['Trước', 25, 'right'],
        ['Sau', 25, 'right'],
      ],
      Object.keys(correction.after)
        .sort()
        .map((member) => [
          nameOf(commission, member),
          shown(correction.before[member] ?? null),
          shown(correction.after[member] ?? null),
        ]),
    ),
  ];
}
