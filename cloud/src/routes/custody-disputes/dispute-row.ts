import type { CustodyDisputeRow } from '@rollcall/shared/http/custody-disputes';
import type { Database } from '../../db/database.ts';
import { findDisputeRow } from '../../duty/disputes/dispute-list-repository.ts';
import { errors } from '../../errors/errors.ts';
import { toDisputeRow } from './to-dispute-row.ts';

/** What the list shows of it. @throws AppError `not_found` */
export async function disputeRow(db: Database, disputeId: string): Promise<CustodyDisputeRow> {
  const row = await findDisputeRow(db, disputeId);
  if (!row) throw errors.notFound(`The dispute ${disputeId}`);
  return toDisputeRow(row);
}
