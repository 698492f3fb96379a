import { loadLedgerSigner } from '@rollcall/cloud/auth/load-signers';
import type { BulletinStore } from '@rollcall/cloud/bulletins/bulletin-store';
import { eraseOldNames } from '@rollcall/cloud/bulletins/erase-names';
import { packageBulletin } from '@rollcall/cloud/bulletins/package-bulletin';
import { readSealedFile } from '@rollcall/cloud/bulletins/read-sealed-file';
import { rebuildBulletins } from '@rollcall/cloud/bulletins/rebuild-bulletins';
import { rebuildDraws } from '@rollcall/cloud/checks/draws/rebuild-draws';
import { nodeEvidenceCrypto } from '@rollcall/cloud/cli/verify/node-evidence-crypto';
import { createDatabase } from '@rollcall/cloud/db/database';
import { createLedgerArchive } from '@rollcall/cloud/ledger/ledger-archive';
import { recoverLedger } from '@rollcall/cloud/ledger/recover-ledger';
import { sourceOf } from '@rollcall/shared/evidence/read-whole-zip';
import { verifyPackage } from '@rollcall/shared/papers/verify-package';
import { createTestDatabase } from '@rollcall/test/test-database';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BulletinWorld } from './support/bulletin-life-world.ts';
import { startWithDeletions } from './support/confirmed-deletions.ts';
import { ledgerOf } from './support/ledger-setup.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

const origin = 'rollcall.local/hq';
let world: BulletinWorld;
/** Before the draft, and with it. */
let backups: [TestHq, TestHq];
let bulletinId: string;

beforeAll(async () => {
  world = await startWithDeletions();
  const ledger = await ledgerOf(world.setup.hq, origin, world.store);
  const accounts = [await world.setup.signIn('inspector'), await world.setup.signIn('brigade_admin')] as const;
  await ledger.processAll();
  const before = await backUp();
  await world.take();
  const row = await world.newest(accounts[0]);
  await ledger.processAll();
  backups = [before, await backUp()];
  const [writer, sealer] = accounts;
  await world.sealed({ writer, sealer }, row);
  bulletinId = row.bulletinId;
  await ledger.processAll();
});
afterAll(async () => {
  for (const backup of backups ?? []) await backup.dispose();
  await world?.stop();
});

/** A copy of HQ's database as it is now, while HQ runs. */
async function backUp(): Promise<TestHq> {
  const name = new URL(world.setup.hq.ownerUrl).pathname.slice(1);
  const identifier = pg.escapeIdentifier(name);
  const url = new URL(world.setup.hq.ownerUrl);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`alter database ${identifier} with allow_connections false`);
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    return await createTestHq({ database: await createTestDatabase({ template: name }) });
  } finally {
    await client.query(`alter database ${identifier} with allow_connections true`);
    await client.end();
  }
}

async function recover(backup: TestHq, store: BulletinStore = world.store) {
  const db = createDatabase({ url: backup.ownerUrl });
  const { seal } = await loadLedgerSigner(world.setup.hq.keysFolder, origin);
  try {
    return await recoverLedger({
      ...{ db, archive: createLedgerArchive(world.store), seal, rebuildDraws, now: world.now, by: 'test' },
      rebuildBulletins: (tx, archived) => rebuildBulletins(tx, store, archived),
    });
  } finally {
    await db.destroy();
  }
}

function rowOf({ db }: Pick<TestHq, 'db'>) {
  return db
    .selectFrom('bulletin')
    .select(['kind', 'state', 'year', 'number', 'period_from', 'period_to', 'cut_off', 'taken_at', 'input_text'])
    .select(['input_digest', 'content', 'texts', 'seal', 'sealed_by', 'sealed_at', 'receipt_due_on', 'seal_fact_id'])
    .where('bulletin_id', '=', bulletinId)
    .executeTakeFirst();
}

it('an issue whose file the store lacks is said, and stays to be recovered', async () => {
  const store = { ...world.store, listVersions: async () => [] };
  const db = createDatabase({ url: backups[0].ownerUrl });
  const { seal } = await loadLedgerSigner(world.setup.hq.keysFolder, origin);
  const parts = { db, archive: createLedgerArchive(world.store), seal, rebuildDraws, now: world.now, by: 'test' };
  let said: unknown;
  const recovery = recoverLedger({
    ...parts,
    rebuildBulletins: async (tx, facts) => {
      said = await rebuildBulletins(tx, store, facts);
      throw new Error('as if nothing had been done');
    },
  });
  await expect(recovery).rejects.toThrow('as if nothing had been done');
  await db.destroy();
  expect(said).toEqual({ rebuilt: [], incomplete: ['2026-1'] });
});

it.each(['before the draft', 'with the draft'])(
  'a database of %s gets back the issue that was sealed since',
  async (when) => {
    const backup = when === 'with the draft' ? backups[1] : backups[0];
    const { bulletins, lostPayloads } = await recover(backup);
    expect(bulletins).toEqual({ rebuilt: ['2026-1'], incomplete: [] });
    expect(lostPayloads).toBeGreaterThan(0);
    expect(await rowOf(backup)).toEqual(await rowOf(world.setup.hq));
    const [file, original] = [backup, world.setup.hq].map(({ db }) =>
      readSealedFile(db, world.store, bulletinId, 'bulletin.json'),
    );
    expect(await file).toEqual(await original);
    const receipts = ({ db }: Pick<TestHq, 'db'>) =>
      db.selectFrom('bulletin_receipt').select(['unit_code', 'confirmed_at']).orderBy('unit_code').execute();
    expect(await receipts(backup)).toEqual(await receipts(world.setup.hq));
    // Who the persons are is known with the draft alone; otherwise the package proves that HQ was restored.
    const { keysFolder, hqKeys } = world.setup.hq;
    await (await ledgerOf({ ...backup, keysFolder }, origin, world.store)).processAll();
    const wanted = { bulletinId, withSalts: true };
    const { bytes } = await packageBulletin({ db: backup.db, store: world.store, hqKeys }, wanted);
    const verdict = await verifyPackage(sourceOf(bytes), { root: hqKeys.fingerprint }, nodeEvidenceCrypto);
    expect(verdict).toMatchObject({
      ...{ state: 'true', persons: { sealed: 3, proved: when === 'with the draft' ? 3 : 0 } },
      checks: expect.arrayContaining([
        { check: 'document', outcome: when === 'with the draft' ? 'holds' : 'gone', faults: [] },
      ]),
    });
  },
);

it('names that the database does not know any more go with the paper that says them, two years later', async () => {
  const { db } = backups[0];
  const paper = () => readSealedFile(world.setup.hq.db, world.store, bulletinId, 'bulletin.docx');
  expect(await db.selectFrom('bulletin_person').select('person').execute()).toEqual([]);
  await expect(readSealedFile(db, world.store, bulletinId, 'bulletin.docx')).rejects.toMatchObject({
    code: 'not_found',
  });
  const eraseAt = (time: string) => eraseOldNames({ db, store: world.store, now: () => new Date(`${time}+08:00`) });
  expect(await eraseAt('2028-11-26T00:00:00')).toBe(0);
  expect((await paper()).length).toBeGreaterThan(0);
  expect(await eraseAt('2028-11-28T00:00:00')).toBe(1);
  await expect(paper()).rejects.toMatchObject({ code: 'bulletin_altered' });
  expect(await eraseAt('2028-11-28T00:00:00')).toBe(0);
  const told = await db.selectFrom('fact').select('subject').where('type', '=', 'bulletin_name_erased').execute();
  expect(told.length).toBeGreaterThan(0);
});
