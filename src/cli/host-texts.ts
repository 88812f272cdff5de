/** What `host key` and `host import` say, in both languages. */
import type { Language } from '../../workflows/index.js';

const en = {
  appoint:
    'The members appoint this server by a motion that names this key: giaouoc say host.appoint …',
  imported: (origin: string, size: number, added: number, seen: number) =>
    [
      `Taken over: ${origin}, ${size} entries, each judged again before the first was written.`,
      `  A quorum of witnesses has seen the first ${seen}.`,
      ...(added > 0 ? [`  ${added} statements were added, which appoint this server.`] : []),
    ].join('\n'),
  nothingWritten: 'Nothing was written.',
  notAStatement: (file: string) => `${file} holds no signed statement, as say --out writes it`,
  refused: {
    'here-already': (cluster: string) => `This server keeps a journal of ${cluster} already.`,
    'broken-entry': (place: string) => `An entry does not hold (${place}).`,
    'broken-head': (head: string) =>
      `A head is not one of this journal, or not signed as the policy asks (${head}).`,
    'no-head': (size: string) => `No signed head covers all ${size} entries.`,
    'not-seen-by-quorum': (seen: string) =>
      `No quorum of witnesses has seen all of this journal (${seen} entries). The old server can have its last head cosigned and export again; where it is gone, bring the members’ statements with --with.`,
    'statement-refused': (what: string) => `A statement that was brought is refused: ${what}`,
    'other-server': (key: string) =>
      `The journal names another server. The members must appoint this one first, by its key ${key}.`,
  },
};

const vi: typeof en = {
  appoint:
    'Các thành viên giao cho máy chủ này bằng một đề nghị nêu đúng khóa này: giaouoc say host.appoint …',
  imported: (origin, size, added, seen) =>
    [
      `Đã tiếp nhận: ${origin}, ${size} mục, từng mục được xét lại trước khi ghi mục đầu tiên.`,
      `  Đủ số bên chứng kiến đã thấy ${seen} mục đầu.`,
      ...(added > 0 ? [`  Đã thêm ${added} tuyên bố giao việc cho máy chủ này.`] : []),
    ].join('\n'),
  nothingWritten: 'Chưa ghi gì.',
  notAStatement: (file) => `${file} không có tuyên bố đã ký như lệnh say --out ghi ra`,
  refused: {
    'here-already': (cluster) => `Máy chủ này đã giữ nhật ký của ${cluster}.`,
    'broken-entry': (place) => `Có mục không đúng (${place}).`,
    'broken-head': (head) =>
      `Có điểm kiểm soát không thuộc nhật ký này, hoặc không được ký đúng chính sách (${head}).`,
    'no-head': (size) => `Không có điểm kiểm soát nào bao trùm cả ${size} mục.`,
    'not-seen-by-quorum': (seen) =>
      `Chưa đủ số bên chứng kiến đã thấy toàn bộ nhật ký này (${seen} mục). Máy chủ cũ có thể xin chứng kiến điểm kiểm soát cuối rồi xuất lại; nếu máy chủ cũ không còn, hãy kèm tuyên bố của các thành viên bằng --with.`,
    'statement-refused': (what) => `Tuyên bố kèm theo bị từ chối: ${what}`,
    'other-server': (key) =>
      `Nhật ký nêu máy chủ khác. Các thành viên cần giao cho máy chủ này trước, theo khóa ${key}.`,
  },
};

/** The words in one language. */
export const hostTexts = (language: Language): typeof en => (language === 'vi' ? vi : en);
