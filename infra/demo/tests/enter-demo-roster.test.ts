import { saveCustodies } from '@rollcall/cloud/custody/custodies/save-custodies';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { saveLeave } from '@rollcall/cloud/duty/leave/save-leave';
import { cancelShift, saveShifts } from '@rollcall/cloud/duty/shifts/save-shifts';
import { readCalendar } from '@rollcall/cloud/roster/calendar/repository';
import { createTestDatabase, migratedTemplate, type TestDatabase } from '@rollcall/test/test-database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedDemoBrigade } from '../src/demo-brigade.ts';
import { demoRoster } from '../src/demo-roster.ts';
import { enterDemoRoster } from '../src/enter-demo-roster.ts';

const now = new Date('2026-11-25T12:30:00+08:00');
const roster = demoRoster(now);

let testDatabase: TestDatabase;
let db: Database;
beforeEach(async () => {
  const template = await migratedTemplate('demo', async (url) => {
    await migrateToLatest(url);
  });
  testDatabase = await createTestDatabase({ template });
  db = createDatabase({ url: testDatabase.url, max: 2, applicationName: 'test' });
  await seedDemoBrigade(db);
});
afterEach(async () => {
  await db.destroy();
  await testDatabase.drop();
});

const shifts = () => db.selectFrom('shift').selectAll().orderBy('shift_id').execute();
const custodies = () => db.selectFrom('custody').selectAll().orderBy('custody_id').execute();
const leaves = async () => (await db.selectFrom('leave').select('note').execute()).map(({ note }) => note);
const facts = async () => (await db.selectFrom('fact').select('fact_id').execute()).length;

test('enters every shift and custody, and HQ derives who held the shared and the spare recorder', async () => {
  await enterDemoRoster(db, roster, { entered: [], now });
  expect(await shifts()).toHaveLength(roster.shifts.length);
  expect(await custodies()).toHaveLength(roster.custodies.length);
  const held = await db
    .selectFrom('holding')
    .select(['recorder_serial', 'badge_no'])
    .where('held_from', '<=', new Date('2026-11-25T16:45:00+08:00'))
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '>', new Date('2026-11-25T16:45:00+08:00'))]))
    .where('recorder_serial', 'in', ['K000007', 'K000901'])
    .orderBy('recorder_serial')
    .execute();
  expect(held).toEqual([
    { recorder_serial: 'K000007', badge_no: '100007' },
    { recorder_serial: 'K000901', badge_no: '100003' },
  ]);
});

test('shifts of drink-driving and of plates and licences belong to their campaigns', async () => {
  await enterDemoRoster(db, roster, { entered: [], now });
  const rows = await db
    .selectFrom('shift as s')
    .leftJoin('campaign as c', 'c.campaign_id', 's.campaign_id')
    .select(['s.duty_type', 'c.campaign_type'])
    .distinct()
    .execute();
  const of = (dutyType: string) =>
    rows.filter(({ duty_type }) => duty_type === dutyType).map((row) => row.campaign_type);
  expect([of('drink_driving_check'), of('plates_and_licences_check'), of('road_patrol')]).toEqual([
    ['drink_driving'],
    ['plates_and_licences'],
    [null],
  ]);
});

test('shifts have their breaks, and who is on leave needs no second person to be so', async () => {
  await enterDemoRoster(db, roster, { entered: [], now });
  const breaks = await db.selectFrom('shift_break').select('starts_at').execute();
  expect(breaks).toHaveLength(roster.shifts.flatMap(({ breaks = [] }) => breaks).length);
  const leave = await db.selectFrom('leave').select(['badge_no', 'starts_at']).orderBy('starts_at').execute();
  expect(leave).toEqual(roster.leaves.map(({ badgeNo, startsAt }) => ({ badge_no: badgeNo, starts_at: startsAt })));
});

test('the calendar has two New Years, and a day that people took out of it stays out', async () => {
  const entered = await enterDemoRoster(db, roster, { entered: [], now });
  const days = async () => [...(await readCalendar(db)).keys()].sort();
  expect(await days()).toEqual(['2026-01-01', '2026-01-02', '2026-01-04', '2027-01-01']);
  await db.deleteFrom('calendar_day').where('day', '=', '2026-01-04').execute();
  await enterDemoRoster(db, roster, { entered, now });
  expect(await days()).toEqual(['2026-01-01', '2026-01-02', '2027-01-01']);
});

test('entered again it changes nothing, whether the last time is remembered or not', async () => {
  const entered = await enterDemoRoster(db, roster, { entered: [], now });
  const before = [await shifts(), await custodies(), await facts()];
  await enterDemoRoster(db, roster, { entered, now });
  await enterDemoRoster(db, roster, { entered: [], now });
  expect([await shifts(), await custodies(), await facts()]).toEqual(before);
});

test('what people cancelled or took away stays so', async () => {
  const entered = await enterDemoRoster(db, roster, { entered: [], now });
  const change = { by: 'admin', reason: '换班', now };
  const [shift] = await shifts();
  const [custody] = await custodies();
  if (!shift || !custody) throw new Error('nothing was entered');
  await cancelShift(db, shift.shift_id, change);
  await db.transaction().execute((tx) => saveCustodies(tx, [], change, { remove: [custody.custody_id] }));
  await enterDemoRoster(db, roster, { entered, now });
  expect(await shifts()).toHaveLength(roster.shifts.length);
  expect(await custodies()).toHaveLength(roster.custodies.length - 1);
});

test('what collides with what people entered is left out, the rest is entered', async () => {
  const change = { by: 'admin', reason: '导入排班', now };
  const startsAt = new Date('2026-11-25T07:30:00+08:00');
  const own = { badgeNo: '100001', startsAt, endsAt: now, dutyType: 'standby', post: '大队部' };
  const leave = { badgeNo: '100011', leaveKind: 'personal' as const, startsAt, endsAt: now, note: '事假' };
  const held = { recorderSerial: 'K000004', badgeNo: '100002', heldFrom: startsAt, heldUntil: null };
  await db.transaction().execute(async (tx) => {
    await saveShifts(tx, [own], change);
    await saveCustodies(tx, [{ ...held, basis: 'assignment' }], change);
    await saveLeave(tx, [leave], change, 'leave_added');
  });
  await enterDemoRoster(db, roster, { entered: [], now });
  expect(await leaves()).toHaveLength(roster.leaves.length);
  expect((await leaves()).filter((note) => note === '事假')).toHaveLength(1);
  expect(await shifts()).toHaveLength(roster.shifts.length);
  expect((await shifts()).filter(({ badge_no }) => badge_no === '100001').map(({ post }) => post)).toContain('大队部');
  expect((await custodies()).filter(({ recorder_serial }) => recorder_serial === 'K000004')).toHaveLength(1);
  expect(await custodies()).toHaveLength(roster.custodies.length);
});
