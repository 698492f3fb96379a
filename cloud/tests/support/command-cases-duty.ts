import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import { itemsWith } from './checked-items.ts';
import { type CommandCase, casesOf, file, laterHour, newRecorder } from './command-case.ts';
import type { RosterSetup } from './roster-setup.ts';
import { guardedEdit, hour, made, reason, type Somebody } from './second-person-cases.ts';

const because = `&reason=${encodeURIComponent(reason)}`;
const shift = (nr: number) => ({
  badgeNo: '100001',
  dutyType: 'road_patrol',
  post: '人民路',
  startsAt: laterHour(nr),
  endsAt: laterHour(nr + 1),
});
const newShift = (setup: RosterSetup, giver: Somebody, nr: number) => made(setup, giver, 'shifts', shift(nr));
const leave = (nr: number) => ({
  badgeNo: '100002',
  leaveKind: 'annual',
  startsAt: laterHour(24 * nr),
  endsAt: laterHour(24 * nr + 20),
});
const template = (nr: number) => ({
  ...{ unitCode: 'S1', name: `早班${nr}`, from: '08:00', to: '16:00', dutyType: 'road_patrol' },
  breaks: [{ from: '12:00', to: '13:00' }],
});
const newLeave = (setup: RosterSetup, giver: Somebody, nr: number) => made(setup, giver, 'leave', leave(nr));
const held = async (setup: RosterSetup, nr: number) => ({
  recorderSerial: await newRecorder(setup, nr),
  badgeNo: '100001',
  basis: 'check_out',
  heldFrom: hour(nr),
  heldUntil: hour(nr + 1),
  reason,
});
const newCustody = async (setup: RosterSetup, giver: Somebody, nr: number) =>
  made(setup, giver, 'custodies', await held(setup, nr));
const checkOut = async (setup: RosterSetup, nr: number) => ({
  kind: 'check_out',
  recorderSerial: await newRecorder(setup, nr),
  badgeNo: '100001',
  at: '2026-11-24T06:55:00+08:00',
  reason,
});
const activity = (nr: number) => ({
  kind: 'summary_penalty',
  badgeNos: ['100001'],
  startsAt: hour(nr),
  endsAt: hour(nr),
  place: '解放路口',
});
const newActivity = async (setup: RosterSetup, giver: Somebody, nr: number): Promise<string> =>
  (await made(setup, giver, 'activities', activity(nr))).activities[0].activityId;
