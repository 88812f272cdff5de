/** What a reader of a page does and suffers: moving by keyboard, and faults that axe finds. */
import type { Page } from 'playwright-core';

/** What is used of the page's own world, which these tests are not compiled for. */
interface Control {
  readonly textContent: string | null;
  readonly labels?: Iterable<Control> | null;
}
declare const document: {
  readonly activeElement: Control | null;
  readonly documentElement: { readonly scrollWidth: number; readonly clientWidth: number };
};

const MOST_TABS = 200;

/**
 * Presses Tab until the control with a name has the focus; never the mouse.
 * @throws Error when it cannot be reached
 */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let press = 0; press < MOST_TABS; press += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = [...(element?.labels ?? [])].map((each) => each.textContent).join(' ');
      return (label || element?.textContent || '').replace(/\s+/g, ' ').trim();
    });
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The faults of a page as it stands, with the place of each; sideways scrolling is one. */
export async function axeProblems(page: Page, axe: string): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async (tags) => {
    const tool = (globalThis as unknown as { axe: AxeTool }).axe;
    const { violations } = await tool.run(document, { runOnly: tags });
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      ...(scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} of ${clientWidth}`] : []),
    ];
  }, TAGS);
  return found.map((each) => `${page.url()} ${each}`);
}

interface AxeTool {
  readonly run: (
    context: unknown,
    options: { readonly runOnly: readonly string[] },
  ) => Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}
