/** What is told of the made-up block, in both languages. */
import type { Language } from '../../../../workflows/index.js';

const en = {
  title: 'A made-up block of nine provinces: criteria, sealed scores, a tie, a correction',
  honest: [
    'MADE UP: the block, its provinces, all figures, points, votes and decisions are invented.',
    'Real are the rules, the seals and the signatures: nine keys seal nine sheets in a ring.',
    'Single scores are secret until the round is closed, and public afterwards.',
  ],
  chapters: {
    founding: 'The block is founded (made up)',
    pledge: 'Pledge, and criteria of forty leaves, approved by a majority',
    reports: 'The provinces report',
    self: 'The provinces score themselves',
    lots: 'Lots are drawn out of the nonces of all',
    sealed: 'Sealed sheets in the ring, and their close',
    opened: 'The sheets are opened; one province stays silent and is opened by the others',
    verification: 'Verification, explanation, final scores',
    correction: 'A final score is corrected: the whole block is counted again',
    vote: 'The vote, one province in writing',
    minutes: 'The tellers sign the count; the minutes',
    proposal: 'The result is adopted and the awards are proposed',
    handover: 'The chair is handed over',
    dossiers: 'The dossiers go to the authority',
    papers: 'Papers are made from the journal and issued under their numbers',
  },
  endTitle: 'Where the made-up block stands',
  end: {
    chair: (name: string) => `Chair now: ${name}`,
    place: (place: number, name: string, points: string, tie: string) =>
      `${place}. ${name}: ${points}${tie}`,
    tie: (by: string) => ` (tie broken by ${by})`,
    moved: (count: number) => `The correction moved the totals of ${count} provinces`,
    closed: 'The year is closed: every award decided, the chair handed over',
  },
};

const vi: typeof en = {
  title: 'Khối thi đua 9 tỉnh hư cấu: tiêu chí, phiếu niêm phong, đồng điểm, sửa điểm',
  honest: [
    'HƯ CẤU: khối thi đua, các tỉnh, số liệu, điểm, phiếu và quyết định đều do phần mềm đặt ra.',
    'Quy tắc, niêm phong và chữ ký là thật: chín khóa niêm phong chín phiếu theo vòng tròn.',
    'Điểm từng phiếu được giữ kín đến khi kết thúc chấm chéo, sau đó công khai.',
  ],
  chapters: {
    founding: 'Thành lập khối thi đua (hư cấu)',
    pledge: 'Giao ước và bảng tiêu chí bốn mươi mục, được đa số đồng ý',
    reports: 'Các tỉnh báo cáo',
    self: 'Các tỉnh tự chấm điểm',
    lots: 'Bốc thăm từ mã bí mật của mọi đơn vị',
    sealed: 'Phiếu chấm chéo niêm phong theo vòng tròn, và kết thúc chấm chéo',
    opened: 'Mở phiếu; một tỉnh im lặng và được các tỉnh khác mở thay',
    verification: 'Thẩm định, giải trình, chốt điểm',
    correction: 'Sửa một điểm đã chốt: tính lại toàn khối',
    vote: 'Biểu quyết, một tỉnh gửi ý kiến bằng văn bản',
    minutes: 'Ký kết quả kiểm phiếu; biên bản bình xét',
    proposal: 'Thông qua kết quả và đề nghị khen thưởng',
    handover: 'Bàn giao Khối trưởng',
    dossiers: 'Hồ sơ khen thưởng lên cấp trên',
    papers: 'Lập văn bản từ nhật ký và phát hành có số, ký hiệu',
  },
  endTitle: 'Tình trạng của khối hư cấu',
  end: {
    chair: (name) => `Khối trưởng hiện nay: ${name}`,
    place: (place, name, points, tie) => `${place}. ${name}: ${points}${tie}`,
    tie: (by) => ` (đồng điểm, phân định bằng ${by})`,
    moved: (count) => `Việc sửa điểm làm thay đổi tổng điểm của ${count} tỉnh`,
    closed: 'Năm thi đua đã kết thúc: mọi đề nghị đã được quyết định, đã bàn giao Khối trưởng',
  },
};

/** The words in one language. */
export const provincesTexts = (language: Language): typeof en => (language === 'vi' ? vi : en);