/** Local date and time of an hour, as spreadsheets have it. */
const cell = (iso: string) => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** Commands about duty, custody and activities that one person gives alone. */
export const dutyCommands: readonly CommandCase[] = casesOf('squad_leader', {
  'POST shifts': (_setup, _giver, nr) => ({ method: 'POST', path: 'shifts', body: shift(nr) }),
  'PATCH shifts/{shiftId}': async (setup, giver, nr) => {
    const { shiftId, version } = await newShift(setup, giver, nr);
    return { method: 'PATCH', path: `shifts/${shiftId}`, body: { post: '东门', version } };
  },
  'DELETE shifts/{shiftId}': async (setup, giver, nr) => {
    const { shiftId, version } = await newShift(setup, giver, nr);
    return { method: 'DELETE', path: `shifts/${shiftId}`, body: { reason, version } };
  },
  'POST shift-swaps': async (setup, giver, nr) => {
    const { shiftId, version } = await newShift(setup, giver, nr);
    return { method: 'POST', path: 'shift-swaps', body: { shiftId, version, badgeNo: '100002' } };
  },
  'POST roster-proposals/{rosterProposalId}/withdrawal': async (setup, giver, nr) => {
    const past = { ...shift(nr), startsAt: hour(nr), endsAt: hour(nr + 1), reason };
    const { rosterProposalId } = await made(setup, giver, 'shifts', past);
    return { method: 'POST', path: `roster-proposals/${rosterProposalId}/withdrawal`, body: { reason } };
  },
  'POST shift-templates': (_setup, _giver, nr) => ({ method: 'POST', path: 'shift-templates', body: template(nr) }),
  'PATCH shift-templates/{shiftTemplateId}': async (setup, giver, nr) => {
    const { shiftTemplateId } = await made(setup, giver, 'shift-templates', template(nr));
    return { method: 'PATCH', path: `shift-templates/${shiftTemplateId}`, body: { retired: true } };
  },
  'POST leave': (_setup, _giver, nr) => ({ method: 'POST', path: 'leave', body: leave(nr) }),
  'PATCH leave/{leaveId}': async (setup, giver, nr) => {
    const { leaveId } = await newLeave(setup, giver, nr);
    return { method: 'PATCH', path: `leave/${leaveId}`, body: { note: '探亲' } };
  },
  'DELETE leave/{leaveId}': async (setup, giver, nr) => {
    const { leaveId } = await newLeave(setup, giver, nr);
    return { method: 'DELETE', path: `leave/${leaveId}`, body: { reason } };
  },
  'POST custodies': async (setup, _giver, nr) => ({ method: 'POST', path: 'custodies', body: await held(setup, nr) }),
  'PATCH custodies/{custodyId}': async (setup, giver, nr) => {
    const { custodyId } = await newCustody(setup, giver, nr);
    return { method: 'PATCH', path: `custodies/${custodyId}`, body: { heldUntil: hour(nr + 2), reason } };
  },
  'DELETE custodies/{custodyId}': async (setup, giver, nr) => {
    const { custodyId } = await newCustody(setup, giver, nr);
    return { method: 'DELETE', path: `custodies/${custodyId}`, body: { reason } };
  },
  'POST custody-observations': async (setup, _giver, nr) => ({
    method: 'POST',
    path: 'custody-observations',
    body: await checkOut(setup, nr),
  }),
  'POST custody-observations/{observationId}/withdrawal': async (setup, giver, nr) => {
    const { observationId } = await made(setup, giver, 'custody-observations', await checkOut(setup, nr));
    return { method: 'POST', path: `custody-observations/${observationId}/withdrawal`, body: { reason } };
  },
  'POST activities': (_setup, _giver, nr) => ({ method: 'POST', path: 'activities', body: activity(nr) }),
  'PATCH activities/{activityId}': async (setup, giver, nr) => {
    const path = `activities/${await newActivity(setup, giver, nr)}`;
    return { method: 'PATCH', path, body: { place: '人民路', reason } };
  },
  'DELETE activities/{activityId}': async (setup, giver, nr) => ({
    method: 'DELETE',
    path: `activities/${await newActivity(setup, giver, nr)}`,
    body: { reason },
  }),
  'POST activity-edits/{activityEditId}/withdrawal': async (setup, giver, nr) => {
    const path = `activity-edits/${await guardedEdit(setup, giver, nr)}/withdrawal`;
    return { method: 'POST', path, body: { reason } };
  },
  'POST imports/activities': (_setup, _giver, nr) =>
    file('activities', [
      ['编号', '类型', '警号', '开始时间', '地点'],
      [`J-${nr}`, '简易程序', '100001', cell(hour(nr)), '解放路口'],
    ]),
  'POST imports/custodies': async (setup, _giver, nr) =>
    file(
      'custodies',
      [
        ['记录仪编号', '警号', '方式', '开始时间', '结束时间'],
        [await newRecorder(setup, nr), '100001', '领用', cell(hour(nr)), cell(hour(nr + 1))],
      ],
      because,
    ),
  'POST imports/observations': async (setup, _giver, nr) =>
    file(
      'observations',
      [
        ['事项', '记录仪编号', '警号', '时间'],
        ['领用', await newRecorder(setup, nr), '100001', '2026-11-24 06:50'],
      ],
      because,
    ),
  'POST imports/leave': (_setup, _giver, nr) =>
    file('leave', [
      ['警号', '假别', '开始日期', '结束日期'],
      ['100002', '年休假', cell(laterHour(24 * nr)).slice(0, 10), cell(laterHour(24 * nr)).slice(0, 10)],
    ]),
  'POST imports/shifts': (_setup, _giver, nr) => {
    const [date = '', starts = ''] = cell(laterHour(nr)).split(' ');
    return file('shifts', [
      ['警号', '日期', '开始时间', '结束时间', '岗位', '勤务类型'],
      ['100002', date, starts, `${starts.slice(0, 2)}:50`, '东门', 'standby'],
    ]);
  },
  'POST imports/shift-templates': (_setup, _giver, nr) =>
    file('shift-templates', [
      ['名称', '适用单位', '开始时间', '结束时间', '勤务类型'],
      [`晚班${nr}`, 'S1', '16:00', '24:00', '路面执勤'],
    ]),
  'POST pre-shift-checks': async (setup, giver, nr) => {
    const seen = await checkOut(setup, nr);
    await made(setup, giver, 'custody-observations', seen);
    const spareSerial = `SP${nr}`;
    await setup.db
      .transaction()
      .execute((tx) =>
        saveRecorders(tx, [{ recorderSerial: spareSerial, unitCode: 'S1', spare: true }], { by: 'test' }),
      );
    const { recorderSerial, badgeNo } = seen;
    const items = itemsWith({ sound: '左声道' });
    return { method: 'POST', path: 'pre-shift-checks', body: { recorderSerial, badgeNo, items, spareSerial } };
  },
  'POST recorders/{recorderSerial}/clock-observations': async (setup, _giver, nr) => ({
    method: 'POST',
    path: `recorders/${await newRecorder(setup, nr)}/clock-observations`,
    body: { observedAt: hour(nr), shownAt: hour(nr), reason },
  }),
});

/** The same of an officer. */
export const officerCommands: readonly CommandCase[] = casesOf('officer', {
  'POST custodies/{custodyId}/disputes': async (setup, _giver, nr) => {
    const admin = { username: '', cookie: await setup.signIn('brigade_admin') };
    const { custodyId } = await newCustody(setup, admin, nr);
    return { method: 'POST', path: `custodies/${custodyId}/disputes`, body: { reason } };
  },
  'PUT kiosk-pin': async (setup, { cookie }) => {
    // There is one already, so each change changes the same.
    await setup.call(cookie, 'PUT', 'kiosk-pin', { pin: '719204' });
    return { method: 'PUT', path: 'kiosk-pin', body: { pin: '482913' } };
  },
});
