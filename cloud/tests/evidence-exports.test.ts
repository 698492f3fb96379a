import { createHash } from 'node:crypto';
import { servedEvidenceExports } from '@rollcall/cloud/access/evidence-exports/routes';
import { nodeEvidenceCrypto } from '@rollcall/cloud/cli/verify/node-evidence-crypto';
import { createDatabase } from '@rollcall/cloud/db/database';
import { appendFact, type Fact } from '@rollcall/cloud/ledger/append-fact';
import { erasePayload } from '@rollcall/cloud/ledger/erase-payload';
import { waitForCheckpoint } from '@rollcall/cloud/ledger/wait-for-checkpoint';
import { exportObjectKey, recordingObjectKey } from '@rollcall/shared/contract/object-keys';
import { manifestEntry } from '@rollcall/shared/evidence/export-form';
import { readZipForm } from '@rollcall/shared/evidence/read-zip-form';
import { verifyExport } from '@rollcall/shared/evidence/verify-export';
import type { EvidenceExportRow } from '@rollcall/shared/resources/evidence-exports';
import { askPython } from '@rollcall/test/evidence/ask-python';
import { type Known, mayStand, rawWordsOf } from '@rollcall/test/raw-words';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exportWorker, startLedger, verified } from './support/evidence-export-setup.ts';
import {
  type EvidenceSetup,
  mib,
  recordingOf,
  startEvidence,
  type TestFile,
  testFile,
} from './support/evidence-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { type PageApi, routesOf, startPageApi } from './support/start-page-api.ts';
import { until } from './support/until.ts';

statePermissions(`
GET    evidence-exports                 a a a u - - a elsewhere
POST   evidence-exports                 a - a u - - - alone
GET    evidence-exports/{exportId}/file a - a u - - - elsewhere
HEAD   evidence-exports/{exportId}/file a - a u - - -
GET    exports/evidence-exports         a a a u - - a elsewhere
`);

let setup: EvidenceSetup;
let ledger: Awaited<ReturnType<typeof startLedger>>;
let api: PageApi;
let inspector: { username: string; cookie: string };
let leader: { username: string; cookie: string };
let small: TestFile;
let large: TestFile;
const now = () => new Date();

beforeAll(async () => {
  setup = await startEvidence();
  const { db, store } = setup;
  ledger = await startLedger(setup);
  api = await startPageApi(setup, now, [...routesOf(servedEvidenceExports, { db, store, now })]);
  inspector = await api.signInAs('inspector');
  leader = await api.signInAs('squad_leader', 'squad-1');
  small = await verified(setup, testFile(70_000));
  // Larger than two parts, so that headers and parts don't lie together.
  large = await verified(setup, testFile(19 * mib + 5));
});
afterAll(async () => {
  await api?.stop();
  await ledger?.stop();
  await setup?.stop();
});
afterEach(() => setup.s3.faults.clear());

const sourceOf = (bytes: Buffer) => ({
  size: bytes.length,
  read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
});

async function order(files: TestFile[], who = inspector): Promise<EvidenceExportRow> {
  const json = { recordingIds: files.map(({ body }) => body.recordingId), purpose: '移交检察院' };
  const answer = await api.call('/api/v1/evidence-exports', { method: 'POST', cookie: who.cookie, json });
  expect(answer.status).toBe(201);
  return (await answer.json()) as EvidenceExportRow;
}

async function exported({ exportId }: { exportId: string }): Promise<EvidenceExportRow> {
  const answer = await api.call('/api/v1/evidence-exports?limit=200', { cookie: inspector.cookie });
  const { rows } = (await answer.json()) as { rows: EvidenceExportRow[] };
  return rows.find((row) => row.exportId === exportId) as EvidenceExportRow;
}

async function download({ exportId }: { exportId: string }, who = inspector, headers: Record<string, string> = {}) {
  return api.call(`/api/v1/evidence-exports/${exportId}/file`, { cookie: who.cookie, headers });
}

async function servedBytes({ exportId }: { exportId: string }): Promise<number> {
  const { served_bytes } = await setup.db
    .selectFrom('evidence_export')
    .select('served_bytes')
    .where('export_id', '=', exportId)
    .executeTakeFirstOrThrow();
  return served_bytes;
}

