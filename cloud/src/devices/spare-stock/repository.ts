import type { SpareStockFilters } from '@rollcall/shared/resources/spare-stock';
import { sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';
import { isFreeSpare } from '../../registry/held-recorders.ts';

/** By unit code. */
export const stockSort: Sort = { direction: 'asc', keys: [{ by: sql.ref('s.unitCode'), type: 'text' }] };

interface StoredStock {
  unitCode: string;
  unitName: string;
  minimum: number;
  spares: number;
  free: number;
}

/** Every unit that is in use, with its spares as of `now`. Officers of the unit see nothing: it is about no officer. */
export function stockWith(
  db: Database,
  { unitCode, below }: SpareStockFilters,
  options: { dataScope: DataScope; now: Date },
) {
  const stock = sql<StoredStock>`(
    select u.unit_code as "unitCode", u.name as "unitName", u.spare_minimum as minimum,
      count(r.recorder_serial)::int as spares,
      (count(r.recorder_serial) filter (where ${isFreeSpare(options.now)}))::int as free
    from unit u
    left join recorder r on r.unit_code = u.unit_code and r.spare and r.state <> 'scrapped'
    where not u.retired
    group by u.unit_code
  )`;
  let rows = db
    .selectFrom(stock.as('s'))
    .select(['s.unitCode', 's.unitName', 's.minimum', 's.spares', 's.free'])
    .where(inScope(options.dataScope, { unitCode: sql.ref('s.unitCode'), badgeNo: sql`null::text` }));
  if (unitCode !== undefined) rows = rows.where('s.unitCode', '=', unitCode);
  if (below === true) rows = rows.whereRef('s.free', '<', 's.minimum');
  if (below === false) rows = rows.whereRef('s.free', '>=', 's.minimum');
  return rows;
}

/** How many units have fewer spares ready than they are to have. */
export async function countUnitsBelow(
  db: Database,
  { unitCode, ...options }: { unitCode?: string | undefined; dataScope: DataScope; now: Date },
): Promise<number> {
  const { count } = await db
    .selectFrom(stockWith(db, { unitCode, below: true }, options).as('s'))
    .select((s) => s.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @returns what it was; undefined: there is no such unit */
export async function lockMinimum(tx: Transaction, unitCode: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('unit')
    .select('spare_minimum')
    .where('unit_code', '=', unitCode)
    .forUpdate()
    .executeTakeFirst();
  return row?.spare_minimum;
}

export async function updateMinimum(tx: Transaction, unitCode: string, minimum: number): Promise<void> {
  await tx.updateTable('unit').set({ spare_minimum: minimum }).where('unit_code', '=', unitCode).execute();
}
