import { saveShifts } from '@rollcall/cloud/duty/shifts/save-shifts';
import type { RosterProposalDetail, RosterProposalRow } from '@rollcall/shared/resources/roster-proposals';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { xlsxOf } from './support/sheet-files.ts';

statePermissions(`
GET    exports/roster-proposals                       a a a u r - a
GET    roster-proposals                               a a a u r - a
GET    roster-proposals/{rosterProposalId}            a a a u r - a
POST   roster-proposals/{rosterProposalId}/decision   a - a u - - -
POST   roster-proposals/{rosterProposalId}/withdrawal a - - u - - - alone
GET    roster-proposals/counts                        a a a u r - a elsewhere
`);

let setup: RosterSetup;
let admin: string;
let inspector: string;
let leader: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  inspector = await setup.signIn('inspector');
  leader = await setup.signIn('squad_leader', 'S1');
});
afterAll(() => setup?.stop());
beforeEach(async () => {
  await setup.db.updateTable('shift').set({ cancelled_at: new Date() }).where('cancelled_at', 'is', null).execute();
});

// It is the morning of the 24th.
const at = (time: string) => `2026-11-${time}:00+08:00`;
const shift = (changes: object = {}) => ({
  badgeNo: '100001',
  startsAt: at('23T08:00'),
  endsAt: at('23T12:00'),
  dutyType: 'road_patrol',
  post: '人民路口',
  reason: '补录昨天的班',
  ...changes,
});
const add = (changes: object = {}, cookie = admin) => setup.call(cookie, 'POST', 'shifts', shift(changes));
const decide = (id: string, cookie: string, decision: 'approved' | 'refused' = 'approved', reason = '属实') =>
  setup.call(cookie, 'POST', `roster-proposals/${id}/decision`, { decision, reason });
const withdraw = (id: string, cookie: string) =>
  setup.call(cookie, 'POST', `roster-proposals/${id}/withdrawal`, { reason: '填错了' });
const list = async (query = '', cookie = admin): Promise<RosterProposalRow[]> =>
  (await setup.call(cookie, 'GET', `roster-proposals?${query}`)).body.rows;

