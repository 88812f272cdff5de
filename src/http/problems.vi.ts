/**
 * The server's own problems in Vietnamese, for the same codes as in English: neither table can lack
 * a text, because it would not compile.
 */
import type { ServerCode } from './problem.js';

export const serverProblemsVi: Readonly<Record<ServerCode, string>> = {
  'json/too-large': 'Yêu cầu lớn hơn mức máy chủ đọc.',
  'json/bad-utf8': 'Yêu cầu không phải văn bản UTF-8.',
  'json/syntax': 'Yêu cầu không phải JSON; có thể đã bị cắt trên đường truyền.',
  'json/too-deep': 'Danh sách và nhóm trường lồng nhau sâu hơn mức cần thiết.',
  'json/duplicate-key': 'Một trường xuất hiện hai lần trong cùng một nhóm nên không rõ nghĩa.',
  'json/float': 'Có số chứa phần lẻ hoặc số mũ. Hãy ghi số thập phân bằng chữ, ví dụ "6.27".',
  'json/integer-out-of-range': 'Có số quá lớn, không còn chính xác trong mọi chương trình.',
  'json/not-nfc': 'Có chuỗi chữ chưa ở dạng chuẩn hóa Unicode C (NFC).',
  'json/lone-surrogate': 'Có chuỗi chữ chứa nửa ký tự.',
  'json/not-canonical':
    'JSON chưa ở dạng chuẩn tắc (RFC 8785): các trường theo thứ tự, không có khoảng trắng.',
  'http/bad-request': 'Yêu cầu không đúng quy định của HTTP.',
  'http/not-found': 'Không có gì ở địa chỉ này.',
  'http/unsupported-media-type': 'Hãy gửi JSON với tiêu đề "Content-Type: application/json".',
  'http/address-too-long': 'Địa chỉ dài hơn mọi địa chỉ có ở đây.',
  'http/headers-too-large': 'Tiêu đề của yêu cầu lớn hơn hoặc nhiều hơn mức máy chủ đọc.',
  'http/too-slow': 'Yêu cầu không đến đủ trong thời gian quy định. Hãy gửi lại.',
  'http/other-origin': 'Yêu cầu do trang của một trang web khác gửi nên không được nhận.',
  'http/too-many-requests':
    'Địa chỉ hoặc khóa này gửi quá nhiều yêu cầu như vậy. `wait` cho biết sau bao nhiêu giây thì gửi lại.',
  'http/bad-parameter': 'Một phần của địa chỉ hoặc tham số không đúng.',
  'attachment/other-type':
    'Không nhận loại tài liệu này: hãy gửi PDF, DOCX, XLSX, ODT, ODS, PNG, JPEG, văn bản hoặc CSV.',
  'attachment/too-large': 'Tài liệu lớn hơn mức máy chủ nhận; giới hạn tính bằng byte.',
  'attachment/not-what-it-says':
    'Tài liệu không đúng loại ghi trong tiêu đề. Văn bản và CSV phải ở dạng UTF-8.',
  'attachment/unknown': 'Cụm này không có tài liệu nào mang mã kiểm tra này ở đây.',
  'attachment/damaged':
    'Tài liệu đã lưu không còn khớp mã kiểm tra nên không được cung cấp. Hãy báo người vận hành.',
  'attachment/busy': 'Có quá nhiều tài liệu đang được gửi lên. Hãy gửi lại sau ít phút.',
  'calendar/unknown':
    'Không có lịch ở địa chỉ này, hoặc mã truy cập đã bị thu hồi hay không còn hiệu lực.',
  'calendar/unknown-token': 'Đơn vị của bạn không có mã truy cập lịch này.',
  'calendar/not-a-member': 'Lịch chỉ dành cho các đơn vị thành viên của cụm.',
  'calendar/too-many-tokens': 'Đơn vị đã có đủ số mã truy cập lịch. Hãy thu hồi bớt một mã trước.',
  'session/missing':
    'Cần có phiên làm việc để đọc: hãy ký một thử thách bằng khóa đã đăng ký và gửi mã phiên.',
  'session/unknown': 'Mã phiên không mở phiên nào, hoặc phiên đã hết. Hãy đăng nhập lại.',
  'session/other-cluster': 'Phiên làm việc này được mở cho cụm khác.',
  'session/not-enrolled':
    'Khóa chưa được đăng ký trong cụm này, đã bị thu hồi, hoặc đang ngoài thời hạn ủy quyền.',
  'session/bad-challenge': 'Thử thách này không do máy chủ tạo ra cho khóa này.',
  'session/challenge-over': 'Thử thách đã được dùng hoặc đã quá hạn. Hãy xin thử thách mới.',
  'session/bad-signature': 'Chữ ký không khớp với khóa.',
  'server/unknown-cluster': 'Máy chủ này không giữ nhật ký nào của cụm này.',
  'server/unknown-cycle': 'Năm thi đua này chưa được phát động.',
  'server/unknown-entry': 'Nhật ký không có mục nào ở vị trí này.',
  'server/no-checkpoint': 'Nhật ký chưa có điểm kiểm tra.',
  'server/not-hosted': 'Máy chủ này không phục vụ cụm này.',
  'server/other-server-key':
    'Văn bản thành lập nêu khóa của máy chủ khác; khóa của máy chủ này ở `GET /api/server`.',
  'server/moved':
    'Nhật ký này do máy chủ khác ghi tiếp, bằng khóa không thuộc máy chủ này. Ở đây chỉ để xem.',
  'server/key-missing':
    'Máy chủ này chưa có khóa mà nhật ký đang dùng. Hãy gửi lại: máy chủ khác đã có khóa đó.',
  'server/no-document': 'Năm này chưa có nội dung để lập văn bản loại này.',
  'server/no-tile': 'Không có ô này: nhật ký chưa dài đến đó, hoặc đường dẫn không nêu ô nào.',
  'server/journal-broken':
    'Nhật ký không còn đúng kể từ một mục. Nhật ký được hiển thị nguyên trạng và không ghi thêm.',
  'server/restored':
    'Nhật ký được phục hồi từ bản sao lưu. Hiện chỉ để xem; sẽ được ghi tiếp khi các bên làm chứng xác nhận không biết mục nào mới hơn.',
  'server/storage-failed':
    'Không chắc tuyên bố đã được lưu. Hãy gửi lại: không việc gì được ghi hai lần.',
  'server/storage-full':
    'Ổ đĩa của máy chủ đã đầy nên tuyên bố chưa được lưu. Đơn vị vận hành máy chủ cần giải phóng dung lượng; sau đó hãy gửi lại.',
  'server/storage-read-only':
    'Máy chủ không có quyền ghi vào cơ sở dữ liệu nên tuyên bố chưa được lưu. Đơn vị vận hành máy chủ cần kiểm tra; sau đó hãy gửi lại.',
  'server/storage-damaged':
    'Cơ sở dữ liệu của máy chủ đã hỏng và không được ghi thêm. Đơn vị vận hành máy chủ cần khôi phục; sau đó hãy gửi lại tuyên bố.',
  'server/storage-gone':
    'Cơ sở dữ liệu của máy chủ đã bị lấy đi hoặc thay thế trong khi máy chủ đang chạy và không được ghi thêm. Đơn vị vận hành máy chủ cần kiểm tra; sau đó hãy gửi lại tuyên bố.',
  'server/busy': 'Có quá nhiều tuyên bố đang chờ. Hãy gửi lại sau ít phút.',
  'server/too-many-streams': 'Có quá nhiều luồng trực tiếp đang mở. Hãy thử lại sau.',
  'server/too-many-connections': 'Địa chỉ này mở quá nhiều kết nối. Hãy đóng bớt trước.',
  'server/closing': 'Máy chủ đang dừng và không nhận thêm tuyên bố.',
  'server/internal': 'Máy chủ gặp lỗi. Chi tiết có trong nhật ký vận hành.',
};
