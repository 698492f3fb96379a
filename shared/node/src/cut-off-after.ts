/** A log that is written asynchronously is written by then. */
const logMs = 200;

/**
 * Kills this process if it hasn't ended by itself after that time. Not by `process.exit`, which waits for what hangs: a read
 * from a card, a look-up of a name. What is cut off is as after kill -9: nothing is lost.
 * @param tell gets the kinds of what is still open, for the log
 */
export function cutOffAfter(ms: number, tell: (stillOpen: string[]) => void): void {
  const cutOff = () => {
    tell(process.getActiveResourcesInfo());
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), logMs);
  };
  setTimeout(cutOff, ms).unref();
}
