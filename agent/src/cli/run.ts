import type { AgentConfig } from '../config/config.ts';
import { createLogger } from '../logger/create-logger.ts';
import { runAgent } from '../main.ts';

/** A second SIGTERM or Ctrl-C ends the process at once; a killed agent loses nothing. */
export async function run({ config, exitWithParent }: { config: AgentConfig; exitWithParent: boolean }): Promise<void> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (exitWithParent) {
    process.stdin.once('end', stop);
    process.stdin.once('error', stop);
    process.stdin.resume();
  }
  try {
    await runAgent({ config, log: createLogger(config.logLevel), signal: stopping.signal });
  } finally {
    if (exitWithParent) process.stdin.destroy();
  }
}
