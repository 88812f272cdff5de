/** What a calendar says, in both languages. */
import type { Language } from '../../workflows/index.js';

const en = {
  title: (city: string, cluster: string) => `${city}: deadlines of ${cluster}`,
  deadline: (name: string, year: number) => `${name}, year ${year}`,
  done: (name: string) => `[Done] ${name}`,
  isDone: 'Your organisation has done this.',
  due: (local: string, zone: string) =>
    `In time until ${timeOf(local)} on ${dayOf(local)} (${zone}).`,
  moved: (times: number) =>
    times === 1 ? 'This deadline was moved once.' : `This deadline was moved ${times} times.`,
  suspended: 'The year is suspended: the day will move when it goes on.',
  alarm: (name: string, days: number) =>
    days === 1 ? `Due tomorrow: ${name}` : `Due in ${days} days: ${name}`,
};

const vi: typeof en = {
  title: (city, cluster) => `${city}: thời hạn của ${cluster}`,
  deadline: (name, year) => `${name}, năm ${year}`,
  done: (name) => `[Đã xong] ${name}`,
  isDone: 'Đơn vị đã thực hiện việc này.',
  due: (local, zone) => `Hạn chót: ${timeOf(local)} ngày ${dayOf(local)} (${zone}).`,
  moved: (times) => `Thời hạn này đã được điều chỉnh ${times} lần.`,
  suspended: 'Năm thi đua đang tạm dừng: thời hạn sẽ lùi lại khi tiếp tục.',
  alarm: (name, days) => (days === 1 ? `Ngày mai đến hạn: ${name}` : `Còn ${days} ngày: ${name}`),
};

const timeOf = (local: string): string => local.slice(11, 16);

/** Day, month and year in the order in which both are written in Viet Nam. */
const dayOf = (local: string): string => local.slice(0, 10).split('-').reverse().join('/');

/** The words in one language. */
export const calendarTexts = (language: Language): typeof en => (language === 'vi' ? vi : en);
