/** What the history and the receipts say, in Vietnamese. */
import type { EntriesTexts } from './texts.en.js';

export const entriesVi: EntriesTexts = {
  title: 'Lịch sử của Cụm',
  columns: { seq: 'Số', at: 'Thời gian', who: 'Đơn vị', what: 'Nội dung', year: 'Năm' },
  cluster: 'Cụm',
  older: 'Cũ hơn',
  newer: 'Mới hơn',
  entry: (seq) => `Nội dung số ${seq}`,
  receipt: 'Biên nhận',
  recorded: (what) => `Đã ghi nhận: ${what}`,
  rows: {
    seq: 'Số thứ tự',
    what: 'Nội dung',
    who: 'Đơn vị, cán bộ',
    year: 'Năm',
    at: 'Thời điểm ghi nhận',
    identity: 'Mã kiểm tra của nội dung',
    key: 'Khóa',
    kind: 'Loại xác nhận',
    root: 'Mã gốc của lịch sử sau nội dung này',
  },
  kind: 'Xác nhận nội bộ',
  body: 'Toàn văn',
  save: 'Tải biên nhận (.tlog-proof)',
  saveBody: 'Tải nội dung (.json)',
  print: 'In trang này',
  audit: 'Tự kiểm tra từ nội dung này',
  paper: 'Văn bản PDF',
  next: 'Việc tiếp theo',
  nextBody:
    'Đơn vị không phải làm gì thêm cho nội dung này. Biên nhận chứng minh lâu dài, kể cả khi không còn máy chủ, rằng nội dung đã được ghi vào lịch sử.',
  toHome: 'Về việc cần làm',
};
