/**
 * Looks at journals that nobody waits for: one after the other at the same, and each that fails is
 * taken again after a pause, because nobody else may come to look.
 */
export interface Looks {
  /**
   * Takes a look. Never fails; resolves when it was taken once.
   * @param at the cluster, or `null` for a look at all of them
   */
  readonly take: (at: string | null, look: Look) => Promise<void>;
  /** Takes it after the pause that follows a failure. */
  readonly takeLater: (at: string | null, look: Look) => void;
  readonly isClosing: () => boolean;
  /** Takes no more of them; resolves when none is under way. */
  readonly close: () => Promise<void>;
}

export type Look = () => Promise<unknown>;

/** How long after a failure a look is taken, in milliseconds. */
const AGAIN_MS = 1_000;

/** @param onFailure told of every look that failed */
export function openLooks(onFailure: (error: unknown) => void): Looks {
  const underWay = new Map<string | null, Promise<void>>();
  const due = new Map<string | null, Look>();
  let timer: NodeJS.Timeout | undefined;
  let isClosing = false;

  const takeLater: Looks['takeLater'] = (at, look) => {
    due.set(at, look);
    if (!isClosing) timer ??= setTimeout(again, AGAIN_MS).unref();
  };
  const attempt = async (at: string | null, look: Look): Promise<void> => {
    if (isClosing) return;
    try {
      await look();
    } catch (error) {
      onFailure(error);
      takeLater(at, look);
    }
  };
  const take: Looks['take'] = (at, look) => {
    const before = underWay.get(at) ?? Promise.resolve();
    const taken = before
      .then(() => attempt(at, look))
      .finally(() => {
        if (underWay.get(at) === taken) underWay.delete(at);
      });
    underWay.set(at, taken);
    return taken;
  };
  const again = async (): Promise<void> => {
    timer = undefined;
    const looks = [...due];
    due.clear();
    for (const [at, look] of looks) await take(at, look);
  };
  return {
    take,
    takeLater,
    isClosing: () => isClosing,
    close: async () => {
      isClosing = true;
      clearTimeout(timer);
      await Promise.all(underWay.values());
    },
  };
}
