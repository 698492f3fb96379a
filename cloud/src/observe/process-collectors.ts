import type { Collector } from '@rollcall/node/metric-page';
import packageJson from '../../package.json' with { type: 'json' };
import { type HealthCheck, isForPeople } from '../http/health-check.ts';
import type { Refusals } from '../http/refusals.ts';

/** What this process knows of itself: its version, and how its parts are doing. */
export function processCollectors(deps: {
  roles: readonly string[];
  checks: readonly HealthCheck[];
  now: () => Date;
}): Collector[] {
  const { roles, checks, now } = deps;
  const startedAt = now();
  const secondsSince = (at: Date) => Math.max(0, now().getTime() - at.getTime()) / 1000;
  return [
    {
      name: 'build',
      collect: () => [
        {
          name: 'rollcall_build_info',
          help: 'Always 1; says which version of Rollcall runs, and in which roles.',
          samples: [{ labels: { version: packageJson.version, roles: roles.join(',') }, value: 1 }],
        },
        {
          name: 'rollcall_process_uptime_seconds',
          help: 'Seconds since the process started.',
          samples: [{ value: secondsSince(startedAt) }],
        },
        {
          name: 'rollcall_process_resident_memory_bytes',
          help: 'Memory that the process takes.',
          samples: [{ value: process.memoryUsage.rss() }],
        },
      ],
    },
    {
      name: 'workers',
      collect: () => [
        {
          name: 'rollcall_worker_last_success_age_seconds',
          help: 'Seconds since the part of HQ last went through its work; since the start of the process if never.',
          samples: checks.map((check) => {
            const at = check.lastProgressAt() ?? (check.lastFailureAt && startedAt);
            return { labels: { worker: check.name }, value: at && secondsSince(at) };
          }),
        },
        {
          name: 'rollcall_worker_last_failure_age_seconds',
          help: 'Seconds since the work of the part last failed; missing if it did not since the start of the process.',
          samples: checks.map((check) => {
            const at = check.lastFailureAt?.();
            return { labels: { worker: check.name }, value: at && secondsSince(at) };
          }),
        },
        {
          name: 'rollcall_worker_failing',
          help: 'Whether the part fails at the moment. What only people can put right is no failure of it.',
          samples: checks.map((check) => {
            const problem = check.problem();
            return { labels: { worker: check.name }, value: Number(problem !== undefined && !isForPeople(problem)) };
          }),
        },
      ],
    },
  ];
}

/** What this process refused to people since it started. */
export function refusalCollector(refusals: Refusals): Collector {
  return {
    name: 'refusals',
    collect: () => [
      {
        name: 'rollcall_refusals_total',
        help: 'Requests of people that were refused: wrong passwords, guesses while locked out, and what they may not do.',
        type: 'counter',
        samples: [
          { labels: { kind: 'wrong_password' }, value: refusals.wrongPasswords },
          { labels: { kind: 'locked_out' }, value: refusals.lockedOut },
          { labels: { kind: 'forbidden' }, value: refusals.forbidden },
        ],
      },
    ],
  };
}
