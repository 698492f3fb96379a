import { changeParameters } from '@rollcall/cloud/duty/parameters/change-parameters';
import { reviewShiftsOfOfficers } from '@rollcall/cloud/duty/reviews/shift-review-repository';
import { readParameterVersion } from '@rollcall/cloud/registry/parameter-repository';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, intake } from './support/duty-world.ts';
import { type Clip, startWitnessWorld, type WitnessWorld } from './support/witness-world.ts';

let world: WitnessWorld;
beforeAll(async () => {
  world = await startWitnessWorld();
});
afterAll(() => world.stop());

let devices = 0;
let people = 400000;

async function newRecorder(): Promise<string> {
  const recorderSerial = `U${String(++devices).padStart(6, '0')}`;
  await world.recorder(recorderSerial);
  return recorderSerial;
}

async function newOfficer(from?: Date, until?: Date): Promise<string> {
  const badgeNo = String(++people);
  await world.officer(badgeNo);
  if (from && until) await world.shift(badgeNo, from, until);
  return badgeNo;
}

let clips = 0;
function clip(from: Date, minutes: number, changes: Partial<Clip> = {}): Clip {
  const to = new Date(from.getTime() + minutes * 60_000);
  return { name: `clip-${++clips}.mp4`, from, to, sequenceNo: null, badgeNo: '1', ...changes };
}

const recordingsOf = async (recorderSerial: string) =>
  (await world.details(recorderSerial)).map(({ kind, state, detail }) => [kind, state, detail.recordingCount]);

