import { addAccount } from '@rollcall/cloud/auth/accounts/save-account';
import { createDatabase } from '@rollcall/cloud/db/database';

export const adminName = 'admin';

/** Makes the first account unless it is there; a password that was changed since stays changed. */
export async function ensureAdministrator(ownerUrl: string, password: string): Promise<void> {
  const db = createDatabase({ url: ownerUrl, max: 1, applicationName: 'rollcall start' });
  try {
    await addAccount(db, { username: adminName, role: 'brigade_admin', unitCode: null, badgeNo: null, password });
  } catch (error) {
    if ((error as { code?: string }).code !== 'already_there') throw error;
  } finally {
    await db.destroy();
  }
}
