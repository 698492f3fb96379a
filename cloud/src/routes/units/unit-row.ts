import type { UnitRow } from '@rollcall/shared/http/units';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Database } from '../../db/database.ts';
import { seesAll } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { selectUnitRows } from '../../registry/unit-list-repository.ts';

/** What the list shows of it. @throws AppError `not_found` */
export async function unitRow(db: Database, unitCode: string, now: Date): Promise<UnitRow> {
  const [row] = await selectUnitRows(db, { today: localDateOf(now), unitCode, sight: seesAll });
  if (!row) throw errors.notFound(`The unit ${unitCode}`);
  return row;
}
