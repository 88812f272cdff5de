/** What sealing says in the browser, in Vietnamese. */
import type { SealedTexts } from './texts.en.js';

export const sealedVi: SealedTexts = {
  becomesPublic:
    'Niêm phong là giữ kín đến khi kết thúc vòng, không phải giữ kín mãi. Khi vòng kết thúc, từng phiếu được mở để mọi bên đọc, kèm tên đơn vị. Trước đó chỉ khóa của đơn vị mở được, hoặc quá nửa số đơn vị khác cùng mở.',
  byKey: 'Phần còn lại do khóa của đơn vị tạo ra. Không phải giữ gì ngoài khóa.',
  preparing: 'Khóa đang niêm phong…',
  failed: 'Chưa niêm phong hoặc mở được',
  nothing: 'Lịch sử không có nội dung phù hợp: chưa ai niêm phong, hoặc đã được mở.',
  otherKey: (officer) =>
    `${officer} đã gửi các phần khóa của vòng này cho các đơn vị khác bằng khóa khác. Hãy niêm phong bằng khóa đó, nếu không các đơn vị khác không mở thay được.`,
  unfit: (leaves) => `Điểm không phù hợp với tiêu chí và sẽ không được chấp nhận khi mở: ${leaves}`,
  problems: {
    'signer-varies':
      'Trình duyệt này ký cùng một văn bản mỗi lần một khác, nên sẽ không mở lại được. Hãy dùng trình duyệt khác hoặc dòng lệnh.',
    'too-long': 'Nội dung quá dài để niêm phong. Hãy rút ngắn phần ghi chú.',
    'box-not-opened':
      'Không mở được bằng khóa này: nội dung do khóa khác niêm phong, hoặc đã bị sửa.',
    'too-few-recipients':
      'Chưa có đủ hai đơn vị khác cung cấp khóa nhận phần khóa. Các đơn vị cần tham gia bốc thăm trước.',
    'share-not-opened':
      'Phần khóa gửi đơn vị giữ không mở được bằng khóa này. Hãy dùng khóa mà đơn vị đã dùng khi tham gia bốc thăm.',
    'not-recovered':
      'Các phần khóa đã công bố chưa ghép lại được. Cần quá nửa số đơn vị đang giữ công bố phần của mình.',
  },
};
