/** What the home of a city says, in English; the source of the type. */
export const homeEn = {
  title: (party: string) => `What ${party} must do now`,
  nothing: 'Nothing is waiting for you',
  nothingBody: 'You need not do anything now. This page tells you when it is your turn.',
  waitingFor: (names: string) => `Waited for now: ${names}.`,
  due: (words: string) => `Due ${words}`,
  noDue: 'No deadline is set for this',
  others: 'Also to do',
  yearSteps: (year: number) => `Steps of the year ${year}`,
  state: (year: number) => `Year ${year}`,
  chairNow: 'Chair now',
  chairOfYear: (year: number) => `Chair of the year ${year}`,
  recent: 'Recently said',
  all: 'The whole history',
  nobody: 'nobody',
  noYear: 'No year has been launched yet.',
  status: { open: 'To do', overdue: 'Late' },
};

export type HomeTexts = typeof homeEn;
