import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import { activityEdits } from '@rollcall/shared/resources/activity-edits';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decidedOutside, notOffered, offered, outsideDesk } from './support/outside-desk.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { csvOf } from './support/sheet-files.ts';

statePermissions(`
GET    activities/{activityId}/edits              a a a u r - a elsewhere
GET    activity-edits/{activityEditId}            a a a u r - a elsewhere
POST   activity-edits/{activityEditId}/decision   a a a - - - -
POST   activity-edits/{activityEditId}/withdrawal a - - u - - - alone
POST   findings/{findingId}/contests              r r r r r - - alone
POST   activity-contests/{activityEditId}/withdrawal r r r r r - - alone
`);

let setup: RosterSetup;
let leader: string;
let admin: string;
let inspector: string;
let token: string;
beforeAll(async () => {
  setup = await startRoster();
  // It is the evening: what is told of has happened.
  setup.clock.offsetMs += 14 * 3_600_000;
  admin = await setup.signIn('brigade_admin');
  inspector = await setup.signIn('inspector');
  leader = await setup.signIn('squad_leader', 'S1', '100002');
  token = (await setup.call(admin, 'POST', 'activity-sources', { source: 'tickets', name: '处罚系统' })).body.token;
});
afterAll(() => setup?.stop());

let nr = 0;
beforeEach(() => {
  nr += 1;
});

const reason = '与实际不符';
const [nine, five] = ['2026-11-24T01:00:00.000Z', '2026-11-24T01:05:00.000Z'];
const penalty = () => ({
  ...{ sourceId: `T-${nr}`, kind: 'summary_penalty', badgeNos: ['100001'], startsAt: nine, endsAt: five },
  place: '人民路',
});
const later = { startsAt: '2026-11-24T01:02:00.000Z', reason };

