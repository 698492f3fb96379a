import type { OfficerFilters } from '@rollcall/shared/resources/officers';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { type SqlBool, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Officer } from '../../registry/officer-repository.ts';

/** When, and by whom. */
export interface Asked {
  now: Date;
  dataScope: DataScope;
}

/** In no order. */
export function officerRows(db: Database, { q, unitCode, kind, state }: OfficerFilters, { now, dataScope }: Asked) {
  return officersInScope(db, { now, dataScope })
    .$if(unitCode !== undefined, (rows) => rows.where('o.unit_code', '=', unitCode ?? ''))
    .$if(kind !== undefined, (rows) => rows.where('o.kind', '=', kind ?? 'sworn'))
    .$if(state === 'serving', (rows) =>
      rows.where((where) => where.or([where('o.left_on', 'is', null), where('o.left_on', '>', localDateOf(now))])),
    )
    .$if(Boolean(q), (rows) =>
      rows.where(sql<SqlBool>`(strpos(lower(o.badge_no), lower(${q})) > 0 or strpos(lower(o.name), lower(${q})) > 0)`),
    );
}

export async function findOfficerRow(db: Database, badgeNo: string, asked: Asked) {
  return officersInScope(db, asked).where('o.badge_no', '=', badgeNo).executeTakeFirst();
}

function officersInScope(db: Database, { now, dataScope }: Asked) {
  return db
    .selectFrom('officer as o')
    .innerJoin('unit as u', 'u.unit_code', 'o.unit_code')
    .leftJoin('officer as leader', 'leader.badge_no', 'o.leader_badge_no')
    .select([
      ...camel('o', 'badge_no', 'name', 'kind', 'unit_code'),
      'u.name as unitName',
      ...camel('o', 'leader_badge_no'),
      'leader.name as leaderName',
      ...camel('o', 'left_on'),
      sql<string[]>`array(
        select h.recorder_serial from holding h
        where h.badge_no = o.badge_no and h.held_from <= ${now}::timestamptz
          and (h.held_until is null or h.held_until > ${now}::timestamptz)
        order by 1
      )`.as('holds'),
    ])
    .where(inScope(dataScope, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('o.badge_no') }));
}

/** Makes the officers or brings them to this, leaders in whatever order. */
export async function upsertOfficers(tx: Transaction, rows: readonly Officer[]): Promise<void> {
  await sql`
    insert into officer (badge_no, name, kind, unit_code, leader_badge_no, left_on)
    select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("badgeNo" text, name text, kind text, "unitCode" text, "leaderBadgeNo" text, "leftOn" date)
    on conflict (badge_no) do update
      set name = excluded.name, kind = excluded.kind, unit_code = excluded.unit_code,
        leader_badge_no = excluded.leader_badge_no, left_on = excluded.left_on
  `.execute(tx);
}
