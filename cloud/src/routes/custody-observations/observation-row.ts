import type { CustodyObservationRow } from '@rollcall/shared/http/custody-observations';
import type { Database } from '../../db/database.ts';
import { findObservationRow } from '../../duty/observations/observation-list-repository.ts';
import { errors } from '../../errors/errors.ts';
import { toObservationRow } from './to-observation-row.ts';

/** What the list shows of it. @throws AppError `not_found` */
export async function observationRow(db: Database, observationId: string): Promise<CustodyObservationRow> {
  const row = await findObservationRow(db, observationId);
  if (!row) throw errors.notFound(`The observation ${observationId}`);
  return toObservationRow(row);
}
