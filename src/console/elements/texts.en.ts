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
  stepOf: (now: number, all: number, name: string) => `Step ${now} of ${all}: ${name}`,
};

export type ElementsTexts = typeof elementsEn;
