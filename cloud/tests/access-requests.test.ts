import type { Role } from '@rollcall/shared/http/permissions';
import type { ViewingSession } from '@rollcall/shared/http/viewing-sessions';
import type { AccessRequestDetail, AccessRequestRow } from '@rollcall/shared/resources/access-requests';
import type { EvidenceExportRow } from '@rollcall/shared/resources/evidence-exports';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportWorker, verified } from './support/evidence-export-setup.ts';
import { type EvidenceSetup, factsOf, mib, startEvidence, type TestFile, testFile } from './support/evidence-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { type FootageApi, startFootageApi } from './support/start-footage-api.ts';

statePermissions(`
GET    access-requests                              a a a u - - a elsewhere
POST   access-requests                              - - - u - - - alone
GET    access-requests/{accessRequestId}            a a a u - - a elsewhere
POST   access-requests/{accessRequestId}/decision   a - a - - - -
POST   access-requests/{accessRequestId}/revocation a a a u - - a alone
GET    exports/access-requests                      a a a u - - a elsewhere
`);

const dayMs = 24 * 3_600_000;
let setup: EvidenceSetup;
let api: FootageApi;
/** Of squad 2; the footage is of squad 1. */
let leader: { username: string; cookie: string };
let inspector: { username: string; cookie: string };
let admin: { username: string; cookie: string };
let file: TestFile;
let other: TestFile;
let aheadMs = 0;
const now = () => new Date(Date.now() + aheadMs);

beforeAll(async () => {
  setup = await startEvidence();
  api = await startFootageApi(setup, now);
  inspector = await api.signInAs('inspector');
  admin = await api.signInAs('brigade_admin');
  file = await verified(setup, testFile(64 * mib));
  other = await verified(setup, testFile(1000));
});
beforeEach(async () => {
  aheadMs = 0;
  leader = await api.signInAs('squad_leader', 'squad-2');
});
afterAll(async () => {
  await api?.stop();
  await setup?.stop();
});

const post = (path: string, cookie: string, json: unknown) =>
  api.call(`/api/v1/${path}`, { method: 'POST', cookie, json });
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const inDays = (days: number) => new Date(now().getTime() + days * dayMs).toISOString();

async function request(changes: object = {}, who = leader): Promise<Response> {
  const json = { recordingIds: [file.body.recordingId], purpose: '投诉 2026-118', expiresAt: inDays(7), ...changes };
  return post('access-requests', who.cookie, json);
}

async function approved(changes: object = {}): Promise<string> {
  const { accessRequestId } = (await (await request(changes)).json()) as AccessRequestRow;
  const decided = await post(`access-requests/${accessRequestId}/decision`, inspector.cookie, {
    decision: 'approved',
    reason: '属实',
  });
  expect(decided.status).toBe(200);
  return accessRequestId;
}

const seen = async ({ body }: TestFile, who = leader) =>
  (await api.call(`/api/v1/recordings/${body.recordingId}`, { cookie: who.cookie })).status;
const open = ({ body }: TestFile, who = leader) =>
  post('viewing-sessions', who.cookie, { recordingId: body.recordingId });

