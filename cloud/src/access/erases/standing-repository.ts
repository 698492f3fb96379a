import type { EraseObjection } from '@rollcall/shared/resources/erases';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';

export interface Standing {
  outcome: 'permitted' | 'nothing' | 'tried' | 'blocked';
  objections: EraseObjection[];
}

/** Cards in docks without a permit under way, those that waited longest first. */
export async function selectCardsToJudge(db: Database, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ dockSessionId: string }>`
    select d.dock_session_id as "dockSessionId"
    from dock_session d left join erase_standing s using (dock_session_id)
    where d.undocked_at is null and (s.judge_after is null or s.judge_after <= ${now})
      and not exists (
        select from erase_permit p where p.dock_session_id = d.dock_session_id and p.ended_at is null
      )
    order by s.judge_after nulls first limit ${limit}
  `.execute(db);
  return rows.map((row) => row.dockSessionId);
}

/** @returns whether it differs from what was known */
export async function saveStanding(
  tx: Transaction,
  dockSessionId: string,
  { outcome, objections }: Standing,
  { judgedAt, judgeAfter }: { judgedAt: Date; judgeAfter: Date },
): Promise<boolean> {
  const { rows } = await sql<{ same: boolean | null }>`
    with known as (select outcome, objections from erase_standing where dock_session_id = ${dockSessionId})
    insert into erase_standing (dock_session_id, outcome, objections, judged_at, judge_after)
    values (${dockSessionId}, ${outcome}, ${JSON.stringify(objections)}::jsonb, ${judgedAt}, ${judgeAfter})
    on conflict (dock_session_id) do update set
      outcome = excluded.outcome, objections = excluded.objections, judged_at = excluded.judged_at,
      judge_after = excluded.judge_after
    returning (select (known.outcome, known.objections) = (erase_standing.outcome, erase_standing.objections) from known)
      as same
  `.execute(tx);
  return rows[0]?.same !== true;
}

/** Has cards looked at as soon as possible. */
export async function judgeSoon(tx: Transaction, dockSessionIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('erase_standing')
    .set({ judge_after: new Date(0) })
    .where('dock_session_id', '=', sql<string>`any(${dockSessionIds}::uuid[])`)
    .execute();
}
