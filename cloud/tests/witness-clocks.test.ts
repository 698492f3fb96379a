import { selectCoverage } from '@rollcall/cloud/coverage/coverage-repository';
import { observeClock } from '@rollcall/cloud/witnesses/observe-clock';
import { parametersSchema } from '@rollcall/shared/resources/parameters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, clock, intake } from './support/duty-world.ts';
import { type Clip, type LogLine, startWitnessWorld, type WitnessWorld } from './support/witness-world.ts';

let world: WitnessWorld;
beforeAll(async () => {
  world = await startWitnessWorld();
});
afterAll(() => world.stop());

const hourMs = 3_600_000;
let devices = 0;

/** A recorder that docked at seven with a log, and an officer on duty with it from eight to noon. */
async function recorderAtSeven() {
  const recorderSerial = `C${String(++devices).padStart(6, '0')}`;
  const badgeNo = String(300000 + devices);
  await world.officer(badgeNo);
  await world.recorder(recorderSerial);
  const shiftId = await world.shift(badgeNo, at('08:00'), at('12:00'));
  await world.hold(recorderSerial, badgeNo, at('07:30'), at('13:00'));
  const before: LogLine[] = [{ at: at('06:00'), type: 2 }];
  await world.dock({ recorderSerial, at: at('07:00'), clips: [], log: before });
  const clip = (sequenceNo: number, from: Date, hours: number): Clip => {
    const to = new Date(from.getTime() + hours * hourMs);
    return { name: `${recorderSerial}_${sequenceNo}.MP4`, from, to, sequenceNo, badgeNo };
  };
  const logOf = (...clips: Clip[]): LogLine[] => [
    ...before,
    ...clips.flatMap(({ name, from, to, sequenceNo }) => [
      { at: new Date(from.getTime() - 5000), type: 2 },
      { at: from, type: 4, fileName: name, sequenceNo },
      { at: to, type: 7, fileName: name, sequenceNo },
    ]),
  ];
  const times = async () => {
    const rows = await world.db
      .selectFrom('recording')
      .select(['captured_at', 'captured_until', 'clock_offset_ms', 'clock_error_ms'])
      .where('recorder_serial', '=', recorderSerial)
      .orderBy('file_name')
      .execute();
    return rows.map(({ captured_at: from, captured_until: to, clock_offset_ms, clock_error_ms }) => [
      from && to ? clock({ from, to }) : null,
      clock_offset_ms / hourMs,
      clock_error_ms / hourMs,
    ]);
  };
  return { recorderSerial, badgeNo, shiftId, clip, logOf, times };
}

const parameters = parametersSchema.parse({});

