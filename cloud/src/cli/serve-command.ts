import { once } from 'node:events';
import { Command } from 'commander';
import { readConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { createLogger } from '../logger/logger.ts';
import { startService } from '../main.ts';

/** `rollcall serve`. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run HQ until SIGTERM or Ctrl-C')
    .option('--exit-with-parent', 'end when standard input closes, for a program that starts this one')
    .action(async (options: { exitWithParent?: boolean }) => {
      const config = readConfig(readEnv());
      const log = createLogger({ level: config.logLevel, readable: process.stdout.isTTY });
      const end = endOfService(options.exitWithParent ?? false);
      try {
        const service = await startService(config, { log });
        const reason = await end;
        log.info({ reason }, 'service is stopping');
        await service.stop();
      } finally {
        // Watched for the end of the parent, it would keep the process alive.
        process.stdin.destroy();
      }
    });
}

/** A second signal ends the process at once, as signals do. */
function endOfService(withParent: boolean): Promise<string> {
  const ends = (['SIGTERM', 'SIGINT'] as const).map((signal) => once(process, signal).then(() => signal as string));
  if (withParent) {
    process.stdin.resume();
    ends.push(once(process.stdin, 'close').then(() => 'parent ended'));
  }
  return Promise.race(ends);
}
