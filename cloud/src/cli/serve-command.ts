import { Command } from 'commander';
import { readConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { createLogger } from '../logger/logger.ts';
import { startService } from '../main.ts';
import { cutOffAfter } from './cut-off-after.ts';

/** `rollcall serve`. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run HQ until SIGTERM or Ctrl-C')
    .option('--exit-with-parent', 'end when standard input closes, for a program that starts this one')
    .action(async (options: { exitWithParent?: boolean }) => {
      const config = readConfig(readEnv());
      const log = createLogger({ level: config.logLevel, readable: process.stdout.isTTY });
      const end = endOfService(options.exitWithParent ?? false);
      // Also while it starts: a store that doesn't answer is waited for then.
      void end.then(() =>
        cutOffAfter(endWithinMs, (stillOpen) => log.error({ stillOpen }, 'service did not end in time and is cut off')),
      );
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

/** npm sends a Ctrl-C again that the terminal has sent to all: within this time a second signal counts as the same. */
const sameSignalMs = 1000;
/** Longer than all that ends by itself takes; an object store that has gone silent would be waited for much longer. */
const endWithinMs = 10_000;

/** A second signal ends the process at once, as signals do. */
function endOfService(withParent: boolean): Promise<string> {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      resolve(signal);
      setTimeout(() => {
        for (const name of signals) process.removeListener(name, stop);
      }, sameSignalMs).unref();
    };
    for (const name of signals) process.on(name, stop);
    if (withParent) process.stdin.resume().once('close', () => resolve('parent ended'));
  });
}
