/** What keys and signing in say, in Vietnamese. */
import type { KeysTexts } from './texts.en.js';

export const keysVi: KeysTexts = {
  signIn: 'Đăng nhập',
  demoTitle: 'Đây là bản trình diễn',
  demoBody: 'Có thể thử bất kỳ vai nào. Các khóa chỉ tạo cho bản trình diễn này.',
  seat: (name) => `Thử với vai ${name}`,
  rootSeats: 'Khóa gốc: chỉ dùng để cử người đại diện',
  rootSeat: (name) => `Khóa gốc của ${name}`,
  chooseKey: 'Đăng nhập bằng khóa trong trình duyệt này',
  useKey: (label) => `Đăng nhập bằng khóa “${label}”`,
  noKeys: 'Trình duyệt này chưa có khóa nào.',
  cluster: 'Cụm thi đua',
  noClusters: 'Máy chủ này chưa có Cụm nào.',
  makeTitle: 'Tạo khóa',
  makeBody:
    'Khóa được tạo trong trình duyệt này và không thể lấy ra ngoài. Sau đó cán bộ quản lý khóa của đơn vị đăng ký khóa.',
  label: 'Tên khóa (để tự nhận biết)',
  make: 'Tạo khóa',
  importTitle: 'Lấy khóa từ tệp',
  importBody:
    'Tệp khóa của dòng lệnh. Nếu tệp có mật khẩu, mật khẩu được hỏi tại đây và không lưu lại.',
  importFile: 'Tệp khóa (.pem)',
  passphrase: (file) => `Mật khẩu của ${file}`,
  unlock: 'Lấy khóa từ tệp',
  title: 'Khóa trong trình duyệt này',
  fingerprint: 'Mã nhận diện',
  publicKey: 'Khóa công khai',
  since: 'Có từ',
  drop: 'Xóa khỏi trình duyệt này',
  dropTitle: 'Xóa hẳn khóa này?',
  dropBody: 'Không thể lấy lại khóa. Những gì khóa đã xác nhận vẫn có giá trị.',
  dropYes: 'Xóa khóa',
  enrolTitle: 'Để được đăng ký',
  enrolBody:
    'Gửi đường dẫn này cho cán bộ quản lý khóa và đọc mã nhận diện: hai bên phải thấy cùng các ký tự.',
  enrolLink: 'Đường dẫn cho cán bộ quản lý khóa',
  lostTitle: 'Khi mất khóa hoặc lộ khóa',
  lost: [
    'Báo ngay cho cán bộ quản lý khóa. Thẩm quyền của khóa bị thu hồi; từ đó khóa không xác nhận được gì nữa.',
    'Tạo khóa mới ở đây và đề nghị đăng ký. Những gì khóa cũ đã xác nhận trước đó vẫn có giá trị.',
    'Nếu mất khóa gốc của đơn vị, các đơn vị khác biểu quyết cấp lại.',
  ],
  revoke: 'Thu hồi thẩm quyền',
  replaceRoot: 'Kiến nghị cấp lại khóa gốc cho đơn vị khác',
  enrolPage: 'Đăng ký cán bộ',
  compare: 'Đối chiếu trước khi tiếp tục',
  compareBody: 'Cán bộ đọc mã này trên màn hình của mình. Chỉ tiếp tục nếu mã trùng nhau.',
  same: 'Mã trùng nhau: tiếp tục',
  troubles: {
    'no-ed25519':
      'Trình duyệt này không tạo được loại khóa cần dùng (Ed25519). Bản mới của Chrome, Edge, Firefox, Safari đều tạo được.',
    'no-storage':
      'Trình duyệt không giữ được khóa ở đây, ví dụ trong cửa sổ ẩn danh. Mở trang này trong cửa sổ thường.',
    'not-a-key': 'Tệp không chứa khóa đúng loại.',
    'wrong-passphrase': 'Mật khẩu không mở được tệp này.',
  },
  audit: 'Chỉ cần kiểm tra lịch sử: mở trang kiểm tra',
};
