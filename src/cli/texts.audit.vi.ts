/** What `audit` says in Vietnamese; see `texts.audit.en.ts`. */
import type { auditEn } from './texts.audit.en.js';

export const auditVi: typeof auditEn = {
  entriesSoFar: (count) => `${count} mục`,
  timeLeft: (time) => `còn ${time}`,
  empty: 'Không có mục nào để đọc.',
  emptyRemedy: 'Kiểm tra đây có phải nhật ký không; mỗi dòng là một mục.',
  rules: {
    'canonical-json': 'dòng không phải JSON chuẩn tắc của một mục',
    'entry-form': 'dòng không đúng dạng của một mục',
    sequence: 'số thứ tự của mục không đúng vị trí',
    rules: 'theo quy tắc, tuyên bố này phải bị từ chối',
    seen: 'người ký sau đã thấy một mục khác ở đây: mục này bị sửa sau đó',
    state: 'trạng thái đã ghi không phải trạng thái suy ra từ tuyên bố',
    signature: 'có chữ ký không xác minh được',
    checkpoint: 'điểm kiểm soát không phải bản ký của đúng các mục này',
    since: 'nhật ký này không nối tiếp điểm kiểm soát mà bạn đã giữ',
    deadline: 'thời hạn bị ghi là đã qua, trong khi các bên làm chứng thấy mục này trước hạn',
    time: 'mục bị ghi lùi ngày: sau lúc đó các bên làm chứng vẫn thấy nhật ký chưa có mục này',
    lodged: 'máy chủ đã giấu một tuyên bố được gửi giữ ở bên làm chứng',
    charter: 'charter.json không phải quy chế có trong nhật ký',
    attachment: 'có tài liệu đính kèm không khớp mã kiểm tra ở tên tệp',
  },
  holdsTitle: 'Những điều đúng',
  holds: {
    entries: (size) => `${size} tuyên bố được xét lại và được quy tắc chấp nhận, theo thứ tự này`,
    signatures: 'mọi chữ ký đều xác minh được bằng khóa có thẩm quyền tương ứng',
    states: 'trạng thái sau mỗi mục đúng như đã ghi',
    checkpoint: 'phần cuối: điểm kiểm soát do khóa của máy chủ ký bao trùm tất cả',
    since: (size) => `nhật ký nối tiếp phần đầu gồm ${size} mục mà bạn đã giữ`,
    witnesses: {
      file: (count, quorum) => `${count} bên làm chứng theo tệp chính sách của bạn, cần ${quorum}`,
      charter: (count, quorum) =>
        `${count} bên làm chứng theo quy chế trong nhật ký này, cần ${quorum}`,
    },
    figures: (safe, away) =>
      `vẫn an toàn nếu ${safe} bên làm chứng gian dối, vẫn hoạt động nếu ${away} bên vắng mặt`,
    charter: 'charter.json là quy chế đang có hiệu lực',
    documents: (atHand, named) => `có ${atHand} trong ${named} tài liệu được các tuyên bố nêu tên`,
    attachments: (count) => `${count} tài liệu đính kèm khớp mã kiểm tra`,
  },
  deadlinesTitle: 'Thời hạn, theo những gì các bên làm chứng đã thấy',
  deadline: (year, name, due) => `${year}  ${name}, hạn ${due}`,
  verdicts: { onTime: 'đúng hạn', late: 'quá hạn', notProvable: 'chưa chứng minh được' },
  seenSince: (since, count) => `${count} bên làm chứng đã thấy từ ${since}`,
  seenByFew: (count) =>
    count === 0 ? 'chưa bên làm chứng nào thấy' : `chỉ ${count} bên làm chứng đã thấy`,
  byClock: (at) => `(máy chủ ghi ${at})`,
  lodgedTitle: 'Các tuyên bố đã gửi giữ',
  lodged: {
    included: (what, seq) => `${what}: có trong nhật ký, mục ${seq}`,
    refused: (what) => `${what}: không có trong nhật ký; quy tắc từ chối`,
    swallowed: (what) => `${what}: bị máy chủ giấu`,
    awaited: (what) => `${what}: chưa có trong nhật ký; còn sớm để kết luận`,
    unverified: () => 'giấy nhận không do bên làm chứng nào đã biết ký: không chứng minh điều gì',
  },
  lodgedWhat: (deed, party, at) => `${deed}, của ${party}, gửi giữ ${at}`,
  notProvenTitle: 'Những điều chưa được chứng minh',
  unproven: {
    tail: 'phần cuối không thiếu mục nào: nhật ký đứng riêng không bảo vệ được phần cuối',
    noCheckpoint: 'phần cuối không thiếu mục nào: bên cạnh không có điểm kiểm soát',
    sameForAll: 'máy chủ cho mọi người xem cùng một nhật ký: hãy đối chiếu với đơn vị khác',
    unseen: (first, last) =>
      first === last
        ? `mục ${first} giống nhau với mọi người: chưa đủ bên làm chứng thấy`
        : `các mục ${first} đến ${last} giống nhau với mọi người: chưa đủ bên làm chứng thấy`,
    noWitnesses: 'thời điểm của các tuyên bố: không có bên làm chứng, mọi giờ đều do máy chủ ghi',
    liars: (safe) =>
      safe === 0
        ? 'mọi điều trên, nếu có bên làm chứng gian dối cùng máy chủ'
        : `mọi điều trên, nếu hơn ${safe} bên làm chứng cùng gian dối với máy chủ`,
    whoWitnesses: 'khóa của các bên làm chứng là của ai: dùng --policy với khóa từ nguồn khác',
    sealed: 'điểm hoặc phiếu niêm phong còn được giữ kín: khi vòng đã kết thúc thì công khai',
    documents: 'nội dung các văn bản chỉ được nêu bằng mã kiểm tra',
    signatures: 'ai đã giữ khóa: đây là xác nhận nội bộ, không phải chữ ký số theo luật',
  },
  unaltered: (upTo, since, by, of, needed) =>
    `Không bị sửa đến mục ${upTo} kể từ ${since}, ${by}/${of} bên làm chứng đã thấy, cần ${needed}`,
  sound: (size, root, origin) => `ĐÚNG  ${origin}, ${size} mục, gốc ${root}`,
  brokenAt: (seq) => `Mục ${seq} (dòng ${seq + 1}) là mục đầu tiên không đúng.`,
  ruleBroken: (rule) => `Quy tắc: ${rule}.`,
  expected: (what) => `Cần có: ${what}`,
  found: (what) => `Hiện có: ${what}`,
  before: (seq) => `${seq} mục trước đó đều đúng.`,
  broken: (seq) => `SAI tại mục ${seq}`,
  brokenBeside: 'SAI ở phần kèm theo các mục',
  misbehaviour: (file) => `Máy chủ đã ký hai lịch sử. Bằng chứng để ai cũng kiểm tra: ${file}.`,
  misbehaviourNext: (file) => `giaouoc misbehaviour ${file}`,
  unknownKept: 'Điểm kiểm soát bạn giữ không do ai đã biết ký: không thể quy lỗi cho ai.',
  notAPolicy: (path) => `${path} không phải tệp chính sách.`,
  notAPolicyWhy: (code, line) => `Dòng ${line}: ${code}`,
  notAPolicyRemedy: 'Lấy tệp do export ghi, hoặc từ địa chỉ …/policy.',
  notLodged: (path) => `${path} không chứa tuyên bố đã gửi giữ.`,
  notLodgedRemedy: 'Nêu tệp do lodge lưu, hoặc các dòng từ …/lodged của bên làm chứng.',
  noBundle: (path) => `${path} bị thiếu hoặc không phải gói các mục.`,
  noBundleRemedy: 'Tải lại bản lưu; gói các mục có thể lấy từ bất kỳ bản sao nào.',
};
