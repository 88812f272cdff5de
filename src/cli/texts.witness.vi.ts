/** What `witness` and `lodge` say in Vietnamese; see `texts.witness.en.ts`. */
import type { lodgeEn, witnessEn } from './texts.witness.en.js';

const restore =
  'Nếu không phục hồi được: dùng khóa mới, tệp trạng thái mới và đề nghị sửa quy chế cho phù hợp.';

export const witnessVi: typeof witnessEn = {
  problems: {
    'state-locked': {
      what: (file, pid) => `Tiến trình ${pid} đang làm chứng với ${file}.`,
      why: 'Hai bên làm chứng chung một trí nhớ có thể xác nhận hai nhật ký khác nhau.',
      remedy: 'Dừng tiến trình đó trước, hoặc dùng địa chỉ của nó.',
    },
    'state-damaged': {
      what: (file, origin) =>
        `${file} không phải tệp do bên làm chứng ghi${origin === '' ? '' : `: đầu của ${origin}`}.`,
      why: 'Tệp bị cắt hoặc bị sửa. Mất trí nhớ, bên làm chứng có thể xác nhận một nhánh giả.',
      remedy: restore,
    },
    'state-of-another': {
      what: (file, vkey) => `${file} là trí nhớ của bên làm chứng khác: ${vkey}`,
      why: null,
      remedy: 'Dùng đúng khóa và tên đã tạo tệp này, hoặc chọn tệp trạng thái khác.',
    },
    'state-lost': {
      what: (file, lodged) => `Không còn ${file}, nhưng vẫn có ${lodged} bên cạnh.`,
      why: 'Bên này đã từng làm chứng; mất trí nhớ, nó có thể xác nhận một nhánh giả.',
      remedy: restore,
    },
    'lodged-damaged': {
      what: (file, line) => `Dòng ${line} của ${file} không phải do bên làm chứng này ghi.`,
      why: 'Những gì đã gửi giữ là chứng cứ, không được bỏ qua dòng nào.',
      remedy: 'Phục hồi tệp từ một bản sao.',
    },
    'no-log': { what: () => 'Không có nhật ký nào để làm chứng.', why: null, remedy: null },
    'own-log': {
      what: (origin) => `Khóa của bên làm chứng này cũng là khóa của ${origin}.`,
      why: 'Không ai tự làm chứng cho mình.',
      remedy: 'Tạo khóa riêng để làm chứng: giaouoc key new --out FILE',
    },
    'key-name': {
      what: (name) => `Không thể đặt tên khóa là “${name}”.`,
      why: 'Tên không có dấu cách và không có dấu cộng.',
      remedy: 'Ví dụ da-nang.example/witness',
    },
  },
  ready: (name, url) => `Bên làm chứng ${name} hoạt động tại ${url}; bấm Ctrl-C để dừng.`,
  watches: (origin) => `Đang theo dõi ${origin}.`,
  forCharter: 'Quy chế ghi bên làm chứng này bằng dòng sau:',
  isNew: (file) =>
    `${file} là tệp mới: bên làm chứng chưa nhớ gì. Nếu trước đây đã từng chạy, hãy dừng ngay và ` +
    'phục hồi tệp cũ.',
  removed: (bytes) =>
    `Một tuyên bố gửi giữ dài ${bytes} byte bị cắt khi đang ghi; chưa từng được trả lời.`,
  notGrown: (reason) =>
    `TỪ CHỐI (${reason}): có bản ký phần đầu không nối tiếp bản đã làm chứng trước đó.`,
  caught: (file) =>
    `Máy chủ đã ký hai lịch sử khác nhau. Chứng cứ ở ${file}: giaouoc misbehaviour ${file}`,
  fault: (what) => `Có lỗi; chưa trả lời gì: ${what}`,
  ending: 'Đang dừng: những gì đã trả lời đã nằm trên đĩa.',
  noLog: 'Cần làm chứng cho nhật ký nào?',
  noLogRemedy: 'Thêm --log với dòng khóa của máy chủ, hoặc --policy FILE.',
  notALog: (line) => `“${line}” không phải khóa của một nhật ký.`,
  notAPolicy: (path, line) => `${path} không phải tệp chính sách: dòng ${line}.`,
  keyOpen: (path) => `Người khác đọc được ${path}.`,
  keyOpenWhy: 'Ai đọc được khóa đều có thể ký.',
  passphraseRemedy: 'Chạy tại thiết bị đầu cuối, hoặc thêm --passphrase-file FILE.',
  notAName: (name) => `Không thể đặt tên khóa là “${name}”.`,
  notANameWhy: 'Tên không có dấu cách và không có dấu cộng, ví dụ da-nang.example/witness.',
};

export const lodgeVi: typeof lodgeEn = {
  notAWitness: (line) => `“${line}” không phải khóa của bên làm chứng.`,
  notSigned: (file) => `${file} không chứa tuyên bố đã ký.`,
  notSignedRemedy: 'Tạo bằng: giaouoc say TYPE … --out FILE',
  refused: (status) => `Bên làm chứng không nhận: ${status}.`,
  remedies: {
    403: 'Ký lại bằng đúng khóa có phần công khai trong tệp.',
    404: 'Bên này không theo dõi nhật ký đó; hãy gửi bên khác.',
    507: 'Gửi bên làm chứng khác và báo cho đơn vị này.',
  },
  wrongNote: 'Bên làm chứng trả lời bằng một văn bản không phải giấy nhận của tuyên bố này.',
  wrongNoteWhy: 'Chưa lưu gì. Trong đó là nhật ký khác, tuyên bố khác hoặc khóa khác.',
  had: (name, statement, at) => `${name} đã nhận tuyên bố ${statement} lúc ${at}`,
  kept: (file) => `Giấy nhận nằm trong ${file}. Hãy giữ cùng với tuyên bố.`,
  goodFor:
    'Giấy này chứng minh bên làm chứng đã có tuyên bố vào lúc đó, dù sau này máy chủ nói gì. ' +
    'Đây chưa phải\n' +
    'một mục của nhật ký: quy tắc vẫn xét tuyên bố khi ghi vào nhật ký. Tuyên bố là đúng hạn khi ' +
    'đủ số bên\n' +
    'làm chứng theo quy chế đã nhận trước hạn; vì vậy hãy gửi thêm các bên làm chứng khác.',
  unchecked: (name) =>
    `Chưa kiểm tra chữ ký: thêm --witness-key với dòng khóa của ${name} trong quy chế.`,
};
