import { bulletinMakers } from '@rollcall/cloud/bulletins/makers';
import { addCustody } from '@rollcall/cloud/custody/custodies/change-custody';
import { addShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import { createReviewWorker } from '@rollcall/cloud/workers/review-worker';
import { createLogger } from '@rollcall/node/logger';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import { addDays } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import { type BulletinWorld, startBulletins } from './bulletin-life-world.ts';
import { dockEvents, footageEvent, intake } from './duty-world.ts';

type Deleting = readonly [badgeNo: string, unitCode: string, recorderSerial: string];

/** p1, p2 and p3 of the issue. */
const deleting: readonly Deleting[] = [
  ['000123', 'S2', 'K2'],
  ['100001', 'S1', 'K1'],
  ['100002', 'S1', 'K3'],
];

/**
 * HQ as `startBulletins` makes it, whose issues are read, composed and rendered as in service. On the Monday of the first week three
 * officers lost an hour of footage; inspectors confirmed that they deleted it, and they saw that. A fourth recorded nothing.
 */
export async function startWithDeletions() {
  const world = await startBulletins(bulletinMakers);
  const { db, setup } = world;
  await setup.hq.addStation('station-1');
  await db.transaction().execute((tx) => saveRecorders(tx, [{ recorderSerial: 'K3', unitCode: 'S1' }], { by: 'test' }));
  for (const badgeNo of ['000123', '100002', '200001']) await addDuty(world, badgeNo, '2026-11-16');
  await confirmDeletions(world, deleting, '2026-11-16');
  world.itIs('2026-11-27T08:01:00');
  return world;
}

const at = (date: string, time: string) => new Date(`${date}T${time}:00+08:00`);
const changeOn = (date: string) => ({ by: 'test', reason: '补登', now: at(date, '07:00') });

/** From eight to twelve. */
export async function addDuty({ db }: BulletinWorld, badgeNo: string, date: string): Promise<void> {
  const duty = { dutyType: 'road_patrol', post: '东门', startsAt: at(date, '08:00'), endsAt: at(date, '12:00') };
  await addShift(db, { badgeNo, ...duty }, changeOn(date));
}

/** Of the duty of that date an hour is missing from each; the next day it is answered, confirmed as a deletion by two persons, and seen. */
export async function confirmDeletions(world: BulletinWorld, who: readonly Deleting[], date: string): Promise<void> {
  const { db, setup, call } = world;
  const post = async (cookie: string, path: string, body: object) => {
    const { status } = await call(cookie, 'POST', path, body);
    if (status >= 300) throw new Error(`${path}: ${status}`);
  };
  const { signIn } = setup;
  for (const [badgeNo, , recorderSerial] of who) {
    const held = { heldFrom: at(date, '08:00'), heldUntil: at(date, '12:00') };
    await addCustody(db, { recorderSerial, badgeNo, basis: 'check_out', ...held }, changeOn(date));
    const footage = (from: string, to: string) =>
      footageEvent({ recorderSerial, from: at(date, from), to: at(date, to), announcedAt: at(date, '13:00') });
    const card = dockEvents(recorderSerial, at(date, '12:30'), at(date, '13:00'));
    await intake(db, [...card, footage('08:00', '10:00'), footage('11:00', '12:00')]);
  }
  const log = createLogger({ level: 'silent', readable: false });
  const seen = `${addDays(date, 1)}T14:00:00`;
  // Shifts are marked for review by the clock of the database, which is any.
  await sql`update shift set review_at = ${at(date, '13:00')}`.execute(db);
  await createReviewWorker({ db, log, now: world.now }).processAll(new Date(`${seen}+08:00`));
  world.itIs(seen);
  const [inspector, second] = [await signIn('inspector'), await signIn('inspector')];
  for (const [badgeNo, unitCode] of who) {
    const { finding_id: findingId } = await db
      .selectFrom('finding')
      .select('finding_id')
      .where('badge_no', '=', badgeNo)
      .where('duty_date', '=', date)
      .where('kind', '=', 'coverage_below_threshold')
      .executeTakeFirstOrThrow();
    const officer = await signIn('officer', unitCode, badgeNo);
    await post(officer, `findings/${findingId}/answers`, { text: '执法仪中途关机' });
    await post(inspector, `findings/${findingId}/steps`, {
      ...{ step: 'confirm', reason: '已核实', violationClass: 'unauthorised_deletion', badgeNos: [badgeNo] },
    });
    const told = await call<{ rows: DecisionRow[] }>(inspector, 'GET', `finding-decisions?findingId=${findingId}`);
    const path = `finding-decisions/${told.body.rows[0]?.decisionId}`;
    await post(second, `${path}/second`, { decision: 'agreed', reason: '已核实' });
    await post(officer, `${path}/notices`, {});
  }
}
