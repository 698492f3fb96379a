import { endOfProgram } from '@rollcall/node/end-of-program';
import { createLogger, type Logger } from '@rollcall/node/logger';
import packageJson from '../../package.json' with { type: 'json' };
import { createCrashGuard } from '../care/crash-guard.ts';
import { endCrashLoop } from '../care/end-crash-loop.ts';
import { steadyAfterMs } from '../care/judge-start.ts';
import { lookAtWork } from '../care/look-at-work.ts';
import { runMinimalMode } from '../care/minimal-mode.ts';
import { createServiceLife, type ServiceLife } from '../care/service-life.ts';
import { findServiceManager } from '../care/service-manager.ts';
import type { AgentConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { runAgent } from '../main.ts';
import { createSystemClock } from '../runtime/clock.ts';
import { createSupport, type Support } from '../support/support.ts';

/** Every stage ends sooner; the slowest is a look into a file, of up to 22 s. A card that hangs may never. */
const endWithinMs = 30_000;
/** What the service manager is asked for: it must not cut the agent off before it does so itself. */
const mostEndMs = endWithinMs + 10_000;
const agentVersion = packageJson.version;
const minimalText = 'crash loop: nothing is collected or uploaded; rollcall-agent status says more';

/**
 * Until SIGTERM or Ctrl-C; a killed agent loses nothing. After starts that failed again and again it runs in minimal mode. Where a
 * person watches, who sees the error, it never does.
 * @param dataFolder is known even where the rest of the configuration is wrong
 * @param loadConfig throws AgentError `config_invalid`
 */
export async function run(given: {
  dataFolder: string;
  loadConfig: () => AgentConfig;
  exitWithParent: boolean;
}): Promise<void> {
  const { dataFolder, loadConfig, exitWithParent } = given;
  const isWatched = process.stdout.isTTY;
  const clock = createSystemClock();
  const supervised = Boolean(readEnv().NOTIFY_SOCKET);
  const guard = isWatched ? undefined : createCrashGuard({ dataFolder, supervised, agentVersion, clock });
  const onUncaught = (error: unknown) => guard?.failed(error);
  const stopping = new AbortController();
  const { signal } = stopping;
  try {
    const start = guard?.begin();
    process.on('uncaughtExceptionMonitor', onUncaught);
    if (guard && start?.mode === 'minimal') {
      const { log, life } = begin({ dataFolder, logLevel: 'info', isWatched, stopping, exitWithParent });
      life.ready(() => ({ text: minimalText, getsOn: true }));
      await runMinimalMode({ dataFolder, pauseMs: start.pauseMs, guard, agentVersion, clock, log, signal });
      return;
    }
    const config = loadConfig();
    const { log, life, support } = begin({ ...config, isWatched, stopping, exitWithParent });
    if (guard) endCrashLoop({ dataFolder, steadyAfterMs, guard, clock, log, signal });
    await runAgent({ config, support, log, signal, onRunning: (agents) => life.ready(() => lookAtWork(agents)) });
    guard?.stopped();
  } catch (error) {
    guard?.failed(error);
    throw error;
  } finally {
    stopping.abort();
    process.off('uncaughtExceptionMonitor', onUncaught);
    if (exitWithParent) process.stdin.destroy();
  }
}

/** What each start has: a log, a word to the service manager, and an end. */
function begin(
  given: Pick<AgentConfig, 'dataFolder' | 'logLevel'> & {
    isWatched: boolean;
    stopping: AbortController;
    exitWithParent: boolean;
  },
): { log: Logger; life: ServiceLife; support: Support } {
  const { isWatched, stopping, exitWithParent } = given;
  const { support, isWanted, keepLine } = createSupport(given);
  const destination = {
    write(line: string) {
      process.stdout.write(line);
      keepLine(line);
    },
  };
  const log = createLogger({ level: 'debug', isWanted, readable: isWatched, destination });
  const manager = findServiceManager({ env: readEnv(), pid: process.pid, log });
  const life = createServiceLife({ manager, log, signal: stopping.signal });
  const end = endOfProgram({
    withParent: exitWithParent,
    withinMs: endWithinMs,
    onCutOff: (stillOpen) => log.error({ stillOpen }, 'agent did not end in time and is cut off'),
  });
  void end.then(() => {
    stopping.abort();
    void life.stopping(mostEndMs);
  });
  return { log, life, support };
}
