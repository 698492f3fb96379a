// A drawn item is skipped when two persons agree, for a reason that is printed; the next rank of its stratum takes its place.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table draw_skip (
      draw_skip_id uuid primary key default gen_random_uuid(),
      draw integer not null,
      kind text not null,
      item uuid not null,
      reason text not null,
      proposed_by uuid not null references account,
      -- the leader for whom it was proposed
      on_behalf_of uuid references account,
      proposed_at timestamptz(3) not null,
      state text not null default 'waits' check (state in ('waits', 'agreed', 'refused')),
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      -- what takes its place; null: its stratum had nothing left
      follower_kind text,
      follower uuid,
      foreign key (draw, kind, item) references draw_item,
      check (num_nulls(decided_by, decided_at, decision_reason) = case state when 'waits' then 3 else 0 end),
      check ((follower_kind is null) = (follower is null)),
      check (follower is null or state = 'agreed')
    );
    -- serves: what was skipped of a draw
    create index draw_skip_draw on draw_skip (draw, decided_at);
    -- one proposal at a time, and none of what is skipped
    create unique index draw_skip_item on draw_skip (draw, kind, item) where state <> 'refused';
  `.execute(db);
}