async function factsOfExport({ exportId }: { exportId: string }) {
  return setup.db
    .selectFrom('fact')
    .select(['type', 'payload'])
    .where('subject', '=', `export:${exportId}`)
    .orderBy('fact_id')
    .execute();
}

describe('an export', () => {
  it('is a ZIP that the verifier takes, with the very bytes of the recordings', async () => {
    const ordered = await order([large, small]);
    expect(ordered).toMatchObject({ state: 'waiting', own: true, bytesTotal: large.bytes.length + 70_000 });
    expect(await exportWorker(setup).processAll()).toBe(1);
    const row = await exported(ordered);
    expect(row).toMatchObject({ state: 'ready', bytesDone: row.bytesTotal, failure: null, downloads: 0 });

    await setup.db
      .updateTable('evidence_export')
      .set({ requested_at: new Date('2026-11-24T23:30:05.678Z') })
      .where('export_id', '=', ordered.exportId)
      .execute();
    const answer = await download(ordered);
    expect(savedAs(answer)).toBe('证据导出-2026-11-25-073005.zip');
    const zip = Buffer.from(await answer.arrayBuffer());
    expect(createHash('sha256').update(zip).digest('hex')).toBe(row.sha256);
    expect(zip.length).toBe(row.sizeBytes);

    const verdict = await verifyExport(sourceOf(zip), { root: setup.hq.hqKeys.fingerprint }, nodeEvidenceCrypto);
    expect(verdict.findings).toEqual([]);
    expect(verdict.manifest).toMatchObject({
      purpose: '移交检察院',
      requestedBy: inspector.username,
      approvedBy: null,
    });
    const { entries = [], problems } = (await readZipForm(sourceOf(zip))) ?? {};
    expect(problems).toEqual([]);
    for (const { bytes, body } of [large, small]) {
      const entry = entries.find(({ name }) => name === `recordings/${body.recordingId}.mp4`);
      const at = entry?.dataOffset ?? 0;
      expect(zip.subarray(at, at + (entry?.sizeBytes ?? 0)).equals(bytes)).toBe(true);
    }
    expect((await factsOfExport(ordered)).map(({ type }) => type)).toEqual([
      'export_requested',
      'export_created',
      'export_ready',
      'export_downloaded',
    ]);
  });

  it('binds its proofs, and shows that a fact about its recording was erased', async () => {
    const file = await verified(setup, testFile(60));
    const { recordingId } = file.body;
    const subject = `recording:${recordingId}` as const;
    const payload = { by: '张三', reason: '复核' };
    const seen: Fact = { type: 'viewing_session_opened', subject, payload };
    const factId = await setup.db.transaction().execute((tx) => appendFact(tx, seen));
    await waitForCheckpoint(setup.db, factId, AbortSignal.timeout(30_000));
    const owner = createDatabase({ url: setup.hq.ownerUrl });
    await erasePayload(owner, { factId, reason: '依法删除', by: 'a test' });
    await owner.destroy();
    const ordered = await order([file]);
    await exportWorker(setup).processAll();
    const zip = Buffer.from(await (await download(ordered)).arrayBuffer());
    const verdict = await verifyExport(sourceOf(zip), {}, nodeEvidenceCrypto);
    expect(verdict.findings).toEqual([]);
    expect(verdict.state).toBe('erased');
    expect(verdict.proved).toContain('proofs_bound');
    expect(verdict.erased).toMatchObject([{ type: 'viewing_session_opened' }]);
    expect(verdict.unchecked).toContain('no_witness');
    expect(askPython([{ bytes: zip }])).toMatchObject([{ state: 'erased', first: null, said: verdict.unchecked }]);
  });

  it('is settled anew when a payload was erased while a worker made it', async () => {
    const file = await verified(setup, testFile(60));
    const subject = `recording:${file.body.recordingId}` as const;
    const seen: Fact = { type: 'viewing_session_opened', subject, payload: { by: '张三' } };
    const factId = await setup.db.transaction().execute((tx) => appendFact(tx, seen));
    const ordered = await order([file]);
    const { store } = setup;
    const erasing = {
      ...store,
      openVersion: async (...given: Parameters<typeof store.openVersion>) => {
        const owner = createDatabase({ url: setup.hq.ownerUrl });
        await erasePayload(owner, { factId, reason: '依法删除', by: 'a test' });
        await owner.destroy();
        return store.openVersion(...given);
      },
    };
    expect(await exportWorker(setup, { store: erasing }).processAll()).toBe(0);
    expect(await exported(ordered)).toMatchObject({ state: 'waiting' });
    await setup.db
      .updateTable('evidence_export')
      .set({ run_after: new Date() })
      .where('export_id', '=', ordered.exportId)
      .execute();
    expect(await exportWorker(setup).processAll()).toBe(1);
    const zip = Buffer.from(await (await download(ordered)).arrayBuffer());
    expect(await verifyExport(sourceOf(zip), {}, nodeEvidenceCrypto)).toMatchObject({ state: 'erased', findings: [] });
    expect((await factsOfExport(ordered)).filter(({ type }) => type === 'export_created')).toHaveLength(2);
  });

  it('tells the history of a recording in Chinese, and loads nothing', async () => {
    await setup.db.updateTable('account').set({ person_name: '钱检查' }).execute();
    const ordered = await order([small]);
    await exportWorker(setup).processAll();
    const page = await entryOf(await download(ordered), 'custody-history.html');
    for (const told of [
      '保管史',
      '移交检察院',
      small.body.sha256,
      '采集站登记',
      '回读核验通过',
      '导出为证据',
      '钱检查',
    ]) {
      expect(page).toContain(told);
    }
    const [, title] = page.match(/<title>(.*)<\/title>/) ?? [];
    expect(title).toMatch(/^保管史 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(page).not.toMatch(/\b(src|href|url)\s*[=(]/);
    expect(await rawWordsOnPaper(page)).toEqual([]);
  });

  it('names people in its manifest, whom all verifiers take', async () => {
    const named = (username: string) => sql<string>`case username when ${username} then '钱检查' else '赵中队' end`;
    await setup.db
      .updateTable('account')
      .set({ person_name: named(inspector.username) })
      .execute();
    const ordered = await order([small]);
    await approve(ordered);
    await exportWorker(setup).processAll();
    const answer = await download(ordered);
    const zip = Buffer.from(await answer.clone().arrayBuffer());
    const manifest = JSON.parse(await entryOf(answer, manifestEntry)) as object;
    expect(manifest).toMatchObject({ requestedBy: '钱检查', approvedBy: '赵中队' });
    const known = await knownNames();
    const found = textsIn(manifest).flatMap(({ at, text }) =>
      rawWordsOf(text, known)
        .filter((raw) => !mayStand({ paper: 'manifest.json', at }, raw))
        .map((raw) => `${at}: ${raw}`),
    );
    expect(found).toEqual([]);
    const verdict = await verifyExport(sourceOf(zip), {}, nodeEvidenceCrypto);
    expect(verdict).toMatchObject({ findings: [], manifest: { requestedBy: '钱检查' } });
    expect(askPython([{ bytes: zip }])).toMatchObject([{ state: verdict.state, first: null, said: verdict.unchecked }]);
    // The ledger keeps who it was by the name that never changes hands.
    const made = (await factsOfExport(ordered)).find(({ type }) => type === 'export_created');
    expect(made?.payload).toMatchObject({ by: inspector.username, approvedBy: leader.username });
  });

  it.skipIf(usesOutsideParts())(
    'counts one download when a client goes on after a break, and another when it takes the whole again',
    async () => {
      const ordered = await order([large, small]);
      await exportWorker(setup).processAll();
      const { sizeBytes } = await exported(ordered);
      const size = sizeBytes ?? 0;
      // Little is on its way to the client then, whatever buffers lie between.
      setup.s3.faults.add({ kind: 'slow', bytesPerSecond: mib, operations: ['GetObject'] });
      const first = await download(ordered);
      const reader = first.body?.getReader();
      let taken = 0;
      while (taken < mib) taken += (await reader?.read())?.value?.length ?? 0;
      await reader?.cancel();
      setup.s3.faults.clear();
      await until(async () => (await servedBytes(ordered)) < size);
      const rest = await download(ordered, inspector, { range: `bytes=${taken}-` });
      expect(rest.status).toBe(206);
      expect((await rest.arrayBuffer()).byteLength).toBe(size - taken);
      expect((await exported(ordered)).downloads).toBe(1);
      await (await download(ordered, inspector, { range: 'bytes=1-' })).arrayBuffer();
      expect((await exported(ordered)).downloads).toBe(2);
    },
  );

  it.each(['bytes=1-', ' bytes= 1-', 'Bytes=1-', 'bytes=-1000', 'bytes=500-501'])(
    'leaves a trace of whoever takes %s of it',
    async (range) => {
      const ordered = await order([small]);
      await exportWorker(setup).processAll();
      const taken = await download(ordered, inspector, { range });
      expect(taken.status).toBe(206);
      await taken.arrayBuffer();
      expect((await exported(ordered)).downloads).toBe(1);
    },
  );

  it('leaves a trace for each time that all of it is served, also in pieces side by side', async () => {
    const ordered = await order([small]);
    await exportWorker(setup).processAll();
    const { sizeBytes } = await exported(ordered);
    const [size, piece] = [sizeBytes ?? 0, Math.ceil((sizeBytes ?? 0) / 10)];
    const pieces = Array.from({ length: 10 }, (_, i) => `bytes=${i * piece}-${Math.min(size, (i + 1) * piece) - 1}`);
    const takeAll = () =>
      Promise.all(pieces.map(async (range) => (await download(ordered, inspector, { range })).arrayBuffer()));
    await takeAll();
    expect((await exported(ordered)).downloads).toBe(1);
    await takeAll();
    expect((await exported(ordered)).downloads).toBe(2);
  });

  it('is for who ordered it alone', async () => {
    const ordered = await order([small]);
    await exportWorker(setup).processAll();
    const other = await api.signInAs('inspector');
    expect((await download(ordered, other)).status).toBe(404);
    const auditor = await api.signInAs('auditor');
    expect((await download(ordered, auditor)).status).toBe(403);
  });

  it('of footage that the account may not see needs an approval', async () => {
    const stranger = await api.signInAs('squad_leader', 'squad-2');
    const json = { recordingIds: [small.body.recordingId], purpose: '查看事故' };
    const refused = await api.call('/api/v1/evidence-exports', { method: 'POST', cookie: stranger.cookie, json });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'access_request_needed' });
    expect(await order([small], leader)).toMatchObject({ state: 'waiting' });
    await exportWorker(setup).processAll();
  });

  describe('of a case', () => {
    const caseNo = '内公交案〔2026〕7/1号';
    const ask = (who: { cookie: string }, body: object) =>
      api.call('/api/v1/evidence-exports', {
        method: 'POST',
        cookie: who.cookie,
        json: { purpose: '移送审查', ...body },
      });
    const codeOf = async (who: { cookie: string }, body: object) => {
      const answer = await ask(who, body);
      return `${answer.status} ${((await answer.json()) as { code?: string }).code ?? ''}`.trim();
    };
    async function shows(file: TestFile, of: string | null): Promise<void> {
      await sql`
        with told as (
          insert into activity (source, source_id, kind, starts_at, ends_at, case_no)
          values ('test', gen_random_uuid(), 'scene_survey', now(), now(), ${of}) returning activity_id
        )
        insert into activity_recording select activity_id, ${file.body.recordingId} from told`.execute(setup.db);
    }

    it('is all its footage, for the legal office too, and the verifier takes it', async () => {
      const legal = await api.signInAs('legal');
      const other = await verified(setup, testFile(1000));
      expect(await codeOf(legal, { caseNo })).toBe('409 case_without_footage');
      await shows(small, caseNo);
      await shows(large, caseNo);
      await shows(other, null);
      const answer = await ask(legal, { caseNo });
      expect(answer.status).toBe(201);
      const ordered = (await answer.json()) as EvidenceExportRow;
      expect(ordered).toMatchObject({ caseNo, own: true, bytesTotal: large.bytes.length + small.bytes.length });
      await exportWorker(setup).processAll();
      const zip = Buffer.from(await (await download(ordered, legal)).arrayBuffer());
      const verdict = await verifyExport(sourceOf(zip), { root: setup.hq.hqKeys.fingerprint }, nodeEvidenceCrypto);
      expect(verdict.findings).toEqual([]);
      const ids = [small, large].map(({ body }) => body.recordingId).sort();
      expect(verdict.manifest?.recordings.map(({ recordingId }) => recordingId).sort()).toEqual(ids);
      const [requested] = await factsOfExport(ordered);
      expect(requested?.payload).toMatchObject({ caseNo });
      // Of what belongs to no case it has nothing.
      expect(await codeOf(legal, { recordingIds: [other.body.recordingId] })).toBe('403 access_request_needed');
      expect(await codeOf(legal, { recordingIds: [small.body.recordingId] })).toBe('201');
    });

    it('goes without nothing: unverified, restricted or foreign footage is refused, deleted footage is left out', async () => {
      const legal = await api.signInAs('legal');
      const extra = await verified(setup, testFile(2000));
      await shows(extra, caseNo);
      const change = (set: object) =>
        setup.db.updateTable('recording').set(set).where('recording_id', '=', extra.body.recordingId).execute();
      expect(await codeOf(await api.signInAs('squad_leader', 'squad-2'), { caseNo })).toBe('403 access_request_needed');
      const { rows } = await sql<{ id: string }>`
        insert into recording_restriction (recording_id, why, reason, restricted_by, restricted_at)
        select ${extra.body.recordingId}, 'private', 'x', account_id, now() from account limit 1
        returning restriction_id as id`.execute(setup.db);
      expect(await codeOf(legal, { caseNo })).toBe('403 recording_restricted');
      expect(await codeOf(inspector, { caseNo })).toBe('201');
      await sql`
        update recording_restriction set lifted_at = now(), lifted_by = restricted_by, lift_reason = 'x'
        where restriction_id = ${rows[0]?.id}`.execute(setup.db);
      await change({ state: 'announced', version_id: null, uploaded_at: null });
      expect(await codeOf(legal, { caseNo })).toBe('409 recording_not_verified');
      expect(await codeOf(legal, { caseNo, recordingIds: [small.body.recordingId] })).toBe('400 bad_request');
      expect(await codeOf(legal, {})).toBe('400 bad_request');
      await change({ state: 'deleted', version_id: 'v', uploaded_at: new Date(), deleted_at: new Date() });
      const left = (await (await ask(legal, { caseNo })).json()) as EvidenceExportRow;
      expect(left.recordings.map(({ recordingId }) => recordingId)).not.toContain(extra.body.recordingId);
      await exportWorker(setup).processAll();
    });
  });

  it('takes verified recordings only', async () => {
    const file = await verified(setup, testFile(10));
    await setup.db
      .updateTable('recording')
      .set({ state: 'announced', version_id: null, uploaded_at: null })
      .where('recording_id', '=', file.body.recordingId)
      .execute();
    const json = { recordingIds: [file.body.recordingId], purpose: '查看事故' };
    const refused = await api.call('/api/v1/evidence-exports', { method: 'POST', cookie: inspector.cookie, json });
    expect(await refused.json()).toMatchObject({ code: 'recording_not_verified' });
  });

  it('expires: its file is deleted, and that is a fact', async () => {
    const ordered = await order([small]);
    let time = Date.now();
    const worker = exportWorker(setup, { now: () => new Date(time) });
    await worker.processAll();
    const { expiresAt, finishedAt } = await exported(ordered);
    expect(Date.parse(expiresAt ?? '') - Date.parse(finishedAt ?? '')).toBe(7 * 24 * 3_600_000);
    time = Date.parse(expiresAt ?? '') - 1;
    await worker.processAll();
    expect((await exported(ordered)).state).toBe('ready');
    time += 1;
    await worker.processAll();
    expect((await exported(ordered)).state).toBe('expired');
    expect(await setup.store.head(exportObjectKey(ordered.exportId))).toBeUndefined();
    expect((await download(ordered)).status).toBe(409);
    expect((await factsOfExport(ordered)).at(-1)).toMatchObject({ type: 'export_expired' });
  });
});

