/** How a command that runs on is told to end: Ctrl-C, or the system's request. */

/** Resolves when the process is told to end. */
export const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
