/** What the elements say themselves, in Vietnamese. */
import type { ElementsTexts } from './texts.en.js';

export const elementsVi: ElementsTexts = {
  copy: 'Sao chép',
  copied: 'Đã sao chép',
  change: 'Sửa',
  problems: 'Chưa thực hiện được',
  why: 'Lý do chưa thực hiện được:',
  step: {
    done: 'đã xong',
    now: 'bước hiện tại',
    later: 'chưa đến',
  },
  chart: {
    stands: (states) => `Đang ở: ${states}. Dấu ✓ là trạng thái đã đi qua.`,
    elsewhere: 'phần khác',
    asList: 'Xem dưới dạng danh sách',
    current: 'đang ở đây',
    visited: 'đã đi qua',
  },
  stepOf: (now, all, name) => `Bước ${now}/${all}: ${name}`,
};
