import { servedErases } from '@rollcall/cloud/access/erases/routes';
import type { EraseCardsResponse, ErasePermitRow } from '@rollcall/shared/resources/erases';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { shows, toldCase } from './support/case-evidence-setup.ts';
import { type EraseSetup, startErasing } from './support/erase-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { type PageApi, routesOf, startPageApi } from './support/start-page-api.ts';

statePermissions(`
POST   erase-approvals                        a - a - - - - alone
POST   erase-approvals/{approvalId}/agreement a - a - - - -
`);

let setup: EraseSetup;
let api: PageApi;

beforeEach(async () => {
  setup = await startErasing();
  const { db, now } = setup;
  api = await startPageApi(setup, now, routesOf(servedErases, { db, now }));
});
afterEach(async () => {
  await api.stop();
  await setup.stop();
});

const broken = { path: 'DCIM/2.MP4', problem: 'unreadable' as const };
const pathOf = (text: string) => Buffer.from(text).toString('base64');

async function cards(cookie: string): Promise<EraseCardsResponse> {
  return (await (await api.call('/api/v1/erase-cards', { cookie })).json()) as EraseCardsResponse;
}

async function propose(cookie: string, dockSessionId: string, path = broken.path, reason = '卡片损坏，读取三次均失败') {
  const json = { dockSessionId, path: pathOf(path), reason };
  const answer = await api.call('/api/v1/erase-approvals', { method: 'POST', cookie, json });
  const body = (await answer.json()) as { approvalId: string; approved?: boolean; code?: string };
  return { status: answer.status, body };
}

function agree(cookie: string, approvalId: string) {
  return api.call(`/api/v1/erase-approvals/${approvalId}/agreement`, { method: 'POST', cookie });
}

it('an unreadable file blocks its card until two people let it go; then the card is erased with it', async () => {
  const admin = await api.signInAs('brigade_admin');
  const inspector = await api.signInAs('inspector');
  const { dockSessionId } = await setup.dock([{ path: 'DCIM/1.MP4' }, broken]);
  await setup.work();
  const { mode, rows } = await cards(admin.cookie);
  expect(mode).toBe('on');
  expect(rows).toMatchObject([
    { dockSessionId, outcome: 'blocked', objections: [{ kind: 'unreadable', count: 1, files: [{ approval: null }] }] },
  ]);
  const { status, body } = await propose(admin.cookie, dockSessionId);
  expect([status, body.approved]).toEqual([201, false]);
  await setup.work();
  expect((await cards(inspector.cookie)).rows[0]?.objections[0]?.files[0]?.approval).toMatchObject({
    approvalId: body.approvalId,
    proposedBy: admin.username,
  });
  expect((await agree(admin.cookie, body.approvalId)).status).toBe(403);
  expect((await propose(inspector.cookie, dockSessionId)).body.code).toBe('already_proposed');
  expect((await agree(inspector.cookie, body.approvalId)).status).toBe(204);
  expect((await agree(inspector.cookie, body.approvalId)).status).toBe(204);
  await setup.permit();
  const [permit] = await setup.permits();
  expect(permit?.content).toMatchObject({
    files: [{ path: { text: 'DCIM/1.MP4' } }],
    unreadable: [{ path: { text: 'DCIM/2.MP4' }, approvalId: body.approvalId }],
  });
  expect(await setup.facts()).toEqual(['erase_approval_proposed', 'erase_approved', 'erase_permit_issued']);
});

it('one person is enough where the brigade has set it so; a damaged recording is let go the same way', async () => {
  await setup.set({ eraseSecondPerson: false });
  const admin = await api.signInAs('brigade_admin');
  const { dockSessionId } = await setup.dock([{ path: 'DCIM/1.MP4', damaged: true }]);
  await setup.work();
  expect((await cards(admin.cookie)).rows[0]?.objections.map(({ kind }) => kind)).toEqual(['damaged']);
  expect((await propose(admin.cookie, dockSessionId, 'DCIM/1.MP4')).body.approved).toBe(true);
  await setup.permit();
  expect(await setup.permits()).toMatchObject([{ state: 'issued', files: 1 }]);
});

