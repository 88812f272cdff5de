/** What `receipt`, `monitor` and `misbehaviour` say in Vietnamese; see `texts.proof.en.ts`. */
import type { misbehaviourEn, monitorEn, receiptEn } from './texts.proof.en.js';

export const receiptVi: typeof receiptEn = {
  noEntry: (seq) => `Không có mục ${seq} để lập biên nhận.`,
  noHead: 'Không có bản ký nào bao trùm mục này nên không có gì để chứng minh.',
  noHeadRemedy: 'Hỏi máy chủ, hoặc xuất lại kèm điểm kiểm soát.',
  wrongJournal: (path) => `Điểm kiểm soát tại ${path} không thuộc các mục này.`,
  written: (path) => `Biên nhận nằm trong ${path}. Hãy giữ lại: không cần máy chủ để kiểm tra.`,
  labels: {
    entry: 'Mục',
    what: 'Nội dung',
    by: 'Người nói',
    year: 'Năm',
    said: 'Thời điểm',
    recorded: 'Ghi nhận',
    fingerprint: 'Mã kiểm tra',
    key: 'Khóa',
  },
  entry: (seq, origin) => `${seq} của ${origin}`,
  byClock: (at) => `${at}, theo đồng hồ máy chủ`,
  seenTitle: 'Ai đã thấy',
  nobody: 'không bên làm chứng nào của chính sách này',
  seenSince: (since, count, of, needed) =>
    `${count}/${of} bên làm chứng đã thấy từ ${since}, cần ${needed}`,
  noneAsked: 'Chính sách này không đòi bên làm chứng: chỉ có máy chủ ký cho mục này.',
  notProvenTitle: 'Những điều chưa được chứng minh',
  unproven: {
    mandate: 'khóa có thẩm quyền không và chữ ký của nó: cả hai được xét trong nhật ký',
    later: 'những gì được nói sau đó: mục sau có thể trả lại, thay thế hoặc thu hồi mục này',
    person: 'ai đã giữ khóa: đây là xác nhận nội bộ, không phải chữ ký số theo luật',
  },
  holds: 'BIÊN NHẬN ĐÚNG',
  tooFew: (count, needed) =>
    `CHƯA CHỨNG MINH ĐƯỢC  mới có ${count} trong ${needed} bên làm chứng cần thiết đã thấy`,
  broken: 'BIÊN NHẬN KHÔNG ĐÚNG',
  why: (code) => `Quy tắc bị vi phạm: ${code}`,
};

export const misbehaviourVi: typeof misbehaviourEn = {
  heads: (size, root) => `${size} mục, gốc ${root}`,
  shown: 'Máy chủ đã ký bản này:',
  and: 'và bản này, của một lịch sử khác:',
  rootThere: (size, root) => `trong đó ${size} mục đầu có gốc ${root}`,
  proven: (key) => `ĐÃ CHỨNG MINH  người giữ khóa ${key} đã ký hai lịch sử`,
  notProven: (code) => `KHÔNG CHỨNG MINH ĐƯỢC GÌ  tệp vi phạm quy tắc: ${code}`,
  otherLog: (key) =>
    `Khóa ${key} không phải nhật ký trong chính sách của bạn: đây là máy chủ khác.`,
  council: 'Hãy trình các thành viên: không máy chủ trung thực nào ký cả hai bản.',
};

export const monitorVi: typeof monitorEn = {
  line: (seq, at, why) => `${seq}  ${at}  ${why}`,
  said: (deed, by) => `${deed}, của ${by}`,
  none: (party) => `Không có gì trong nhật ký này liên quan đến ${party}.`,
  noParty: (party) => `${party} không phải một bên của Cụm này.`,
  noPartyRemedy: 'Kiểm tra mã; giaouoc show liệt kê mọi bên.',
  following: 'Đang theo dõi tiếp; bấm Ctrl-C để dừng.',
  needsServer: '--follow cần một máy chủ.',
  needsServerRemedy: 'Dùng --server URL --cluster ID --key FILE.',
};
