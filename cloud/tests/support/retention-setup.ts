import { insertAccount } from '@rollcall/cloud/auth/account-repository';
import type { DeletionContext } from '@rollcall/cloud/evidence/retention/delete-recording';
import { createDeletionWorker } from '@rollcall/cloud/workers/deletion-worker';
import { pino } from 'pino';
import type { EvidenceSetup, TestFile } from './evidence-setup.ts';

export interface Person {
  accountId: string;
  username: string;
}

/** Somebody of the brigade office. */
export async function addPerson({ db }: EvidenceSetup, username: string): Promise<Person> {
  const accountId = await db
    .transaction()
    .execute((tx) =>
      insertAccount(tx, { username, passwordHash: 'none', role: 'inspector', unitCode: null, badgeNo: null }),
    );
  return { accountId: accountId ?? '', username };
}

export function deletionWorker({ db, store }: EvidenceSetup, changes: Partial<DeletionContext> = {}) {
  const log = pino({ level: 'silent' });
  return createDeletionWorker({ db, store, copyStore: undefined, log, now: () => new Date(), ...changes });
}

/** As if HQ had got it so many months ago. */
export async function age({ db }: EvidenceSetup, { body }: TestFile, months: number): Promise<void> {
  const at = new Date();
  at.setUTCMonth(at.getUTCMonth() - months);
  await db.updateTable('recording').set({ announced_at: at }).where('recording_id', '=', body.recordingId).execute();
}
