/** What the frame of every page says, in Vietnamese. */
import type { AppTexts } from './texts.en.js';

export const appVi: AppTexts = {
  product: 'Giao Ước',
  skip: 'Đến nội dung chính',
  otherLanguage: 'English',
  otherLanguageCode: 'en',
  nav: {
    label: 'Các trang của Cụm',
    home: 'Việc cần làm',
    statements: 'Công việc của Cụm',
    entries: 'Lịch sử',
    audit: 'Kiểm tra',
    keys: 'Khóa của tôi',
  },
  signedInAs: (party, officer) => `Đang làm việc cho ${party} (${officer})`,
  signOut: 'Đăng xuất',
  loading: 'Đang tải…',
  unreachable:
    'Chưa kết nối được với máy chủ. Nội dung đã nhập vẫn được giữ trong trình duyệt này.',
  retry: 'Thử lại',
  failed: 'Chưa hiển thị được trang này',
  notFound: 'Không có trang này',
  notFoundBody: 'Địa chỉ có thể đã cũ hoặc gõ nhầm.',
  toStart: 'Về trang đầu',
  newEntries: (count) => `Lịch sử có ${count} nội dung mới.`,
  showNew: 'Xem',
  internal:
    'Khóa ở đây tạo xác nhận nội bộ, không phải là chữ ký điện tử chuyên dùng hay chữ ký do tổ chức chứng thực cấp theo Luật Giao dịch điện tử.',
};