it('an approval is for one version of one file on one card, in whatever dock it lies', async () => {
  await setup.set({ eraseSecondPerson: false });
  const admin = await api.signInAs('brigade_admin');
  const first = await setup.dock([{ ...broken, content: 'one' }]);
  await setup.work();
  await propose(admin.cookie, first.dockSessionId);
  await setup.send(setup.event('undocked', { dockSessionId: first.dockSessionId }));
  const again = await setup.dock([{ ...broken, content: 'one' }]);
  const grown = await setup.dock([{ ...broken, content: 'one more' }], { recorderSerial: '7K30022' });
  await setup.work();
  expect((await setup.standing(again.dockSessionId))?.outcome).toBe('permitted');
  expect((await setup.standing(grown.dockSessionId))?.outcome).toBe('blocked');
});

it('nobody lets go what is case evidence, and the refusal names the case', async () => {
  const admin = await api.signInAs('brigade_admin');
  const { dockSessionId } = await setup.dock([{ path: 'DCIM/1.MP4', damaged: true }]);
  await setup.work();
  const { recording_id: recordingId } = await setup.db
    .selectFrom('recording')
    .select('recording_id')
    .executeTakeFirstOrThrow();
  await sql`insert into officer (badge_no, name, kind, unit_code) select '100002', '李娜', 'sworn', min(unit_code) from unit`.execute(
    setup.db,
  );
  const { activityId, caseNo } = await toldCase(setup.db);
  await shows(setup.db, activityId, recordingId);
  const { status, body } = await propose(admin.cookie, dockSessionId, 'DCIM/1.MP4');
  expect([status, body]).toEqual([
    409,
    expect.objectContaining({ code: 'is_case_evidence', detail: `It is kept for ${caseNo}.` }),
  ]);
});

it('nobody lets a file go that HQ has, or that is no footage, or that lies nowhere', async () => {
  const admin = await api.signInAs('brigade_admin');
  const { dockSessionId } = await setup.dock([{ path: 'DCIM/1.MP4' }, { path: 'LOG/1.log', fileClass: 'log' }, broken]);
  for (const path of ['DCIM/1.MP4', 'LOG/1.log', 'DCIM/9.MP4']) {
    expect(await propose(admin.cookie, dockSessionId, path)).toMatchObject({
      status: 409,
      body: { code: 'nothing_to_let_go' },
    });
  }
  expect((await propose(admin.cookie, crypto.randomUUID())).status).toBe(404);
  expect((await agree(admin.cookie, crypto.randomUUID())).status).toBe(404);
  expect((await propose(admin.cookie, dockSessionId, broken.path, '')).status).toBe(400);
});

it('squad leaders see the cards of their unit and let nothing go; officers see nothing', async () => {
  const { dockSessionId } = await setup.dock([broken]);
  await setup.work();
  const own = await api.signInAs('squad_leader', 'U1');
  await setup.hq.addStation('station-2');
  const other = await api.signInAs('squad_leader');
  expect((await cards(own.cookie)).rows).toHaveLength(1);
  expect((await cards(other.cookie)).rows).toEqual([]);
  for (const role of ['squad_leader', 'ops', 'auditor', 'officer'] as const) {
    const { cookie } = await api.signInAs(role, 'U1');
    expect((await propose(cookie, dockSessionId)).status, role).toBe(403);
  }
  const officer = await api.signInAs('officer', 'U1');
  expect((await api.call('/api/v1/erase-cards', { cookie: officer.cookie })).status).toBe(403);
  expect((await api.call('/api/v1/erase-permits', { cookie: officer.cookie })).status).toBe(403);
});

it('permits are listed newest first, by pages, of a recorder or a station', async () => {
  const admin = await api.signInAs('brigade_admin');
  for (const recorderSerial of ['7K30021', '7K30022', '7K30023']) {
    await setup.dock([{ path: 'DCIM/1.MP4' }], { recorderSerial });
    setup.clock.now = new Date(setup.now().getTime() + 1000);
    await setup.work();
  }
  const page = async (query: string, { cookie } = admin) => {
    const answer = await api.call(`/api/v1/erase-permits?${query}`, { cookie });
    return (await answer.json()) as { rows: ErasePermitRow[]; nextCursor: string | null };
  };
  const serials = ({ rows }: { rows: ErasePermitRow[] }) => rows.map(({ recorderSerial }) => recorderSerial);
  const first = await page('limit=2');
  expect(serials(first)).toEqual(['7K30023', '7K30022']);
  const last = await page(`limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
  expect(serials(last)).toEqual(['7K30021']);
  expect(last.nextCursor).toBeNull();
  expect(serials(await page('recorderSerial=7K30022'))).toEqual(['7K30022']);
  expect(serials(await page('stationId=station-2'))).toEqual([]);
  const leader = await api.signInAs('squad_leader');
  expect((await page('', leader)).rows).toEqual([]);
});
