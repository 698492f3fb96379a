import type { CustodyRow } from '@rollcall/shared/http/custodies';
import type { Database } from '../../db/database.ts';
import { findCustodyRow } from '../../duty/custody-list-repository.ts';
import { errors } from '../../errors/errors.ts';
import { toCustodyRow } from './to-custody-row.ts';

/** What the list shows of it. @throws AppError `not_found` */
export async function custodyRow(db: Database, custodyId: string): Promise<CustodyRow> {
  const row = await findCustodyRow(db, custodyId);
  if (!row) throw errors.notFound(`The custody ${custodyId}`);
  return toCustodyRow(row);
}
