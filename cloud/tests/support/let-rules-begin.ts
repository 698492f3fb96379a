import type { Database } from '@rollcall/cloud/db/database';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';

/** Duty from this date on, a first of a month, is judged by the second edition of the rules: two people agreed to that. */
export async function letRulesBegin(db: Database, startsOn: string): Promise<void> {
  const person = (username: string) =>
    addTestAccount(db, {
      ...{ username, personName: username, password: 'password-of-a-test' },
      ...{ role: 'brigade_leader', unitCode: null, badgeNo: null },
    });
  const [proposer, decider] = [await person('proposes-rules'), await person('agrees-to-rules')];
  await sql`
    insert into rules_start (starts_on, reason, proposed_by, proposed_at, state, decided_by, decided_at, decision_reason)
    values (${startsOn}, '按支队部署', ${proposer}, now(), 'agreed', ${decider}, now(), '同意')
  `.execute(db);
}
