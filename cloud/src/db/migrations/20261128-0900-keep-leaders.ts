// Who was in charge of whom when a finding first named them stays with it, whoever is in charge later.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The leader in charge by the badge that the finding names; by '' where it names nobody.
    alter table finding add column leaders jsonb not null default '{}';

    -- What was shown until now: who is in charge today; of findings about nobody, who leads the unit today.
    update finding f set leaders = (
      select coalesce(jsonb_object_agg(coalesce(named.badge_no, ''), coalesce(o.leader_badge_no, head.badge_no))
        filter (where coalesce(o.leader_badge_no, head.badge_no) is not null), '{}')
      from (select f.badge_no union select jsonb_array_elements_text(coalesce(f.detail -> 'badgeNos', '[]'))) as named
      left join officer o on o.badge_no = named.badge_no
      left join lateral (
        select a.badge_no from account a
        where a.role = 'squad_leader' and a.unit_code = coalesce(o.unit_code, f.unit_code) and a.disabled_at is null
          and a.badge_no <> coalesce(named.badge_no, '')
        order by a.created_at, a.account_id limit 1
      ) as head on true
    );
  `.execute(db);
}
