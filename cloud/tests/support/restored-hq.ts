import { createDatabase } from '@rollcall/cloud/db/database';
import { type NotedRestore, noteRestore } from '@rollcall/cloud/evidence/restores/note-restore';
import { raiseEpoch } from '@rollcall/cloud/ingest/epoch-repository';
import { createTestDatabase } from '@rollcall/test/test-database';
import type { EvidenceSetup } from './evidence-setup.ts';
import { createTestHq, type TestHq } from './test-hq.ts';

/** The database as it is now, as another one. */
export async function backUp(setup: EvidenceSetup): Promise<TestHq> {
  await setup.db.destroy();
  const database = await createTestDatabase({ template: new URL(setup.hq.ownerUrl).pathname.slice(1) });
  setup.db = createDatabase({ url: setup.hq.databaseUrl });
  setup.hq.db = setup.db;
  return createTestHq({ database });
}

/** From now on HQ has this database. @returns the setup on it, with the same store */
export async function restore(setup: EvidenceSetup, backup: TestHq): Promise<EvidenceSetup & { noted: NotedRestore }> {
  return { ...setup, hq: backup, db: backup.db, noted: await note(backup) };
}

/** As `rollcall restored` does. */
export async function note(hq: TestHq, now = new Date()): Promise<NotedRestore> {
  const owner = createDatabase({ url: hq.ownerUrl });
  try {
    return await noteRestore(owner, {
      label: '20261129-023000F',
      target: 'newest',
      now,
      raiseEpoch: (tx) => raiseEpoch(tx, { seen: 0, now }),
    });
  } finally {
    await owner.destroy();
  }
}
