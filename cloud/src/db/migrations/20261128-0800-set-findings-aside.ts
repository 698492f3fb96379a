// An upheld appeal sets a finding aside: it counts against nobody until it says more than was set aside.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table finding
      drop constraint finding_state_check,
      add constraint finding_state_check check (state in ('open', 'resolved', 'set_aside')),
      -- what it said when its last appeal was upheld: what says no more than that stays set aside
      add column set_aside jsonb,
      add check (state <> 'set_aside' or set_aside is not null);

    -- Appeals that were upheld before, against what the finding still says.
    update finding f
    set set_aside = jsonb_build_object('kind', kind, 'badgeNo', badge_no, 'grade', grade, 'detail', detail),
      state = 'set_aside', resolved_at = null
    where (
      select a.state = 'upheld' and a.decided_at >= f.changed_at from finding_appeal a where a.finding_id = f.finding_id
      order by a.appealed_at desc, a.decided_at desc nulls first limit 1
    );
  `.execute(db);
}
