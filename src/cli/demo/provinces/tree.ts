/**
 * A made-up criteria tree of forty leaves and a thousand points, with leaves of every kind: growth
 * against the best of the block, plans, counts, pass or fail, judged points, bonus and penalty.
 */
import type { Bodies } from '../../../../workflows/index.js';
import { MADE_UP } from './made-up.js';

type Row = Bodies['criteria.issue']['criteria'][number];
type Leaf = NonNullable<Row['leaf']>;

const relative: Leaf = {
  kind: 'quantitative',
  formula: 'relative',
  planned: { all: '6.5', each: {} },
};
const planned: Leaf = {
  kind: 'quantitative',
  formula: 'proportional',
  planned: { all: '100', each: {} },
};
const counted: Leaf = { kind: 'direct', each: 500 };
const manual: Leaf = { kind: 'manual' };
const passFail: Leaf = { kind: 'passFail' };
const bonus: Leaf = { kind: 'bonus' };
const penalty: Leaf = { kind: 'penalty' };

/** Branches: id, Vietnamese, English, and leaves as id, Vietnamese, English, points, kind. */
const TREE: readonly (readonly [
  string,
  string,
  string,
  readonly (readonly [string, string, string, number, Leaf])[],
])[] = [
  [
    'economy',
    'Kinh tế - xã hội',
    'Economy and society',
    [
      ['growth', 'Tăng trưởng GRDP', 'GRDP growth', 80, relative],
      ['income', 'Thu nhập bình quân', 'Income per head', 60, relative],
      ['revenue', 'Thu ngân sách', 'Budget revenue', 60, planned],
      ['investment', 'Giải ngân đầu tư công', 'Public investment paid out', 50, planned],
      ['exports', 'Xuất khẩu', 'Exports', 40, planned],
      ['industry', 'Sản xuất công nghiệp', 'Industrial output', 40, planned],
      ['tourism', 'Du lịch', 'Tourism', 30, planned],
      ['jobs', 'Việc làm mới', 'New jobs', 30, planned],
      ['poverty', 'Giảm nghèo', 'Poverty reduction', 30, planned],
      ['schools', 'Trường đạt chuẩn', 'Schools up to standard', 30, planned],
      ['health', 'Bảo hiểm y tế', 'Health insurance', 30, planned],
      ['housing', 'Nhà ở xã hội', 'Social housing', 30, planned],
      ['water', 'Nước sạch', 'Clean water', 30, planned],
      ['forest', 'Trồng rừng', 'Afforestation', 20, planned],
      ['communes', 'Xã nông thôn mới', 'New-countryside communes', 20, counted],
      ['digital', 'Chuyển đổi số', 'Digital transformation', 20, manual],
    ],
  ],
  [
    'governance',
    'Chủ trương, chính sách và hệ thống chính trị',
    'Policies and the political system',
    [
      ['resolutions', 'Thực hiện nghị quyết', 'Resolutions carried out', 40, manual],
      ['reform', 'Cải cách hành chính', 'Administrative reform', 40, manual],
      ['services', 'Dịch vụ công trực tuyến', 'Online public services', 30, planned],
      ['dialogue', 'Đối thoại với dân', 'Dialogue with citizens', 20, counted],
      ['complaints', 'Giải quyết khiếu nại', 'Complaints settled', 20, planned],
      ['thrift', 'Thực hành tiết kiệm', 'Thrift', 20, passFail],
      ['integrity', 'Phòng, chống tham nhũng', 'Integrity', 20, passFail],
      ['discipline', 'Kỷ luật, kỷ cương', 'Discipline', 10, manual],
    ],
  ],
  [
    'emulation',
    'Công tác thi đua, khen thưởng',
    'Emulation and commendation',
    [
      ['plan', 'Kế hoạch thi đua', 'Emulation plan', 20, passFail],
      ['movements', 'Phong trào thi đua', 'Emulation movements', 30, counted],
      ['models', 'Mô hình mới', 'New models', 20, counted],
      ['workers', 'Khen người lao động trực tiếp', 'Commending workers', 20, planned],
      ['reports', 'Báo cáo đúng hạn', 'Reports in time', 15, passFail],
      ['meetings', 'Tham gia hoạt động khối', 'Taking part in the block', 15, manual],
      ['training', 'Tập huấn', 'Training', 10, counted],
      ['records', 'Quản lý hồ sơ', 'Records', 10, manual],
      ['inspection', 'Kiểm tra thi đua', 'Inspection of emulation', 10, manual],
    ],
  ],
  [
    'bonus',
    'Điểm thưởng, điểm trừ',
    'Bonus and penalty',
    [
      ['pci', 'Xếp hạng PCI', 'PCI ranking', 15, bonus],
      ['par-index', 'Xếp hạng PAR-Index', 'PAR-Index ranking', 15, bonus],
      ['sipas', 'Xếp hạng SIPAS', 'SIPAS ranking', 10, bonus],
      ['hosting', 'Đăng cai hoạt động khối', 'Hosting the block', 5, bonus],
      ['first-use', 'Áp dụng lần đầu', 'First use', 5, bonus],
      ['late-reports', 'Báo cáo chậm', 'Late reports', 20, penalty],
      ['absence', 'Vắng mặt', 'Absence', 20, penalty],
    ],
  ],
];

const row = (
  id: string,
  parent: string | null,
  [vi, en]: readonly [string, string],
  points: number,
  leaf: Leaf | null,
): Row => ({
  id,
  parent,
  name: { vi, en },
  max: points * 100,
  leaf,
  evidence: leaf?.kind === 'passFail',
  notAssigned: id === 'forest' ? ['sen-hong', 'mai-vang'] : [],
});

const worth = (points: number, leaf: Leaf): number => (leaf.kind === 'penalty' ? 0 : points);

/** What the chair issues. */
export const CRITERIA: Bodies['criteria.issue'] = {
  criteria: TREE.flatMap(([id, vi, en, leaves]) => [
    row(
      id,
      null,
      [vi, en],
      leaves.reduce((sum, [, , , points, leaf]) => sum + worth(points, leaf), 0),
      null,
    ),
    ...leaves.map(([leafId, leafVi, leafEn, points, leaf]) =>
      row(leafId, id, [leafVi, leafEn], points, leaf),
    ),
  ]),
  remark: MADE_UP,
};

/** The leaves in the order of the tree. */
export const LEAVES = CRITERIA.criteria.filter(
  (each): each is Row & { readonly leaf: Leaf } => each.leaf !== null,
);