describe('a request', () => {
  it('shows nothing until it is approved, then exactly what it is for, until it expires', async () => {
    const answer = await request();
    expect(answer.status).toBe(201);
    const made = (await answer.json()) as AccessRequestDetail;
    expect(made).toMatchObject({ state: 'pending', recordings: 1, own: true, footage: [], unitNames: ['第1中队'] });
    expect([await seen(file), (await open(file)).status]).toEqual([404, 404]);

    const path = `access-requests/${made.accessRequestId}`;
    await post(`${path}/decision`, inspector.cookie, {
      decision: 'approved',
      reason: '属实',
      expiresAt: new Date(now().getTime() + 20 * 60_000).toISOString(),
    });
    expect([await seen(file), (await open(file)).status, await seen(other)]).toEqual([200, 201, 404]);
    const detail = await api.call(`/api/v1/${path}`, { cookie: leader.cookie });
    expect(await detail.json()).toMatchObject({
      state: 'approved',
      decidedBy: inspector.username,
      footage: [{ recordingId: file.body.recordingId }],
    });
    const another = await api.signInAs('squad_leader', 'squad-2');
    expect(await seen(file, another)).toBe(404);

    aheadMs = 20 * 60_000;
    expect(await seen(file)).toBe(404);
    const facts = (await factsOf(setup.db, file)).map(({ type }) => type);
    expect(facts.slice(-2)).toEqual(['access_approved', 'viewing_session_opened']);
  });

  it('lets a viewing last no longer than itself', async () => {
    await approved({ expiresAt: new Date(now().getTime() + 60_000).toISOString() });
    const { expiresAt } = (await (await open(file)).json()) as ViewingSession;
    expect(Date.parse(expiresAt) - now().getTime()).toBeLessThanOrEqual(60_000);
  });

  it('can be for what a recorder recorded in a time', async () => {
    await setup.db
      .updateTable('recording')
      .set({ captured_at: '2026-11-20T09:00:00Z', captured_until: '2026-11-20T09:10:00Z' })
      .where('recording_id', '=', other.body.recordingId)
      .execute();
    const footageOf = { recorderSerial: 'R0001', from: '2026-11-20T08:59:00Z', to: '2026-11-20T09:01:00Z' };
    await approved({ recordingIds: undefined, footageOf });
    expect([await seen(other), await seen(file)]).toEqual([200, 404]);
    const none = await request({ recordingIds: undefined, footageOf: { ...footageOf, recorderSerial: 'R0009' } });
    expect(await codeOf(none)).toBe('nothing_to_request');
  });

  it('is refused for own footage, without a purpose, and for too long', async () => {
    const own = await api.signInAs('squad_leader', 'squad-1');
    expect(await codeOf(await request({}, own))).toBe('nothing_to_request');
    expect(await codeOf(await request({ purpose: ' ' }))).toBe('bad_request');
    expect(await codeOf(await request({ expiresAt: inDays(91) }))).toBe('access_expiry');
    expect(await codeOf(await request({ expiresAt: inDays(-1) }))).toBe('access_expiry');
  });

  it('is decided once, by somebody else who may, with a reason', async () => {
    const { accessRequestId } = (await (await request()).json()) as AccessRequestRow;
    const path = `access-requests/${accessRequestId}/decision`;
    const refuse = { decision: 'refused', reason: '与本案无关' };
    expect((await post(path, leader.cookie, refuse)).status).toBe(403);
    expect(await codeOf(await post(path, inspector.cookie, { decision: 'refused' }))).toBe('bad_request');
    const later = { decision: 'approved', reason: '属实', expiresAt: inDays(30) };
    expect(await codeOf(await post(path, inspector.cookie, later))).toBe('access_expiry');
    // The asker may have become an inspector meanwhile.
    await setup.db.updateTable('account').set({ role: 'inspector' }).where('username', '=', leader.username).execute();
    expect(await codeOf(await post(path, leader.cookie, refuse))).toBe('own_access_request');
    expect((await post(path, inspector.cookie, refuse)).status).toBe(200);
    expect(await codeOf(await post(path, admin.cookie, refuse))).toBe('already_decided');
  });

  it('is in the lists of those who wait for it and of who asked, and in nobody else’s', async () => {
    const { accessRequestId } = (await (await request()).json()) as AccessRequestRow;
    const listed = async (cookie: string, query: string) => {
      const answer = await api.call(`/api/v1/access-requests?limit=200&${query}`, { cookie });
      const { rows } = (await answer.json()) as { rows: AccessRequestRow[] };
      return rows.some((row) => row.accessRequestId === accessRequestId);
    };
    const another = await api.signInAs('squad_leader', 'squad-2');
    expect(await listed(inspector.cookie, 'waiting=1')).toBe(true);
    expect(await listed(leader.cookie, '')).toBe(true);
    expect(await listed(another.cookie, '')).toBe(false);
    expect((await api.call(`/api/v1/access-requests/${accessRequestId}`, { cookie: another.cookie })).status).toBe(404);
    await post(`access-requests/${accessRequestId}/decision`, admin.cookie, { decision: 'refused', reason: '无关' });
    expect(await listed(inspector.cookie, 'waiting=1')).toBe(false);
  });

  it.each([
    ['squad_leader', 201],
    ['brigade_admin', 403],
    ['inspector', 403],
    ['auditor', 403],
    ['officer', 403],
    ['ops', 403],
  ] as [Role, number][])('of the role %s is answered with %d', async (role, status) => {
    expect((await request({}, await api.signInAs(role, 'squad-2'))).status).toBe(status);
  });
});

