import { insertDelegation, saveAcceptance } from '@rollcall/cloud/auth/delegations/repository';
import { endDelegation } from '@rollcall/cloud/auth/delegations/save-delegation';
import { actFor, readSession } from '@rollcall/cloud/auth/sessions/sessions';
import { upsertUnits } from '@rollcall/cloud/people/units/repository';
import { type ExportManifest, exportManifestSchema } from '@rollcall/shared/evidence/export-form';
import type { ViewingSession } from '@rollcall/shared/http/viewing-sessions';
import type { AccessRequestDetail, AccessRequestRow } from '@rollcall/shared/resources/access-requests';
import type { EvidenceExportRow } from '@rollcall/shared/resources/evidence-exports';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportWorker, verified } from './support/evidence-export-setup.ts';
import { type EvidenceSetup, factsOf, mib, startEvidence, type TestFile, testFile } from './support/evidence-setup.ts';
import { type FootageApi, startFootageApi } from './support/start-footage-api.ts';

const hourMs = 3_600_000;
interface Person {
  username: string;
  cookie: string;
}
let setup: EvidenceSetup;
let api: FootageApi;
let inspector: Person;
/** Of squad 1, as all footage is. */
let ofFootage: Person;
/** Of squad 2. */
let leader: Person;
/** Of squad 3. */
let standIn: Person;
let large: TestFile;
let small: TestFile;
const now = () => new Date();

beforeAll(async () => {
  setup = await startEvidence();
  const { db } = setup;
  await db
    .transaction()
    .execute((tx) => upsertUnits(tx, [{ unitCode: 'squad-3', name: '第3中队', kind: 'squad', parentCode: null }]));
  api = await startFootageApi(setup, now);
  inspector = await api.signInAs('inspector');
  large = await verified(setup, testFile(64 * mib));
  small = await verified(setup, testFile(1000));
});
beforeEach(async () => {
  ofFootage = await api.signInAs('squad_leader', 'squad-1');
  leader = await api.signInAs('squad_leader', 'squad-2');
  standIn = await api.signInAs('squad_leader', 'squad-3');
});
afterAll(async () => {
  await api?.stop();
  await setup?.stop();
});

