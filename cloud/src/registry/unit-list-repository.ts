import type { UnitRow } from '@rollcall/shared/http/units';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Sight } from '../db/sight.ts';

/** Units by code with what belongs to each itself: serving officers, recorders that aren't scrapped, stations. */
export async function selectUnitRows(
  db: Database,
  options: { today: string; unitCode?: string; retired?: boolean | undefined; sight: Sight },
): Promise<UnitRow[]> {
  const rows = db
    .selectFrom('unit as u')
    .select((field) => [
      'u.unit_code as unitCode',
      'u.name',
      'u.kind',
      'u.parent_code as parentCode',
      'u.retired',
      field
        .selectFrom('officer as o')
        .whereRef('o.unit_code', '=', 'u.unit_code')
        .where((where) => where.or([where('o.left_on', 'is', null), where('o.left_on', '>', options.today)]))
        .select(countAll)
        .as('officers'),
      field
        .selectFrom('recorder as r')
        .whereRef('r.unit_code', '=', 'u.unit_code')
        .where('r.state', '<>', 'scrapped')
        .select(countAll)
        .as('recorders'),
      field.selectFrom('station as s').whereRef('s.unit_code', '=', 'u.unit_code').select(countAll).as('stations'),
    ])
    .where(isSeen(options.sight))
    .orderBy('u.unit_code');
  const { unitCode, retired } = options;
  const found = await rows
    .$if(unitCode !== undefined, (all) => all.where('u.unit_code', '=', unitCode ?? ''))
    .$if(retired !== undefined, (all) => all.where('u.retired', '=', retired ?? false))
    .execute();
  return found.map(({ officers, recorders, stations, ...unit }) => ({
    ...unit,
    officers: officers ?? 0,
    recorders: recorders ?? 0,
    stations: stations ?? 0,
  }));
}

/** An officer sees the unit that the officer belongs to. */
function isSeen({ unitCode, badgeNo }: Sight): RawBuilder<SqlBool> {
  if (badgeNo !== undefined) {
    return sql`(u.unit_code = (select own.unit_code from officer own where own.badge_no = ${badgeNo}))`;
  }
  return unitCode === undefined ? sql`true` : sql`(u.unit_code = ${unitCode})`;
}

const countAll = sql<number>`count(*)`.as('count');
