/**
 * The facts of a real cluster-year, as the press reported the conference of 8 March 2024 in Hai
 * Phong: five cities, their figures, the awards proposed, the 2024 pledge and the handover to Can
 * Tho. Nothing here is invented; what the report does not say stands in `invented.ts`.
 */

/** The day of the conference; hours are not reported. */
export const CONFERENCE = '2024-03-08';

export const CHAIR = 'hai-phong';
export const NEXT_CHAIR = 'can-tho';

/** The cities in the order of the report. */
export const CITIES = {
  'ha-noi': { vi: 'TP Hà Nội', en: 'Ha Noi' },
  'tp-hcm': { vi: 'TP Hồ Chí Minh', en: 'Ho Chi Minh City' },
  'hai-phong': { vi: 'TP Hải Phòng', en: 'Hai Phong' },
  'da-nang': { vi: 'TP Đà Nẵng', en: 'Da Nang' },
  'can-tho': { vi: 'TP Cần Thơ', en: 'Can Tho' },
} as const;
export type City = keyof typeof CITIES;

export const CLUSTER_NAME = {
  vi: 'Cụm thi đua 5 thành phố trực thuộc Trung ương',
  en: 'Emulation cluster of the 5 centrally governed cities',
};

/**
 * Hai Phong 2023, then Can Tho 2024, is reported; the rest of the order follows from the chairs
 * known for 2011, 2017, 2018 and 2021.
 */
export const ROTATION: readonly City[] = ['tp-hcm', 'da-nang', 'hai-phong', 'can-tho', 'ha-noi'];

const GRDP = { vi: 'Tăng trưởng GRDP', en: 'GRDP growth' };

/** A reported figure; `bound` where the report gives no exact value. */
interface Figure {
  readonly name: { readonly vi: string; readonly en: string };
  readonly unit: string;
  readonly value: string;
  readonly bound?: 'more than';
}

interface Reported {
  readonly figures: readonly Figure[];
  readonly remarks: { readonly vi: string; readonly en: string } | null;
}

/** What each city reported for 2023. */
export const REPORTS: Readonly<Record<City, Reported>> = {
  'ha-noi': {
    figures: [{ name: GRDP, unit: '%', value: '6.27' }],
    remarks: {
      vi: 'Thu ngân sách nhà nước vượt cao so với dự toán Trung ương giao, tăng mạnh so với năm 2022',
      en: 'State budget revenue well above the central estimate and up strongly on 2022',
    },
  },
  'tp-hcm': {
    figures: [
      { name: GRDP, unit: '%', value: '5.81' },
      {
        name: { vi: 'Tăng trưởng GRDP quý I', en: 'GRDP growth, first quarter' },
        unit: '%',
        value: '0.7',
      },
    ],
    remarks: null,
  },
  'hai-phong': {
    figures: [],
    remarks: { vi: 'Bài báo không nêu số liệu', en: 'No figure reported' },
  },
  'da-nang': {
    figures: [
      { name: GRDP, unit: '%', value: '2.58' },
      {
        name: { vi: 'Doanh thu du lịch', en: 'Tourism revenue' },
        unit: '10^12 VND',
        value: '14.8',
        bound: 'more than',
      },
    ],
    remarks: null,
  },
  'can-tho': {
    figures: [{ name: GRDP, unit: '%', value: '5.75' }],
    remarks: {
      vi: 'Các chỉ tiêu kinh tế chủ yếu đều đạt và vượt kế hoạch',
      en: 'Main economic targets met or exceeded',
    },
  },
};

/** The awards that the cluster proposed to the Prime Minister, the highest first. */
export const AWARDS = [
  {
    id: 'government-flag',
    name: { vi: 'Cờ thi đua của Chính phủ', en: "Government's Emulation Flag" },
    members: ['ha-noi', 'hai-phong'],
    thematic: false,
  },
  {
    id: 'pm-merit',
    name: {
      vi: 'Bằng khen của Thủ tướng Chính phủ',
      en: "Prime Minister's Certificate of Merit",
    },
    members: ['can-tho'],
    thematic: false,
  },
  {
    id: 'pm-merit-thematic',
    name: {
      vi: 'Bằng khen chuyên đề của Thủ tướng Chính phủ',
      en: "Prime Minister's thematic Certificate of Merit",
    },
    members: ['da-nang', 'tp-hcm'],
    thematic: true,
  },
] as const;

export const PRIME_MINISTER = { vi: 'Thủ tướng Chính phủ', en: 'Prime Minister' };

/** The contents of the 2024 pledge. */
export const PLEDGE_2024 = [
  {
    vi: 'Đổi mới công tác thi đua, khen thưởng theo Chỉ thị số 34-CT/TW; tăng cường quản lý Nhà nước về thi đua, khen thưởng; trách nhiệm của người đứng đầu trong phát động phong trào',
    en: 'Renew emulation and commendation work under Directive 34-CT/TW; strengthen its state management; leaders answer for launching movements',
  },
  {
    vi: 'Phát huy vai trò tiên phong, gương mẫu của cán bộ, đảng viên; hoàn thành kế hoạch 5 năm 2021-2025 và chiến lược 2021-2030',
    en: 'Officials and Party members lead by example; complete the 2021-2025 plan and the 2021-2030 strategy',
  },
  {
    vi: 'Thực hiện Nghị quyết số 01 của Chính phủ, dự toán ngân sách và các chỉ tiêu kinh tế - xã hội, quốc phòng - an ninh năm 2024 do Chính phủ và HĐND thành phố giao',
    en: 'Carry out Government Resolution 01, the budget and the 2024 socio-economic, defence and security targets set by the Government and the city councils',
  },
  {
    vi: 'Các phong trào do Thủ tướng phát động: xây dựng nông thôn mới 2021-2025; vì người nghèo 2021-2025; văn hóa công sở 2019-2025; kết cấu hạ tầng và thực hành tiết kiệm, chống lãng phí; xã hội học tập 2023-2030',
    en: 'Movements launched by the Prime Minister: new countryside 2021-2025; for the poor 2021-2025; public-office culture 2019-2025; infrastructure, thrift and no waste; learning society 2023-2030',
  },
  {
    vi: 'Thi đua trong xây dựng Đảng, Nhà nước và hệ thống chính trị trong sạch, vững mạnh',
    en: 'Emulation in building a clean and strong Party, State and political system',
  },
  {
    vi: 'Đổi mới nội dung, hình thức phong trào thi đua, hướng về phục vụ người dân và doanh nghiệp',
    en: 'Renew the content and forms of emulation, serving people and businesses',
  },
  {
    vi: 'Phát huy sáng kiến, ứng dụng khoa học kỹ thuật và công nghệ thông tin',
    en: 'Initiatives; application of science, technology and information technology',
  },
] as const;
