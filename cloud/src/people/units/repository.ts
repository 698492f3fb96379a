import type { UnitRow } from '@rollcall/shared/resources/units';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Unit } from '../../registry/unit-repository.ts';

export interface UnitsAsked {
  now: Date;
  unitCode?: string;
  retired?: boolean | undefined;
  dataScope: DataScope;
}

/** Units by code with what belongs to each itself: serving officers, recorders that aren't scrapped, stations. */
export async function selectUnitRows(db: Database, options: UnitsAsked): Promise<UnitRow[]> {
  const rows = db
    .selectFrom('unit as u')
    .select((field) => [
      ...camel('u', 'unit_code', 'name', 'kind', 'parent_code', 'retired'),
      field
        .selectFrom('officer as o')
        .whereRef('o.unit_code', '=', 'u.unit_code')
        .where((where) => where.or([where('o.left_on', 'is', null), where('o.left_on', '>', localDateOf(options.now))]))
        .select(countAll)
        .as('officers'),
      field
        .selectFrom('recorder as r')
        .whereRef('r.unit_code', '=', 'u.unit_code')
        .where('r.state', '<>', 'scrapped')
        .select(countAll)
        .as('recorders'),
      deputyOf('badge_no').as('deputyBadgeNo'),
      deputyOf('name').as('deputyName'),
      leadsNow(options.now).as('leadsNow'),
      field.selectFrom('station as s').whereRef('s.unit_code', '=', 'u.unit_code').select(countAll).as('stations'),
    ])
    .where(isSeen(options.dataScope))
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

function deputyOf(column: 'badge_no' | 'name') {
  return sql<string | null>`(
    select ${sql.ref(`o.${column}`)} from deputy_term t join officer o on o.badge_no = t.badge_no
    where t.unit_code = u.unit_code and t.until is null)`;
}

/** As `who_leads` says. */
function leadsNow(now: Date) {
  return sql<UnitRow['leadsNow']>`(
    select jsonb_build_object('badgeNo', w.badge_no, 'name', o.name, 'why', w.why,
      'standsInFor', (select name from officer where badge_no = w.stands_in_for))
    from leadership head
    cross join lateral who_leads(u.unit_code, head.leader_badge_no, head.led_from, head.leader_badge_no, '', ${now}) as w
    join officer o on o.badge_no = w.badge_no
    where head.badge_no is null and head.unit_code = u.unit_code and head.led_until is null)`;
}

/** Who is the deputy from now on, in place of whom. Call it under `lockRegistry`. */
export async function saveDeputy(tx: Transaction, unitCode: string, badgeNo: string | null, now: Date) {
  const terms = tx.updateTable('deputy_term').where('unit_code', '=', unitCode).where('until', 'is', null);
  // What began at this very moment never was.
  await tx.deleteFrom('deputy_term').where('unit_code', '=', unitCode).where('since', '>=', now).execute();
  await terms.set({ until: now }).execute();
  if (badgeNo === null) return;
  await tx
    .insertInto('deputy_term')
    .values({ unit_code: unitCode, badge_no: badgeNo, since: now, until: null })
    .execute();
}

export async function findDeputy(tx: Transaction, unitCode: string): Promise<string | null> {
  const row = await tx
    .selectFrom('deputy_term')
    .select('badge_no')
    .where('unit_code', '=', unitCode)
    .where('until', 'is', null)
    .executeTakeFirst();
  return row?.badge_no ?? null;
}

/** An officer sees the unit that the officer belongs to. */
function isSeen({ unitCode, badgeNo }: DataScope): RawBuilder<SqlBool> {
  if (badgeNo !== undefined) {
    return sql`(u.unit_code = (select own.unit_code from officer own where own.badge_no = ${badgeNo}))`;
  }
  return unitCode === undefined ? sql`true` : sql`(u.unit_code = ${unitCode})`;
}

const countAll = sql<number>`count(*)`.as('count');

interface Below {
  unitCode: string;
  parentCode: string | null;
}

/** Each unit right before those below it, siblings in their order. One whose parent isn't here begins a tree of its own. */
export function parentsFirst<Row extends Below>(units: readonly Row[]): Row[] {
  const codes = new Set(units.map(({ unitCode }) => unitCode));
  const children = Map.groupBy(units, ({ parentCode }) =>
    parentCode !== null && codes.has(parentCode) ? parentCode : null,
  );
  const withThoseBelow = (unit: Row): Row[] => [unit, ...(children.get(unit.unitCode) ?? []).flatMap(withThoseBelow)];
  return (children.get(null) ?? []).flatMap(withThoseBelow);
}

/** Makes the units or brings them to this, parents in whatever order. */
export async function upsertUnits(
  tx: Transaction,
  rows: readonly (Omit<Unit, 'retired'> & Partial<Pick<Unit, 'retired'>>)[],
): Promise<void> {
  await sql`
    insert into unit (unit_code, name, kind, parent_code, retired)
    select "unitCode", name, kind, "parentCode", coalesce(retired, false) from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("unitCode" text, name text, kind text, "parentCode" text, retired boolean)
    on conflict (unit_code) do update
      set name = excluded.name, kind = excluded.kind, parent_code = excluded.parent_code,
        retired = excluded.retired
  `.execute(tx);
}
