import { rebuildBulletins } from '@rollcall/cloud/bulletins/rebuild-bulletins';
import { rebuildDraws } from '@rollcall/cloud/checks/draws/rebuild-draws';
import { createDatabase, type Database, type Transaction } from '@rollcall/cloud/db/database';
import type { ArchivedBulletin } from '@rollcall/cloud/ledger/archive-bulletins';
import { readLatestCheckpoint } from '@rollcall/cloud/ledger/checkpoint-repository';
import { createLedgerArchive } from '@rollcall/cloud/ledger/ledger-archive';
import { readLedgerProblem } from '@rollcall/cloud/ledger/ledger-problem-repository';
import { readHead, selectLeaves } from '@rollcall/cloud/ledger/ledger-repository';
import { proveFact } from '@rollcall/cloud/ledger/prove-fact';
import { recoverLedger } from '@rollcall/cloud/ledger/recover-ledger';
import { sequenceFacts } from '@rollcall/cloud/ledger/sequence-facts';
import { verifyEd25519 } from '@rollcall/cloud/ledger/verify-ed25519';
import { createLedgerWorker } from '@rollcall/cloud/workers/ledger-worker';
import { createLogger } from '@rollcall/node/logger';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { leafBytes } from '@rollcall/shared/contract/ledger-leaf';
import { ledgerCheckpointObjectKey, ledgerLeavesPrefix } from '@rollcall/shared/contract/object-keys';
import { isSignedBy } from '@rollcall/shared/contract/signed-note';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { verifyInclusion } from '@rollcall/shared/merkle/inclusion-proof';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { createTestDatabase } from '@rollcall/test/test-database';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EvidenceSetup, startEvidence } from './support/evidence-setup.ts';
import { addFacts, origin, sha256, testSigner } from './support/ledger-setup.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

const log = createLogger({ level: 'silent', readable: false });
let setup: EvidenceSetup;
let signer: ReturnType<typeof testSigner>;
const closings: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  setup = await startEvidence();
  signer = testSigner();
});
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
  await setup.stop();
});

function worker(db: Database, options: Partial<Parameters<typeof createLedgerWorker>[0]> = {}) {
  const { store } = setup;
  const clock = { now: () => new Date(), checkpointSeconds: 0 };
  return createLedgerWorker({ db, store, signer, log, ...clock, ...options });
}

const archive = () => createLedgerArchive(setup.store);
const recoveryParts = () => {
  return {
    ...{ archive: archive(), seal: signer.seal, rebuildDraws, now: () => new Date(), by: 'test' },
    rebuildBulletins: (tx: Transaction, archived: readonly ArchivedBulletin[]) =>
      rebuildBulletins(tx, setup.store, archived),
  };
};
async function archivedSizes(): Promise<number[]> {
  const sizes: number[] = [];
  for await (const size of archive().sizesAfter(0)) sizes.push(size);
  return sizes;
}
const readText = async (key: string) => new TextDecoder().decode(await setup.store.readObject(key));
const sizeOf = async (db: Database) => (await readLatestCheckpoint(db))?.size;

async function expectProved(db: Database, factId: number): Promise<void> {
  const proved = await proveFact(db, factId);
  const checkpoint = parseCheckpoint(proved?.note ?? '');
  if (!proved || !checkpoint) throw new Error(`fact ${factId} is not proved`);
  expect(isSignedBy(checkpoint.note, signer.key, verifyEd25519)).toBe(true);
  const { index, leaf } = proved;
  const proof = proved.proof.map((hash) => Buffer.from(hash, 'hex'));
  const inclusion = { leafHash: hashLeaf(leafBytes(leaf), sha256), index, proof, ...checkpoint };
  expect(verifyInclusion(inclusion, sha256)).toBe(true);
}

