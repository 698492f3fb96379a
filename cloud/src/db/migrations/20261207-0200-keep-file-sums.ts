// What files add to metrics, kept as sums by day, and what tells that a day must be summed again: every change of what
// cloud/src/metrics/row-queries.ts reads of files, whoever writes it. See docs/metrics.md.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metric_day (
      -- local date
      day date primary key,
      as_of timestamptz(3) not null,
      -- when time alone changes the sums: the first deadline that was still ahead
      stale_at timestamptz not null,
      import_deadline_hours double precision not null
    );

    create table metric_day_sum (
      day date not null references metric_day on delete cascade,
      badge_no text,
      unit_code text,
      campaign_id text,
      import_due integer not null,
      timely integer not null,
      settled integer not null,
      intact integer not null,
      recording integer not null,
      classified integer not null
    );
    -- serves: the sums of a span of days
    create index metric_day_sum_day on metric_day_sum (day);

    -- What changed since days were summed. Only ever appended to, so that nobody who writes waits for anybody. Which days the files
    -- of a name lie on is looked up when a mark is read: who marks can't see what others are about to commit.
    create table metric_mark (
      -- the local dates of which it speaks, both included
      from_day date,
      to_day date,
      -- or the recording
      recording_id text,
      -- or the files of a recorder that have this name
      recorder_serial text,
      base_name text,
      -- from when on it counts; null: at once
      known_at timestamptz,
      -- the holding that was taken away: taken back if the same comes again in the same transaction
      holding text,
      check (num_nonnulls(from_day, recording_id, base_name) = 1),
      check ((from_day is null) = (to_day is null) and (recorder_serial is null) = (base_name is null))
    );
  `.execute(db);
  await markFiles(db);
  await markDuty(db);
  await markRegistry(db);
}

/** Of what files are, and of what tells whether they came. */
async function markFiles(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function local_day(at timestamptz) returns date language sql immutable parallel safe
      return (at at time zone 'Asia/Shanghai')::date;

    create function mark_recording() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then
        insert into metric_mark (from_day, to_day) select day, day
        from local_day(coalesce(old.captured_at, old.announced_at)) as day;
      end if;
      if tg_op <> 'DELETE' then
        insert into metric_mark (from_day, to_day, known_at)
        select day, day, greatest(new.announced_at, new.verified_at, new.integrity_problem_at)
        from local_day(coalesce(new.captured_at, new.announced_at)) as day;
      end if;
      return null;
    end $$;
    create trigger recording_marks_metrics after insert or delete on recording
      for each row execute function mark_recording();
    create trigger recording_change_marks_metrics after update on recording
      for each row when (
        (old.recorder_serial, old.captured_at, old.captured_until, old.announced_at, old.kind, old.inspection_outcome,
          old.verified_at, old.integrity_problem_at, old.category, old.activity_categories)
        is distinct from
        (new.recorder_serial, new.captured_at, new.captured_until, new.announced_at, new.kind, new.inspection_outcome,
          new.verified_at, new.integrity_problem_at, new.category, new.activity_categories)
      ) execute function mark_recording();

    create function mark_activity_recording() returns trigger language plpgsql as $$
    begin
      insert into metric_mark (recording_id)
      select id from unnest(array[old.recording_id, new.recording_id]) as id where id is not null;
      return null;
    end $$;
    create trigger activity_recording_marks_metrics after insert or update or delete on activity_recording
      for each row execute function mark_activity_recording();

    -- One that led to a recording: files of its name are no longer lost.
    create function mark_sighting(seen sighting) returns void language sql as $$
      insert into metric_mark (recorder_serial, base_name, known_at)
        select seen.recorder_serial, base_name(seen.path_text), seen.seen_at where seen.recording_id is not null;
      insert into metric_mark (from_day, to_day, known_at)
        select local_day(seen.modified_at), local_day(seen.modified_at), seen.seen_at where seen.problem is not null;
    $$;
    create function mark_sightings() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then perform mark_sighting(old); end if;
      if tg_op <> 'DELETE' then perform mark_sighting(new); end if;
      return null;
    end $$;
    create trigger sighting_marks_metrics after insert or update or delete on sighting
      for each row execute function mark_sightings();

    create function mark_card_file() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' and not old.is_log then
        insert into metric_mark (from_day, to_day) select day, day
        from local_day(coalesce(old.captured_at, old.modified_at)) as day;
      end if;
      if tg_op <> 'DELETE' and not new.is_log then
        insert into metric_mark (from_day, to_day, known_at) select day, day, new.first_seen_at
        from local_day(coalesce(new.captured_at, new.modified_at)) as day;
      end if;
      return null;
    end $$;
    create trigger card_file_marks_metrics after insert or delete on card_file
      for each row execute function mark_card_file();
    -- Each inventory writes when it saw a file last: that changes nothing.
    create trigger card_file_change_marks_metrics after update on card_file
      for each row when (
        (old.recorder_serial, old.path_text, old.size_bytes, old.is_log, old.captured_at, old.modified_at, old.first_seen_at)
        is distinct from
        (new.recorder_serial, new.path_text, new.size_bytes, new.is_log, new.captured_at, new.modified_at, new.first_seen_at)
      ) execute function mark_card_file();
  `.execute(db);
}