describe('an export that can not be', () => {
  it('fails when the ledger shows no more that its recording was verified', async () => {
    const file = await verified(setup, testFile(70));
    const { recordingId } = file.body;
    const { fact_id } = await setup.db
      .selectFrom('fact')
      .select('fact_id')
      .where('subject', '=', `recording:${recordingId}`)
      .where('type', '=', 'recording_verified')
      .executeTakeFirstOrThrow();
    await waitForCheckpoint(setup.db, fact_id, AbortSignal.timeout(30_000));
    // As a restore leaves it: nothing says any more what the fact was about.
    const owner = createDatabase({ url: setup.hq.ownerUrl });
    await owner
      .updateTable('fact')
      .set({ subject: null, payload: null, salt: null, payload_gone: 'erased' })
      .where('fact_id', '=', fact_id)
      .execute();
    await owner.destroy();
    const ordered = await order([file]);
    await exportWorker(setup).processAll();
    expect((await exported(ordered)).failure).toEqual({ reason: 'not_verified', recordingId });
  });

  it.skipIf(usesOutsideParts())('fails with a fact when the store gives other bytes, and leaves no file', async () => {
    const file = await verified(setup, testFile(12 * mib));
    const ordered = await order([small, file]);
    setup.s3.faults.add({
      kind: 'corrupt',
      how: 'flipByte',
      operations: ['GetObject'],
      keyPrefix: recordingObjectKey(file.body.sha256),
    });
    await exportWorker(setup).processAll();
    const { recordingId } = file.body;
    expect(await exported(ordered)).toMatchObject({
      state: 'failed',
      failure: { reason: 'object_changed', recordingId },
    });
    expect((await factsOfExport(ordered)).at(-1)).toMatchObject({
      type: 'export_failed',
      payload: { recordingId, sha256: file.body.sha256 },
    });
    expect(await setup.store.head(exportObjectKey(ordered.exportId))).toBeUndefined();
    for await (const { key } of setup.store.listUploads()) expect(key).not.toContain(ordered.exportId);
  });

  it('fails when the stored version is gone', async () => {
    const file = await verified(setup, testFile(100));
    const ordered = await order([file]);
    const { object_key, version_id } = await recordingOf(setup.db, file);
    await setup.store.deleteVersion(object_key, version_id ?? '');
    await exportWorker(setup).processAll();
    expect((await exported(ordered)).failure).toMatchObject({ reason: 'object_missing' });
  });

  it('fails when the account may have it no more', async () => {
    const mover = await api.signInAs('squad_leader', 'squad-1');
    const ordered = await order([small], mover);
    await setup.db
      .updateTable('account')
      .set({ unit_code: 'squad-2' })
      .where('username', '=', mover.username)
      .execute();
    await exportWorker(setup).processAll();
    expect((await exported(ordered)).failure).toMatchObject({ reason: 'access_ended' });
  });
});

