import type { OfficerDetail } from '@rollcall/shared/http/officers';
import type { Database } from '../../db/database.ts';
import { selectHistoryWithCustodies } from '../../duty/custody-history-repository.ts';
import { errors } from '../../errors/errors.ts';
import { findOfficerRow } from '../../registry/officer-list-repository.ts';
import { toOfficerRow } from './to-officer-row.ts';

/** @param options.unitCode the only unit whose officers may be seen @throws AppError `not_found` */
export async function officerDetail(
  db: Database,
  badgeNo: string,
  options: { now: Date; unitCode?: string | null | undefined },
): Promise<OfficerDetail> {
  const row = await findOfficerRow(db, badgeNo, options);
  if (!row) throw errors.notFound(`The officer ${badgeNo}`);
  return { ...toOfficerRow(row), history: await selectHistoryWithCustodies(db, { badgeNo }) };
}
