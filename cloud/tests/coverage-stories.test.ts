import { selectCoverage } from '@rollcall/cloud/coverage/coverage-repository';
import { selectRecordingsOfShift } from '@rollcall/cloud/coverage/shift-footage-repository';
import { seesAll } from '@rollcall/cloud/db/data-scope';
import { cancelShift, changeShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { answerFinding } from '@rollcall/cloud/findings/answer-finding';
import { appealFinding } from '@rollcall/cloud/findings/appeal-finding';
import { findFinding } from '@rollcall/cloud/findings/finding-list-repository';
import { parametersSchema } from '@rollcall/shared/resources/parameters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  at,
  clock,
  collectedBody,
  type DutyWorld,
  footageEvent,
  intake,
  startDutyWorld,
} from './support/duty-world.ts';
import { noStore } from './support/no-store.ts';

let world: DutyWorld;
beforeAll(async () => {
  world = await startDutyWorld();
});
afterAll(() => world.stop());

let people = 0;
let devices = 0;
async function officer(): Promise<string> {
  const badgeNo = String(100001 + people++);
  await world.officer(badgeNo);
  return badgeNo;
}
async function recorder(): Promise<string> {
  const recorderSerial = `K${++devices}`;
  await world.recorder(recorderSerial);
  return recorderSerial;
}

const parameters = parametersSchema.parse({});

async function setParameters(changes: { importDeadlineHours?: number }): Promise<void> {
  const version = { parameters: JSON.stringify(changes), reason: 'for a test', set_by: 'test' };
  await world.db.insertInto('parameter_version').values(version).execute();
}

async function segmentsAt(shiftId: string, asOf: Date): Promise<string[]> {
  const [shift] = await selectCoverage(world.db, { shiftIds: [shiftId] }, { asOf, parameters });
  return shift?.segments.map((segment) => `${clock(segment)} ${segment.state}`) ?? [];
}

