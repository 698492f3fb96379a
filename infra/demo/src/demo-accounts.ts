import { addAccount } from '@rollcall/cloud/auth/accounts/save-account';
import type { Database } from '@rollcall/cloud/db/database';
import type { Role } from '@rollcall/shared/http/permissions';

interface DemoAccount {
  username: string;
  role: Role;
  unitCode: string | null;
  badgeNo: string | null;
  /** Of an account without a badge number. */
  personName?: string;
  /** Whose it is, as `npm start` prints it. */
  whose: string;
}

/** An account for every role, so that each can be tried; they have the administrator's password. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    username: 'brigade-leader',
    role: 'brigade_leader',
    unitCode: null,
    badgeNo: null,
    personName: '韩建平',
    whose: '大队长',
  },
  { username: 'inspector', role: 'inspector', unitCode: null, badgeNo: null, personName: '周正', whose: '督察' },
  { username: 'leader', role: 'squad_leader', unitCode: '150981000100', badgeNo: '100001', whose: '路面一中队 陈志远' },
  { username: 'officer', role: 'officer', unitCode: null, badgeNo: '100002', whose: '路面一中队 王丽华' },
  { username: 'ops', role: 'ops', unitCode: null, badgeNo: null, personName: '高翔', whose: '运维' },
  { username: 'auditor', role: 'auditor', unitCode: null, badgeNo: null, personName: '林静', whose: '审计' },
  { username: 'legal', role: 'legal', unitCode: null, badgeNo: null, personName: '沈明', whose: '法制' },
];

/** Those that are there already stay as they are. */
export async function ensureDemoAccounts(db: Database, password: string): Promise<void> {
  for (const { whose: _whose, ...account } of demoAccounts) {
    try {
      await addAccount(db, { ...account, password });
    } catch (error) {
      if ((error as { code?: string }).code !== 'already_there') throw error;
    }
  }
}
