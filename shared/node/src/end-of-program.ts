import { cutOffAfter } from './cut-off-after.ts';

const signals = ['SIGTERM', 'SIGINT'] as const;
/** npm sends a Ctrl-C again that the terminal has sent to all: within this time a second signal counts as the same. */
const sameSignalMs = 1000;

/**
 * When a program is to end, and why. A second signal ends the process at once, as signals do. Who awaited it destroys standard
 * input in the end: watched for the end of the parent, it would keep the process alive.
 * @param withParent the program also ends when standard input closes
 * @param withinMs how long the program may take to end; then it is cut off
 * @param onCutOff gets the kinds of what is still open, for the log
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
  return new Promise((resolve) => {
    const end = (reason: string) => {
      resolve(reason);
      cutOffAfter(withinMs, onCutOff);
    };
    const stop = (signal: NodeJS.Signals) => {
      end(signal);
      setTimeout(() => {
        for (const name of signals) process.removeListener(name, stop);
      }, sameSignalMs).unref();
    };
    for (const name of signals) process.on(name, stop);
    if (!withParent) return;
    process.stdin.resume().once('close', () => end('parent ended'));
    process.stdin.once('error', () => end('parent ended'));
  });
}
