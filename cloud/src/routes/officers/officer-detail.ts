import type { OfficerDetail } from '@rollcall/shared/http/officers';
import type { Database } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';
import { selectHistoryWithCustodies } from '../../duty/custody-history-repository.ts';
import { errors } from '../../errors/errors.ts';
import { findOfficerRow } from '../../registry/officer-list-repository.ts';
import { toOfficerRow } from './to-officer-row.ts';

/** @throws AppError `not_found` */
export async function officerDetail(
  db: Database,
  badgeNo: string,
  options: { now: Date; sight: Sight },
): Promise<OfficerDetail> {
  const row = await findOfficerRow(db, badgeNo, options);
  if (!row) throw errors.notFound(`The officer ${badgeNo}`);
  return { ...toOfficerRow(row), history: await selectHistoryWithCustodies(db, { badgeNo }, options.sight) };
}