describe('a worker that is killed', () => {
  /** Dies at the first step that `at` names: what it had begun is left as it is. */
  async function dieAt(
    at: 'createUpload' | 'listParts' | 'completeUpload' | 'openVersion',
    ordered: EvidenceExportRow,
  ) {
    const { store } = setup;
    const never = new Promise<never>(() => undefined);
    let reached: (() => void) | undefined;
    const there = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const dying = {
      ...store,
      [at]: async (...args: never[]) => {
        if (at === 'completeUpload') await (store[at] as (...of: never[]) => unknown)(...args);
        reached?.();
        return never;
      },
    };
    void exportWorker(setup, { store: dying, leaseMs: 600_000 }).processAll();
    await there;
    await setup.db
      .updateTable('evidence_export')
      .set({ run_after: new Date() })
      .where('export_id', '=', ordered.exportId)
      .execute();
  }

  it.each(['createUpload', 'openVersion', 'listParts', 'completeUpload'] as const)(
    'at %s: another begins anew, and the file is whole',
    async (at) => {
      const ordered = await order([large]);
      await dieAt(at, ordered);
      expect(await exportWorker(setup).processAll()).toBe(1);
      expect(await exported(ordered)).toMatchObject({ state: 'ready' });
      const zip = Buffer.from(await (await download(ordered)).arrayBuffer());
      expect((await verifyExport(sourceOf(zip), {}, nodeEvidenceCrypto)).findings).toEqual([]);
      // What was settled before the kill is what the ledger has, once.
      expect((await factsOfExport(ordered)).filter(({ type }) => type === 'export_created')).toHaveLength(1);
    },
  );

  it('is not waited for: who took over wins, whatever the first one still does', async () => {
    const ordered = await order([small]);
    const { store } = setup;
    let go: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    let reached: (() => void) | undefined;
    const there = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const slow = {
      ...store,
      listParts: async (key: string, uploadId: string) => {
        reached?.();
        await gate;
        return store.listParts(key, uploadId);
      },
    };
    const first = exportWorker(setup, { store: slow, leaseMs: 600_000 }).processAll();
    await there;
    await setup.db
      .updateTable('evidence_export')
      .set({ run_after: new Date() })
      .where('export_id', '=', ordered.exportId)
      .execute();
    expect(await exportWorker(setup).processAll()).toBe(1);
    go?.();
    expect(await first).toBe(0);
    const zip = Buffer.from(await (await download(ordered)).arrayBuffer());
    expect((await verifyExport(sourceOf(zip), {}, nodeEvidenceCrypto)).findings).toEqual([]);
  });
});

