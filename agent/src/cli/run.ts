import { endOfProgram } from '@rollcall/node/end-of-program';
import { createLogger } from '@rollcall/node/logger';
import type { AgentConfig } from '../config/config.ts';
import { runAgent } from '../main.ts';

/** Every stage ends sooner; the slowest is a look into a file, of up to 22 s. A card that hangs may never. */
const endWithinMs = 30_000;

/** Until SIGTERM or Ctrl-C; a killed agent loses nothing. */
export async function run({ config, exitWithParent }: { config: AgentConfig; exitWithParent: boolean }): Promise<void> {
  const { stdout } = process;
  const log = createLogger({ level: config.logLevel, readable: stdout.isTTY, destination: stdout });
  const stopping = new AbortController();
  const end = endOfProgram({
    withParent: exitWithParent,
    withinMs: endWithinMs,
    onCutOff: (stillOpen) => log.error({ stillOpen }, 'agent did not end in time and is cut off'),
  });
  void end.then(() => stopping.abort());
  try {
    await runAgent({ config, log, signal: stopping.signal });
  } finally {
    if (exitWithParent) process.stdin.destroy();
  }
}
