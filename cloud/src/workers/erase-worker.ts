import type { Logger } from '@rollcall/node/logger';
import { issuePermit, signPermit } from '../access/erases/issue-permit.ts';
import { endStalePermits, selectWaitingPermits } from '../access/erases/permit-repository.ts';
import { selectCardsToJudge } from '../access/erases/standing-repository.ts';
import type { PermitSigner } from '../auth/load-signers.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors/app-error.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { createPeriodicWork } from './periodic-work.ts';

const cardsAtOnce = 200;

/**
 * Gives permits for docked cards of which HQ has everything, once the brigade has turned erasing on. What is to be done
 * stands in the tables: several processes may do it, and one that is killed loses nothing.
 */
export function createEraseWorker(options: {
  db: Database;
  signer: Pick<PermitSigner, 'sign'>;
  /** The name of the ledger. */
  origin: string;
  log: Logger;
  now: () => Date;
  pollMs?: number;
}) {
  const { db, signer, origin, log, now, pollMs = 2000 } = options;
  let failing: string | undefined;

  /** Ends what is over, looks at each card that is due, and signs what was cosigned. */
  async function processAll(signal: AbortSignal = new AbortController().signal): Promise<void> {
    failing = undefined;
    const ended = await endStalePermits(db, now());
    if (ended > 0) log.info({ ended }, 'erase permits ended without an erase');
    const { eraseMode } = await readParameters(db);
    if (eraseMode !== 'off') {
      for (const dockSessionId of await selectCardsToJudge(db, now(), cardsAtOnce)) {
        if (signal.aborted) return;
        await each(dockSessionId, () => issuePermit({ db, now }, dockSessionId, eraseMode));
      }
    }
    for (const permit of await selectWaitingPermits(db)) {
      if (signal.aborted) return;
      const { permitId, stationId } = permit;
      const signed = await each(permitId, () => signPermit({ db, signer, origin }, permit));
      if (signed) log.info({ permitId, stationId }, 'erase permit was signed');
    }
  }

  /** One card must not hold up the others. */
  async function each<T>(id: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      failing = error instanceof AppError ? error.code : 'internal';
      log.warn({ id, error }, 'erase permit could not be worked on');
      return undefined;
    }
  }

  const periodic = createPeriodicWork({
    now,
    work: processAll,
    intervalMs: pollMs,
    onError: (error) => log.error({ error }, 'erase permits failed'),
  });
  return { ...periodic, problem: () => periodic.problem() ?? failing, processAll };
}
