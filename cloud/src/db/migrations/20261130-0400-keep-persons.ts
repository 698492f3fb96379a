// Two people must be two persons, not two accounts: whose an account is that has no badge number, and who made it, changed it
// or set its password, because that person can't be its second person for a day.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- of an account without a badge number; null: nobody has said yet
    alter table account add column person_name text check (person_name <> '');

    -- What one account did to another. What is done by a command at HQ has nobody here.
    create table account_handling (
      handling_id bigint generated always as identity primary key,
      account_id uuid not null references account,
      handled_by uuid not null references account,
      -- made it or set its password, and so could have signed in with it
      knew_password boolean not null,
      handled_at timestamptz not null,
      check (account_id <> handled_by)
    );
    -- serves: everything that was done within a day
    create index account_handling_time on account_handling (handled_at);

    -- What was done in the last day before this was kept is in its fact.
    insert into account_handling (account_id, handled_by, knew_password, handled_at)
      select account.account_id, handler.account_id, fact.type <> 'account_changed', fact.recorded_at
      from account
      join fact on fact.subject = 'account:' || account.account_id
      join account handler on handler.username = fact.payload ->> 'by' and handler.account_id <> account.account_id
      where fact.type in ('account_added', 'account_changed', 'password_changed')
        and fact.recorded_at > now() - interval '24 hours';
  `.execute(db);
}
