import type { Role } from '@rollcall/shared/http/permissions';
import { sql } from 'kysely';
import { isAway } from '../auth/absence.ts';
import { delegationCounts } from '../auth/delegations/repository.ts';
import type { Database, Transaction } from '../db/database.ts';

/** An account as it may act now: by its own rights, or by those of whoever it stands in for. */
export interface PossibleDecider {
  accountId: string;
  role: Role;
  unitCode: string | null;
  /** For whom it acts. */
  actingFor: { accountId: string; username: string } | null;
}

/** Every account that may sign in, and once more for each delegation that counts at that moment; but who is away. */
export async function selectPossibleDeciders(db: Database | Transaction, now: Date): Promise<PossibleDecider[]> {
  const { rows } = await sql<PossibleDecider>`
    select account_id as "accountId", role, unit_code as "unitCode", null::jsonb as "actingFor"
    from account where disabled_at is null and not ${isAway('account.account_id', now)}
    union all
    select delegate.account_id, d.leader_role, d.unit_code,
      jsonb_build_object('accountId', leader.account_id, 'username', leader.username)
    from delegation d
    join account leader on leader.account_id = d.leader_account_id
    join account delegate on delegate.account_id = d.delegate_account_id
    where ${delegationCounts(now)} and not ${isAway('delegate.account_id', now)}
  `.execute(db);
  return rows;
}
