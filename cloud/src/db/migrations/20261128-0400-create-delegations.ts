// Who stands in for whom for a time, and who must not decide about whom.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Meanwhile the delegate acts as leader of the unit, when they choose to; each fact then names both.
    create table delegation (
      delegation_id uuid primary key default gen_random_uuid(),
      unit_code text not null references unit,
      -- the leader who is away
      leader_account_id uuid not null references account,
      delegate_account_id uuid not null references account,
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3) not null check (ends_at > starts_at and ends_at <= starts_at + interval '92 days'),
      reason text not null,
      named_by uuid not null references account,
      named_at timestamptz(3) not null,
      ended_by uuid references account,
      ended_at timestamptz(3),
      check (leader_account_id <> delegate_account_id),
      check ((ended_by is null) = (ended_at is null))
    );
    -- serves: what an account may act for now; the delegations of a unit
    create index delegation_delegate on delegation (delegate_account_id, ends_at) where ended_at is null;
    create index delegation_unit on delegation (unit_code, starts_at desc);

    -- For whom the session acts, chosen when it was opened. It ends with the delegation.
    alter table session add column delegation_id uuid references delegation;

    -- A conflict of interest that was declared: the account decides nothing about the officer. Only somebody else ends it.
    create table recusal (
      recusal_id uuid primary key default gen_random_uuid(),
      account_id uuid not null references account,
      badge_no text not null references officer,
      reason text not null,
      declared_by uuid not null references account,
      declared_at timestamptz(3) not null,
      ended_by uuid references account check (ended_by <> account_id),
      ended_at timestamptz(3),
      end_reason text,
      check ((ended_by is null) = (ended_at is null) and (ended_by is null) = (end_reason is null))
    );
    -- serves: whether an account is recused about an officer
    create unique index recusal_in_force on recusal (account_id, badge_no) where ended_at is null;
    -- serves: the recusals about an officer
    create index recusal_officer on recusal (badge_no);

    -- serves: the files that an officer's recorders held while the officer had them
    create index sighting_recorder on sighting (recorder_serial, modified_at);
  `.execute(db);
}
