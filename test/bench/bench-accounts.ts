import { addAccount } from '@rollcall/cloud/auth/accounts/save-account';
import type { Database } from '@rollcall/cloud/db/database';
import type { Role } from '@rollcall/shared/http/permissions';
import { sql } from 'kysely';

export interface BenchAccount {
  username: string;
  password: string;
}

const password = 'password-of-a-bench';
const squad = 'squad-3';
/** Officers of the leader's squad with accounts of their own: some with recorders of their own, some with others each shift. */
const officerAccounts = 12;

/** Accounts of every role, to be asked for by name; made once the officers are there. */
export async function addBenchAccounts(db: Database) {
  const made = async (username: string, role: Role, about: { unitCode?: string; badgeNo?: string } = {}) => {
    const { unitCode = null, badgeNo = null } = about;
    await addAccount(db, { username, password, role, unitCode, badgeNo });
    return { username, password } satisfies BenchAccount;
  };
  const badgeNos = await db
    .selectFrom('officer')
    .select('badge_no')
    .where('unit_code', '=', squad)
    .orderBy(sql`md5(badge_no)`);
  const [ownBadgeNo, ...others] = (await badgeNos.limit(officerAccounts + 1).execute()).map(({ badge_no }) => badge_no);
  const officers = new Map<string, BenchAccount>();
  for (const badgeNo of others) officers.set(badgeNo, await made(`bench-${badgeNo}`, 'officer', { badgeNo }));
  return {
    inspector: await made('bench-inspector', 'inspector'),
    admin: await made('bench-admin', 'brigade_admin'),
    leader: await made('bench-leader', 'squad_leader', { unitCode: squad, ...(ownBadgeNo && { badgeNo: ownBadgeNo }) }),
    ops: await made('bench-ops', 'ops'),
    auditor: await made('bench-auditor', 'auditor'),
    /** By badge number. */
    officers,
  };
}

export type BenchAccounts = Awaited<ReturnType<typeof addBenchAccounts>>;