/** The ticket system tells of it. @returns its id */
async function ticket(changes: object = {}): Promise<string> {
  const response = await fetch(`${setup.url}/api/v1/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...penalty(), ...changes }),
  });
  return ((await response.json()) as { activities: { activityId: string }[] }).activities[0]?.activityId ?? '';
}

/** The squad leader types it in. @returns its id */
async function typed(): Promise<string> {
  return (await setup.call(leader, 'POST', 'activities', penalty())).body.activities[0].activityId;
}

async function finding(activityId: string, changes: { state?: string; handling?: string; leader?: string } = {}) {
  const { state = 'open', handling = 'told', leader: liable = '100002' } = changes;
  const at = new Date('2026-11-24T12:00:00+08:00');
  await sql`
    insert into finding (rule_key, kind, subject, activity_id, badge_no, unit_code, duty_date, state, handling, detail, found_at,
      changed_at, told_at, answer_due_on, leaders, set_aside, resolved_at)
    values ('activity_coverage', 'activity_not_covered', ${`activity:${activityId}`}, ${activityId}, '100001', 'S1', '2026-11-24', ${state},
      ${handling}, ${JSON.stringify(emptyDetail)}, ${at}, ${at}, ${at}, '2026-11-27', ${JSON.stringify({ '100001': liable })},
      ${state === 'set_aside' ? '{}' : null}, ${state === 'resolved' ? at : null})`.execute(setup.db);
}

const change = (id: string, body: object = later, who = leader) => setup.call(who, 'PATCH', `activities/${id}`, body);
const withdraw = (id: string, who = leader) => setup.call(who, 'DELETE', `activities/${id}`, { reason });
const decide = (id: string, decision = 'agreed', who = inspector) =>
  setup.call(who, 'POST', `activity-edits/${id}/decision`, { decision, reason });
const takeBack = (id: string, who = leader) => setup.call(who, 'POST', `activity-edits/${id}/withdrawal`, { reason });
const read = async (id: string, who = admin) => (await setup.call(who, 'GET', `activities/${id}`)).body;
const editsOf = async (id: string, who = admin) => (await setup.call(who, 'GET', `activities/${id}/edits`)).body.rows;
const factsOf = async (id: string) =>
  (await setup.facts()).filter((fact) => fact.endsWith(id)).map((fact) => fact.split(' ')[0]);
/** @returns the id of what waits */
async function proposed(asked: Promise<{ status: number; body: { activityEditId: string } }>): Promise<string> {
  const { status, body } = await asked;
  expect([status, Object.keys(body)]).toEqual([202, ['activityEditId']]);
  return body.activityEditId;
}

it('what it stores and answers with stays', () => {
  const { factTypes, problems } = activityEdits;
  expect(factTypes).toEqual([
    ...['activity_edit_agreed', 'activity_edit_proposed', 'activity_edit_refused', 'activity_edit_withdrawn'],
    ...['activity_contest_agreed', 'activity_contest_refused', 'activity_contest_withdrawn', 'activity_contested'],
  ]);
  expect(problems).toEqual({
    ...{ activity_edit_outdated: 409, activity_edit_waits: 409, not_own_activity_edit: 403, own_activity_edit: 403 },
    ...{ contest_not_of_activity: 409, contest_not_now: 409, contest_refused_before: 409, contest_same_time: 409 },
    ...{ contest_too_late: 409, contest_waits: 409, vouched_for_activity: 403 },
  });
});

describe('an activity that another system told', () => {
  it('is withdrawn by two: until the second agrees it stays', async () => {
    const id = await ticket();
    const edit = await proposed(withdraw(id));
    expect(await read(id)).toMatchObject({ withdrawnAt: null, editWaits: true });
    expect(await editsOf(id, inspector)).toMatchObject([
      {
        activityEditId: edit,
        after: null,
        before: { startsAt: nine, officers: [{ badgeNo: '100001', name: '陈建国' }] },
      },
    ]);
    expect((await decide(edit)).body).toMatchObject({ state: 'agreed', decisionReason: reason, own: false });
    expect(await read(id)).toMatchObject({ withdrawnAt: expect.any(String), editWaits: false });
    expect(await factsOf(id)).toEqual([
      ...['activity_told', 'activity_edit_proposed', 'activity_edit_agreed', 'activity_withdrawn'],
    ]);
    const { rows } = await sql<{ payload: { by: string; approvedBy: string } }>`
      select payload from fact where type = 'activity_withdrawn' and subject = ${`activity:${id}`}`.execute(setup.db);
    expect([rows[0]?.payload.by.split('-')[0], rows[0]?.payload.approvedBy.split('-')[0]]).toEqual([
      ...['squad_leader', 'inspector'],
    ]);
  });

  it.each([
    ['kind', { kind: 'inquiry' }],
    ['start', { startsAt: later.startsAt }],
    ['end', { endsAt: '2026-11-24T01:04:00.000Z' }],
    ['officers', { badgeNos: ['100002'] }],
  ])('keeps its %s until a second person agrees', async (_name, body) => {
    const id = await ticket();
    const before = await read(id);
    const edit = await proposed(change(id, { ...body, reason }, admin));
    expect(await read(id)).toMatchObject({
      kind: before.kind,
      startsAt: nine,
      endsAt: five,
      officers: before.officers,
    });
    expect((await decide(edit)).status).toBe(200);
    const { badgeNos, ...others } = { badgeNos: ['100001'], ...body };
    expect(await read(id)).toMatchObject({ ...others, officers: badgeNos.map((badgeNo) => ({ badgeNo })) });
    expect((await factsOf(id)).at(-1)).toBe('activity_changed');
  });

  it('gets another place, plate, case and campaign at once, also while something waits', async () => {
    const id = await ticket();
    const edit = await proposed(change(id));
    const direct = await change(id, { place: '建设路', plateNo: '蒙J1', caseNo: '2026-7', startsAt: nine, reason });
    expect(direct.body).toMatchObject({ place: '建设路', plateNo: '蒙J1', caseNo: '2026-7', startsAt: nine });
    expect((await decide(edit)).status).toBe(200);
    expect(await read(id)).toMatchObject({ place: '建设路', startsAt: later.startsAt });
  });

  it('is corrected by its system at once, and what waits is void: nobody can agree to it', async () => {
    const id = await ticket();
    const edit = await proposed(change(id));
    expect(await ticket({ endsAt: '2026-11-24T01:09:00.000Z' })).toBe(id);
    expect(await editsOf(id)).toMatchObject([{ activityEditId: edit, outdated: true }]);
    expect((await decide(edit)).body).toMatchObject({ code: 'activity_edit_outdated', status: 409 });
    expect(await read(id)).toMatchObject({ startsAt: nine, endsAt: '2026-11-24T01:09:00.000Z', editWaits: true });
    expect((await decide(edit, 'refused')).status).toBe(200);
    expect(await editsOf(id)).toMatchObject([{ state: 'refused', outdated: false }]);
  });

  it('is void, too, where what it changes was changed at once', async () => {
    const id = await ticket();
    const edit = await proposed(change(id, { ...later, place: '东街' }));
    await change(id, { place: '西街', reason });
    expect((await decide(edit)).body.code).toBe('activity_edit_outdated');
    expect((await takeBack(edit)).body).toMatchObject({ state: 'withdrawn' });
    expect((await read(id)).place).toBe('西街');
  });

  it('has one edit that waits: a second tab is told so, and a double click sends one', async () => {
    const id = await ticket();
    const twice = await Promise.all([change(id), change(id)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect((await withdraw(id, admin)).body).toMatchObject({ code: 'activity_edit_waits', status: 409 });
    expect(await editsOf(id)).toHaveLength(1);
  });
});

describe('an activity that was typed in', () => {
  it('is corrected and withdrawn by one person as long as nothing was found', async () => {
    const id = await typed();
    expect((await change(id)).body.startsAt).toBe(later.startsAt);
    expect((await withdraw(id)).body.withdrawnAt).not.toBeNull();
    expect(await editsOf(id)).toEqual([]);
  });

  it.each([
    ['is told', {}],
    ['is decided', { handling: 'confirmed' }],
    ['was set aside', { state: 'set_aside', handling: 'unfounded' }],
    ['is to be looked at again', { state: 'resolved', handling: 'confirmed' }],
  ])('takes two once a finding about it %s', async (_name, changes) => {
    const id = await typed();
    await finding(id, changes);
    await proposed(withdraw(id));
    expect((await read(id)).withdrawnAt).toBeNull();
  });

  it('takes one again when its findings are over', async () => {
    const id = await typed();
    await finding(id, { state: 'resolved', handling: 'closed' });
    expect((await withdraw(id)).status).toBe(200);
  });

  it('isn’t changed by telling it again, nor by a file, which names the cell and what to do', async () => {
    const id = await typed();
    await finding(id);
    const again = await setup.call(leader, 'POST', 'activities', { ...penalty(), startsAt: later.startsAt });
    expect([again.status, again.body.errors]).toEqual([
      422,
      [{ path: 'body.activities.0.sourceId', message: 'takes a second person: correct it on its page' }],
    ]);
    const headings = ['编号', '类型', '警号', '开始时间', '结束时间', '地点', '来源'];
    const file = (...row: string[]) =>
      setup.call(leader, 'POST', 'imports/activities?fileName=a.csv', Buffer.from(csvOf([headings, row])));
    const row = [`T-${nr}`, '简易程序', '100001', '2026-11-24 09:02', '2026-11-24 09:05', '人民路', 'page'];
    const refused = await file(...row);
    expect([refused.status, refused.body.problems]).toMatchObject([
      422,
      [{ cell: 'A2', code: 'activity_needs_two', message: expect.stringContaining('请删去此行，在活动页面更正') }],
    ]);
    expect(await read(id)).toMatchObject({ startsAt: nine, editWaits: false });
    // Another place is written.
    const placed = await file(...row.with(3, '2026-11-24 09:00').with(5, '建设路'));
    expect(placed.body).toMatchObject({ changed: 1 });
    expect((await read(id)).place).toBe('建设路');
  });
});

describe('the list', () => {
  it('names what waits, and shows edits to those who see their activity', async () => {
    const id = await ticket();
    await ticket({ sourceId: `other-${nr}` });
    const edit = await proposed(change(id));
    const waiting = await setup.call(leader, 'GET', 'activities?waiting=1&limit=200');
    const ids: string[] = waiting.body.rows.map(({ activityId }: { activityId: string }) => activityId);
    expect(ids).toContain(id);
    expect(waiting.body.rows.every(({ editWaits }: { editWaits: boolean }) => editWaits)).toBe(true);
    const officer = (badgeNo: string) => setup.signIn('officer', null, badgeNo);
    const seen = async (who: string) => [
      (await setup.call(who, 'GET', `activity-edits/${edit}`)).status,
      (await setup.call(who, 'GET', `activities/${id}/edits`)).status,
    ];
    expect(await seen(await officer('100001'))).toEqual([200, 200]);
    expect(await seen(await officer('100002'))).toEqual([404, 404]);
    expect(await seen(await setup.signIn('squad_leader', 'S2'))).toEqual([404, 404]);
    expect(await seen(await setup.signIn('auditor'))).toEqual([200, 200]);
    expect((await takeBack(edit, await setup.signIn('squad_leader', 'S2'))).status).toBe(404);
  });
});

describe('the second person', () => {
  it('neither asked, nor takes part before or after, nor leads or led one of them since, nor is liable', async () => {
    const id = await ticket();
    await finding(id, { leader: '000123' });
    await sql`insert into leadership (unit_code, leader_badge_no, led_until)
      values ('S2', '200001', '2026-11-24T20:00:00+08:00')`.execute(setup.db);
    const before = { badgeNos: ['100001'], officer: await setup.signIn('inspector', null, '100001') };
    // From 100001 of S1 to an officer of S2 whom 200001 led then.
    await sql`insert into officer (badge_no, name, kind, unit_code) values ('200009', '郑华', 'sworn', 'S2') on conflict do nothing`.execute(
      setup.db,
    );
    const edit = await proposed(change(id, { badgeNos: ['200009'], reason }, admin));
    const refusals: Record<string, string> = {};
    for (const badgeNo of ['200009', '100002', '200001', '000123']) {
      const { status, body } = await decide(edit, 'agreed', await setup.signIn('inspector', null, badgeNo));
      refusals[badgeNo] = `${status} ${body.code}`;
    }
    expect(refusals).toEqual({
      ...{ '200009': '403 recused', '100002': '403 recused', '200001': '403 recused', '000123': '403 recused' },
    });
    expect((await decide(edit, 'agreed', before.officer)).body.code).toBe('recused');
    expect((await decide(edit, 'refused', admin)).body.code).toBe('own_activity_edit');
    expect((await decide(edit, 'agreed', leader)).status).toBe(403);
    const kin = await setup.signIn('inspector');
    await setup.call(kin, 'POST', 'recusals', { badgeNo: '100001', reason: '亲属' });
    expect((await decide(edit, 'agreed', kin)).body.code).toBe('recused');
    expect((await decide(edit, 'agreed', await setup.signIn('brigade_leader'))).status).toBe(200);
    expect((await decide(edit)).body.code).toBe('already_decided');
  });

  it('refuses with a reason, and everything stays; its proposer takes it back, and nobody else', async () => {
    const id = await ticket();
    const refused = await proposed(withdraw(id));
    expect((await takeBack(refused, admin)).body.code).toBe('not_own_activity_edit');
    expect((await decide(refused, 'refused')).body).toMatchObject({ state: 'refused' });
    const back = await proposed(withdraw(id));
    expect((await takeBack(back)).body).toMatchObject({ state: 'withdrawn', own: true });
    expect((await takeBack(back)).body.code).toBe('already_decided');
    expect(await read(id)).toMatchObject({ withdrawnAt: null, editWaits: false });
    expect((await factsOf(id)).slice(-3)).toEqual([
      ...['activity_edit_refused', 'activity_edit_proposed', 'activity_edit_withdrawn'],
    ]);
    expect((await editsOf(id)).map(({ state }: { state: string }) => state)).toEqual(['withdrawn', 'refused']);
  });

  it('is a superior, on paper, where nobody here may decide any more', async () => {
    const desk = outsideDesk(setup, 'activity_edit');
    const id = await ticket();
    const edit = await proposed(withdraw(id));
    expect(await desk.standing(admin, edit)).toEqual(notOffered);
    // Everybody who may decide has a conflict.
    await sql`insert into recusal (account_id, badge_no, reason, declared_by, declared_at)
      select account_id, '100001', 'x', account_id, now() from account a
      where role in ('inspector', 'brigade_admin', 'brigade_leader')
        and not exists (select from recusal r where r.account_id = a.account_id and r.badge_no = '100001')`.execute(
      setup.db,
    );
    expect(await desk.standing(admin, edit)).toEqual(offered);
    const paper = await desk.entered(admin, edit, 'granted');
    expect((await setup.call(inspector, 'POST', `${paper}/confirmation`, {})).status).toBe(200);
    expect((await read(id)).withdrawnAt).not.toBeNull();
    expect(await editsOf(id)).toMatchObject([{ state: 'agreed', decidedBy: decidedOutside }]);
  });
});