/** Says that the squad leader approved what the inspector exports. */
async function approve({ exportId }: { exportId: string }): Promise<void> {
  await sql`
    with request as (
      insert into access_request (account_id, purpose, requested_at, expires_at, decided_by, decided_at, decision)
      select a.account_id, '查看事故', now(), now() + interval '1 hour', d.account_id, now(), 'approved'
      from account a, account d where a.username = ${inspector.username} and d.username = ${leader.username}
      returning access_request_id
    )
    update evidence_export set access_request_id = request.access_request_id from request where export_id = ${exportId}
  `.execute(setup.db);
}

function savedAs({ headers }: Response): string {
  const [, encoded = ''] = headers.get('content-disposition')?.match(/^attachment; .*filename\*=UTF-8''(.*)$/) ?? [];
  return decodeURIComponent(encoded);
}

async function entryOf(answer: Response, entry: string): Promise<string> {
  const zip = Buffer.from(await answer.arrayBuffer());
  const { entries = [] } = (await readZipForm(sourceOf(zip))) ?? {};
  const { dataOffset = 0, sizeBytes = 0 } = entries.find(({ name }) => name === entry) ?? {};
  return zip.subarray(dataOffset, dataOffset + sizeBytes).toString();
}

/** Every text in a JSON value, with the member that holds it. */
function textsIn(value: unknown, at = ''): { at: string; text: string }[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (value === null || typeof value !== 'object') return [];
  const members = Array.isArray(value) ? value.map((one) => [at, one] as const) : Object.entries(value);
  return members.flatMap(([name, one]) => textsIn(one, name));
}

