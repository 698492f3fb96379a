// Who leads a unit while its leader is away: whoever stands in and accepted, else the deputy, else a brigade leader.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who was the deputy of which unit, and when. Who is it now has no end yet.
    create table deputy_term (
      deputy_term_id uuid primary key default gen_random_uuid(),
      unit_code text not null references unit,
      badge_no text not null references officer,
      since timestamptz(3) not null,
      until timestamptz(3) check (until > since)
    );
    create unique index deputy_now on deputy_term (unit_code) where until is null;
    -- serves: who was the deputy at a moment
    create index deputy_of_unit on deputy_term (unit_code, since);

    -- From when on an absent leader leads nothing: what began before keeps the leader that it had. A new brigade never had another rule.
    create table leading_rule (begins_at timestamptz(3) not null);
    insert into leading_rule select case when exists (select from fact) then now() else '-infinity' end;
  `.execute(db);
  await sql`
    -- Who led at that moment. leader leads whoever it is about: the one whom the registry named for an officer, else head, who leads the
    -- unit; null where that is the officer himself, who is led by nobody then. named is the officer, '' for the unit itself.
    -- Never inferred: who is on leave by the roster, or said so by naming a stand-in, is away; nobody else.
    create function who_leads(of_unit text, leader text, leader_since timestamptz, head text, named text, moment timestamptz)
    returns table (badge_no text, since timestamptz, stands_in_for text, why text) language sql stable as $$
      with handed as (
        select delegate.badge_no, d.named_at, d.delegation_id, greatest(d.starts_at, d.named_at) as away_since,
          greatest(d.starts_at, d.named_at, d.accepted_at) as since, coalesce(d.accepted_at <= moment, false) as accepted
        from delegation d
        join account away on away.account_id = d.leader_account_id
        join account delegate on delegate.account_id = d.delegate_account_id
        where away.badge_no = leader and d.leader_role = 'squad_leader' and d.unit_code = of_unit
          and greatest(d.starts_at, d.named_at) <= moment and coalesce(d.ended_at, d.ends_at) > moment
          and coalesce(away.disabled_at > moment, true) and coalesce(delegate.disabled_at > moment, true)
      ),
      stand_in as (
        select h.badge_no, h.since from handed h where h.accepted and h.badge_no <> named
        order by h.named_at desc, h.delegation_id limit 1
      ),
      absent as (
        select min(a.since) as since from (
          select h.away_since as since from handed h where not h.accepted
          union all
          select l.starts_at from leave l
          where l.badge_no = leader and l.removed_at is null and l.starts_at <= moment and l.ends_at > moment
        ) a
        -- For what the stand-in did himself the leader answers, who named him.
        having count(*) > 0 and moment >= (select begins_at from leading_rule) and not exists (select from handed h where h.accepted)
      ),
      substitute as (
        select c.badge_no, c.why from (
          select 1 as place, head as badge_no, 'head' as why
          union all
          select 2, t.badge_no, 'deputy' from deputy_term t join officer o on o.badge_no = t.badge_no
          where t.unit_code = of_unit and t.since <= moment and coalesce(t.until > moment, true) and o.kind = 'sworn'
            and coalesce(o.left_on > (moment at time zone 'Asia/Shanghai')::date, true)
            -- He belonged to the unit then.
            and of_unit = coalesce((
              select m.unit_code from leadership m where m.badge_no = t.badge_no and tstzrange(m.led_from, m.led_until) @> moment
            ), o.unit_code)
          union all
          (select 3, a.badge_no, 'brigade_leader' from account a
          where a.role = 'brigade_leader' and a.badge_no is not null and coalesce(a.disabled_at > moment, true)
            and not exists (
              select from leave l where l.badge_no = a.badge_no and l.removed_at is null and l.starts_at <= moment and l.ends_at > moment
            )
          order by a.created_at, a.account_id limit 1)
        ) c
        where c.badge_no <> named and c.badge_no <> leader and not exists (
          select from leave l where l.badge_no = c.badge_no and l.removed_at is null and l.starts_at <= moment and l.ends_at > moment
        )
        order by c.place limit 1
      )
      select s.badge_no, s.since, leader, 'stand_in' from stand_in s
      union all
      select s.badge_no, a.since, leader, s.why from substitute s, absent a where not exists (select from stand_in)
      union all
      select leader, leader_since, null, 'leader'
      where leader is not null and not exists (select from stand_in) and not exists (select from absent)
    $$;
  `.execute(db);
}
