// The role of the legal office: it looks at findings, at activities with a case number and at their footage, and each look is a fact.
// Who looks again within the time that a look lasts leaves no other: a page asks again whenever something changes.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table account drop constraint account_role_check, add constraint account_role_check
      check (role in ('brigade_admin', 'brigade_leader', 'inspector', 'squad_leader', 'officer', 'ops', 'auditor', 'legal'));
    alter table delegation drop constraint delegation_leader_role_check, add constraint delegation_leader_role_check
      check (leader_role in ('brigade_admin', 'brigade_leader', 'inspector', 'squad_leader', 'ops', 'auditor', 'legal'));

    create table look (
      account_id uuid not null references account,
      -- the account, or for whom it acts
      principal_id uuid not null references account,
      -- as the fact has it
      subject text not null,
      lasts_until timestamptz(3) not null,
      primary key (subject, account_id, principal_id)
    );

    -- whether a recording or an activity belongs to a case: asked of each row that the legal office sees
    create index activity_with_case on activity (activity_id) where case_no is not null and withdrawn_at is null;

    -- The release before answers the lists of accounts and of stand-ins with an error when a row has a role that it doesn't know.
    create policy known_to_release_before on account using (role <> 'legal');
    alter policy known_to_release_before on delegation using (accepted_at is not null and leader_role <> 'legal');
  `.execute(db);
  await hideFromReleaseBefore(db, 'account', 'delegation');
}

/** Adds tables to those whose rows the release before is spared; what earlier migrations say in the function stays. */
async function hideFromReleaseBefore(db: Kysely<unknown>, ...tables: readonly string[]): Promise<void> {
  const { rows } = await sql<{ body: string }>`
    select prosrc as body from pg_proc where oid = 'hide_from_release_before()'::regprocedure
  `.execute(db);
  const more = tables.map((table) => `  alter table ${table} enable row level security;\n`).join('');
  const body = (rows[0]?.body ?? '').replace(/\bend\s*$/, `${more}    end `);
  await sql`create or replace function hide_from_release_before() returns void language plpgsql as ${sql.lit(body)}`.execute(
    db,
  );
}
