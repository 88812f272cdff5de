/** What the elements say themselves, in English; the source of the type. */
export const elementsEn = {
  copy: 'Copy',
  copied: 'Copied',
  change: 'Change',
  problems: 'There is a problem',
  why: 'Why not now:',
  step: {
    done: 'completed',
    now: 'current step',
    later: 'not started',
  },
  chart: {
    stands: (states: string) => `It stands at: ${states}. A tick marks what was passed through.`,
    elsewhere: 'another part',
    asList: 'The same as a list',
    current: 'it stands here',
    visited: 'passed through',
  },
  stepOf: (now: number, all: number, name: string) => `Step ${now} of ${all}: ${name}`,
};

export type ElementsTexts = typeof elementsEn;
