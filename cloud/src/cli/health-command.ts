import { healthCheckSchema } from '@rollcall/shared/http/ops';
import { Command } from 'commander';
import { z } from 'zod';
import { readVariables } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { isForPeople } from '../http/health-check.ts';

const answerSchema = z.object({ checks: z.array(healthCheckSchema) });
type HealthCheck = z.infer<typeof healthCheckSchema>;

/** What must get anywhere within minutes, whatever there is to do. Other parts may read footage for hours in one run. */
const patienceMs: Record<string, number> = { ingest: 60_000, quarantine: 300_000, ledger: 600_000 };
const longestRunMs = 26 * 60 * 60_000;
const answerWithinMs = 5000;

/** `rollcall health`: the health check of a container. Exit status: 0 healthy, 1 not. */
export function healthCommand(): Command {
  return new Command('health')
    .description(
      'tell whether the HQ process of this machine or container gets anywhere; exit status 1 when it does not',
    )
    .action(async () => {
      const { ROLLCALL_ROLES: roles, ...read } = readVariables(readEnv(), [
        'ROLLCALL_ROLES',
        'PORT',
        'ROLLCALL_HEALTH_PORT',
      ]);
      const port = roles.includes('api') ? read.PORT : (read.ROLLCALL_HEALTH_PORT ?? 0);
      const stuck = await findStuck(`http://127.0.0.1:${port}/api/v1/health`);
      for (const line of stuck) console.error(line);
      if (stuck.length > 0) process.exitCode = 1;
      else console.log('healthy');
    });
}

/** @returns a line for each part that doesn't get anywhere */
async function findStuck(url: string): Promise<string[]> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(answerWithinMs) });
    return answerSchema.parse(await response.json()).checks.flatMap(describe);
  } catch (error) {
    return [`${url} gives no answer: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function describe({ name, problem, sinceProgressMs }: HealthCheck): string[] {
  if (problem !== null && !isForPeople(problem)) return [`${name}: ${problem}`];
  if ((sinceProgressMs ?? 0) <= (patienceMs[name] ?? longestRunMs)) return [];
  return [`${name}: no progress for ${Math.round((sinceProgressMs ?? 0) / 1000)} s`];
}
