import { endOfProgram } from '@rollcall/node/end-of-program';
import { createLogger } from '@rollcall/node/logger';
import type { AgentConfig } from '../config/config.ts';
import { runAgent } from '../main.ts';
import { createSupport } from '../support/support.ts';

/** Every stage ends sooner; the slowest is a look into a file, of up to 22 s. A card that hangs may never. */
const endWithinMs = 30_000;

/** Until SIGTERM or Ctrl-C; a killed agent loses nothing. */
export async function run({ config, exitWithParent }: { config: AgentConfig; exitWithParent: boolean }): Promise<void> {
  const { stdout } = process;
  const { support, isWanted, keepLine } = createSupport(config);
  const destination = {
    write(line: string) {
      stdout.write(line);
      keepLine(line);
    },
  };
  const log = createLogger({ level: 'debug', isWanted, readable: stdout.isTTY, destination });
  const stopping = new AbortController();
  const end = endOfProgram({
    withParent: exitWithParent,
    withinMs: endWithinMs,
    onCutOff: (stillOpen) => log.error({ stillOpen }, 'agent did not end in time and is cut off'),
  });
  void end.then(() => stopping.abort());
  try {
    await runAgent({ config, support, log, signal: stopping.signal });
  } finally {
    if (exitWithParent) process.stdin.destroy();
  }
}
