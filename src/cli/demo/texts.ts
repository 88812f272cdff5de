/** The words of the demonstration's own talk, in both languages. */
import type { Language } from '../../../workflows/index.js';

const en = {
  title:
    'A real year of the emulation cluster of the 5 centrally governed cities, as a demonstration',
  honest: [
    'Names, figures, awards and the handover are as the press reported them on 8 March 2024.',
    'The charter, officers, ballots and all other days are invented, and say so in the data.',
  ],
  chapters: {
    founding: 'The cluster is founded',
    pledge2023: 'The year 2023 is launched and its pledge signed',
    reports: 'The cities report for 2023',
    vote: 'Conference of 8 March 2024: review and vote',
    awards: 'The awards of 2023 are proposed to the Prime Minister',
    pledge2024: 'The year 2024 is opened under the outgoing chair, and its pledge signed',
    handover: 'Hai Phong hands the chair to Can Tho',
  },
  endTitle: 'Where the cluster stands after 8 March 2024',
  end: {
    chair: (name: string) => `Chair now: ${name}`,
    year2023: "2023: awaits the Prime Minister's decision; its open matters stay with Hai Phong",
    year2024: '2024: the pledge is in force, signed by all five cities',
  },
  notHistorical: 'The demonstration did not end in the state that was reported.',
  auditTitle: 'Audit of the whole journal, from its bytes',
  serving: (url: string) =>
    `The server keeps running at ${url} (API: ${url}/api/docs). Ctrl-C ends it.`,
  written: (folder: string) => `The journal was written to ${folder}`,
};

const vi: typeof en = {
  title: 'Trình diễn: một năm có thật của Cụm thi đua 5 thành phố trực thuộc Trung ương',
  honest: [
    'Tên, số liệu, khen thưởng và việc bàn giao đúng như báo chí đưa tin ngày 08/03/2024.',
    'Quy chế, người đại diện, lá phiếu và các ngày khác là trình diễn, và dữ liệu ghi rõ điều đó.',
  ],
  chapters: {
    founding: 'Thành lập Cụm thi đua',
    pledge2023: 'Phát động năm 2023 và ký kết giao ước thi đua',
    reports: 'Các thành phố báo cáo kết quả năm 2023',
    vote: 'Hội nghị ngày 08/03/2024: bình xét và biểu quyết',
    awards: 'Đề nghị Thủ tướng Chính phủ khen thưởng năm 2023',
    pledge2024: 'Mở năm 2024 dưới sự chủ trì của Cụm trưởng sắp mãn nhiệm, ký kết giao ước thi đua',
    handover: 'TP Hải Phòng bàn giao Cụm trưởng cho TP Cần Thơ',
  },
  endTitle: 'Tình trạng của Cụm sau ngày 08/03/2024',
  end: {
    chair: (name) => `Cụm trưởng hiện nay: ${name}`,
    year2023: 'Năm 2023: chờ Thủ tướng Chính phủ quyết định; việc còn lại thuộc TP Hải Phòng',
    year2024: 'Năm 2024: giao ước thi đua đã có hiệu lực, cả năm thành phố đã ký',
  },
  notHistorical: 'Trình diễn không kết thúc ở tình trạng đã được đưa tin.',
  auditTitle: 'Kiểm toán toàn bộ nhật ký, từ các byte của nó',
  serving: (url) => `Máy chủ vẫn chạy tại ${url} (API: ${url}/api/docs). Nhấn Ctrl-C để dừng.`,
  written: (folder) => `Đã ghi nhật ký vào ${folder}`,
};

/** The words in one language. */
export const demoTexts = (language: Language): typeof en => (language === 'vi' ? vi : en);
