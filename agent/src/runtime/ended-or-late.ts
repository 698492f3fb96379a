/** Resolves when the work has ended, or after a while without it. The work goes on, and must not reject. */
export function endedOrLate(work: Promise<unknown>, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
