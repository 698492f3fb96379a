// A leader who is liable through a confirmed finding appeals for himself, apart from the officer: once for each time that the
// finding was told. What is upheld ends his liability, and nothing else.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table liability_appeal (
      appeal_id uuid primary key default gen_random_uuid(),
      finding_id uuid not null references finding,
      -- through which he is liable
      decision_id uuid not null references finding_decision,
      badge_no text not null references officer,
      -- when the finding was told that was decided: told anew, the appeal is of the past
      told_at timestamptz(3) not null,
      reason text not null,
      appealed_by uuid not null references account,
      appealed_at timestamptz(3) not null,
      state text not null default 'pending' check (state in ('pending', 'upheld', 'dismissed')),
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      outside_decision_id uuid references outside_decision,
      unique (finding_id, badge_no, told_at),
      check (num_nulls(decided_by, decided_at, decision_reason) = case state when 'pending' then 3 else 0 end)
    );
    -- serves: appeals to decide in GET /api/v1/inbox
    create index liability_appeal_pending on liability_appeal (appealed_at) where state = 'pending';

    -- serves: decisions for which a leader is liable, in GET /api/v1/inbox
    create index finding_led on finding using gin (jsonb_path_query_array(leaders, '$.*')) where leaders <> '{}';

    alter table outside_decision
      drop constraint outside_decision_kind_check,
      add constraint outside_decision_kind_check check (kind in
        ('appeal', 'exemption', 'roster_proposal', 'custody_dispute', 'access_request', 'recusal_end', 'retention_change',
          'accountability_appeal', 'finding', 'finding_second', 'liability_appeal'));
  `.execute(db);
}
