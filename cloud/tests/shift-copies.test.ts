import type { ShiftCopies } from '@rollcall/shared/resources/shift-copies';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    shift-copies a - - u - - - elsewhere
POST   shift-copies a - - u - - - alone
`);

// It is the morning of Tuesday, 24 November. The week before begins on the 16th.
const thisWeek = '2026-11-23';
const nextWeek = '2026-11-30';

let setup: RosterSetup;
let admin: string;
let leader: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  leader = await setup.signIn('squad_leader', 'S1');
});
afterAll(() => setup?.stop());
beforeEach(async () => {
  await setup.db.updateTable('shift').set({ cancelled_at: new Date() }).where('cancelled_at', 'is', null).execute();
  await setup.db.updateTable('leave').set({ removed_at: new Date() }).where('removed_at', 'is', null).execute();
});

const at = (time: string) => new Date(`2026-${time}:00+08:00`);

async function shift(badgeNo: string, from: string, to: string, more: Record<string, string | null> = {}) {
  const { shift_id } = await setup.db
    .insertInto('shift')
    .values({
      badge_no: badgeNo,
      starts_at: at(from),
      ends_at: at(to),
      duty_date: `2026-${from.slice(0, 5)}`,
      duty_type: 'road_patrol',
      post: '人民路',
      ...more,
    })
    .returning('shift_id')
    .executeTakeFirstOrThrow();
  return shift_id;
}

async function proposal(week: string, cookie = admin, more = ''): Promise<ShiftCopies> {
  const { status, body } = await setup.call(cookie, 'GET', `shift-copies?week=${week}${more}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}
const copy = (week: string, shiftIds: string[], more: object = {}, cookie = admin) =>
  setup.call(cookie, 'POST', 'shift-copies', { week, shiftIds, ...more });
const brief = ({ rows }: ShiftCopies) => rows.map(({ badgeNo, dutyDate, post }) => `${badgeNo} ${dutyDate} ${post}`);

async function roster(since: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', badge_no, to_char(starts_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI'),
      to_char(ends_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI'), duty_type, post) as line
    from shift where cancelled_at is null and starts_at >= ${at(since)} order by starts_at, badge_no
  `.execute(setup.db);
  return rows.map(({ line }) => line);
}

describe('the week before', () => {
  it('fills the empty cells of a week, and says what it leaves out', async () => {
    await shift('100001', '11-23T08:00', '11-23T16:00');
    const night = await shift('100002', '11-24T20:00', '11-25T06:00');
    await shift('100002', '11-26T08:00', '11-26T16:00');
    await shift('200001', '11-27T08:00', '11-27T16:00');
    await shift('200001', '11-28T08:00', '11-28T16:00', { duty_type: 'window_duty', post: '窗口' });
    // The Monday has another shift already, the Thursday is reached by a shift of Wednesday, and Friday is leave.
    await shift('100001', '11-30T09:00', '11-30T10:00');
    await shift('100002', '12-02T20:00', '12-03T09:00');
    const leave = { badgeNo: '200001', leaveKind: 'annual', startsAt: at('12-04T12:00'), endsAt: at('12-04T18:00') };
    expect((await setup.call(admin, 'POST', 'leave', leave)).status).toBe(201);

    const proposed = await proposal('2026-12-02');
    expect(brief(proposed)).toEqual(['100002 2026-12-01 人民路', '200001 2026-12-05 窗口']);
    expect(proposed).toMatchObject({ week: nextWeek, leftOut: { occupied: 1, onLeave: 1, impossible: 1 } });
    expect(proposed.rows[0]).toMatchObject({ shiftId: night, officerName: '李娜', unitName: '路面一中队' });
    expect(brief(await proposal(nextWeek, admin, '&unitCode=S2'))).toEqual(['200001 2026-12-05 窗口']);
    expect(brief(await proposal(nextWeek, leader))).toEqual(['100002 2026-12-01 人民路']);
    // Looking changes nothing.
    expect(await roster('12-05T00:00')).toEqual([]);

    const ids = proposed.rows.map(({ shiftId }) => shiftId);
    expect(await copy(nextWeek, ids)).toMatchObject({ status: 201, body: { added: 2 } });
    expect(await roster('12-01T00:00')).toEqual([
      '100002 12-01 20:00 12-02 06:00 road_patrol 人民路',
      '100002 12-02 20:00 12-03 09:00 road_patrol 人民路',
      '200001 12-05 08:00 12-05 16:00 window_duty 窗口',
    ]);
    expect(brief(await proposal(nextWeek))).toEqual([]);
  });

  it('goes along with its breaks, but not into a campaign that is over or with a recorder that was scrapped', async () => {
    const campaign = { name: '十一月整治', campaignType: 'other', startsOn: '2026-11-01', endsOn: '2026-11-29' };
    const { campaignId } = (await setup.call(admin, 'POST', 'campaigns', campaign)).body;
    await setup.call(admin, 'POST', 'recorders', { recorderSerial: 'OLD1', unitCode: 'S1', state: 'scrapped' });
    const id = await shift('100001', '11-25T08:00', '11-25T16:00', {
      campaign_id: campaignId,
      planned_recorder_serial: 'OLD1',
    });
    const pause = { starts_at: at('11-25T12:00'), ends_at: at('11-25T13:00') };
    await setup.db
      .insertInto('shift_break')
      .values({ shift_id: id, ...pause })
      .execute();
    expect((await copy(nextWeek, [id])).status).toBe(201);
    const { rows } = (await setup.call(admin, 'GET', 'shifts?from=2026-12-02&to=2026-12-02')).body;
    expect(rows).toMatchObject([
      {
        breaks: [{ startsAt: at('12-02T12:00').toISOString(), endsAt: at('12-02T13:00').toISOString() }],
        campaignId: null,
        plannedRecorderSerial: null,
      },
    ]);
  });

  it('waits for a second person, as a whole, where it fills a day that has passed', async () => {
    const ids = [
      await shift('100001', '11-16T08:00', '11-16T16:00'),
      await shift('100001', '11-20T08:00', '11-20T16:00'),
    ];
    expect(brief(await proposal(thisWeek))).toEqual(['100001 2026-11-23 人民路', '100001 2026-11-27 人民路']);
    expect((await copy(thisWeek, ids)).body.code).toBe('reason_required');
    const { status, body } = await copy(thisWeek, ids, { reason: '漏排' });
    expect([status, Object.keys(body)]).toEqual([202, ['rosterProposalId']]);
    expect(await roster('11-23T00:00')).toEqual([]);
    const decision = { decision: 'approved', reason: '属实' };
    const inspector = await setup.signIn('inspector');
    const path = `roster-proposals/${body.rosterProposalId}/decision`;
    expect((await setup.call(inspector, 'POST', path, decision)).status).toBe(200);
    expect(await roster('11-23T00:00')).toHaveLength(2);
  });

  it('is refused as a whole when a cell was filled since, or is of another unit', async () => {
    const ids = [
      await shift('100001', '11-25T08:00', '11-25T16:00'),
      await shift('100001', '11-26T08:00', '11-26T16:00'),
    ];
    const foreign = await shift('200001', '11-26T08:00', '11-26T16:00');
    expect((await copy(nextWeek, [...ids, foreign], {}, leader)).body.code).toBe('shift_changed_since');
    await shift('100001', '12-02T18:00', '12-02T20:00');
    expect((await copy(nextWeek, ids, {}, leader)).body.code).toBe('shift_changed_since');
    expect(await roster('11-30T00:00')).toHaveLength(1);
    expect((await copy(nextWeek, ids.slice(1), {}, leader)).status).toBe(201);
  });
});
