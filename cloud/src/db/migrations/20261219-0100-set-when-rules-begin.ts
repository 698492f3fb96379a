// From which first of a month on duties are judged by the new rules: two persons set it, once it has come it stays. An installation that
// is older than this migration goes on with the old rules until then; a new one never had any other.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table rules_start (
      rules_start_id uuid primary key default gen_random_uuid(),
      -- -infinity: with the installation
      starts_on date not null check (starts_on = '-infinity' or (isfinite(starts_on) and extract(day from starts_on) = 1)),
      reason text,
      -- null: nobody, it began with the installation
      proposed_by uuid references account,
      on_behalf_of uuid references account,
      proposed_at timestamptz(3) not null,
      state text not null default 'proposed' check (state in ('proposed', 'agreed', 'refused', 'withdrawn')),
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      outside_decision_id uuid references outside_decision,
      check ((state = 'proposed') = (decided_at is null)),
      check (
        case when starts_on = '-infinity' then state = 'agreed' and num_nonnulls(reason, proposed_by, decided_by, decision_reason) = 0
        else num_nulls(reason, proposed_by) = 0 and (state = 'proposed') = (decided_by is null)
          and (state = 'proposed') = (decision_reason is null) end
      ),
      check (state <> 'agreed' or decided_by <> proposed_by),
      check (state <> 'agreed' or decided_by <> on_behalf_of)
    );
    -- one proposal at a time
    create unique index rules_start_proposed on rules_start ((true)) where state = 'proposed';

    insert into rules_start (starts_on, state, proposed_at, decided_at)
    select '-infinity', 'agreed', now(), now() where not exists (select from fact);

    -- The date that was agreed last; null: the old rules count. Where many rows are compared with it, (select rules_from()) reads it once.
    create function rules_from() returns date language sql stable parallel safe as $$
      select starts_on from rules_start where state = 'agreed' order by decided_at desc limit 1
    $$;
    -- Which rules a duty of this date is judged by: 1 the old ones, 2 the new ones. A query inlines it.
    create function rules_edition(duty_date date) returns smallint language sql stable parallel safe
      return (case when duty_date >= rules_from() then 2 else 1 end)::smallint;

    alter table outside_decision
      drop constraint outside_decision_kind_check,
      add constraint outside_decision_kind_check check (kind in
        ('appeal', 'exemption', 'roster_proposal', 'custody_dispute', 'access_request', 'recusal_end', 'retention_change',
          'accountability_appeal', 'finding', 'finding_second', 'liability_appeal', 'rules_start'));

    -- The release before answers a list with an error when one of its rows is of a kind that it doesn't know.
    create policy known_to_release_before on outside_decision using (kind <> 'rules_start');
    create or replace function hide_from_release_before() returns void language plpgsql as $$
    begin
      delete from erase_standing where objections @> '[{"kind": "too_large"}]';
      update recording set integrity_problem = 'object_changed' where integrity_problem = 'object_unreadable';
      alter table sighting enable row level security;
      alter table station_alarm enable row level security;
      alter table finding enable row level security;
      alter table outside_decision enable row level security;
    end $$;
  `.execute(db);
}