describe('the clock of a recorder', () => {
  it('that is right changes nothing', async () => {
    const { recorderSerial, clip, logOf, times } = await recorderAtSeven();
    const clips = [clip(1, at('08:00'), 2), clip(2, at('10:00'), 2)];
    await world.dock({ recorderSerial, at: at('12:30'), clips, log: logOf(...clips) });
    await world.look(at('21:00'));
    expect(await times()).toEqual([
      ['08:00–10:00', 0, 0],
      ['10:00–12:00', 0, 0],
    ]);
    expect(await world.lost(recorderSerial)).toEqual([]);
    expect(await world.db.selectFrom('recorder_clock').select('basis').execute()).toContainEqual({ basis: 'agrees' });
  });

  it('can’t be compared later than now', async () => {
    const { recorderSerial } = await recorderAtSeven();
    const seen = {
      observedAt: at('09:02').toISOString(),
      shownAt: at('09:00').toISOString(),
      errorMs: 1000,
      reason: '校时',
    };
    const who = { accountId: '00000000-0000-4000-8000-000000000000', by: 'leader', now: at('09:00') };
    const refused = observeClock(world.db, recorderSerial, seen, who);
    await expect(refused).rejects.toMatchObject({
      code: 'clock_compared_later',
      nextStep: expect.stringMatching(/swap/),
    });
    const kept = world.db.selectFrom('clock_observation').selectAll().where('recorder_serial', '=', recorderSerial);
    expect(await kept.execute()).toEqual([]);
  });

  it('that was three hours ahead moves its footage to where it belongs, with the error that is left, and is a finding', async () => {
    const { recorderSerial, shiftId, clip, logOf, times } = await recorderAtSeven();
    const clips = [clip(1, at('11:00'), 4)];
    await world.dock({ recorderSerial, at: at('12:20'), clips, log: logOf(...clips) });
    const covered = async () => {
      const asOf = at('21:00');
      const [shift] = await selectCoverage(world.db, { shiftIds: [shiftId] }, { asOf, parameters });
      return shift?.totals.recordedMs;
    };
    expect(await covered()).toBe(hourMs);
    await world.look(at('21:00'));
    // It showed 15:00 when it was looked at at 12:20: 2 h 40 min ahead at least; and 11:00 after 07:00: four hours at most.
    const [[time, offset, error] = []] = await times();
    expect([time, offset]).toEqual(['07:40:07.500–11:40:07.500', 3.33125]);
    expect(error).toBeCloseTo(0.67, 1);
    expect(await covered()).toBeGreaterThan(3 * hourMs);
    expect(await world.lost(recorderSerial)).toEqual(['clock_drift  ']);
    const shift = await world.db.selectFrom('shift').select('review_at').where('shift_id', '=', shiftId).execute();
    expect(shift[0]?.review_at).not.toBeNull();
    const facts = await world.db
      .selectFrom('fact')
      .select('type')
      .where('type', '=', 'recording_time_corrected')
      .execute();
    expect(facts).toHaveLength(1);
  });

  it('that was reset in mid-shift is placed between what it wrote before and after', async () => {
    const { recorderSerial, clip, logOf, times } = await recorderAtSeven();
    const reset = clip(2, new Date('2000-01-01T00:00:10+08:00'), 1);
    const clips = [clip(1, at('08:00'), 1), reset, clip(3, at('11:00'), 1)];
    await world.dock({ recorderSerial, at: at('12:30'), clips, log: logOf(...clips) });
    await world.look(at('21:00'));
    const [first, second, third] = await times();
    expect([first, third]).toEqual([
      ['08:00–09:00', 0, 0],
      ['11:00–12:00', 0, 0],
    ]);
    // It happened after 09:00 and ended before 11:00.
    expect(second).toEqual(['09:30–10:30', expect.any(Number), expect.closeTo(0.5, 2)]);
  });

  it('that was reset before anybody looked is not known: what it recorded covers nothing', async () => {
    const recorderSerial = `C${String(++devices).padStart(6, '0')}`;
    await world.recorder(recorderSerial);
    const from = new Date('1970-01-01T08:00:00+08:00');
    const lost = { name: 'a.MP4', from, to: new Date(from.getTime() + hourMs), sequenceNo: 1, badgeNo: '1' };
    await world.dock({ recorderSerial, at: at('12:00'), clips: [lost] });
    await world.look(at('21:00'));
    const row = await world.db
      .selectFrom('recording')
      .select(['captured_at', 'clock_offset_ms'])
      .where('recorder_serial', '=', recorderSerial)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ captured_at: null, clock_offset_ms: 0 });
  });

  it('that somebody compared is what was seen, within the error of the comparison', async () => {
    const { recorderSerial, clip, logOf, times } = await recorderAtSeven();
    const clips = [clip(1, at('08:30'), 2)];
    await world.dock({ recorderSerial, at: at('12:30'), clips, log: logOf(...clips) });
    await world.look(at('21:00'));
    expect(await times()).toEqual([['08:30–10:30', 0, 0]]);
    await world.observeClock(recorderSerial, { observedAt: at('09:00'), shownAt: at('09:30'), errorMs: 36_000 });
    await world.look(at('21:00'));
    expect(await times()).toEqual([['08:00–10:00', 0.5, 0.01]]);
    expect(await world.lost(recorderSerial)).toEqual(['clock_drift  ']);
  });

  it('isn’t doubted because a log is read for the first time that tells of long ago', async () => {
    const recorderSerial = `C${String(++devices).padStart(6, '0')}`;
    await world.recorder(recorderSerial);
    const badgeNo = String(300000 + devices);
    await world.officer(badgeNo);
    await world.hold(recorderSerial, badgeNo, at('07:30'), at('13:00'));
    await world.shift(badgeNo, at('08:00'), at('12:00'));
    const old: LogLine[] = [{ at: at('08:00', -20), type: 2 }];
    const [name, from, to] = [`${recorderSerial}.MP4`, at('08:00'), at('09:00')];
    const clips: Clip[] = [{ name, from, to, sequenceNo: null, badgeNo }];
    // A station of before saw the log on the card and didn't read it.
    const before = world.dockEvents({ recorderSerial, at: at('07:00'), clips: [], log: old });
    await intake(
      world.db,
      before.filter(({ event }) => event.type !== 'recorder_log'),
    );
    await world.dock({ recorderSerial, at: at('12:30'), clips, log: old });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);
  });
});
