// Liable for a finding is who led at the time of the duty, not who leads when it is found: so HQ keeps who led whom, and when.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table leadership (
      leadership_id uuid primary key default gen_random_uuid(),
      -- who was led; null: the unit
      badge_no text references officer,
      -- the unit that was led, or to which the officer belonged
      unit_code text not null references unit,
      -- null: of an officer, who led the unit. While nobody led a unit, it has no row.
      leader_badge_no text references officer check (leader_badge_no <> badge_no),
      -- null: since before HQ knew of it
      led_from timestamptz(3),
      -- null: until now
      led_until timestamptz(3) check (led_until > led_from),
      -- the last correction; null: noted by HQ itself
      corrected_by text,
      corrected_at timestamptz(3),
      correction_reason text,
      check (badge_no is not null or leader_badge_no is not null),
      check ((corrected_by is null) = (corrected_at is null) and (corrected_by is null) = (correction_reason is null)),
      -- serve: who led an officer, or a unit, at a moment
      constraint leadership_of_officer exclude using gist (badge_no with =, tstzrange(led_from, led_until) with &&)
        where (badge_no is not null),
      constraint leadership_of_unit exclude using gist (unit_code with =, tstzrange(led_from, led_until) with &&)
        where (badge_no is null)
    );
    -- serves: the list of what one led
    create index leadership_leader on leadership (leader_badge_no);

    -- By the same keys as the leaders: since when each led, and for whom each stood in. Empty for what was found before.
    alter table finding add column leader_terms jsonb not null default '{}';
  `.execute(db);
  await noteOfficers(db);
  await noteUnits(db);
}

/** Whom the registry named from when to when, as far as the ledger still tells; what it doesn't tell begins today. */
async function noteOfficers(db: Kysely<unknown>): Promise<void> {
  await sql`
    with told as (
      select fact_id, substr(subject, 9) as badge_no, recorded_at::timestamptz(3) as at, type = 'officer_added' as added,
        case when type = 'officer_added' then payload else payload -> 'after' end as officer
      from fact where type in ('officer_added', 'officer_changed') and payload is not null
    ), told_and_now as (
      select fact_id, badge_no, at, added, officer ->> 'unitCode' as unit_code, officer ->> 'leaderBadgeNo' as leader_badge_no
      from told where badge_no in (select badge_no from officer)
      union all
      select null, badge_no, now()::timestamptz(3), false, unit_code, leader_badge_no from officer
    ), states as (
      -- Of one moment the last counts.
      select distinct on (badge_no, at) badge_no, at, added, unit_code, nullif(leader_badge_no, badge_no) as leader_badge_no
      from told_and_now order by badge_no, at, fact_id desc nulls first
    ), changes as (
      select *, lag(badge_no) over before is null
        or (unit_code, leader_badge_no) is distinct from (lag(unit_code) over before, lag(leader_badge_no) over before) as differs
      from states window before as (partition by badge_no order by at)
    )
    insert into leadership (badge_no, unit_code, leader_badge_no, led_from, led_until)
    select badge_no, unit_code, leader_badge_no, case when added then null else at end, lead(at) over after
    from changes where differs
    window after as (partition by badge_no order by at)
  `.execute(db);
}

/**
 * Who led each unit, by the accounts as the ledger tells of them: the oldest that was a squad leader's, of that unit, with a
 * badge number, and not disabled. Steps through the facts: who leads follows from all accounts together.
 */
async function noteUnits(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account_then as
      select account_id, created_at, ''::text as role, null::text as unit_code, null::text as badge_no, false as disabled
      from account;

    do $note$
    declare
      told record;
      head record;
      is_first boolean;
    begin
      for told in
        select f.fact_id, f.subject, f.type, f.recorded_at::timestamptz(3) as at,
          case when f.type = 'account_added' then f.payload else f.payload -> 'after' end as after
        from fact f where f.type in ('account_added', 'account_changed') and f.payload is not null
        union all
        -- As accounts are: what the ledger no longer tells begins today.
        select null, 'account:' || account_id, 'now', now()::timestamptz(3), jsonb_build_object(
          'role', role, 'unitCode', unit_code, 'badgeNo', badge_no, 'disabled', disabled_at is not null)
        from account
        order by at, fact_id nulls last
      loop
        update account_then set
          role = case when told.after ? 'role' then told.after ->> 'role' else role end,
          unit_code = case when told.after ? 'unitCode' then told.after ->> 'unitCode' else unit_code end,
          badge_no = case when told.after ? 'badgeNo' then told.after ->> 'badgeNo' else badge_no end,
          disabled = case when told.after ? 'disabled' then (told.after ->> 'disabled')::boolean else disabled end
        where told.subject = 'account:' || account_id;

        for head in
          select u.unit_code, known.leadership_id, known.led_from, led.badge_no
          from unit u
          left join lateral (
            select a.badge_no from account_then a
            where a.role = 'squad_leader' and a.unit_code = u.unit_code and not a.disabled and a.badge_no is not null
            order by a.created_at, a.account_id limit 1
          ) led on true
          left join leadership known
            on known.badge_no is null and known.unit_code = u.unit_code and known.led_until is null
          where led.badge_no is distinct from known.leader_badge_no
        loop
          is_first := told.type = 'account_added'
            and not exists (select from leadership l where l.badge_no is null and l.unit_code = head.unit_code);
          if head.leadership_id is not null and head.led_from >= told.at then
            delete from leadership where leadership_id = head.leadership_id;
          else
            update leadership set led_until = told.at where leadership_id = head.leadership_id;
          end if;
          if head.badge_no is not null then
            insert into leadership (unit_code, leader_badge_no, led_from)
            values (head.unit_code, head.badge_no, case when is_first then null else told.at end);
          end if;
        end loop;
      end loop;
    end $note$;

    drop table account_then;
  `.execute(db);
}
