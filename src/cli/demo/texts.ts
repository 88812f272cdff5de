/** The words of the demonstration's own talk, whatever its case, in both languages. */
import type { Language } from '../../../workflows/index.js';

const en = {
  notAsTold: 'The demonstration did not end where its story ends.',
  noChapter: (name: string) => `There is no chapter "${name}" before which it could stop.`,
  chapters: (names: string) => `The chapters are: ${names}`,
  stopped: (name: string) => `Stopped before "${name}": what comes now is yours to do`,
  auditTitle: 'Audit of the whole journal, from its bytes',
  serving: (url: string) =>
    `Open ${url} in a browser and take a seat. The server keeps running (API: ${url}/api/docs); ` +
    'Ctrl-C ends it.',
  written: (folder: string) => `The journal was written to ${folder}`,
};

const vi: typeof en = {
  notAsTold: 'Trình diễn không kết thúc đúng như câu chuyện.',
  noChapter: (name) => `Không có phần "${name}" để dừng lại trước đó.`,
  chapters: (names) => `Các phần gồm: ${names}`,
  stopped: (name) => `Đã dừng trước phần "${name}": việc tiếp theo dành cho người dùng`,
  auditTitle: 'Kiểm toán toàn bộ nhật ký, từ các byte của nó',
  serving: (url) =>
    `Mở ${url} trong trình duyệt và chọn một vai. Máy chủ vẫn chạy (API: ${url}/api/docs); ` +
    'nhấn Ctrl-C để dừng.',
  written: (folder) => `Đã ghi nhật ký vào ${folder}`,
};

/** The words in one language. */
export const demoTexts = (language: Language): typeof en => (language === 'vi' ? vi : en);
