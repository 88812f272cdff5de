/** What is told of the reported year, in both languages. */
import type { Language } from '../../../../workflows/index.js';

const en = {
  title:
    'A real year of the emulation cluster of the 5 centrally governed cities, as a demonstration',
  honest: [
    'Names, figures, awards and the handover are as the press reported them on 8 March 2024.',
    'The charter, officers, documents and all other days are invented, and say so in the data.',
  ],
  chapters: {
    founding: 'The cluster is founded',
    pledge2023: 'The year 2023 is launched and its pledge signed',
    reports: 'The cities report for 2023',
    review: 'Conference of 8 March 2024: the cities agree on the results of 2023',
    awards: 'The awards of 2023 are proposed to the Prime Minister',
    pledge2024: 'The year 2024 is opened under the outgoing chair, and its pledge signed',
    handover: 'Hai Phong hands the chair to Can Tho',
  },
  endTitle: 'Where the cluster stands after 8 March 2024',
  end: {
    chair: (name: string) => `Chair now: ${name}`,
    year2023: '2023: the awards are proposed; the dossiers stay an open matter of Hai Phong',
    year2024: '2024: the pledge is in force, signed by all five cities',
  },
};

const vi: typeof en = {
  title: 'Trình diễn: một năm có thật của Cụm thi đua 5 thành phố trực thuộc Trung ương',
  honest: [
    'Tên, số liệu, khen thưởng và việc bàn giao đúng như báo chí đưa tin ngày 08/03/2024.',
    'Quy chế, người đại diện, văn bản và các ngày khác là trình diễn, và dữ liệu ghi rõ điều đó.',
  ],
  chapters: {
    founding: 'Thành lập Cụm thi đua',
    pledge2023: 'Phát động năm 2023 và ký kết giao ước thi đua',
    reports: 'Các thành phố báo cáo kết quả năm 2023',
    review: 'Hội nghị ngày 08/03/2024: các thành phố thống nhất kết quả bình xét năm 2023',
    awards: 'Đề nghị Thủ tướng Chính phủ khen thưởng năm 2023',
    pledge2024: 'Mở năm 2024 dưới sự chủ trì của Cụm trưởng sắp mãn nhiệm, ký kết giao ước thi đua',
    handover: 'TP Hải Phòng bàn giao Cụm trưởng cho TP Cần Thơ',
  },
  endTitle: 'Tình trạng của Cụm sau ngày 08/03/2024',
  end: {
    chair: (name) => `Cụm trưởng hiện nay: ${name}`,
    year2023: 'Năm 2023: đã đề nghị khen thưởng; hồ sơ còn lại thuộc trách nhiệm TP Hải Phòng',
    year2024: 'Năm 2024: giao ước thi đua đã có hiệu lực, cả năm thành phố đã ký',
  },
};

/** The words in one language. */
export const citiesTexts = (language: Language): typeof en => (language === 'vi' ? vi : en);
