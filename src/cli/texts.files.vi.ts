/** What `attach`, `calendar` and `scores` say in Vietnamese. */
import type { attachEn, calendarEn, scoresEn } from './texts.files.en.js';

export const attachVi: typeof attachEn = {
  which: 'Hãy nêu các tài liệu cần gửi, hoặc một tài liệu cần lấy về.',
  whichRemedy: 'giaouoc attach FILE…, hoặc giaouoc attach --get DIGEST --out FILE',
  otherKind: (file) => `${file} không thuộc loại tài liệu được đính kèm.`,
  noServer: 'Tài liệu được gửi đến một máy chủ.',
  noServerRemedy: 'Thêm --server URL --cluster ID --key FILE, hoặc --dry nếu chỉ cần mã kiểm tra.',
  otherDigest: (file) => `Máy chủ đã lưu nội dung khác với ${file}.`,
  notADigest: 'Mã kiểm tra gồm 64 chữ số thập lục phân viết thường.',
  notThere: (digest) => `Không có tài liệu ${digest}.`,
  notThereRemedy:
    'Hãy xin bản sao từ đơn vị đã nêu; mã kiểm tra cho biết có đúng tài liệu đó không.',
  otherBytes: (digest) => `Nội dung tìm thấy không phải tài liệu ${digest}.`,
  otherBytesRemedy: 'Chưa ghi gì. Hãy lấy tài liệu từ nơi khác.',
  isNew: 'đã gửi',
  isKnown: 'đã có từ trước',
};

export const scoresVi: typeof scoresEn = {
  noYear: (year) => `Năm ${year} chưa được phát động.`,
  needsFile: 'Bảng tính Excel cần được ghi vào tệp: hãy thêm --out FILE.',
  written: (file, members) => `${file}: điểm của ${members} đơn vị`,
};

export const calendarVi: typeof calendarEn = {
  notAMember: (member) => `${member} không phải đơn vị thành viên của cụm này.`,
};