/** What is on the roster: officer, times, post. */
async function roster(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', badge_no, to_char(starts_at at time zone 'Asia/Shanghai', 'DD HH24:MI'),
      to_char(ends_at at time zone 'Asia/Shanghai', 'DD HH24:MI'), post) as line
    from shift where cancelled_at is null order by starts_at, badge_no
  `.execute(setup.db);
  return rows.map(({ line }) => line);
}

/** A proposal, made. */
async function proposed(changes: object = {}, cookie = admin): Promise<string> {
  const { status, body } = await add(changes, cookie);
  expect([status, Object.keys(body)]).toEqual([202, ['rosterProposalId']]);
  return body.rosterProposalId;
}

/** A shift of yesterday that counts. */
async function entered(changes: object = {}): Promise<string> {
  expect((await decide(await proposed(changes), inspector)).status).toBe(200);
  const { rows } = await sql<{ shift_id: string }>`
    select shift_id from shift where cancelled_at is null order by xmin::text::bigint desc limit 1
  `.execute(setup.db);
  return rows[0]?.shift_id ?? '';
}

describe('an edit to the past of the roster', () => {
  it('changes nothing until somebody else approves it; then it counts, marked for review, with who did what', async () => {
    const before = (await setup.facts()).length;
    const id = await proposed();
    expect(await roster()).toEqual([]);
    const waiting = (await list('waiting=1', inspector)).find(({ rosterProposalId }) => rosterProposalId === id);
    expect(waiting).toMatchObject({
      act: 'shift_added',
      state: 'pending',
      reason: '补录昨天的班',
      unitNames: ['路面一中队'],
      changeCount: 1,
      badgeNo: '100001',
      officerName: '陈建国',
      from: '2026-11-23T00:00:00.000Z',
      to: '2026-11-23T04:00:00.000Z',
      own: false,
      firstChange: { nr: 1, thing: 'shift', before: null, after: { post: '人民路口', officerName: '陈建国' } },
    });
    expect((await list('waiting=1')).map(({ rosterProposalId }) => rosterProposalId)).not.toContain(id);
    const approved = await decide(id, inspector);
    expect(approved.body).toMatchObject({
      state: 'approved',
      decisionReason: '属实',
      changes: [
        { nr: 1, thing: 'shift', before: null, after: { post: '人民路口', dutyTypeName: '路面执勤', breaks: [] } },
      ],
    });
    expect(await roster()).toEqual(['100001 23 08:00 23 12:00 人民路口']);
    const { shiftId } = approved.body.changes[0].after;
    expect((await setup.facts()).slice(before)).toEqual([
      `roster_proposed roster_proposal:${id}`,
      `roster_proposal_approved roster_proposal:${id}`,
      `shift_added shift:${shiftId}`,
    ]);
    const { history } = (await setup.call(admin, 'GET', `shifts/${shiftId}`)).body;
    expect(history).toEqual([
      expect.objectContaining({
        type: 'shift_added',
        by: expect.stringMatching(/^brigade_admin-/),
        detail: expect.objectContaining({
          reason: '补录昨天的班',
          approvedBy: expect.stringMatching(/^inspector-/),
          rosterProposalId: id,
        }),
      }),
    ]);
    const marked = await setup.db.selectFrom('shift').select('review_at').where('shift_id', '=', shiftId).execute();
    expect(marked).toEqual([{ review_at: expect.any(Date) }]);
  });

  it('is a change, a cancellation, a swap or leave as well, each with what it was', async () => {
    const one = await entered();
    const change = await setup.call(admin, 'PATCH', `shifts/${one}`, { post: '建设路口', reason: '岗位写错' });
    const cancel = await setup.call(admin, 'DELETE', `shifts/${one}`, { reason: '没有这个班' });
    const swap = await setup.call(admin, 'POST', 'shift-swaps', { shiftId: one, badgeNo: '100002', reason: '换班' });
    const leave = await setup.call(admin, 'POST', 'leave', {
      badgeNo: '100001',
      leaveKind: 'sick',
      startsAt: at('23T00:00'),
      endsAt: at('24T00:00'),
      reason: '补假条',
    });
    const answers = [change, cancel, swap, leave];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    const details: RosterProposalDetail[] = [];
    for (const { body } of answers) {
      details.push((await setup.call(inspector, 'GET', `roster-proposals/${body.rosterProposalId}`)).body);
    }
    expect(
      details.map(({ act, changes: [first] }) => [act, first?.before && 'before', first?.after && 'after']),
    ).toEqual([
      ['shift_changed', 'before', 'after'],
      ['shift_cancelled', 'before', null],
      ['shifts_swapped', 'before', 'after'],
      ['leave_added', null, 'after'],
    ]);
    expect(details[0]?.changes).toMatchObject([{ before: { post: '人民路口' }, after: { post: '建设路口' } }]);
    expect(details[3]?.changes).toMatchObject([
      { thing: 'leave', after: { leaveKind: 'sick', officerName: '陈建国' } },
    ]);
    expect(await roster()).toEqual(['100001 23 08:00 23 12:00 人民路口']);
  });

  it('needs no second person for what is still to come, also of a running shift', async () => {
    const { status, body } = await add({ startsAt: at('25T08:00'), endsAt: at('25T12:00'), reason: undefined });
    expect(status).toBe(201);
    expect((await setup.call(admin, 'PATCH', `shifts/${body.shiftId}`, { post: '别处' })).status).toBe(200);
    const running = await entered({ startsAt: at('24T06:00'), endsAt: at('24T14:00') });
    const longer = await setup.call(admin, 'PATCH', `shifts/${running}`, { endsAt: at('24T15:00') });
    expect(longer.status).toBe(200);
    const breaks = [{ startsAt: at('24T11:00'), endsAt: at('24T12:00') }];
    expect((await setup.call(admin, 'PATCH', `shifts/${running}`, { breaks })).status).toBe(200);
    const shorter = await setup.call(admin, 'PATCH', `shifts/${running}`, {
      endsAt: at('24T06:30'),
      breaks: [],
      reason: '早退',
    });
    expect(shorter.status).toBe(202);
  });

  it('is not decided by who proposed it, nor by who may not', async () => {
    const id = await proposed();
    expect((await decide(id, admin)).body).toMatchObject({ status: 403, code: 'own_roster_proposal' });
    for (const role of ['auditor', 'officer', 'ops'] as const) {
      expect((await decide(id, await setup.signIn(role))).status).toBe(403);
    }
    expect(await roster()).toEqual([]);
  });

  it('of the own squad is decided by its leader, of others or several it is not', async () => {
    const own = await proposed();
    const foreign = await proposed({ badgeNo: '200001' });
    expect((await decide(foreign, leader)).body).toMatchObject({ code: 'not_found' });
    expect((await setup.call(leader, 'GET', `roster-proposals/${foreign}`)).status).toBe(404);
    expect((await list('', leader)).map(({ rosterProposalId }) => rosterProposalId)).not.toContain(foreign);
    expect((await decide(own, leader)).status).toBe(200);
    const shiftId = await entered({ startsAt: at('22T08:00'), endsAt: at('22T12:00') });
    const across = await setup.call(admin, 'PATCH', `shifts/${shiftId}`, { badgeNo: '200001', reason: '换人' });
    const { rosterProposalId } = across.body;
    expect((await setup.call(leader, 'GET', `roster-proposals/${rosterProposalId}`)).body.unitNames).toEqual([
      '路面一中队',
      '路面二中队',
    ]);
    expect((await decide(rosterProposalId, leader)).body).toMatchObject({ status: 403, code: 'of_other_unit' });
    expect((await decide(rosterProposalId, inspector)).status).toBe(200);
  });

  it('of several units shows a leader the first change of the own unit', async () => {
    const { account_id: accountId } = await setup.db
      .selectFrom('account')
      .select('account_id')
      .where('role', '=', 'brigade_admin')
      .executeTakeFirstOrThrow();
    const of = (badgeNo: string) => ({
      ...{ badgeNo, startsAt: new Date(at('22T14:00')), endsAt: new Date(at('22T16:00')) },
      ...{ dutyType: 'road_patrol', post: badgeNo },
    });
    const change = { by: 'admin', accountId, now: new Date(at('24T12:00')), reason: '补录两个中队的班' };
    await setup.db.transaction().execute((tx) => saveShifts(tx, [of('200001'), of('100002')], change));
    const firstFor = async (cookie: string) => (await list('', cookie))[0]?.firstChange?.after?.badgeNo;
    expect([await firstFor(admin), await firstFor(leader)]).toEqual(['200001', '100002']);
  });

  it('about oneself is decided by somebody else', async () => {
    const self = await setup.signIn('squad_leader', 'S1', '100001');
    const id = await proposed();
    expect((await decide(id, self)).body).toMatchObject({ status: 403, code: 'recused' });
    expect(await roster()).toEqual([]);
  });

  it('of a leader is not decided by who acts for that leader, nor one in his name by the leader', async () => {
    await setup.db.updateTable('officer').set({ kind: 'sworn' }).where('badge_no', '=', '100002').execute();
    const delegate = await setup.signIn('officer', 'S1', '100002');
    const nameOf = async (cookie: string) => (await setup.call(cookie, 'GET', 'sessions/current')).body.username;
    const { delegationId } = (
      await setup.call(leader, 'POST', 'delegations', {
        delegate: await nameOf(delegate),
        startsAt: at('24T06:00'),
        endsAt: at('25T00:00'),
        reason: '外出',
      })
    ).body;
    await setup.call(delegate, 'POST', `delegations/${delegationId}/acceptance`);
    const { headers } = await setup.call(delegate, 'PUT', 'sessions/current/acting', { delegationId });
    const acting = headers.getSetCookie()[0]?.split(';')[0] ?? delegate;
    const id = await proposed({}, leader);
    expect((await decide(id, acting)).body).toMatchObject({ status: 403, code: 'own_roster_proposal' });
    expect((await list('waiting=1', acting)).map(({ rosterProposalId }) => rosterProposalId)).not.toContain(id);
    const inHisName = await proposed({}, acting);
    expect((await decide(inHisName, leader)).body).toMatchObject({ status: 403, code: 'away_decides_nothing' });
    expect((await list('waiting=1', leader)).map(({ rosterProposalId }) => rosterProposalId)).not.toContain(inHisName);
    expect((await list('own=1', leader)).map(({ rosterProposalId }) => rosterProposalId)).toContain(inHisName);
    const ofLeader = await nameOf(leader);
    expect((await withdraw(inHisName, leader)).body).toMatchObject({
      state: 'withdrawn',
      proposedBy: '李娜 100002',
      onBehalfOf: ofLeader,
      decidedBy: ofLeader,
    });
    expect((await decide(await proposed(), acting)).status).toBe(200);
    // About the delegate: so he sees it as himself too.
    const another = await proposed({ badgeNo: '100002' }, acting);
    const back = await setup.call(acting, 'PUT', 'sessions/current/acting', { delegationId: null });
    const himself = back.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect(await list('own=1', himself)).toEqual([]);
    const seen = (await list('', himself)).find(({ rosterProposalId }) => rosterProposalId === another);
    expect(seen).toMatchObject({ own: false, involved: true });
  });

  it('that is refused or withdrawn changes nothing, stays listed, and is decided once', async () => {
    const refused = await proposed();
    expect((await decide(refused, inspector, 'refused', '没有排这个班')).body).toMatchObject({
      state: 'refused',
      decisionReason: '没有排这个班',
    });
    const withdrawn = await proposed();
    expect((await withdraw(withdrawn, await setup.signIn('brigade_admin'))).body).toMatchObject({
      status: 403,
      code: 'others_roster_proposal',
    });
    expect((await withdraw(withdrawn, admin)).body).toMatchObject({ state: 'withdrawn', decisionReason: '填错了' });
    for (const id of [refused, withdrawn]) {
      expect((await decide(id, inspector)).body).toMatchObject({ status: 409, code: 'already_decided' });
      expect((await withdraw(id, admin)).body).toMatchObject({ status: 409, code: 'already_decided' });
    }
    expect(await roster()).toEqual([]);
    const states = new Map((await list()).map(({ rosterProposalId, state }) => [rosterProposalId, state]));
    expect([states.get(refused), states.get(withdrawn)]).toEqual(['refused', 'withdrawn']);
  });
});

describe('an approval', () => {
  it('is refused with every conflict when the roster was changed since, and can be tried again', async () => {
    const shiftId = await entered();
    const change = (await setup.call(admin, 'PATCH', `shifts/${shiftId}`, { endsAt: at('23T13:00'), reason: '延时' }))
      .body;
    const other = (await setup.call(admin, 'PATCH', `shifts/${shiftId}`, { post: '别处', reason: '换岗' })).body;
    const late = await proposed({ startsAt: at('23T12:30'), endsAt: at('23T14:00') });
    expect((await decide(change.rosterProposalId, inspector)).status).toBe(200);
    const stale = await decide(other.rosterProposalId, inspector);
    expect(stale.body).toMatchObject({
      status: 409,
      code: 'roster_proposal_conflicts',
      conflictCount: 1,
      conflicts: [
        {
          nr: 1,
          kind: 'changed_since',
          badgeNo: '100001',
          startsAt: '2026-11-23T00:00:00.000Z',
          endsAt: '2026-11-23T04:00:00.000Z',
          other: { startsAt: '2026-11-23T00:00:00.000Z', endsAt: '2026-11-23T05:00:00.000Z' },
        },
      ],
    });
    const colliding = await decide(late, inspector);
    expect(colliding.body.conflicts).toMatchObject([
      { kind: 'shift_overlap', other: { endsAt: '2026-11-23T05:00:00.000Z' } },
    ]);
    expect(await roster()).toEqual(['100001 23 08:00 23 13:00 人民路口']);
    const cancelled = await setup.call(admin, 'DELETE', `shifts/${shiftId}`, { reason: '没有这个班' });
    expect((await decide(cancelled.body.rosterProposalId, inspector)).status).toBe(200);
    expect((await decide(other.rosterProposalId, inspector)).body.conflicts).toMatchObject([{ kind: 'gone_since' }]);
    expect((await decide(late, inspector)).status).toBe(200);
    expect(await roster()).toEqual(['100001 23 12:30 23 14:00 人民路口']);
  });

  it('by two at once counts once', async () => {
    const id = await proposed();
    const before = (await setup.facts()).length;
    const others = [inspector, await setup.signIn('inspector'), await setup.signIn('brigade_admin')];
    const answers = await Promise.all(others.map((cookie) => decide(id, cookie)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual([
      'already_decided',
      'already_decided',
    ]);
    expect(await roster()).toHaveLength(1);
    const facts = (await setup.facts()).slice(before).map((fact) => fact.split(' ')[0]);
    expect(facts).toEqual(['roster_proposal_approved', 'shift_added']);
  });

  it('of two that exclude each other, at once, counts for one', async () => {
    const one = await proposed();
    const other = await proposed({ startsAt: at('23T10:00'), endsAt: at('23T14:00') });
    const answers = await Promise.all([decide(one, inspector), decide(other, await setup.signIn('inspector'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('roster_proposal_conflicts');
    expect(await roster()).toHaveLength(1);
  });
});

describe('an import that touches the past', () => {
  const headings = ['警号', '日期', '开始时间', '结束时间', '岗位', '勤务类型', '休息'];
  const row = (badgeNo: string, date: string, starts = '08:00', ends = '12:00') =>
    [badgeNo, date, starts, ends, '人民路口', '路面执勤', starts === '08:00' ? '09:00-09:30' : null] as const;
  const reason = `&reason=${encodeURIComponent('补录')}`;
  const postTo = async (kind: string, rows: (readonly (string | null)[])[], query: string) =>
    setup.call(admin, 'POST', `imports/${kind}?fileName=a.xlsx${query}`, await xlsxOf(rows.map((cells) => [...cells])));
  const post = (rows: (readonly (string | null)[])[], query: string) => postTo('shifts', [headings, ...rows], query);

  it('has what touches it wait as one proposal, and the rest count at once', async () => {
    const rows = [row('100001', '2026-11-20'), row('100002', '2026-11-20'), row('100001', '2026-11-26')];
    const counts = { kind: 'shifts', rows: 3, added: 3, changed: 0, unchanged: 0, applied: 1, waiting: 2 };
    expect((await post(rows, '&dryRun=true')).body).toMatchObject({ code: 'import_refused' });
    const tried = await post(rows, `&dryRun=true${reason}`);
    expect(tried.body).toMatchObject({ ...counts, dryRun: true, proposal: { rosterProposalId: null } });
    expect(tried.body.rowsOf).toEqual({
      headings: ['警号', '日期', '开始时间', '结束时间', '岗位', '勤务类型', '休息'],
      applied: [{ row: 4, added: true, cells: [...row('100001', '2026-11-26')] }],
      waiting: [
        { row: 2, added: true, cells: [...row('100001', '2026-11-20')] },
        { row: 3, added: true, cells: [...row('100002', '2026-11-20')] },
      ],
      unchanged: [],
    });
    const before = await list();
    const facts = (await setup.facts()).length;
    const { body } = await post(rows, reason);
    expect(body).toMatchObject({ ...counts, dryRun: false, proposal: { rosterProposalId: expect.any(String) } });
    expect(await list()).toHaveLength(before.length + 1);
    expect(await roster()).toEqual(['100001 26 08:00 26 12:00 人民路口']);
    expect((await setup.facts()).slice(facts).map((fact) => fact.split(' ')[0])).toEqual([
      'shift_added',
      'roster_proposed',
      'import_applied',
    ]);
    const { rosterProposalId } = body.proposal;
    const told = await setup.db
      .selectFrom('fact')
      .select('payload')
      .where('type', '=', 'import_applied')
      .orderBy('fact_id', 'desc')
      .executeTakeFirstOrThrow();
    expect(told.payload).toMatchObject({ rows: 3, added: 3, waiting: 2, rosterProposalId });
    const detail = (await setup.call(inspector, 'GET', `roster-proposals/${rosterProposalId}`)).body;
    expect(detail).toMatchObject({ act: 'shifts_imported', changeCount: 2, badgeNo: null });
    expect(detail.changes[0].after.breaks).toEqual([
      { startsAt: '2026-11-20T01:00:00.000Z', endsAt: '2026-11-20T01:30:00.000Z' },
    ]);
    expect((await decide(rosterProposalId, inspector)).status).toBe(200);
    expect(await roster()).toHaveLength(3);
    const again = { applied: 0, waiting: 0, unchanged: 3 };
    expect((await post(rows, '')).body).toMatchObject({ rows: 3, added: 0, ...again });
    expect((await post([row('100001', '2026-11-27')], '')).body).not.toHaveProperty('proposal');
  });

  it('of which nothing can count at once waits as a whole, and says so in its fact', async () => {
    const rows = [row('100001', '2026-11-20'), row('100002', '2026-11-20')];
    expect((await post(rows, reason)).body).toMatchObject({ applied: 0, waiting: 2, unchanged: 0 });
    expect(await roster()).toEqual([]);
    expect((await setup.facts()).at(-1)).toBe('import_proposed hq:imports');
  });

  it('has a new shift wait that fits only once the past is changed', async () => {
    // On duty since before now; it is to end earlier, and the freed time to be somebody's new shift.
    await setup.withSecondPerson(false);
    await add({ startsAt: at('24T04:00'), endsAt: at('24T12:00') });
    await setup.withSecondPerson(true);
    const rows = [
      row('100001', '2026-11-24', '04:00', '06:00'),
      row('100001', '2026-11-24', '10:00', '14:00'),
      row('100002', '2026-11-24', '10:00', '14:00'),
    ];
    const { body } = await post(rows, reason);
    expect(body).toMatchObject({ rows: 3, added: 2, changed: 1, applied: 1, waiting: 2, unchanged: 0 });
    expect(await roster()).toEqual(['100001 24 04:00 24 12:00 人民路口', '100002 24 10:00 24 14:00 人民路口']);
    expect((await decide(body.proposal.rosterProposalId, inspector)).status).toBe(200);
    expect(await roster()).toEqual([
      '100001 24 04:00 24 06:00 人民路口',
      '100001 24 10:00 24 14:00 人民路口',
      '100002 24 10:00 24 14:00 人民路口',
    ]);
  });

  it('is refused as a whole for one bad row, in the past or not', async () => {
    const rows = [row('100001', '2026-11-20'), row('100001', '2026-11-26'), row('999999', '2026-11-26')];
    const { status, body } = await post(rows, reason);
    expect([status, body.problems.map(({ cell }: { cell: string }) => cell)]).toEqual([422, ['A4']]);
    expect(await roster()).toEqual([]);
  });

  it('names at approval each row that no longer fits, and overwrites none', async () => {
    const waiting = await post([row('100001', '2026-11-20'), row('100002', '2026-11-20')], reason);
    const inTheWay = await proposed({ startsAt: at('20T11:00'), endsAt: at('20T13:00') });
    expect((await decide(inTheWay, inspector)).status).toBe(200);
    const { body } = await decide(waiting.body.proposal.rosterProposalId, inspector);
    expect(body).toMatchObject({
      code: 'roster_proposal_conflicts',
      conflictCount: 1,
      conflicts: [{ nr: 1, kind: 'shift_overlap', badgeNo: '100001' }],
    });
    expect(await roster()).toEqual(['100001 20 11:00 20 13:00 人民路口']);
  });

  it('does the same with leave', async () => {
    const heads = ['警号', '假别', '开始日期', '结束日期'];
    const rows = [
      ['100001', '年休假', '2026-11-19', '2026-11-20'],
      ['100002', '年休假', '2026-11-26', '2026-11-27'],
    ];
    const { body } = await postTo('leave', [heads, ...rows], reason);
    expect(body).toMatchObject({ rows: 2, applied: 1, waiting: 1, unchanged: 0 });
    const standing = async () =>
      (await setup.db.selectFrom('leave').select('badge_no').where('removed_at', 'is', null).execute()).map(
        ({ badge_no }) => badge_no,
      );
    expect(await standing()).toEqual(['100002']);
    expect((await decide(body.proposal.rosterProposalId, inspector)).status).toBe(200);
    expect((await standing()).sort()).toEqual(['100001', '100002']);
    const again = await postTo('leave', [heads, ...rows], '');
    expect(again.body).toMatchObject({ applied: 0, waiting: 0, unchanged: 2 });
  });
});

describe('edits to the past', () => {
  it('are counted per unit and month, those that counted at once as well', async () => {
    setup.clock.offsetMs += 31 * 86_400_000;
    const past = { startsAt: '2026-12-20T08:00:00+08:00', endsAt: '2026-12-20T12:00:00+08:00' };
    const admins = await setup.signIn('brigade_admin');
    const decider = await setup.signIn('inspector');
    const ids: string[] = [];
    for (const badgeNo of ['100001', '100002', '200001']) ids.push(await proposed({ ...past, badgeNo }, admins));
    await decide(ids[0] ?? '', decider);
    await decide(ids[1] ?? '', decider, 'refused');
    await setup.withoutSecondPerson();
    expect((await add({ ...past, badgeNo: '000123' }, admins)).status).toBe(201);
    const { body } = await setup.call(admins, 'GET', 'roster-proposals/counts?month=2026-12');
    const none = { pending: 0, approved: 0, refused: 0, withdrawn: 0, direct: 0 };
    expect(body).toEqual({
      month: '2026-12',
      rows: [
        { unitCode: 'S1', unitName: '路面一中队', ...none, total: 2, approved: 1, refused: 1, changed: 1 },
        { unitCode: 'S2', unitName: '路面二中队', ...none, total: 2, pending: 1, direct: 1, changed: 1 },
      ],
    });
    const ofLeader = await setup.call(
      await setup.signIn('squad_leader', 'S2'),
      'GET',
      'roster-proposals/counts?month=2026-12',
    );
    expect(ofLeader.body.rows.map(({ unitCode }: { unitCode: string }) => unitCode)).toEqual(['S2']);
    expect((await list('month=2026-12&state=direct', admins)).map(({ act }) => act)).toEqual(['shift_added']);
  });
});
