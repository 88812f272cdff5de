/** What `document` says in Vietnamese; see `texts.document.en.ts`. */
import type { documentEn } from './texts.document.en.js';

export const documentVi: typeof documentEn = {
  kinds: {
    pledge: 'Giao ước thi đua',
    reviewMinutes: 'Biên bản bình xét',
    countMinutes: 'Biên bản kiểm phiếu',
    proposal: 'Tờ trình',
    handoverMinutes: 'Biên bản bàn giao',
    certificate: 'Giấy xác nhận',
  },
  made: (kind, year, number) => `${kind} năm ${year}, số ${number}`,
  from: (size, root) => `lập từ ${size} mục có gốc cây ${root}`,
  digest: (digest) => `SHA-256 ${digest}`,
  written: (file, bytes) => `Đã ghi vào ${file}, ${bytes} byte.`,
  same: 'Đúng là tệp đã phát hành.',
  differs: (digest) => `KHÔNG phải tệp đã phát hành, có SHA-256 ${digest}`,
  differsRemedy: 'Hãy lập lại bằng đúng phiên bản chương trình, hoặc hỏi nơi phát hành.',
  notIssued: 'Trong năm này chưa phát hành văn bản loại và số này.',
  notIssuedRemedy: 'Bỏ --check để lập văn bản trước khi phát hành.',
  notAKind: (word, kinds) => `“${word}” không phải loại văn bản; có các loại: ${kinds}.`,
  missing: (options) => `Số này chưa phát hành nên cần thêm ${options}.`,
  notADate: (text) => `“${text}” không phải ngày, ví dụ 2024-03-08.`,
  tooFew: (size) => `Nhật ký chỉ có ${size} mục.`,
  gaps: {
    noYear: (year) => `Đến lúc đó năm ${year} chưa được phát động.`,
    nothingYet: (year) => `Đến lúc đó năm ${year} chưa có nội dung cho loại văn bản này.`,
  },
  gapWhy: 'Văn bản chỉ ghi những gì có trong nhật ký.',
  notASignature:
    'Xác nhận trong nhật ký là xác nhận nội bộ. Văn bản vẫn phải được ký tay hoặc ký số theo quy định.',
};