async function knownNames(): Promise<Known> {
  const accounts = await setup.db.selectFrom('account').select('username').execute();
  const stations = await setup.db.selectFrom('station').select('station_id').execute();
  return {
    usernames: new Set(accounts.map(({ username }) => username)),
    codes: new Set(stations.map(({ station_id }) => station_id)),
  };
}

/** What the custody history says beside words: each cell, with what stands before it in its row or above it. */
async function rawWordsOnPaper(page: string): Promise<string[]> {
  const known = await knownNames();
  const text = (html: string) => html.replaceAll(/<[^>]+>/g, '').trim();
  const rows = [...page.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<(t[hd])>(.*?)<\/t[hd]>/gs)].map(([, tag, cell = '']) => ({ tag, cell: text(cell) })),
  );
  expect(rows.length).toBeGreaterThan(15);
  let heads: string[] = [];
  return rows.flatMap((cells) => {
    if (cells.every(({ tag }) => tag === 'th')) heads = cells.map(({ cell }) => cell);
    const [first] = cells;
    return cells.flatMap(({ cell }, index) => {
      // Of an event's details each has its own name.
      const parts = cell.split('；').map((part) => ({ at: part.split('：')[0] ?? '', part }));
      const at = first?.tag === 'th' ? first.cell : (heads[index] ?? '');
      return parts.flatMap(({ at: own, part }) =>
        rawWordsOf(part, known)
          .filter((raw) => ![at, own].some((place) => mayStand({ paper: '保管史', at: place }, raw)))
          .map((raw) => `${at}: ${raw}`),
      );
    });
  });
}
