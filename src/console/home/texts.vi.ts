/** What the home of a city says, in Vietnamese. */
import type { HomeTexts } from './texts.en.js';

export const homeVi: HomeTexts = {
  title: (party) => `Việc ${party} cần làm`,
  nothing: 'Hiện không có việc nào chờ đơn vị',
  nothingBody: 'Đơn vị chưa phải làm gì. Trang này sẽ báo khi đến lượt.',
  waitingFor: (names) => `Hiện đang chờ: ${names}.`,
  due: (words) => `Thời hạn: ${words}`,
  noDue: 'Việc này không có thời hạn',
  others: 'Việc khác cần làm',
  yearSteps: (year) => `Các bước của năm ${year}`,
  state: (year) => `Năm ${year}`,
  chairNow: 'Cụm trưởng hiện nay',
  chairOfYear: (year) => `Cụm trưởng năm ${year}`,
  recent: 'Nội dung mới nhất',
  all: 'Toàn bộ lịch sử',
  nobody: 'chưa có',
  noYear: 'Chưa có năm thi đua nào được phát động.',
  status: { open: 'Cần làm', overdue: 'Quá hạn' },
};
