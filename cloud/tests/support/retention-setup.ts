import type { DeletionContext } from '@rollcall/cloud/access/deletion-lists/delete-recording';
import { decideDeletions } from '@rollcall/cloud/access/deletion-lists/deletion-list';
import { deletionListSort, listsWith, selectEntries } from '@rollcall/cloud/access/deletion-lists/repository';
import { insertAccount } from '@rollcall/cloud/auth/accounts/repository';
import { addMonths } from '@rollcall/cloud/evidence/storage/plan-lock';
import { selectPage } from '@rollcall/cloud/http/keyset';
import { createDeletionWorker } from '@rollcall/cloud/workers/deletion-worker';
import { pino } from 'pino';
import { expect } from 'vitest';
import type { EvidenceSetup, TestFile } from './evidence-setup.ts';

export interface Person {
  accountId: string;
  username: string;
  actingFor: null;
}

/** Somebody of the brigade office. */
export async function addPerson({ db }: EvidenceSetup, username: string): Promise<Person> {
  const accountId = await db
    .transaction()
    .execute((tx) =>
      insertAccount(tx, { username, passwordHash: 'none', role: 'inspector', unitCode: null, badgeNo: null }),
    );
  return { accountId: accountId ?? '', username, actingFor: null };
}

export function deletionWorker({ db, store }: EvidenceSetup, changes: Partial<DeletionContext> = {}) {
  const log = pino({ level: 'silent' });
  return createDeletionWorker({ db, store, copyStore: undefined, log, now: () => new Date(), ...changes });
}

/** As if HQ had got it so many months ago. */
export async function age({ db }: EvidenceSetup, { body }: TestFile, months: number): Promise<void> {
  const at = addMonths(new Date(), -months);
  await db.updateTable('recording').set({ announced_at: at }).where('recording_id', '=', body.recordingId).execute();
}

export async function newestList({ db }: Pick<EvidenceSetup, 'db'>) {
  const [list] = await selectPage(listsWith(db, []), deletionListSort, { after: undefined, limit: 1 });
  return list;
}

/** Proposed, and approved by both. Nothing else may be due. */
export async function approveDeletion(
  setup: EvidenceSetup,
  approvers: readonly [Person, Person],
  files: readonly TestFile[],
): Promise<void> {
  const now = () => new Date();
  await deletionWorker(setup).processAll();
  const list = await newestList(setup);
  const deletionListId = list?.deletionListId ?? '';
  const listed = (await selectEntries(setup.db, deletionListId)).map(({ recordingId }) => recordingId);
  expect(listed.sort()).toEqual(files.map(({ body }) => body.recordingId).sort());
  for (const who of approvers) {
    const decision = { decision: 'approved' as const, reason: '到期', recordings: files.length };
    await decideDeletions({ db: setup.db, now }, who, deletionListId, decision);
  }
}
