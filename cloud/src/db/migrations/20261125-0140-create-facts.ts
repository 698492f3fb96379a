// Everything that will become a ledger leaf. Written in the transaction of what it tells of; never changed, never removed.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table fact (
      fact_id bigint generated always as identity primary key,
      type text not null,
      subject text not null,
      payload jsonb not null,
      -- the leaf will hold sha256(salt ‖ payload), so that a payload can be erased by law and nobody can guess it back
      salt bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
      recorded_at timestamptz not null default now()
    );
    -- serves: the history of one subject, oldest first
    create index fact_subject on fact (subject, fact_id);

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'RC001';
    end $$;
    create trigger fact_append_only before update or delete or truncate on fact
      for each statement execute function refuse_change();
    create trigger station_batch_append_only before update or delete or truncate on station_batch
      for each statement execute function refuse_change();
    create trigger station_event_append_only before update or delete or truncate on station_event
      for each statement execute function refuse_change();
  `.execute(db);
}
