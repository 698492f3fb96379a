// Who handled an account is no second person to it until its holder has chosen his own password, however long that takes. And whose
// password somebody else made may do nothing before. The facts of before tell which accounts these are; commands at HQ have no author.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table account
      -- another account made the password, or the account has another holder since: he must choose his own first. HQ 0.2.0 says only
      -- that he did, in own_password
      add column given_password boolean not null default false;
    alter table account_handling
      -- when the account's holder chose a password after that; null: not yet
      add column ended_at timestamptz,
      -- no other administrator could have done it
      add column by_one_person boolean not null default false;
    -- serves: what was done to accounts whose holders haven't chosen a password since
    create index account_handling_open on account_handling (account_id) where ended_at is null;

    update account set given_password = true
    where (
      select coalesce(fact.payload ->> 'by', account.username) from fact
      where fact.subject = 'account:' || account.account_id and (
        fact.type in ('account_added', 'password_changed')
        or (fact.type = 'account_changed' and fact.payload -> 'after' ?| array['badgeNo', 'personName'])
      )
      order by fact.fact_id desc limit 1
    ) <> account.username;

    update account_handling h set ended_at = own.ended_at
    from (
      select account.account_id, max(fact.recorded_at) as ended_at
      from account join fact on fact.subject = 'account:' || account.account_id
      where fact.type = 'password_changed' and fact.payload ->> 'by' = account.username
      group by account.account_id
    ) as own
    where own.account_id = h.account_id and own.ended_at >= h.handled_at;

    -- Handlings were kept of one day before they were kept at all.
    insert into account_handling (account_id, handled_by, knew_password, handled_at)
      select account.account_id, maker.account_id, true, made.recorded_at
      from account
      cross join lateral (
        select fact.payload ->> 'by' as by, fact.recorded_at from fact
        where fact.subject = 'account:' || account.account_id and fact.type in ('account_added', 'password_changed')
        order by fact.fact_id desc limit 1
      ) as made
      join account maker on maker.username = made.by and maker.account_id <> account.account_id
      where not exists (
        select from account_handling h
        where h.account_id = account.account_id and h.handled_by = maker.account_id and h.knew_password and h.ended_at is null
      );
  `.execute(db);
}
