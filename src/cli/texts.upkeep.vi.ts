/** What `move`, `backup` and `restore` say, and their help, in Vietnamese. */
import { type upkeepEn, upkeepHelpEn, type upkeepOptionsEn } from './texts.upkeep.en.js';

export const upkeepHelpVi = {
  move: {
    ...upkeepHelpEn.move,
    summary: 'Chuyển cơ sở dữ liệu, từ tệp sang PostgreSQL hoặc ngược lại',
  },
  backup: {
    ...upkeepHelpEn.backup,
    summary: 'Sao lưu cơ sở dữ liệu vào một tệp trong khi máy chủ vẫn chạy',
  },
  restore: {
    ...upkeepHelpEn.restore,
    summary: 'Phục hồi cơ sở dữ liệu từ bản sao lưu, vào một nơi còn trống',
  },
};

export const upkeepOptionsVi: typeof upkeepOptionsEn = {
  moveFrom: 'nơi hiện tại: sqlite:TỆP hoặc postgres://…',
  moveTo: 'nơi chuyển đến; phải còn trống',
  databaseUrl: 'cơ sở dữ liệu PostgreSQL thay cho tệp trong thư mục',
  backupFile: 'tệp sao lưu',
  withKeys: 'kèm các khóa của máy chủ, như trong thư mục',
  restoreJournal: 'bản xuất về sau, để bổ sung phần thiếu; có thể lặp lại',
  newest: 'cam đoan không có gì được ghi nhận sau bản sao lưu',
};

export const upkeepVi: typeof upkeepEn = {
  notAPlace: (text) => `${text} không phải nơi của một cơ sở dữ liệu`,
  placeRemedy: 'Hãy ghi dạng sqlite:TỆP hoặc postgres://user@host/database.',
  noSuchFile: (file) => `Không có cơ sở dữ liệu ${file}.`,
  moved: (from, to, rows) => `Đã chuyển: ${from} sang ${to}, ${rows} dòng, hai nơi giống nhau.`,
  journal: (origin, size) => `  ${origin}: ${size} mục, đã xét lại`,
  left: (from) => `${from} chỉ còn để lưu: không nhận thêm gì nữa, dù chương trình nào gửi đến.`,
  keysStay: 'Các khóa của máy chủ vẫn ở thư mục dữ liệu.',
  notMoved: {
    'moved-before': (to) => `Cơ sở dữ liệu này đã chuyển trước đó, đến ${to}.`,
    'not-empty': (to) => `Tại ${to} đã có dữ liệu.`,
    differs: (to) => `${to} không có các dòng giống như nguồn. Không máy chủ nào sẽ mở nó.`,
    'written-meanwhile': (from) =>
      `Có nơi vẫn ghi vào ${from} trong khi chuyển. Hãy dừng máy chủ ở đó rồi chuyển lại.`,
  },
  sourceAsItWas: 'Nguồn vẫn nguyên như cũ.',
  backedUp: (out, journals, entries, rows) =>
    `${out}: ${journals} nhật ký, ${entries} mục, ${rows} dòng`,
  withKeys: (count) => `Có ${count} khóa máy chủ trong đó: ai có tệp này đều ký được thay máy chủ.`,
  withoutKeys:
    'Không có khóa của máy chủ trong đó. Thiếu khóa thì không máy chủ nào ghi tiếp được các nhật ký này.',
  isThere: (out) => `${out} đã có, không ghi đè.`,
  restored: (made) => `Đã phục hồi, như tại thời điểm ${made}:`,
  keysWritten: (count) => `Kèm theo ${count} khóa máy chủ.`,
  asksFirst:
    'Những gì được ghi nhận sau bản sao lưu không có trong đó. Máy chủ sẽ hiển thị các nhật ký này và chỉ ghi tiếp khi các bên làm chứng xác nhận không biết mục nào mới hơn.',
  notEmpty: 'Đã có cơ sở dữ liệu. Bản sao lưu chỉ được phục hồi vào nơi còn trống.',
  notTheSame: 'Cơ sở dữ liệu không giống bản sao lưu. Không máy chủ nào sẽ mở nó.',
  continued: (cluster, before, size) =>
    `${cluster}: đã thêm các mục từ ${before} đến ${size - 1}, từng mục được xét lại.`,
  notContinued: {
    'not-restored': () => 'Cơ sở dữ liệu này không được phục hồi từ bản sao lưu; không thêm gì.',
    unknown: (cluster) => `Không có nhật ký của ${cluster} trong cơ sở dữ liệu này.`,
    'other-history': (seq) => `Đây là lịch sử khác: mục ${seq} không giống.`,
    shorter: (size) => `Bản này có ${size} mục, không có phần nào còn thiếu.`,
    broken: (place) => `Bản này không đúng (${place}).`,
  },
  nothingToDo: 'Hãy nêu bản sao lưu, hoặc nhật ký cần bổ sung, hoặc --newest.',
  newestSaid:
    'Đã ghi nhận. Nhật ký không hỏi được bên làm chứng sẽ được ghi tiếp; nhật ký mà bên làm chứng biết nhiều hơn thì không.',
};
