// One bad entry of an inventory or of a recorder's log is set aside alone, and what is set aside can be counted by its type.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- null when the event doesn't say
    alter table quarantined_event add column type text;
    update quarantined_event set type = substring(convert_from(raw, 'UTF8') from '"type":"([a-z0-9_.-]{1,64})"');
    -- serves: what is set aside now, of all stations and of one
    create index quarantined_event_left on quarantined_event (station_id, quarantined_at) where reprocessed_at is null;

    -- Entries of events that were taken without them. entry_index: the entry's place in the event's list.
    create table quarantined_entry (
      station_id text not null,
      incarnation integer not null,
      seq bigint not null,
      entry_index integer not null,
      type text not null,
      -- JSON as text, like quarantined_event.raw
      raw bytea not null,
      reason text not null,
      quarantined_at timestamptz not null default now(),
      reprocessed_at timestamptz,
      primary key (station_id, incarnation, seq, entry_index)
    );
    -- serves: what is set aside now, of all stations and of one
    create index quarantined_entry_left on quarantined_entry (station_id, quarantined_at) where reprocessed_at is null;

    -- How many of the page's entries are set aside: an inventory that lacks some says of no file that it is gone.
    alter table card_inventory add column set_aside integer not null default 0;
  `.execute(db);
}
