// Not squad leaders alone are away: a stand-in has the role of whoever is, and what both decide on together says for whom.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The rights that the stand-in has. Of a role that goes as far as no unit, there is none.
    alter table delegation add column leader_role text not null default 'squad_leader'
      check (leader_role in ('brigade_admin', 'inspector', 'squad_leader', 'ops', 'auditor'));
    alter table delegation alter column unit_code drop not null;
    alter table delegation add check (unit_code is not null or leader_role <> 'squad_leader');

    -- the account in whose name it was done
    alter table deletion_decision add column on_behalf_of uuid references account;
    alter table retention_change add column on_behalf_of uuid references account;
    alter table retention_change add check (decision is distinct from 'approved' or decided_by <> on_behalf_of);
    alter table erase_approval add column on_behalf_of uuid references account;
  `.execute(db);
}
