import type { Logger } from '@rollcall/node/logger';
import { type Collector, createMetricPage, type MetricPage } from '@rollcall/node/metric-page';
import { Registry } from 'prom-client';
import type { Database } from '../db/database.ts';
import type { HealthCheck } from '../http/health-check.ts';
import type { Refusals } from '../http/refusals.ts';
import type { Committed } from '../ingest/commit-group.ts';
import { certificateCollector } from './certificate-collector.ts';
import { databaseCollectors } from './database-collectors.ts';
import { createIntakeCounters } from './intake-counters.ts';
import { processCollectors, refusalCollector } from './process-collectors.ts';

export interface ObservedService {
  page: MetricPage;
  onCommitted(committed: Committed): void;
  /** What one process tells for all of them: that with the role `api`. */
  tellOfHq(refusals: Refusals): void;
}

/** What Prometheus reads of this process. With other roles than `api` it tells of itself only, so that nothing is told twice. */
export function observeService(deps: {
  db: Database;
  now: () => Date;
  log: Logger;
  roles: readonly string[];
  certificateFiles: readonly string[];
  checks: readonly HealthCheck[];
}): ObservedService {
  const { db, now, log, roles, certificateFiles, checks } = deps;
  const counted = new Registry();
  const collectors: Collector[] = processCollectors({ roles, checks, now });
  return {
    page: createMetricPage({ collectors, counted, log: log.child({ part: 'metrics' }) }),
    onCommitted: roles.includes('ingest') ? createIntakeCounters(counted) : () => undefined,
    tellOfHq(refusals) {
      collectors.push(
        ...databaseCollectors({ db, now }),
        certificateCollector(certificateFiles, now),
        refusalCollector(refusals),
      );
    },
  };
}
