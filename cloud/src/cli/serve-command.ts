import { endOfProgram } from '@rollcall/node/end-of-program';
import { createLogger } from '@rollcall/node/logger';
import { Command } from 'commander';
import { readConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { startService } from '../main.ts';

/** Longer than all that ends by itself takes; an object store that has gone silent would be waited for much longer. */
const endWithinMs = 10_000;

/** `rollcall serve`. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run HQ until SIGTERM or Ctrl-C')
    .option('--exit-with-parent', 'end when standard input closes, for a program that starts this one')
    .action(async (options: { exitWithParent?: boolean }) => {
      const config = readConfig(readEnv());
      const log = createLogger({ level: config.logLevel, readable: process.stdout.isTTY });
      // Also while it starts: a store that doesn't answer is waited for then.
      const end = endOfProgram({
        withParent: options.exitWithParent ?? false,
        withinMs: endWithinMs,
        onCutOff: (stillOpen) => log.error({ stillOpen }, 'service did not end in time and is cut off'),
      });
      try {
        const service = await startService(config, { log });
        const reason = await end;
        log.info({ reason }, 'service is stopping');
        await service.stop();
      } finally {
        process.stdin.destroy();
      }
    });
}
