import type { AgentConfig } from '../config/config.ts';
import { createLogger } from '../logger/create-logger.ts';
import { runAgent } from '../main.ts';
import { cutOffAfter } from './cut-off-after.ts';

/** npm sends a Ctrl-C again that the terminal has sent to all: within this time a second signal counts as the same. */
const sameSignalMs = 1000;
/** Every stage ends sooner; the slowest is a look into a file, of up to 22 s. A card that hangs may never. */
const endWithinMs = 30_000;

/** A second SIGTERM or Ctrl-C ends the process at once; a killed agent loses nothing. */
export async function run({ config, exitWithParent }: { config: AgentConfig; exitWithParent: boolean }): Promise<void> {
  const log = createLogger(config.logLevel);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, stop);
  stopping.signal.addEventListener('abort', () => {
    setTimeout(() => {
      for (const name of ['SIGTERM', 'SIGINT'] as const) process.removeListener(name, stop);
    }, sameSignalMs).unref();
    cutOffAfter(endWithinMs, (stillOpen) => log.error({ stillOpen }, 'agent did not end in time and is cut off'));
  });
  if (exitWithParent) {
    process.stdin.once('end', stop);
    process.stdin.once('error', stop);
    process.stdin.resume();
  }
  try {
    await runAgent({ config, log, signal: stopping.signal });
  } finally {
    if (exitWithParent) process.stdin.destroy();
  }
}
