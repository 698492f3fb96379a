// HQ 0.1.0 runs on this schema, too: an upgrade is rolled back by starting it again. It knows nothing of what becomes of a finding.
// So the database brings that into line with what 0.1.0 writes, in the way of today's HQ, which always says when a finding was told.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await handleFindings(db);
  await hideRows(db);
}

/** 0.1.0 answers a whole list with an error when one of its rows is of a kind that it doesn't know. */
async function hideRows(db: Kysely<unknown>): Promise<void> {
  await sql`
    create policy known_to_release_before on finding using (rule_key not in ('spot_check', 'field_inspection'));
    create policy known_to_release_before on outside_decision
      using (kind not in ('accountability_appeal', 'finding', 'finding_second', 'liability_appeal'));
    -- Called before 0.1.0 is started again. The policies hold from then on, for all but the owner; rollcall migrate ends that.
    create function hide_from_release_before() returns void language plpgsql as $$
    begin
      alter table finding enable row level security;
      alter table outside_decision enable row level security;
    end $$;
  `.execute(db);
}

async function handleFindings(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- As 0.1.0 counts it, in days of the calendar.
    create function answer_due_on_before_calendar(told_at timestamptz) returns date language sql stable as $$
      select ((told_at + coalesce(
        (select (parameters ->> 'answerDays')::integer from parameter_version order by version desc limit 1), 3
      ) * interval '1 day') at time zone 'Asia/Shanghai')::date
    $$;

    create function fill_finding_told() returns trigger language plpgsql as $$
    begin
      new.told_at := new.found_at;
      new.answer_due_on := answer_due_on_before_calendar(new.found_at);
      -- If the finding is there already, this row is what it becomes, and the next trigger has to know who writes it.
      perform set_config('rollcall.finding_of_release_before', new.rule_key || ' ' || new.subject, true);
      return new;
    end $$;
    create trigger finding_told before insert on finding
      for each row when (new.told_at is null) execute function fill_finding_told();

    create function handle_finding_of_release_before() returns trigger language plpgsql as $$
    declare
      undecided boolean := old.handling in ('told', 'answered');
    begin
      if new.rule_key || ' ' || new.subject <> current_setting('rollcall.finding_of_release_before') then return new; end if;
      perform set_config('rollcall.finding_of_release_before', '', true);
      if new.state = 'set_aside' then
        new.handling := 'unfounded';
        new.look_again := null;
        new.judged := null;
      elsif new.state = 'resolved' then
        if undecided or old.handling = 'unfounded' then
          new.handling := 'closed';
          new.look_again := null;
        elsif old.handling <> 'closed' then
          new.look_again := 'no_longer_so';
        end if;
      elsif undecided or old.handling in ('unfounded', 'decided', 'closed') then
        if old.state <> 'open' or old.badge_no is distinct from new.badge_no then
          new.handling := 'told';
          new.look_again := null;
          new.judged := null;
          new.told_at := new.changed_at;
          new.answer_due_on := answer_due_on_before_calendar(new.changed_at);
        end if;
      elsif old.badge_no is distinct from new.badge_no then
        new.look_again := 'other_person';
      elsif (old.state, old.kind, old.grade, old.detail) is distinct from (new.state, new.kind, new.grade, new.detail) then
        -- Perhaps it says less: whoever decided sees it.
        new.look_again := 'says_more';
      end if;
      return new;
    end $$;
    create trigger finding_of_release_before before update on finding
      for each row when (coalesce(current_setting('rollcall.finding_of_release_before', true), '') <> '')
      execute function handle_finding_of_release_before();

    -- By whom it is about; today's HQ says the same itself, a moment later.
    create function answer_finding_told() returns trigger language plpgsql as $$
    begin
      update finding f set handling = 'answered'
      from account a
      where f.finding_id = new.finding_id and f.handling = 'told' and a.account_id = new.answered_by and case
        when f.rule_key = 'integrity' then a.role = 'brigade_admin'
        when f.badge_no is null and jsonb_array_length(coalesce(f.detail -> 'badgeNos', '[]')) = 0 then true
        else coalesce(a.badge_no = f.badge_no or f.detail -> 'badgeNos' ? a.badge_no, false)
      end;
      return null;
    end $$;
    create trigger finding_answer_tells after insert on finding_answer
      for each row execute function answer_finding_told();
  `.execute(db);
}
