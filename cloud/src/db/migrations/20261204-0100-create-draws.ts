// Draws of what is checked, one chain: what became ripe, what was fixed for each draw, who was asked, and what was drawn from.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // The salt of the tags by which items name officers: without it a tag names nobody.
  await sql`
    create table officer_tag_salt (
      year smallint primary key,
      salt bytea not null check (octet_length(salt) = 32)
    )
  `.execute(db);
  await sql`
    create table check_item (
      kind text not null check (kind in ('shift', 'activity')),
      item uuid not null,
      badge_no text not null references officer,
      tag text not null check (tag ~ '^[0-9a-f]{64}$'),
      unit_code text not null,
      duty_type text not null,
      activity_type text,
      campaign text,
      ripe_at timestamptz(3) not null,
      fact_id bigint not null references fact,
      -- there is nothing to look at any more
      excluded_fact_id bigint references fact,
      primary key (kind, item)
    )
  `.execute(db);
  await sql`create index check_item_fact on check_item (fact_id)`.execute(db);
  await sql`create index check_item_officer on check_item (badge_no)`.execute(db);
  await sql`
    create table draw_plan (
      version integer primary key check (version > 0),
      plan jsonb not null,
      -- {weekdays: [1..7], time: 'HH:MM'}
      schedule jsonb not null,
      reason text not null,
      set_by text not null,
      set_at timestamptz(3) not null
    )
  `.execute(db);
  await sql`
    create table draw (
      draw integer primary key check (draw > 0),
      -- what was fixed for it: plan, roster, order
      fixed jsonb not null,
      -- the close (or start) that fixed it
      fixed_fact_id bigint not null references fact,
      fixed_at timestamptz(3) not null,
      hq_secret text,
      announced_at timestamptz(3),
      closes_at timestamptz(3),
      announced_fact_id bigint references fact,
      closed_at timestamptz(3),
      closed_fact_id bigint references fact,
      population integer,
      -- the draws whose items it drew from again
      again integer[] not null default '{}',
      voided_at timestamptz(3),
      finished_at timestamptz(3),
      finished_fact_id bigint references fact,
      seed text,
      sampled integer,
      check ((announced_at is null) = (announced_fact_id is null)),
      check ((closed_at is null) = (closed_fact_id is null)),
      check (closed_at is null or announced_at is not null),
      check (finished_at is null or closed_at is not null)
    )
  `.execute(db);
  await sql`
    create table draw_station (
      draw integer not null references draw,
      station_id text not null references station,
      asked_at timestamptz(3) not null,
      asked_fact_id bigint not null references fact,
      commitment text,
      committed_at timestamptz(3),
      committed_fact_id bigint references fact,
      -- it came after the close, and doesn't count
      late boolean not null default false,
      secret text,
      revealed_at timestamptz(3),
      revealed_fact_id bigint references fact,
      primary key (draw, station_id)
    )
  `.execute(db);
  // Every fact of a station about a draw, with its batch: a second commitment is shown too.
  await sql`
    create table draw_batch (
      fact_id bigint primary key references fact,
      draw integer not null references draw,
      station_id text not null,
      incarnation integer not null,
      last_seq bigint not null
    )
  `.execute(db);
  await sql`create index draw_batch_draw on draw_batch (draw)`.execute(db);
  await sql`
    create table draw_item (
      draw integer not null references draw,
      kind text not null,
      item uuid not null,
      stratum text not null,
      -- in the order of the draw; null: not drawn
      place integer,
      why text check (why in ('ratio', 'turn')),
      primary key (draw, kind, item),
      foreign key (kind, item) references check_item,
      check ((place is null) = (why is null))
    )
  `.execute(db);
  await sql`create unique index draw_item_place on draw_item (draw, place) where place is not null`.execute(db);
  await sql`create index draw_item_item on draw_item (kind, item)`.execute(db);
  // When a station last asked what there is for it to do about draws: only such a station can be asked.
  await sql`alter table station add column draws_looked_at timestamptz(3)`.execute(db);
}
