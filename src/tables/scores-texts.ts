/** The headings of the points of a year, in both languages. */
import type { Language } from '../../workflows/index.js';

const en = {
  title: (year: number) => `Points ${year}`,
  headings: {
    rank: 'Rank',
    place: 'Place',
    id: 'Code',
    member: 'Member',
    self: 'Self-score',
    peer: 'Peers',
    sheets: 'Sheets',
    lowest: 'Lowest',
    highest: 'Highest',
    verified: 'Verified',
    total: 'Total',
    tie: 'Tie broken by',
    status: 'Status',
  },
  final: 'final',
  provisional: 'not final',
  none: 'no points',
};

const vi: typeof en = {
  title: (year) => `Điểm ${year}`,
  headings: {
    rank: 'Hạng',
    place: 'Thứ tự',
    id: 'Mã',
    member: 'Đơn vị',
    self: 'Tự chấm',
    peer: 'Chấm chéo',
    sheets: 'Số phiếu',
    lowest: 'Thấp nhất',
    highest: 'Cao nhất',
    verified: 'Thẩm định',
    total: 'Tổng điểm',
    tie: 'Phân định khi bằng điểm',
    status: 'Tình trạng',
  },
  final: 'chính thức',
  provisional: 'chưa chốt',
  none: 'chưa có điểm',
};

/** The words in one language. */
export const scoresTexts = (language: Language): typeof en => (language === 'vi' ? vi : en);
