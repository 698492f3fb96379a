import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import type { ProbedGuarantee } from '../evidence/guarantee-repository.ts';
import { keepGuarantees } from '../evidence/keep-guarantees.ts';
import { createPeriodicWork } from './periodic-work.ts';

const dayMs = 24 * 60 * 60_000;
/**
 * A store that couldn't be tried, or was too slow for a part of it, as after a crash, is tried again soon: what was seen of it
 * counts for two days only, and until then no card is erased.
 */
const retryMs = 10 * 60_000;

/** Tries what the object store guarantees, at the start of the service and every day. */
export function createGuaranteesWorker(options: {
  db: Database;
  /** `probeStore` with the store's settings. */
  probe: (signal?: AbortSignal) => Promise<ProbedGuarantee[]>;
  log: Logger;
  now: () => Date;
  everyMs?: number;
}) {
  const { db, probe, log, now, everyMs = dayMs } = options;
  let dueAtMs = Number.NEGATIVE_INFINITY;
  let missing = 0;

  async function probeNow(signal?: AbortSignal): Promise<void> {
    const probed = await probe(signal);
    await keepGuarantees(db, probed, now());
    const wasTried = probed.every(({ held }) => held !== null);
    dueAtMs = now().getTime() + (wasTried ? everyMs : Math.min(retryMs, everyMs));
    const lacking = probed.filter(({ held }) => held !== true).map(({ guarantee }) => guarantee);
    missing = lacking.length;
    if (missing > 0) log.warn({ lacking }, 'object store lacks guarantees');
    else log.info('object store holds every guarantee');
  }

  async function probeIfDue(signal?: AbortSignal): Promise<void> {
    if (now().getTime() >= dueAtMs) await probeNow(signal);
  }

  const periodic = createPeriodicWork({
    now,
    work: probeIfDue,
    intervalMs: Math.min(retryMs, everyMs),
    onError: (error) => log.warn({ error }, 'object store could not be probed'),
  });
  return {
    ...periodic,
    problem: () => periodic.problem() ?? (missing > 0 ? 'guarantees_missing' : undefined),
    probeNow,
    probeIfDue,
  };
}
