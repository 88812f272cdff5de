/** The words of the demonstration's own talk, whatever its case, in both languages. */
import type { Language } from '../../../workflows/index.js';

const en = {
  notAsTold: 'The demonstration did not end where its story ends.',
  notEmpty: 'The database holds journals already, and a demonstration begins with an empty one.',
  notEmptyRemedy: 'Name another database in DATABASE_URL, or none.',
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
  notEmpty: 'Cơ sở dữ liệu đã có nhật ký; trình diễn cần một cơ sở dữ liệu trống.',
  notEmptyRemedy: 'Hãy nêu cơ sở dữ liệu khác trong DATABASE_URL, hoặc bỏ biến này.',
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
