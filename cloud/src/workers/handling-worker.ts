import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import { finaliseEntries } from '../findings/accountability/end-entries.ts';
import { closeHandled } from '../findings/handling/close-handled.ts';
import { lengthenDeadlines } from '../findings/handling/lengthen-deadlines.ts';
import { settleSetAside } from '../findings/settle-set-aside.ts';
import { endLeftOrders } from '../findings/spot-orders/end-orders.ts';
import { createPeriodicWork } from './periodic-work.ts';

/** What comes of findings by time alone: deadlines that leave puts off, and decisions that can't be appealed against any more. */
export function createHandlingWorker({ db, log, now }: { db: Database; log: Logger; now: () => Date }) {
  async function processAll(): Promise<void> {
    const lengthened = await db.transaction().execute((tx) => lengthenDeadlines(tx, 'leave'));
    const settled = await settleSetAside(db, now());
    const final = await finaliseEntries(db, now());
    const closed = await closeHandled(db, now());
    const ended = await endLeftOrders(db, now());
    if (lengthened + settled + final + closed + ended > 0)
      log.info({ lengthened, settled, final, closed, ended }, 'findings taken on');
  }

  return createPeriodicWork({
    now,
    work: processAll,
    intervalMs: 10 * 60_000,
    onError: (error) => log.error({ error }, 'taking on of findings failed'),
  });
}
