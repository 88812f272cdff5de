/**
 * Somebody who fills in a form with a keyboard alone: Tab from control to control, typing what
 * belongs there, Space on what is to be ticked, Enter on what adds a row. Nothing is clicked, and
 * nothing is set behind the page's back.
 */
import type { Page } from 'playwright-core';

/** What is to stand in a form when it is filled in, by the ids of its controls. */
export interface Plan {
  readonly texts: ReadonlyMap<string, string>;
  readonly ticks: ReadonlySet<string>;
  /** How many items a list is to have, by the id of the button that adds one. */
  readonly items: ReadonlyMap<string, number>;
}

/** The plan for a body: every text, every group that is not left out, every item of a list. */
export function planFor(body: Readonly<Record<string, unknown>>): Plan {
  const texts = new Map<string, string>();
  const ticks = new Set<string>();
  const items = new Map<string, number>();
  const walk = (value: unknown, id: string): void => {
    if (value === null) return;
    if (Array.isArray(value)) {
      items.set(`${id}-add`, value.length);
      value.forEach((each, place) => {
        // Words that are known by name are ticked, others are items of their own.
        if (typeof each === 'string') ticks.add(`${id}-${each}`);
        walk(each, `${id}-${place}`);
      });
      ticks.add(id);
    } else if (typeof value === 'object') {
      ticks.add(id);
      for (const [name, each] of Object.entries(value)) walk(each, `${id}-${name}`);
    } else if (value === true) ticks.add(id);
    else texts.set(id, String(value));
  };
  for (const [name, value] of Object.entries(body)) walk(value, `field-${name}`);
  return { texts, ticks, items };
}

/** What has the focus. */
interface Focused {
  readonly id: string;
  readonly tag: string;
  readonly value: string;
  readonly checked: boolean;
  readonly isSubmit: boolean;
  /** Items that the list of an adding button has. */
  readonly count: number;
}

interface Control {
  readonly id: string;
  readonly tagName: string;
  readonly type?: string;
  readonly value?: string;
  readonly checked?: boolean;
  readonly dataset: { readonly items?: string };
}
declare const document: { readonly activeElement: Control | null };

const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return {
      id: element?.id ?? '',
      tag: element?.tagName ?? '',
      value: element?.value ?? '',
      checked: element?.checked === true,
      isSubmit: element?.tagName === 'BUTTON' && element.type === 'submit',
      count: Number(element?.dataset.items ?? 0),
    };
  });

const MOST_PRESSES = 600;

/**
 * Fills in the form of a page and sends it off to the check. The way goes round the page as often
 * as rows that were added need to be reached.
 * @throws Error where a control cannot be reached
 */
export async function fillByKeyboard(page: Page, plan: Plan): Promise<void> {
  let hasChanged = true;
  for (let press = 0; press < MOST_PRESSES; press += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now.isSubmit && !hasChanged) {
      await page.keyboard.press('Enter');
      return;
    }
    if (now.isSubmit) hasChanged = false;
    else if (await put(page, plan, now)) hasChanged = true;
  }
  throw new Error('the form cannot be filled in by keyboard');
}

/** @returns whether something was changed */
async function put(page: Page, { texts, ticks, items }: Plan, now: Focused): Promise<boolean> {
  const { id, tag, value, checked, count } = now;
  const wanted = items.get(id) ?? 0;
  for (let item = count; item < wanted; item += 1) await page.keyboard.press('Enter');
  if (wanted > count) return true;
  if (ticks.has(id) && tag === 'INPUT' && !checked) {
    await page.keyboard.press('Space');
    return true;
  }
  const text = texts.get(id);
  if (text === undefined || text === value) return false;
  if (tag === 'SELECT') await choose(page, text);
  else {
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
  }
  return true;
}

async function choose(page: Page, word: string): Promise<void> {
  await page.keyboard.press('Home');
  for (let step = 0; step < 100; step += 1) {
    if ((await focused(page)).value === word) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`"${word}" is not among the choices`);
}