describe('coverage', () => {
  it('follows an officer whose recorder was swapped in mid-shift', async () => {
    const [li, zhang] = [await officer(), await officer()];
    const [faulty, spare] = [await recorder(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('20:00'));
    await world.hold(faulty, li, at('07:50'), at('12:00'));
    await world.hold(spare, li, at('12:10'), at('20:05'));
    // The faulty one is taken along by somebody else in the afternoon, who isn't on duty.
    await world.hold(faulty, zhang, at('13:00'), null);
    const announcedAt = at('20:30');
    await world.footage(
      { recorderSerial: faulty, from: at('08:00'), to: at('11:55'), announcedAt },
      { recorderSerial: faulty, from: at('14:00'), to: at('16:00'), announcedAt },
      { recorderSerial: spare, from: at('11:00'), to: at('13:00'), announcedAt },
      // A hole in his own footage is no less one for what the faulty one recorded then, in another's hands.
      { recorderSerial: spare, from: at('13:00'), to: at('14:30'), announcedAt },
      { recorderSerial: spare, from: at('15:30'), to: at('20:00'), announcedAt },
    );
    await world.dock(spare, at('20:10'), at('20:40'));
    await world.review(at('21:00'));
    // Without a recorder nothing could be imported: those ten minutes aren't due before the deadline.
    expect(await segmentsAt(shiftId, at('21:00'))).toEqual([
      '08:00–11:55 recorded',
      '11:55–12:10 not_yet_due',
      '12:10–14:30 recorded',
      '14:30–15:30 missing',
      '15:30–20:00 recorded',
    ]);
    expect(await world.findings(shiftId)).toEqual(['coverage_gap open 14:30–15:30']);
    await world.dock(faulty, at('21:10'), at('21:20'));
    await world.review(at('21:20'));
    expect(await world.findings(shiftId)).toEqual(['coverage_gap open 11:55–12:00 14:30–15:30']);
    await world.review(at('20:00', 1));
    expect(await world.findings(shiftId)).toEqual(['coverage_below_threshold open 11:55–12:10 14:30–15:30']);
  });

  it('gives two officers who shared a recorder each what was recorded in his hands', async () => {
    const [li, zhang] = [await officer(), await officer()];
    const shared = await recorder();
    const early = await world.shift(li, at('08:00'), at('14:00'));
    const late = await world.shift(zhang, at('12:00'), at('20:00'));
    await world.hold(shared, li, at('08:00'), at('13:00'));
    await world.hold(shared, zhang, at('13:00'), at('20:00'));
    const announcedAt = at('20:30');
    await world.footage(
      { recorderSerial: shared, from: at('08:00'), to: at('12:30'), announcedAt },
      // One recording that runs through the handover counts for each, for his part.
      { recorderSerial: shared, from: at('12:30'), to: at('13:30'), announcedAt },
      { recorderSerial: shared, from: at('13:30'), to: at('20:00'), announcedAt },
    );
    await world.dock(shared, at('20:20'), at('20:40'));
    await world.review(at('20:00', 2));
    expect(await segmentsAt(early, at('20:00', 2))).toEqual(['08:00–13:00 recorded', '13:00–14:00 missing']);
    expect(await segmentsAt(late, at('20:00', 2))).toEqual(['12:00–13:00 missing', '13:00–20:00 recorded']);
    expect(await world.findings(early)).toEqual(['coverage_below_threshold open 13:00–14:00']);
    expect(await world.findings(late)).toEqual(['coverage_below_threshold open 12:00–13:00']);
  });

  it('covers a night shift over midnight', async () => {
    const [li, camera] = [await officer(), await recorder()];
    const shiftId = await world.shift(li, at('20:00'), at('08:00', 1));
    await world.hold(camera, li, at('19:50'), at('08:10', 1));
    await world.footage(
      { recorderSerial: camera, from: at('20:00'), to: at('23:50'), announcedAt: at('08:30', 1) },
      { recorderSerial: camera, from: at('23:50'), to: at('00:20', 1), announcedAt: at('08:30', 1) },
      { recorderSerial: camera, from: at('00:30', 1), to: at('08:05', 1), announcedAt: at('08:30', 1) },
    );
    await world.dock(camera, at('08:20', 1), at('08:40', 1));
    await world.review(at('09:00', 1));
    expect(await segmentsAt(shiftId, at('09:00', 1))).toEqual([
      '20:00–00:20 recorded',
      '00:20–00:30 missing',
      '00:30–08:00 recorded',
    ]);
    expect(await world.findings(shiftId)).toEqual(['coverage_gap open 00:20–00:30']);
    expect((await world.finding(shiftId, 'coverage_gap')).duty_date).toBe('2040-03-10');
  });

  it('gives a healthy shift no finding, at no time', async () => {
    const [li, camera] = [await officer(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('20:00'));
    await world.hold(camera, li, at('07:50'), at('20:10'));
    for (const asOf of [at('06:00'), at('10:00'), at('20:00')]) {
      await world.review(asOf);
      expect(await world.findings(shiftId)).toEqual([]);
    }
    const clips = Array.from({ length: 24 }, (_, half) => ({
      recorderSerial: camera,
      from: new Date(at('08:00').getTime() + half * 1_800_000),
      // No further apart than the join tolerance.
      to: new Date(at('08:30').getTime() + half * 1_800_000 - 1000),
      announcedAt: at('20:30'),
    }));
    await world.footage(...clips);
    await world.dock(camera, at('20:20'), at('20:40'));
    await world.review(at('20:40'));
    await world.review(at('20:00', 5));
    expect(await segmentsAt(shiftId, at('20:40'))).toEqual(['08:00–20:00 recorded']);
    expect(await world.findings(shiftId)).toEqual([]);
    expect(await world.findingFacts(shiftId)).toEqual([]);
  });

  it('takes a gap for due at once when the recorder was docked after the shift', async () => {
    const [li, camera] = [await officer(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('20:00'));
    await world.hold(camera, li, at('08:00'), at('20:00'));
    await world.footage({ recorderSerial: camera, from: at('08:00'), to: at('15:00'), announcedAt: at('15:30') });
    // Docked in mid-shift: more may come.
    await world.dock(camera, at('15:20'), at('15:40'));
    await world.review(at('20:05'));
    expect(await segmentsAt(shiftId, at('20:05'))).toEqual(['08:00–15:00 recorded', '15:00–20:00 not_yet_due']);
    await world.dock(camera, at('20:10'), at('20:15'));
    await world.review(at('20:15'));
    expect(await world.findings(shiftId)).toEqual(['coverage_below_threshold open 15:00–20:00']);
  });

  it('takes a gap for due at once when a recorder that was handed on early is docked', async () => {
    const [li, zhang, camera] = [await officer(), await officer(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('20:00'));
    await world.hold(camera, li, at('08:00'), at('12:00'));
    await world.hold(camera, zhang, at('12:00'), at('20:00'));
    await setParameters({ importDeadlineHours: 1 });
    await world.review(at('20:05'));
    await world.dock(camera, at('20:30'), at('20:40'));
    await world.review(at('20:40'));
    expect(await world.findings(shiftId)).toEqual(['coverage_below_threshold open 08:00–12:00']);
    await setParameters({});
  });

  it('counts what HQ was told by then, not later', async () => {
    const [li, camera] = [await officer(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('10:00'));
    await world.hold(camera, li, at('08:00'), at('10:00'));
    await world.footage({ recorderSerial: camera, from: at('08:00'), to: at('10:00'), announcedAt: at('10:30') });
    expect(await segmentsAt(shiftId, at('10:29'))).toEqual(['08:00–10:00 not_yet_due']);
    expect(await segmentsAt(shiftId, at('10:30'))).toEqual(['08:00–10:00 recorded']);
    // A clock that runs ahead told HQ of the future: when it comes, the shift is looked at again by itself.
    await world.review(at('10:29'));
    await world.review(at('10:30'));
    const totals = world.db.selectFrom('shift_coverage').select('recorded_ms').where('shift_id', '=', shiftId);
    expect(await totals.executeTakeFirst()).toEqual({ recorded_ms: 7_200_000 });
  });

  it('counts what is damaged or without an end as nothing, and says how many are damaged', async () => {
    const [li, camera] = [await officer(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('10:00'));
    await world.hold(camera, li, at('08:00'), at('10:00'));
    const damaged = { outcome: 'damaged' as const };
    const clip = { recorderSerial: camera, announcedAt: at('10:30') };
    await world.footage(
      { ...clip, from: at('08:00'), to: at('08:30'), inspection: damaged },
      { ...clip, from: at('08:30'), to: at('08:30'), inspection: { ...damaged, durationMs: null } },
      { ...clip, from: at('07:30'), to: at('07:30'), inspection: { ...damaged, durationMs: null } },
      { ...clip, from: at('10:00'), to: at('10:10'), inspection: damaged },
      { ...clip, from: at('09:00'), to: at('09:00'), inspection: { kind: 'image', durationMs: null } },
      { ...clip, from: at('09:30'), to: at('09:30'), inspection: { durationMs: null } },
    );
    const [shift] = await selectCoverage(world.db, { shiftIds: [shiftId] }, { asOf: at('11:00'), parameters });
    expect(shift).toMatchObject({ damagedRecordings: 2, totals: { recordedMs: 0, pendingMs: 7_200_000 } });
  });

  it('counts what nobody could inspect neither as recorded nor as missing, and holds it against nobody', async () => {
    const [li, camera] = [await officer(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('10:00'));
    await world.hold(camera, li, at('08:00'), at('10:00'));
    const clip = { recorderSerial: camera, announcedAt: at('10:30') };
    const unsure = { outcome: 'not_inspected' as const, reason: 'never_closed' as const };
    await world.footage(
      { ...clip, from: at('08:00'), to: at('09:00') },
      { ...clip, from: at('08:30'), to: at('10:00'), inspection: unsure },
    );
    await world.review(at('12:00', 1));
    expect(await segmentsAt(shiftId, at('12:00', 1))).toEqual(['08:00–09:00 recorded', '09:00–10:00 not_inspected']);
    expect(await world.findings(shiftId)).toEqual([]);
    const totals = await world.db
      .selectFrom('shift_coverage')
      .select(['recorded_ms', 'uninspected_ms', 'missing_ms'])
      .where('shift_id', '=', shiftId)
      .executeTakeFirst();
    expect(totals).toEqual({ recorded_ms: 3_600_000, uninspected_ms: 3_600_000, missing_ms: 0 });
    const recordings = await selectRecordingsOfShift(world.db, shiftId, at('12:00', 1));
    expect(recordings.map(({ notInspected }) => notInspected)).toEqual([false, true]);
  });

  it('finds what is missing beside what nobody could inspect', async () => {
    const [li, camera] = [await officer(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('10:00'));
    await world.hold(camera, li, at('08:00'), at('10:00'));
    const inspection = { outcome: 'not_inspected' as const };
    await world.footage({
      recorderSerial: camera,
      announcedAt: at('10:30'),
      from: at('08:00'),
      to: at('09:00'),
      inspection,
    });
    await world.dock(camera, at('10:10'), at('10:30'));
    await world.review(at('12:00', 1));
    expect(await segmentsAt(shiftId, at('12:00', 1))).toEqual(['08:00–09:00 not_inspected', '09:00–10:00 missing']);
    expect(await world.findings(shiftId)).toEqual(['coverage_below_threshold open 09:00–10:00']);
  });

  it('gives bytes that were seen on two recorders to nobody, whichever sighting came first', async () => {
    const [li, zhang] = [await officer(), await officer()];
    const [own, other] = [await recorder(), await recorder()];
    const first = await world.shift(li, at('08:00'), at('10:00'));
    const second = await world.shift(zhang, at('08:00'), at('10:00'));
    await world.hold(own, li, at('08:00'), at('10:00'));
    await world.hold(other, zhang, at('08:00'), at('10:00'));
    const footage = { from: at('08:00'), to: at('10:00'), announcedAt: at('10:30') };
    const [recordingId = ''] = await world.footage({ recorderSerial: own, ...footage });
    await world.review(at('11:00'));
    expect(await segmentsAt(first, at('11:00'))).toEqual(['08:00–10:00 recorded']);
    await world.sight(recordingId, own, at('11:00'));
    expect(await segmentsAt(first, at('11:00'))).toEqual(['08:00–10:00 recorded']);
    await world.sight(recordingId, other, at('11:00'));
    for (const serial of [own, other]) await world.dock(serial, at('10:10'), at('10:30'));
    await world.review(at('11:00', 1));
    for (const shiftId of [first, second]) {
      expect(await segmentsAt(shiftId, at('11:00', 1))).toEqual(['08:00–10:00 missing']);
      expect(await world.findings(shiftId)).toEqual(['no_footage open 08:00–10:00']);
    }
    // The other order: a station that lost its database sights what HQ hears of only now.
    const unannounced = footageEvent({ recorderSerial: own, ...footage });
    const { recordingId: laterId } = collectedBody(unannounced);
    await world.sight(laterId, other, at('11:00'));
    await intake(world.db, [unannounced]);
    const disputed = world.db.selectFrom('recording').select('several_recorders').where('recording_id', '=', laterId);
    expect(await disputed.executeTakeFirst()).toEqual({ several_recorders: true });
    const facts = world.db.selectFrom('fact').select('payload').where('subject', '=', `recording:${laterId}`);
    expect(await facts.execute()).toEqual([{ payload: { recorderSerials: [own, other].sort() } }]);
  });
});

describe('a finding', () => {
  it('no_footage is resolved by what arrives late, and leaves late_import', async () => {
    const [li, camera] = [await officer(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('20:00'));
    await world.hold(camera, li, at('08:00'), at('20:00'));
    await world.review(at('19:59:59', 1));
    expect(await world.findings(shiftId)).toEqual([]);
    await world.review(at('20:00', 1));
    expect(await world.findings(shiftId)).toEqual(['no_footage open 08:00–20:00', 'recorder_not_handed_in open']);
    const late = at('09:00', 2);
    const [recordingId] = await world.footage({
      recorderSerial: camera,
      from: at('08:00'),
      to: at('20:00'),
      announcedAt: late,
    });
    await world.review(at('10:00', 2));
    expect(await world.findings(shiftId)).toEqual([
      'late_import open',
      'no_footage resolved 08:00–20:00',
      'recorder_not_handed_in resolved',
    ]);
    expect((await world.finding(shiftId, 'late_import')).detail).toMatchObject({
      late: [{ recordingId, announcedAt: late.toISOString() }],
      lateCount: 1,
      dueAt: at('20:00', 1).toISOString(),
    });
    expect((await world.findingFacts(shiftId)).sort()).toEqual([
      'finding_opened late_import',
      'finding_opened no_footage',
      'finding_opened recorder_not_handed_in',
      'finding_resolved no_footage',
      'finding_resolved recorder_not_handed_in',
    ]);
  });

  it('opens when the deadline passes and no event arrives', async () => {
    const [li, camera] = [await officer(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('20:00'));
    await world.hold(camera, li, at('08:00'), at('20:00'));
    await world.footage({ recorderSerial: camera, from: at('08:00'), to: at('12:00'), announcedAt: at('12:30') });
    await world.review(at('21:00'));
    expect(await world.review(at('19:59', 1))).toEqual({ reviewed: 0, postponed: 0 });
    expect(await world.findings(shiftId)).toEqual([]);
    expect(await world.review(at('20:00', 1))).toEqual({ reviewed: 1, postponed: 0 });
    expect(await world.findings(shiftId)).toEqual([
      'coverage_below_threshold open 12:00–20:00',
      'recorder_not_handed_in open',
    ]);
    // Nothing changes by itself before nobody can tell any more what is on the card.
    expect(await world.review(at('20:00', 7))).toEqual({ reviewed: 0, postponed: 0 });
  });

  it('says it less strongly when footage arrives, stays the same one, and is the same again when it comes back', async () => {
    const [li, zhang, camera] = [await officer(), await officer(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('20:00'));
    const custodyId = await world.hold(camera, li, at('08:00'), at('20:00'));
    await world.dock(camera, at('20:10'), at('20:20'));
    await world.review(at('20:00', 1));
    const opened = await world.finding(shiftId, 'no_footage');
    await world.footage({ recorderSerial: camera, from: at('08:00'), to: at('12:00'), announcedAt: at('12:30') });
    await world.review(at('21:00', 1));
    expect(await world.findings(shiftId)).toEqual(['coverage_below_threshold open 12:00–20:00']);
    expect(await world.finding(shiftId, 'coverage_below_threshold')).toMatchObject({
      finding_id: opened.finding_id,
      found_at: at('20:00', 1),
      changed_at: at('21:00', 1),
    });
    await world.footage({ recorderSerial: camera, from: at('12:00'), to: at('20:00'), announcedAt: at('12:30') });
    await world.review(at('21:30', 1));
    expect(await world.findings(shiftId)).toEqual(['coverage_below_threshold resolved 12:00–20:00']);
    await world.give(custodyId, zhang);
    await world.review(at('22:00', 1));
    expect(await world.findings(shiftId)).toEqual(['no_footage open 08:00–20:00']);
    const reopened = await world.finding(shiftId, 'no_footage');
    expect(reopened).toMatchObject({ finding_id: opened.finding_id, resolved_at: null, found_at: at('22:00', 1) });
    expect(await world.findingFacts(shiftId)).toEqual([
      'finding_opened no_footage',
      'finding_changed coverage_below_threshold',
      'finding_resolved coverage_below_threshold',
      'finding_reopened no_footage',
    ]);
  });

  it('keeps its answer and its appeal when a late clip shrinks the gap', async () => {
    const [li, camera] = [await officer(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('20:00'));
    await world.hold(camera, li, at('08:00'), at('20:00'));
    await world.review(at('20:00', 1));
    const { finding_id: findingId } = await world.finding(shiftId, 'no_footage');
    const { account_id: accountId } = await world.db
      .insertInto('account')
      .values({ username: li, password_hash: 'x', role: 'officer', badge_no: li })
      .returning('account_id')
      .executeTakeFirstOrThrow();
    const who = {
      accountId,
      username: li,
      role: 'officer' as const,
      badgeNo: li,
      dataScope: { unitCode: null, badgeNo: li },
    };
    const hq = { db: world.db, store: noStore, now: () => at('21:00', 1) };
    await answerFinding(hq, who, findingId, { text: 'the card is at another station' });
    await appealFinding(hq, who, findingId, { reason: 'it was recorded' });
    await world.footage({ recorderSerial: camera, from: at('08:00'), to: at('19:30'), announcedAt: at('22:00', 1) });
    await world.review(at('22:00', 1));
    const shrunk = await findFinding(world.db, findingId, seesAll);
    expect(shrunk).toMatchObject({ kind: 'coverage_gap', state: 'open', answer_count: 1, appeal: 'pending' });
    expect(shrunk?.detail.missingMs).toBe(30 * 60_000);
    await world.footage({ recorderSerial: camera, from: at('19:30'), to: at('20:00'), announcedAt: at('23:00', 1) });
    await world.review(at('23:00', 1));
    // The appeal waits: somebody looks at it again.
    expect(await findFinding(world.db, findingId, seesAll)).toMatchObject({
      ...{ state: 'open', look_again: 'no_longer_so', answer_count: 1 },
    });
  });

  it('follows a shift that is moved to somebody else, and ends with one that is cancelled', async () => {
    const [li, zhang] = [await officer(), await officer()];
    const shiftId = await world.shift(li, at('08:00'), at('20:00'));
    await world.review(at('20:00', 1));
    await changeShift(world.db, shiftId, { badgeNo: zhang, startsAt: at('09:00') }, world.change);
    await world.review(at('20:00', 1));
    expect(await world.findings(shiftId)).toEqual(['no_footage open 09:00–20:00']);
    expect(await world.finding(shiftId, 'no_footage')).toMatchObject({ badge_no: zhang });
    await cancelShift(world.db, shiftId, world.change);
    await world.review(at('20:00', 1));
    expect(await world.findings(shiftId)).toEqual(['no_footage resolved 09:00–20:00']);
    expect(await world.findingFacts(shiftId)).toEqual([
      'finding_opened no_footage',
      'finding_changed no_footage',
      'finding_resolved no_footage',
    ]);
  });

  it('is not written again by a look that finds the same', async () => {
    const li = await officer();
    const shiftId = await world.shift(li, at('08:00'), at('20:00'));
    await world.review(at('20:00', 1));
    const before = await world.finding(shiftId, 'no_footage');
    await world.db
      .updateTable('shift')
      .set({ review_at: at('08:00') })
      .where('shift_id', '=', shiftId)
      .execute();
    expect(await world.review(at('20:00', 3))).toEqual({ reviewed: 1, postponed: 0 });
    expect(await world.finding(shiftId, 'no_footage')).toEqual(before);
    expect(await world.findingFacts(shiftId)).toEqual(['finding_opened no_footage']);
  });
});