const accountOf = async ({ username }: Person) =>
  setup.db
    .selectFrom('account')
    .select(['account_id as accountId', 'unit_code as unitCode', 'username'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow();

async function named(forWhom: Person, delegate = standIn, hours = 1): Promise<string> {
  const { accountId: leaderId, unitCode } = await accountOf(forWhom);
  const { accountId: delegateId } = await accountOf(delegate);
  const [startsAt, endsAt] = [new Date(Date.now() - hourMs), new Date(Date.now() + hours * hourMs)];
  const time = { startsAt, endsAt, namedAt: startsAt };
  const delegation = { unitCode: unitCode ?? '', leaderId, delegateId, reason: '外出培训', namedBy: leaderId, ...time };
  return setup.db.transaction().execute(async (tx) => {
    const delegationId = await insertDelegation(tx, delegation);
    await saveAcceptance(tx, delegationId, startsAt);
    return delegationId;
  });
}

/** The same person, acting by this delegation or as himself again. */
async function acting(delegate: Person, delegationId: string | null): Promise<Person> {
  const [name, sessionId = ''] = delegate.cookie.split('=');
  const session = await readSession({ db: setup.db, now }, sessionId);
  if (!session) throw new Error('signed out');
  const next = await actFor({ db: setup.db, now }, session, { sessionId, delegationId });
  return { username: delegate.username, cookie: `${name}=${next}` };
}

/** Says whose account it is. */
const call = ({ username }: Person, name: string) =>
  setup.db.updateTable('account').set({ person_name: name }).where('username', '=', username).execute();

/** As verifiers read it. */
async function manifestOf({ exportId }: { exportId: string }): Promise<ExportManifest> {
  const { manifest } = await setup.db
    .selectFrom('evidence_export')
    .select('manifest')
    .where('export_id', '=', exportId)
    .executeTakeFirstOrThrow();
  return exportManifestSchema.parse(JSON.parse(manifest ?? ''));
}

const post = (path: string, { cookie }: Person, json: unknown) =>
  api.call(`/api/v1/${path}`, { method: 'POST', cookie, json });
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const statusOf = async (path: string, { cookie }: Person) => (await api.call(`/api/v1/${path}`, { cookie })).status;
const seen = ({ body }: TestFile, who: Person) => statusOf(`recordings/${body.recordingId}`, who);
const open = ({ body }: TestFile, who: Person) => post('viewing-sessions', who, { recordingId: body.recordingId });

async function listed<Row>(list: string, { cookie }: Person, query = 'own=1'): Promise<Row[]> {
  const answer = await api.call(`/api/v1/${list}?limit=200&${query}`, { cookie });
  return ((await answer.json()) as { rows: Row[] }).rows;
}

async function requested(who: Person, { body }: TestFile): Promise<AccessRequestDetail> {
  const expiresAt = new Date(Date.now() + 24 * hourMs).toISOString();
  const json = { recordingIds: [body.recordingId], purpose: '投诉 2026-118', expiresAt };
  const answer = await post('access-requests', who, json);
  expect(answer.status).toBe(201);
  return (await answer.json()) as AccessRequestDetail;
}

const decide = (accessRequestId: string, who: Person) =>
  post(`access-requests/${accessRequestId}/decision`, who, { decision: 'approved', reason: '属实' });

describe('an export that a stand-in orders', () => {
  it('is made by the rights of the leader, and is the leader’s', async () => {
    await call(standIn, '陈代理');
    await call(ofFootage, '王队长');
    const delegationId = await named(ofFootage);
    const asLeader = await acting(standIn, delegationId);
    const json = { recordingIds: [small.body.recordingId], purpose: '移交检察院' };
    const answer = await post('evidence-exports', asLeader, json);
    const order = (await answer.json()) as EvidenceExportRow;
    expect(order).toMatchObject({ requestedBy: '陈代理', onBehalfOf: '王队长', own: true });
    await exportWorker(setup).processAll();

    const [row] = await listed<EvidenceExportRow>('evidence-exports', ofFootage);
    expect(row).toMatchObject({ exportId: order.exportId, state: 'ready', failure: null, own: true });
    const file = `evidence-exports/${order.exportId}/file`;
    expect(await statusOf(file, ofFootage)).toBe(200);
    expect(await statusOf(file, asLeader)).toBe(200);
    const himself = await acting(asLeader, null);
    expect(await statusOf(file, himself)).toBe(404);
    expect(await listed('evidence-exports', himself, '')).toEqual([]);

    expect(await manifestOf(order)).toMatchObject({ requestedBy: '陈代理 代 王队长', approvedBy: null });
    const made = (await factsOf(setup.db, small)).find(({ type }) => type === 'recording_exported');
    expect(made?.payload).toMatchObject({ by: standIn.username, for: ofFootage.username });
  });

  it('keeps the form of its manifest when both have names as long as a name may be', async () => {
    // Each character takes two UTF-16 units.
    await call(standIn, '𠮷'.repeat(100));
    await call(ofFootage, '王'.repeat(100));
    const asLeader = await acting(standIn, await named(ofFootage));
    const json = { recordingIds: [small.body.recordingId], purpose: '移交检察院' };
    const order = (await (await post('evidence-exports', asLeader, json)).json()) as EvidenceExportRow;
    await exportWorker(setup).processAll();
    expect((await manifestOf(order)).requestedBy).toBe(`${'𠮷'.repeat(99)}…`);
  });

  it('ends when the leader may have the footage no more', async () => {
    const asLeader = await acting(standIn, await named(ofFootage));
    const json = { recordingIds: [small.body.recordingId], purpose: '移交检察院' };
    const { exportId } = (await (await post('evidence-exports', asLeader, json)).json()) as EvidenceExportRow;
    await setup.db
      .updateTable('account')
      .set({ unit_code: 'squad-2' })
      .where('username', '=', ofFootage.username)
      .execute();
    await exportWorker(setup).processAll();
    const rows = await listed<EvidenceExportRow>('evidence-exports', inspector, '');
    expect(rows.find((row) => row.exportId === exportId)).toMatchObject({
      state: 'failed',
      failure: { reason: 'access_ended' },
    });
  });
});

describe('access that a stand-in asks for', () => {
  it('is the leader’s, and of whoever acts for the leader at the moment', async () => {
    const delegationId = await named(leader);
    const asLeader = await acting(standIn, delegationId);
    const { accessRequestId } = await requested(asLeader, small);
    const [waiting] = await listed<AccessRequestRow>('access-requests', inspector, 'waiting=1');
    expect(waiting).toMatchObject({
      accessRequestId,
      requestedBy: standIn.username,
      onBehalfOf: leader.username,
      requestedByUnit: '第2中队',
    });
    expect((await decide(accessRequestId, inspector)).status).toBe(200);
    expect([await seen(small, asLeader), await seen(small, leader)]).toEqual([200, 200]);
    expect(await listed<AccessRequestRow>('access-requests', leader)).toMatchObject([{ accessRequestId, own: true }]);

    const himself = await acting(asLeader, null);
    expect(await seen(small, himself)).toBe(404);
    expect(await listed('access-requests', himself, '')).toEqual([]);
    expect(await statusOf(`access-requests/${accessRequestId}`, himself)).toBe(404);
    const revocation = `access-requests/${accessRequestId}/revocation`;
    expect(await codeOf(await post(revocation, himself, { reason: '不再需要' }))).toBe('not_found');

    const other = await api.signInAs('squad_leader', 'squad-3');
    expect(await seen(small, other)).toBe(404);
    const otherAsLeader = await acting(other, await named(leader, other));
    expect(await seen(small, otherAsLeader)).toBe(200);
    expect((await post(revocation, otherAsLeader, { reason: '不再需要' })).status).toBe(200);
  });

  it('is not what the stand-in asks as himself', async () => {
    const { accessRequestId } = await requested(standIn, small);
    await decide(accessRequestId, inspector);
    expect(await seen(small, standIn)).toBe(200);
    const asLeader = await acting(standIn, await named(leader));
    expect(await seen(small, asLeader)).toBe(404);
    expect(await listed('access-requests', asLeader, '')).toEqual([]);
  });

  it('is decided by neither of the two', async () => {
    const { accessRequestId } = await requested(await acting(standIn, await named(leader)), small);
    for (const { username } of [leader, standIn]) {
      await setup.db.updateTable('account').set({ role: 'inspector' }).where('username', '=', username).execute();
    }
    const himself = await api.signInAs('inspector');
    const waits = async (who: Person) =>
      (await listed<AccessRequestRow>('access-requests', who, 'waiting=1')).some(
        (row) => row.accessRequestId === accessRequestId,
      );
    expect([await waits(leader), await waits(himself)]).toEqual([false, true]);
    expect(await codeOf(await decide(accessRequestId, leader))).toBe('own_access_request');
    const row = (await listed<AccessRequestRow>('access-requests', leader)).at(0);
    expect(row).toMatchObject({ own: true, involved: true });
  });

  it('ends what is open by it for the leader and for the stand-in', async () => {
    const asLeader = await acting(standIn, await named(leader));
    const { accessRequestId } = await requested(asLeader, small);
    await decide(accessRequestId, inspector);
    const opened = await Promise.all([asLeader, leader].map(async (who) => (await open(small, who)).json()));
    const [ofStandIn, ofLeader] = (opened as ViewingSession[]).map(({ mediaUrl }) => mediaUrl.replace('/api/v1/', ''));
    expect(await statusOf(ofStandIn ?? '', asLeader)).toBe(200);
    await post(`access-requests/${accessRequestId}/revocation`, inspector, { reason: '已结案' });
    expect(await statusOf(ofStandIn ?? '', asLeader)).toBe(404);
    expect(await statusOf(ofLeader ?? '', leader)).toBe(404);
  });
});

describe('footage that a stand-in has open', () => {
  it('stays open no longer than he may act', async () => {
    const minutes = 10;
    const asLeader = await acting(standIn, await named(ofFootage, standIn, minutes / 60));
    const { expiresAt } = (await (await open(small, asLeader)).json()) as ViewingSession;
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(minutes * 60_000);
  });

  it('ends with the delegation, what is streaming included', async () => {
    const delegationId = await named(ofFootage);
    const asLeader = await acting(standIn, delegationId);
    const { mediaUrl } = (await (await open(large, asLeader)).json()) as ViewingSession;
    const stream = await api.call(mediaUrl, { cookie: asLeader.cookie });
    const reader = stream.body?.getReader();
    await reader?.read();
    const session = await readSession({ db: setup.db, now }, ofFootage.cookie.split('=')[1] ?? '');
    if (!session) throw new Error('signed out');
    await endDelegation({ db: setup.db, now }, { ...session, scope: 'all' }, delegationId);
    const rest = async () => {
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
    };
    await expect(rest()).rejects.toThrow();
  });
});
