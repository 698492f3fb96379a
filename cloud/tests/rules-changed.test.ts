import { randomUUID } from 'node:crypto';
import { tellActivities } from '@rollcall/cloud/activities/tell-activities';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { readMigrations } from '@rollcall/cloud/db/migrations';
import { reportFault } from '@rollcall/cloud/devices/repair-tickets/report-fault';
import { newActivitySchema } from '@rollcall/shared/http/activities';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, type DutyWorld, startDutyWorld } from './support/duty-world.ts';

// A migration that changes a rule marks for review what the rule may see otherwise now, and nothing else.

let world: DutyWorld;
let owner: Database;
const activityIds = new Map<string, string>();
beforeAll(async () => {
  world = await startDutyWorld();
  owner = createDatabase({ url: world.hq.ownerUrl });
  await world.officer('explained');
  await world.officer('of-unit', 'squad-2');
  await world.officer('broken');
  await world.officer('neither');
  await world.recorder('K1');
  await world.hold('K1', 'broken', at('08:00'), null);
  for (const badgeNo of ['explained', 'of-unit', 'broken', 'neither']) {
    const time = { startsAt: at('09:00').toISOString(), endsAt: at('09:05').toISOString() };
    const activity = newActivitySchema.parse({ kind: 'summary_penalty', badgeNos: [badgeNo], place: badgeNo, ...time });
    const { activities } = await tellActivities(world.db, 'tickets', [activity], { by: 'tickets', now: at('09:10') });
    activityIds.set(activities[0]?.activityId ?? '', badgeNo);
  }
  await explain({ badge_no: 'explained' });
  await explain({ unit_code: 'squad-2' });
  const fault = { reportId: randomUUID(), recorderSerial: 'K1', badgeNo: 'broken', stationId: null, symptom: 'dark' };
  await world.db
    .transaction()
    .execute((tx) => reportFault(tx, { ...fault, reportedAt: at('08:30'), toldBy: 'test', toldAt: at('08:31') }));
});
afterAll(async () => {
  await owner?.destroy();
  await world?.stop();
});

async function explain(whose: { badge_no: string } | { unit_code: string }): Promise<void> {
  const accountIds: string[] = [];
  for (const username of [randomUUID(), randomUUID()]) {
    await addTestAccount(world.db, {
      username,
      password: randomUUID(),
      role: 'inspector',
      unitCode: null,
      badgeNo: null,
    });
    const account = await world.db
      .selectFrom('account')
      .select('account_id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow();
    accountIds.push(account.account_id);
  }
  const [asked_by = '', decided_by = ''] = accountIds;
  const time = { starts_at: at('08:50'), ends_at: at('09:02'), asked_at: at('10:00'), decided_at: at('11:00') };
  const said = { reason_code: 'battery' as const, explanation: 'empty since nine', decision_reason: 'it was' };
  await world.db
    .insertInto('exemption')
    .values({ ...whose, ...time, ...said, asked_by, decided_by, state: 'approved' })
    .execute();
}

async function marksOf(migration: string): Promise<{ activities: (string | undefined)[]; shifts: string[] }> {
  await world.db.updateTable('activity').set({ review_at: null }).execute();
  await world.db.updateTable('shift').set({ review_at: null }).execute();
  const { [migration]: one } = await readMigrations();
  await owner.transaction().execute(async (tx) => one?.up(tx));
  const activities = await world.db
    .selectFrom('activity')
    .select('activity_id')
    .where('review_at', 'is not', null)
    .execute();
  const shifts = await world.db.selectFrom('shift').select('shift_id').where('review_at', 'is not', null).execute();
  return {
    activities: activities.map(({ activity_id }) => activityIds.get(activity_id)).sort(),
    shifts: shifts.map(({ shift_id }) => shift_id),
  };
}

it('marks activities whose officers had an approved explanation or a broken recorder', async () => {
  expect(await marksOf('20261129-0830-tell-explained-activities')).toEqual({
    activities: ['broken', 'explained', 'of-unit'],
    shifts: [],
  });
});

it('marks what was counted in fractions of seconds', async () => {
  await world.shift('neither', at('08:00'), at('12:00'));
  const counted = await world.shift('of-unit', at('08:00'), at('12:00'));
  await world.review(at('13:00', 3));
  expect(await marksOf('20261129-0840-count-whole-seconds')).toEqual({ activities: [], shifts: [] });
  await world.db.updateTable('shift_coverage').set({ missing_ms: 12_300 }).where('shift_id', '=', counted).execute();
  expect((await marksOf('20261129-0840-count-whole-seconds')).shifts).toEqual([counted]);
});
