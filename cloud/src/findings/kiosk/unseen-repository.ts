import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { leads, liabilityEnded } from '../liability/conditions.ts';

/** Whether this officer serves in the unit of the station: only he can stand before its screen. */
export async function servesAt(
  db: Database,
  { stationId, badgeNo, now }: { stationId: string; badgeNo: string; now: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('station as s')
    .innerJoin('officer as o', 'o.unit_code', 's.unit_code')
    .select('o.badge_no')
    .where('s.station_id', '=', stationId)
    .where('o.badge_no', '=', badgeNo)
    .where((where) => where.or([where('o.left_on', 'is', null), where('o.left_on', '>', localDateOf(now))]))
    .executeTakeFirst();
  return row !== undefined;
}

/** The decisions by which findings stand, about this officer or for which he is liable as a leader, that he hasn't seen. */
export async function selectUnseenDecisions(db: Database, badgeNo: string) {
  const named = sql<boolean>`d.badge_nos @> array[${badgeNo}]::text[]`;
  return db
    .selectFrom('finding_decision as d')
    .innerJoin('finding as f', 'f.finding_id', 'd.finding_id')
    .select([
      'd.decision_id',
      'd.finding_kind',
      'f.duty_date',
      'd.step',
      'd.violation_class',
      'd.reason',
      'd.decided_at',
      named.as('named'),
    ])
    .where('d.state', '=', 'counts')
    .where('d.step', 'in', ['confirm', 'excuse', 'unfounded'])
    .where(
      sql<boolean>`(${named} or (
        d.step = 'confirm' and f.leaders <> '{}' and ${leads(badgeNo)} and not ${liabilityEnded(sql`${badgeNo}`)}
        and exists (
          select from jsonb_each_text(f.leaders) as led
          where led.value = ${badgeNo} and (led.key = any(d.badge_nos) or cardinality(d.badge_nos) = 0)
        )
      ))`,
    )
    .where(
      sql<boolean>`not exists (
        select from decision_notice n where n.decision_id = d.decision_id and n.badge_no = ${badgeNo}
      ) and not exists (
        select from finding_decision later
        where later.finding_id = d.finding_id and later.state = 'counts' and later.step <> 'close'
          and (later.decided_at, later.decision_id) > (d.decided_at, d.decision_id)
      )`,
    )
    .orderBy('d.decided_at')
    .orderBy('d.decision_id')
    .limit(50)
    .execute();
}

/** What was decided about him in cases, and that he hasn't seen. */
export async function selectUnseenEntries(db: Database, badgeNo: string) {
  return db
    .selectFrom('accountability_entry as e')
    .innerJoin('accountability_case as c', 'c.case_id', 'e.case_id')
    .select([
      'e.entry_id',
      'c.year',
      'c.number',
      'e.role',
      'e.outcome',
      'e.points',
      'e.reason',
      'e.decided_at',
      'e.office',
    ])
    .where('e.badge_no', '=', badgeNo)
    .where('e.decided_at', 'is not', null)
    .where('e.seen_at', 'is', null)
    .where('e.state', '<>', 'ended')
    .orderBy('e.decided_at')
    .limit(50)
    .execute();
}