describe('the use of a recorder', () => {
  it('by whom it belongs to, on duty and on its edges, is in order; recordings of another shift are another day’s', async () => {
    const recorderSerial = await newRecorder();
    const badgeNo = await newOfficer(at('08:00'), at('20:00'));
    await world.hold(recorderSerial, badgeNo, at('07:00'), at('21:00'));
    await world.dock({
      recorderSerial,
      at: at('20:30'),
      clips: [clip(at('07:35'), 5), clip(at('08:00'), 700), clip(at('20:10'), 10)],
    });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);
  });

  it('by nobody is a finding until somebody is entered as its holder', async () => {
    const recorderSerial = await newRecorder();
    const badgeNo = await newOfficer(at('08:00'), at('20:00'));
    await world.dock({ recorderSerial, at: at('20:30'), clips: [clip(at('09:00'), 30), clip(at('10:00'), 30)] });
    await world.look(at('21:00'));
    expect(await recordingsOf(recorderSerial)).toEqual([['footage_nobody_held', 'open', 2]]);
    await world.hold(recorderSerial, badgeNo, at('07:00'), at('21:00'));
    await world.look(at('21:00'));
    expect(await recordingsOf(recorderSerial)).toEqual([['footage_nobody_held', 'resolved', 2]]);
  });

  it('outside any duty is a finding until the roster or an activity says otherwise', async () => {
    const recorderSerial = await newRecorder();
    const badgeNo = await newOfficer();
    await world.hold(recorderSerial, badgeNo, at('07:00'), at('23:00'));
    await world.dock({ recorderSerial, at: at('22:30'), clips: [clip(at('21:00'), 30)] });
    await world.look(at('23:00'));
    expect(await world.lost(recorderSerial)).toEqual([`footage_outside_duty  ${badgeNo}`]);
    await world.shift(badgeNo, at('20:00'), at('22:00'));
    await world.look(at('23:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);

    const [another, offDuty] = [await newRecorder(), await newOfficer()];
    await world.hold(another, offDuty, at('07:00'), at('23:00'));
    await world.dock({ recorderSerial: another, at: at('22:30'), clips: [clip(at('21:00'), 30)] });
    await world.look(at('23:00'));
    expect(await world.lost(another)).toEqual([`footage_outside_duty  ${offDuty}`]);
    const startsAt = at('21:10');
    await world.ticket(offDuty, startsAt);
    // As whatever enters an activity does.
    await world.db
      .transaction()
      .execute((tx) => reviewShiftsOfOfficers(tx, [{ badgeNo: offDuty, from: startsAt, until: startsAt }]));
    await world.look(at('23:00'));
    expect(await world.lost(another)).toEqual([]);
  });

  it('so shortly before or after duty as the brigade lets pass is none', async () => {
    const recorderSerial = await newRecorder();
    const badgeNo = await newOfficer(at('08:00'), at('12:00'));
    await world.hold(recorderSerial, badgeNo, at('07:00'), at('14:00'));
    const clips = [clip(at('07:00'), 25), clip(at('09:00'), 30), clip(at('12:35'), 5)];
    await world.dock({ recorderSerial, at: at('13:30'), clips });
    const found = async (outsideDutyMinutes: number) => {
      const { version, parameters: before } = await readParameterVersion(world.db);
      const parameters = { ...before, outsideDutyMinutes };
      const change = { by: 'test', reason: 'for a test', now: at('21:00') };
      await changeParameters(world.db, { version, parameters, reason: 'for a test' }, change);
      await world.look(at('21:00'));
      return recordingsOf(recorderSerial);
    };
    expect(await found(34)).toEqual([['footage_outside_duty', 'open', 2]]);
    expect(await found(30)).toEqual([['footage_outside_duty', 'open', 2]]);
    expect(await found(35)).toEqual([['footage_outside_duty', 'resolved', 2]]);
    expect(await found(30)).toEqual([['footage_outside_duty', 'open', 2]]);
  });

  it('by two who are both on duty is a finding; a spare that goes from one to the next is none', async () => {
    const [shared, spare] = [await newRecorder(), await newRecorder()];
    const [early, late] = [await newOfficer(at('06:00'), at('12:00')), await newOfficer(at('08:00'), at('20:00'))];
    await world.hold(spare, early, at('06:00'), at('12:00'));
    await world.hold(spare, late, at('12:00'), at('20:00'));
    await world.dock({
      recorderSerial: spare,
      at: at('20:30'),
      clips: [clip(at('07:00'), 240), clip(at('13:00'), 60)],
    });
    const [one, other] = [await newOfficer(at('08:00'), at('20:00')), await newOfficer(at('08:00'), at('20:00'))];
    await world.hold(shared, one, at('08:00'), at('12:00'));
    await world.hold(shared, other, at('12:00'), at('20:00'));
    await world.dock({
      recorderSerial: shared,
      at: at('20:30'),
      clips: [clip(at('09:00'), 60), clip(at('13:00'), 60)],
    });
    await world.look(at('21:00'));
    expect(await world.lost(spare)).toEqual([]);
    expect(await world.lost(shared)).toEqual([`recorder_of_two_badges  ${one}`]);
    expect((await world.details(shared))[0]?.detail.badgeNos).toEqual([one, other]);
  });

  it('for seconds is a finding, but not the last piece of a recording that the recorder cut', async () => {
    const recorderSerial = await newRecorder();
    const badgeNo = await newOfficer(at('08:00'), at('20:00'));
    await world.hold(recorderSerial, badgeNo, at('07:00'), at('21:00'));
    const whole = clip(at('09:00'), 30);
    await world.dock({
      recorderSerial,
      at: at('20:30'),
      clips: [whole, clip(new Date(whole.to.getTime() + 500), 0.05), clip(at('11:00'), 0.05)],
    });
    await world.look(at('21:00'));
    expect(await recordingsOf(recorderSerial)).toEqual([['short_clips', 'open', 1]]);
    // What is short the brigade says, also of what was recorded lately.
    const { version, parameters: before } = await readParameterVersion(world.db);
    const parameters = { ...before, shortClipMs: 1000 };
    const change = { by: 'test', reason: 'for a test', now: at('21:00') };
    await changeParameters(world.db, { version, parameters, reason: 'for a test' }, change);
    await world.look(at('21:00'));
    expect(await recordingsOf(recorderSerial)).toEqual([['short_clips', 'resolved', 1]]);
  });

  it('whose custody is disputed is a finding as long as it is', async () => {
    const recorderSerial = await newRecorder();
    const badgeNo = await newOfficer(at('08:00'), at('20:00'));
    await world.hold(recorderSerial, badgeNo, at('07:00'), at('21:00'));
    await world.dock({ recorderSerial, at: at('20:30'), clips: [clip(at('09:00'), 30)] });
    await sql`
      insert into custody_conflict (recorder_serial, kind, badge_nos, from_at, until_at)
      values (${recorderSerial}, 'two_check_outs', array[${badgeNo}, '999999'], ${at('09:00')}, ${at('10:00')})
    `.execute(world.db);
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([`custody_disputed  ${badgeNo}`]);
  });

  it('that damaged a file, or bytes that two recorders claim, are findings of the recordings', async () => {
    const [one, other] = [await newRecorder(), await newRecorder()];
    const badgeNo = await newOfficer(at('08:00'), at('20:00'));
    await world.hold(one, badgeNo, at('07:00'), at('21:00'));
    await world.dock({
      recorderSerial: one,
      at: at('20:30'),
      clips: [clip(at('09:00'), 30, { damaged: true }), clip(at('10:00'), 30, { content: 'the same bytes' })],
    });
    await world.look(at('21:00'));
    expect(await world.lost(one)).toEqual([`damaged  ${badgeNo}`]);
    await world.hold(other, badgeNo, at('07:00'), at('21:00'));
    await world.dock({
      recorderSerial: other,
      at: at('20:40'),
      clips: [clip(at('10:00'), 30, { content: 'the same bytes' })],
    });
    await world.look(at('21:00'));
    expect(await world.lost(one)).toEqual([`damaged  ${badgeNo}`, `same_bytes  ${badgeNo}`]);
    const same = (await world.details(one)).find(({ kind }) => kind === 'same_bytes');
    expect(same?.detail.recorderSerials).toEqual([one, other]);
  });
});

describe('what HQ finds', () => {
  it('is the same whatever comes first, and when it is looked at in between', async () => {
    const badgeNo = await newOfficer(at('08:00'), at('20:00'));
    const results = new Set<string>();
    for (const order of [0, 1, 2, 3, 4, 5]) {
      const recorderSerial = await newRecorder();
      const other = await newRecorder();
      await world.hold(recorderSerial, badgeNo, at(`0${order}:00`, 40), at(`0${order}:59`, 40));
      const [first, gone, third] = [1, 2, 3].map((number) =>
        clip(at(`0${order}:0${number}`, 40), 0.5, { name: `${recorderSerial}_${number}.mp4`, sequenceNo: number }),
      );
      if (!first || !gone || !third) throw new Error('three clips');
      const noon = { recorderSerial, at: at('12:00', 40), clips: [first, { ...gone, uncollected: true }, third] };
      const night = { recorderSerial, at: at('20:00', 40), clips: [first, third] };
      const early = { recorderSerial, at: at('00:00', 40), clips: [] };
      const docks = [early, noon, night].map((dock) => world.dockEvents(dock));
      const shuffled =
        [
          [0, 1, 2],
          [0, 2, 1],
          [1, 0, 2],
          [1, 2, 0],
          [2, 0, 1],
          [2, 1, 0],
        ][order] ?? [];
      for (const index of shuffled) {
        await intake(world.db, docks[index] ?? []);
        if (order % 2 === 0) await world.look(at('21:00', 40));
      }
      await world.look(at('21:00', 40));
      const found = await world.lost(recorderSerial);
      results.add(JSON.stringify(found).replaceAll(recorderSerial, 'it'));
      expect(await world.lost(other)).toEqual([]);
    }
    const told = [`footage_outside_duty  ${badgeNo}`, `missing_since_dock proved ${badgeNo} it_2.mp4`];
    expect([...results]).toEqual([JSON.stringify(told)]);
  });
});
