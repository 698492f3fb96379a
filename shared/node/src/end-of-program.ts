import { cutOffAfter } from './cut-off-after.ts';

const signals = ['SIGTERM', 'SIGINT'] as const;
/** npm sends a Ctrl-C again that the terminal has sent to all: within this time a second signal counts as the same. */
const sameSignalMs = 1000;

/**
 * Waits until the program is to end. A second signal ends the process at once, as signals do. With `withParent`, destroy standard
 * input in the end, or it keeps the process alive.
 * @param withParent the program also ends when standard input closes
 * @param withinMs how long the program may take to end; then it is cut off
 * @param onCutOff gets the kinds of what is still open, for the log
 * @returns why: the signal, or `parent ended`
 */
export function endOfProgram({
  withParent,
  withinMs,
  onCutOff,
}: {
  withParent: boolean;
  withinMs: number;
  onCutOff: (stillOpen: string[]) => void;
}): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const stop = (signal: NodeJS.Signals) => {
    resolve(signal);
    setTimeout(() => {
      for (const name of signals) process.removeListener(name, stop);
    }, sameSignalMs).unref();
  };
  for (const name of signals) process.on(name, stop);
  if (withParent) {
    process.stdin.once('error', () => resolve('parent ended'));
    process.stdin.resume().once('close', () => resolve('parent ended'));
  }
  void promise.then(() => cutOffAfter(withinMs, onCutOff));
  return promise;
}
