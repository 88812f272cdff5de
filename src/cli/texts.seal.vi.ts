/** What `seal` says in Vietnamese, help included; see `texts.seal.en.ts`. */
import { type sealEn, sealHelpEn, type sealOptionsEn } from './texts.seal.en.js';

export const sealVi: typeof sealEn = {
  problems: {
    'signer-varies': {
      what: () => 'Khóa này ký cùng một văn bản mà mỗi lần một khác.',
      why: 'Những gì được niêm phong bằng khóa này sẽ không mở lại được.',
      remedy: 'Dùng khóa do giaouoc key new tạo ra.',
    },
    'too-long': {
      what: (about) => `Nội dung cần niêm phong về ${about} quá dài.`,
      why: 'Sau khi niêm phong, nội dung phải vừa một tuyên bố.',
      remedy: 'Rút ngắn phần ghi chú.',
    },
    'box-not-opened': {
      what: (about) => `Nội dung niêm phong về ${about} không mở được bằng khóa này.`,
      why: 'Nội dung được niêm phong bằng khóa khác, hoặc đã bị sửa.',
      remedy: null,
    },
    'too-few-recipients': {
      what: () => 'Chưa có đủ hai đơn vị khác cung cấp khóa nhận phần khóa niêm phong.',
      why: 'Thiếu các đơn vị này thì không ai mở thay được khi Quý đơn vị không mở.',
      remedy: 'Các đơn vị khác cần tham gia trước: giaouoc seal enter',
    },
    'share-not-opened': {
      what: () => 'Phần khóa niêm phong gửi Quý đơn vị giữ không mở được bằng khóa này.',
      why: 'Phần đó được gửi cho khóa mà Quý đơn vị đã dùng khi tham gia bốc thăm, hoặc đã hỏng.',
      remedy: 'Dùng đúng khóa đó. Nếu đã mất, phần của các đơn vị khác có thể vẫn đủ.',
    },
    'not-recovered': {
      what: () => 'Các phần khóa đã công bố chưa ghép lại được.',
      why: 'Cần phần khóa của quá nửa số đơn vị đang giữ.',
      remedy: 'Đề nghị thêm đơn vị thực hiện: giaouoc seal release --of MEMBER',
    },
  },
  becomesPublic:
    'Niêm phong là giữ kín đến khi kết thúc vòng, không phải giữ kín mãi. Khi vòng đã kết thúc,\n' +
    'từng phiếu chấm điểm, từng phiếu biểu quyết đều được mở và ghi vào nhật ký để mọi bên đọc,\n' +
    'kèm tên đơn vị đã chấm hoặc biểu quyết. Trước đó chỉ khóa của Quý đơn vị mở được, hoặc quá\n' +
    'nửa số đơn vị khác cùng mở.',
  opensForAll:
    'Những gì mở lúc này được ghi vào nhật ký để mọi bên đọc, kèm tên đơn vị đã chấm hoặc ' +
    'biểu quyết.',
  releases: (of) =>
    `Khi đủ số phần khóa, ai cũng mở được mọi nội dung mà ${of} đã niêm phong trong vòng này.`,
  question: (count, party) => `Ký ${count} tuyên bố này cho ${party}?`,
  notSealing: 'Năm đó hiện không có vòng niêm phong nào.',
  notSealingRemedy: 'Xem năm đang ở bước nào: giaouoc status',
  malformed: (file) => `Không niêm phong được ${file} vì chưa đúng mẫu:`,
  wouldBeRefused: (file) => `${file} sẽ bị từ chối khi mở; chưa niêm phong:`,
  otherKey: (officer) =>
    `Các phần khóa niêm phong của vòng này đã được gửi bằng khóa của ${officer}.`,
  otherKeyWhy: 'Nội dung niêm phong bằng khóa khác thì các đơn vị khác không mở thay được.',
  otherKeyRemedy: 'Niêm phong bằng khóa đó.',
  deposits:
    'Trước hết, khóa niêm phong của vòng này được chia thành nhiều phần gửi các đơn vị khác giữ:',
  depositFirst: 'Hãy gửi tuyên bố này trước. Khi đã ghi vào nhật ký, chạy lại đúng lệnh này.',
  nothingToOpen: (voter) => `Không còn nội dung nào do ${voter} niêm phong đang chờ mở.`,
  notOpened: (voter, about) =>
    `Nội dung ${voter} niêm phong về ${about} không mở được, hoặc không đúng với cam kết đã ghi.`,
  noShare: (of) => `${of} không gửi phần khóa niêm phong nào cho Quý đơn vị trong vòng này.`,
  noShares: (of) => `Chưa đơn vị nào công bố phần khóa niêm phong của ${of} trong vòng này.`,
  wrongShares: (members) =>
    `Các đơn vị sau đã công bố nội dung không phải là phần của khóa này: ${members}`,
};

export const sealHelpVi: typeof sealHelpEn = {
  'seal enter': {
    ...sealHelpEn['seal enter'],
    summary: 'Tham gia bốc thăm và cung cấp khóa để các đơn vị khác gửi phần khóa niêm phong',
  },
  'seal nonce': {
    ...sealHelpEn['seal nonce'],
    summary: 'Công bố phần bốc thăm của mình khi mọi đơn vị đã tham gia',
  },
  'seal sheet': {
    ...sealHelpEn['seal sheet'],
    summary:
      'Niêm phong phiếu chấm điểm, mỗi đơn vị được chấm một tệp; công khai sau khi kết thúc vòng',
  },
  'seal ballot': {
    ...sealHelpEn['seal ballot'],
    summary:
      'Niêm phong phiếu biểu quyết, mỗi hình thức khen thưởng một tệp; công khai sau khi kết thúc vòng',
  },
  'seal open': {
    ...sealHelpEn['seal open'],
    summary: 'Sau khi kết thúc vòng: mở mọi phiếu mình đã niêm phong để mọi bên đọc',
  },
  'seal release': {
    ...sealHelpEn['seal release'],
    summary: 'Sau khi kết thúc vòng: công bố phần khóa niêm phong của đơn vị không mở phiếu',
  },
  'seal recover': {
    ...sealHelpEn['seal recover'],
    summary: 'Sau khi kết thúc vòng: mở thay đơn vị không mở, từ các phần khóa đã công bố',
  },
};

export const sealOptionsVi: typeof sealOptionsEn = {
  conflict: 'đơn vị mà mình không được chấm; có thể lặp lại',
  sheetFiles: '{"member", "points" (đơn vị 1/100 điểm, theo tiêu chí), "remark"}',
  ballotFiles: '{"award", "choices" (theo đơn vị được đề nghị), "remark", "written"}',
  sealedOf: 'đơn vị không mở phiếu',
};