describe('a checkpoint', () => {
  it('is signed over all leaves, archived with them, published, and proves each fact', async () => {
    const ids = await addFacts(setup.db, 5);
    await worker(setup.db).processAll();
    const latest = await readLatestCheckpoint(setup.db);
    expect(parseCheckpoint(latest?.note ?? '')).toMatchObject({ origin, size: 5 });
    expect(await readText(ledgerCheckpointObjectKey(5))).toBe(latest?.note);
    const lines = (await readText(`${ledgerLeavesPrefix}0000000000000000-0000000000000005.jsonl`)).split('\n');
    expect(lines.slice(0, -1).map((line) => JSON.parse(line))).toEqual(
      (await selectLeaves(setup.db, { start: 0, end: 5 })).map(({ index, leaf }) => ({ kind: 'leaf', index, leaf })),
    );
    expect(lines.join('')).not.toMatch(/payload"|subject|salt/);
    for (const id of ids) await expectProved(setup.db, id);
  });

  it('is published only when there are new leaves, and not too soon after the last one', async () => {
    let now = new Date('2026-11-27T08:00:00Z');
    const { processAll } = worker(setup.db, { now: () => now, checkpointSeconds: 10 });
    await processAll();
    expect(await sizeOf(setup.db)).toBeUndefined();
    await addFacts(setup.db, 1);
    await processAll();
    await addFacts(setup.db, 1);
    await processAll();
    expect(await sizeOf(setup.db)).toBe(1);
    now = new Date('2026-11-27T08:00:10Z');
    await processAll();
    expect(await sizeOf(setup.db)).toBe(2);
    await processAll();
    expect(await archivedSizes()).toEqual([1, 2]);
  });

  it.skipIf(usesOutsideParts())(
    'is not published while the archive cannot be written, and nothing is lost meanwhile',
    async () => {
      await addFacts(setup.db, 3);
      const repair = setup.s3.faults.add({ kind: 'error', status: 503, operations: ['PutObject'] });
      await expect(worker(setup.db).processAll()).rejects.toMatchObject({ code: 'object_store_failed' });
      expect(await sizeOf(setup.db)).toBeUndefined();
      expect(await readLedgerProblem(setup.db)).toMatchObject({ code: 'object_store_failed' });
      repair();
      await worker(setup.db).processAll();
      expect(await sizeOf(setup.db)).toBe(3);
      expect(await readLedgerProblem(setup.db)).toBeUndefined();
    },
  );

  it('is published by the next worker when HQ was killed after archiving it', async () => {
    await addFacts(setup.db, 3);
    const killed = { ...setup.store, createObject: killAfter(setup.store.createObject) };
    await expect(worker(setup.db, { store: killed }).processAll()).rejects.toThrow('killed');
    expect(await archivedSizes()).toEqual([3]);
    expect(await sizeOf(setup.db)).toBeUndefined();
    await addFacts(setup.db, 1);
    await worker(setup.db).processAll();
    expect(await archivedSizes()).toEqual([3, 4]);
    const published = await setup.db.selectFrom('ledger_checkpoint').select('size').orderBy('size').execute();
    expect(published.map(({ size }) => size)).toEqual([3, 4]);
  });

  it('is made again, with newer leaves, when HQ was killed between archiving the leaves and the note', async () => {
    await addFacts(setup.db, 3);
    const killed = { ...setup.store, putObject: killAfter(setup.store.putObject) };
    await expect(worker(setup.db, { store: killed }).processAll()).rejects.toThrow('killed');
    const ids = await addFacts(setup.db, 2);
    await worker(setup.db).processAll();
    expect(await archivedSizes()).toEqual([5]);
    await expectProved(setup.db, ids[1] ?? 0);
  });

  it('is made only once when two workers run at the same time', async () => {
    const other = createDatabase({ url: setup.hq.databaseUrl });
    closings.push(() => other.destroy());
    await addFacts(setup.db, 2500);
    await Promise.all([worker(setup.db).processAll(), worker(other).processAll()]);
    await worker(setup.db).processAll();
    expect(await sizeOf(setup.db)).toBe(2500);
    expect((await readHead(setup.db)).size).toBe(2500);
    const last = (await archivedSizes()).at(-1);
    expect(last).toBe(2500);
  });

  it('is not signed when somebody changed the leaves by raw SQL', async () => {
    await addFacts(setup.db, 4);
    await worker(setup.db).processAll();
    await addFacts(setup.db, 4);
    await sequenceFacts(setup.db, 100);
    await asOwner(setup.hq, async (owner) => {
      await sql`alter table fact disable trigger all`.execute(owner);
      await sql`update fact set type = 'unit_changed' where fact_id = 6`.execute(owner);
    });
    await expect(worker(setup.db).processAll()).rejects.toMatchObject({ code: 'ledger_contradictory' });
    expect(await sizeOf(setup.db)).toBe(4);
  });
});

describe('a database that was restored from a backup', () => {
  /** The database as it is now, as a database of its own. */
  async function backUp(): Promise<TestHq> {
    await setup.db.destroy();
    const database = await createTestDatabase({ template: new URL(setup.hq.ownerUrl).pathname.slice(1) });
    setup.db = setup.hq.db = createDatabase({ url: setup.hq.databaseUrl });
    const backup = await createTestHq({ database });
    closings.push(() => backup.dispose());
    return backup;
  }

  it('stops the ledger until the leaves are recovered from the archive, without their payloads', async () => {
    const [kept = 0] = await addFacts(setup.db, 3, 'before');
    await worker(setup.db).processAll();
    const [pending = 0] = await addFacts(setup.db, 1, 'pending');
    const backup = await backUp();
    const [lost = 0] = await addFacts(setup.db, 4, 'lost');
    await worker(setup.db).processAll();
    await addFacts(setup.db, 2, 'lost too');
    await worker(setup.db).processAll();
    const { root } = await readHead(setup.db);

    // HQ goes on with the backup.
    const added = await addFacts(backup.db, 2, 'after');
    const sequencer = worker(backup.db);
    await expect(sequencer.processAll()).rejects.toMatchObject({ code: 'ledger_archive_ahead' });
    expect(await readHead(backup.db)).toMatchObject({ size: 3 });
    expect(await readLedgerProblem(backup.db)).toMatchObject({ code: 'ledger_archive_ahead' });

    const recovered = await asOwner(backup, (owner) => {
      return recoverLedger({ ...recoveryParts(), db: owner });
    });
    expect(recovered).toEqual({
      ...{ before: 3, after: 10, lostPayloads: 6, renumbered: 2, shutDraws: [] },
      bulletins: { rebuilt: [], incomplete: [] },
    });
    expect((await readHead(backup.db)).root).toEqual(root);
    expect(added).toContain(lost);
    await sequencer.processAll();
    expect(await readLedgerProblem(backup.db)).toBeUndefined();
    const facts = await backup.db.selectFrom('fact').select(['payload', 'payload_gone']).orderBy('fact_id').execute();
    expect(facts.map(({ payload, payload_gone }) => payload_gone ?? payload?.name ?? payload)).toEqual([
      ...Array(3).fill('before'),
      'pending',
      ...Array(6).fill('lost'),
      'after',
      'after',
      { by: 'test', ...recovered },
    ]);
    for (const id of [kept, pending, lost]) await expectProved(backup.db, id);
    expect(await proveFact(backup.db, lost)).toMatchObject({ payload: null, subject: null, salt: null });
  });

  it('is not given archived leaves that do not match the archived root', async () => {
    await addFacts(setup.db, 3);
    const backup = await backUp();
    await worker(setup.db).processAll();
    const [range] = await archive().leafRanges();
    const lines = await archive().readLeaves(range ?? { start: 0, end: 0 });
    await archive().writeLeaves(range ?? { start: 0, end: 0 }, (lines ?? '').replace('unit_added', 'unit_taken'));
    await asOwner(backup, async (owner) => {
      const recovery = recoverLedger({ ...recoveryParts(), db: owner });
      await expect(recovery).rejects.toMatchObject({ code: 'ledger_archive_incomplete' });
    });
    expect((await readHead(backup.db)).size).toBe(0);
    expect(await backup.db.selectFrom('pending_fact').select('fact_id').execute()).toHaveLength(3);
  });

  it('is a fork when somebody went on with it without recovery', async () => {
    await addFacts(setup.db, 2);
    await worker(setup.db).processAll();
    const backup = await backUp();
    await addFacts(setup.db, 2, 'first history');
    await worker(setup.db).processAll();
    await addFacts(backup.db, 2, 'second history');
    await sequenceFacts(backup.db, 100);
    await expect(worker(backup.db).processAll()).rejects.toMatchObject({ code: 'ledger_forked' });
  });
});

function killAfter<Given extends unknown[]>(work: (...given: Given) => Promise<unknown>) {
  return async (...given: Given): Promise<never> => {
    await work(...given);
    throw new Error('killed');
  };
}

async function asOwner<T>(hq: TestHq, work: (owner: Database) => Promise<T>): Promise<T> {
  const owner = createDatabase({ url: hq.ownerUrl });
  return work(owner).finally(() => owner.destroy());
}