describe('a revocation', () => {
  it('ends viewings at once, and what is streaming', async () => {
    const accessRequestId = await approved();
    const { mediaUrl } = (await (await open(file)).json()) as ViewingSession;
    const stream = await api.call(mediaUrl, { cookie: leader.cookie });
    expect(stream.status).toBe(200);
    const reader = stream.body?.getReader();
    await reader?.read();
    const revoked = await post(`access-requests/${accessRequestId}/revocation`, admin.cookie, { reason: '已结案' });
    expect(await revoked.json()).toMatchObject({ state: 'revoked', revokedBy: admin.username });
    let bytes = 0;
    const rest = async () => {
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) bytes += part.value.length;
    };
    await expect(rest()).rejects.toThrow();
    expect(bytes).toBeLessThan(file.bytes.length);
    expect(await codeOf(await api.call(mediaUrl, { cookie: leader.cookie }))).toBe('viewing_session_not_found');
    expect([await seen(file), (await open(file)).status]).toEqual([404, 404]);
  });

  it('leaves alone what others see', async () => {
    const accessRequestId = await approved();
    const { mediaUrl } = (await (await open(file, inspector)).json()) as ViewingSession;
    const stream = await api.call(mediaUrl, { cookie: inspector.cookie });
    await post(`access-requests/${accessRequestId}/revocation`, admin.cookie, { reason: '已结案' });
    expect((await stream.arrayBuffer()).byteLength).toBe(file.bytes.length);
  });

  it('may be by who asked, not by another leader, and once', async () => {
    const accessRequestId = await approved();
    const another = await api.signInAs('squad_leader', 'squad-2');
    const path = `access-requests/${accessRequestId}/revocation`;
    expect((await post(path, another.cookie, { reason: '不用了' })).status).toBe(404);
    expect((await post(path, leader.cookie, { reason: '不用了' })).status).toBe(200);
    expect(await codeOf(await post(path, leader.cookie, { reason: '不用了' }))).toBe('already_decided');
  });

  it('takes exports back too: what is ready can not be downloaded, what is ordered is not made', async () => {
    const accessRequestId = await approved({ recordingIds: [other.body.recordingId] });
    const order = async () => {
      const json = { recordingIds: [other.body.recordingId], purpose: '投诉核查' };
      return (await (await post('evidence-exports', leader.cookie, json)).json()) as EvidenceExportRow;
    };
    const made = await order();
    expect(made.accessRequestId).toBe(accessRequestId);
    await exportWorker(setup).processAll();
    const download = () => api.call(`/api/v1/evidence-exports/${made.exportId}/file`, { cookie: leader.cookie });
    expect((await download()).status).toBe(200);
    const ordered = await order();
    await post(`access-requests/${accessRequestId}/revocation`, admin.cookie, { reason: '已结案' });
    expect(await codeOf(await download())).toBe('access_request_needed');
    await exportWorker(setup).processAll();
    const list = await api.call('/api/v1/evidence-exports', { cookie: leader.cookie });
    const { rows } = (await list.json()) as { rows: EvidenceExportRow[] };
    expect(rows.find(({ exportId }) => exportId === ordered.exportId)).toMatchObject({
      state: 'failed',
      failure: { reason: 'access_ended' },
    });
  });
});
