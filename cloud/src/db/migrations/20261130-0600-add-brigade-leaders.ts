// Brigade leaders read everything and decide appeals. They can have stand-ins, as everybody but officers can.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table account drop constraint account_role_check, add constraint account_role_check
      check (role in ('brigade_admin', 'brigade_leader', 'inspector', 'squad_leader', 'officer', 'ops', 'auditor'));
    alter table delegation drop constraint delegation_leader_role_check, add constraint delegation_leader_role_check
      check (leader_role in ('brigade_admin', 'brigade_leader', 'inspector', 'squad_leader', 'ops', 'auditor'));
  `.execute(db);
}