/** Of who held what, which shift a file belongs to, and outages. */
async function markDuty(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Custody is written anew for a recorder as a whole. What comes again as it was changes nothing.
    create function mark_holdings_gone() returns trigger language plpgsql as $$
    begin
      insert into metric_mark (from_day, to_day, holding)
      select local_day(held_from), coalesce(local_day(held_until), 'infinity'),
        (recorder_serial, badge_no, held_from, held_until)::text
      from gone;
      return null;
    end $$;
    create function mark_holdings_come() returns trigger language plpgsql as $$
    begin
      with come as (
        select held_from, held_until, (recorder_serial, badge_no, held_from, held_until)::text as holding from added
      ), again as (
        delete from metric_mark m using come
        where m.holding = come.holding and m.xmin = pg_current_xact_id()::xid
        returning m.holding
      )
      insert into metric_mark (from_day, to_day)
      select local_day(held_from), coalesce(local_day(held_until), 'infinity') from come
      where holding not in (select holding from again);
      return null;
    end $$;
    create function mark_changed_holding() returns trigger language plpgsql as $$
    begin
      insert into metric_mark (from_day, to_day)
      values (local_day(old.held_from), coalesce(local_day(old.held_until), 'infinity')),
        (local_day(new.held_from), coalesce(local_day(new.held_until), 'infinity'));
      return null;
    end $$;
    create trigger holding_gone_marks_metrics after delete on holding referencing old table as gone
      for each statement execute function mark_holdings_gone();
    create trigger holding_marks_metrics after insert on holding referencing new table as added
      for each statement execute function mark_holdings_come();
    create trigger holding_change_marks_metrics after update on holding
      for each row execute function mark_changed_holding();

    -- No recording is longer than a day: one that a shift overlaps begins no earlier before it.
    create function mark_shift() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then
        insert into metric_mark (from_day, to_day)
        values (local_day(old.starts_at - interval '24 hours'), local_day(old.ends_at));
      end if;
      if tg_op <> 'DELETE' then
        insert into metric_mark (from_day, to_day)
        values (local_day(new.starts_at - interval '24 hours'), local_day(new.ends_at));
      end if;
      return null;
    end $$;
    create trigger shift_marks_metrics after insert or delete on shift for each row execute function mark_shift();
    create trigger shift_change_marks_metrics after update on shift
      for each row when (
        (old.badge_no, old.starts_at, old.ends_at, old.cancelled_at, old.campaign_id)
        is distinct from (new.badge_no, new.starts_at, new.ends_at, new.cancelled_at, new.campaign_id)
      ) execute function mark_shift();

    -- A deadline in the outage is at most 30 days (the parameter's highest value) after the end of the shift, which is at most 72 hours
    -- after the beginning of the file.
    create function mark_outage() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then
        insert into metric_mark (from_day, to_day)
        values (local_day(old.began_at - interval '33 days'), coalesce(local_day(old.ended_at), 'infinity'));
      end if;
      if tg_op <> 'DELETE' then
        insert into metric_mark (from_day, to_day)
        values (local_day(new.began_at - interval '33 days'), coalesce(local_day(new.ended_at), 'infinity'));
      end if;
      return null;
    end $$;
    create trigger station_outage_marks_metrics after insert or update or delete on station_outage
      for each row execute function mark_outage();
  `.execute(db);
}

/** Of who belongs where: rare, so that all days may count as changed. */
async function markRegistry(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function mark_leadership() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' and old.badge_no is not null then
        insert into metric_mark (from_day, to_day)
        values (coalesce(local_day(old.led_from), '-infinity'), coalesce(local_day(old.led_until), 'infinity'));
      end if;
      if tg_op <> 'DELETE' and new.badge_no is not null then
        insert into metric_mark (from_day, to_day)
        values (coalesce(local_day(new.led_from), '-infinity'), coalesce(local_day(new.led_until), 'infinity'));
      end if;
      return null;
    end $$;
    create trigger leadership_marks_metrics after insert or delete on leadership
      for each row execute function mark_leadership();
    create trigger leadership_change_marks_metrics after update on leadership
      for each row when (
        (old.badge_no, old.unit_code, old.led_from, old.led_until)
        is distinct from (new.badge_no, new.unit_code, new.led_from, new.led_until)
      ) execute function mark_leadership();

    create function mark_every_day() returns trigger language plpgsql as $$
    begin
      insert into metric_mark (from_day, to_day) values ('-infinity', 'infinity');
      return null;
    end $$;
    -- Nobody can hold a recorder before HQ knows of him: a new officer changes nothing.
    create trigger officer_change_marks_metrics after update on officer
      for each row when (old.unit_code is distinct from new.unit_code) execute function mark_every_day();
    create trigger recorder_marks_metrics after insert or delete on recorder
      for each row execute function mark_every_day();
    create trigger recorder_change_marks_metrics after update on recorder
      for each row when (old.unit_code is distinct from new.unit_code) execute function mark_every_day();
    create trigger station_marks_metrics after insert on station
      for each row when (new.enrolled_at is not null) execute function mark_every_day();
    create trigger station_gone_marks_metrics after delete on station
      for each row when (old.enrolled_at is not null) execute function mark_every_day();
    create trigger station_change_marks_metrics after update on station
      for each row when (
        (old.unit_code, old.enrolled_at, old.revoked_at) is distinct from (new.unit_code, new.enrolled_at, new.revoked_at)
      ) execute function mark_every_day();
  `.execute(db);
}
