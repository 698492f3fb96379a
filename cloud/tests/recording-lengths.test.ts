import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selectCoverage } from '@rollcall/cloud/coverage/coverage-repository';
import { completeUpload } from '@rollcall/cloud/evidence/complete-upload';
import { createLengthMeasurer, type LengthMeasurer } from '@rollcall/cloud/lengths/length-measurer';
import { createObjectStore, type ObjectStore } from '@rollcall/cloud/objects/object-store';
import { createLengthWorker } from '@rollcall/cloud/workers/length-worker';
import { createVerifyWorker } from '@rollcall/cloud/workers/verify-worker';
import type { Inspection } from '@rollcall/shared/contract/inspection';
import { parametersSchema } from '@rollcall/shared/resources/parameters';
import { requireTool } from '@rollcall/test/require-tool';
import { createTestStore, type TestStore } from '@rollcall/test/test-store';
import { withEdits } from '@rollcall/test/with-edits';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { at, clock, intake } from './support/duty-world.ts';
import {
  completionContext,
  type EvidenceSetup,
  factsOf,
  fileOf,
  received,
  recordingOf,
  sendParts,
  type TestFile,
} from './support/evidence-setup.ts';
import { startExplaining } from './support/explaining-setup.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-lengths-'));
const ffmpeg = requireTool('ffmpeg');
const log = pino({ level: 'silent' });
const hourMs = 3_600_000;
const real = createLengthMeasurer();

let now = at('09:00', 2);
let setup: Awaited<ReturnType<typeof startExplaining>>;
let evidence: EvidenceSetup;
let s3: TestStore;
let store: ObjectStore;

beforeAll(async () => {
  setup = await startExplaining(() => now);
  s3 = await createTestStore();
  const storeSettings = { ...s3.settings, grantForm: 'content-sha256' as const };
  store = createObjectStore(storeSettings);
  await store.ensureBucket();
  evidence = { hq: setup.world.hq, db: setup.world.db, s3, store, storeSettings, stop: async () => undefined };
});
afterAll(async () => {
  store.close();
  await s3.stop();
  await setup.stop();
  rmSync(folder, { recursive: true });
});
afterEach(() => s3.faults.clear());

let made = 0;
/** A video of twelve seconds, each another. @param more how ffmpeg writes it */
function video(extension: string, ...more: string[]): Buffer {
  made += 1;
  const path = join(folder, `${made}.${extension}`);
  const picture = ['-f', 'lavfi', '-i', `testsrc=size=160x${100 + 2 * made}:rate=15:duration=12`];
  const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '15', '-pix_fmt', 'yuv420p'];
  execFileSync(ffmpeg ?? '', ['-v', 'error', '-y', ...picture, ...h264, ...more, path], { stdio: 'ignore' });
  return readFileSync(path);
}
const moved = ['-output_ts_offset', '3600'];
/** From the fourth second on everything is ten minutes later. */
const paused = ['-vf', "setpts='if(gte(N,60),PTS+600/TB,PTS)'", '-fps_mode', 'passthrough'];

let devices = 0;
/** An officer who holds a recorder, and what a station said of a file of it; stored and verified. */
async function recorded(bytes: Buffer, told: { from: Date; extension?: string; inspection: Partial<Inspection> }) {
  const { world } = setup;
  const badgeNo = String(400_000 + ++devices);
  const recorderSerial = `L${String(devices).padStart(6, '0')}`;
  await world.officer(badgeNo);
  await world.recorder(recorderSerial);
  await world.hold(recorderSerial, badgeNo, at('07:30'), at('13:00'));
  const file = fileOf(bytes, { recorderSerial });
  file.body.extension = told.extension ?? 'mp4';
  file.body.sighting.claim = { ...file.body.sighting.claim, recorderSerial, capturedAt: told.from.toISOString() };
  file.body.inspection = { ...file.body.inspection, ...told.inspection };
  await world.dock(recorderSerial, at('13:30'), at('14:00'));
  await intake(world.db, [received('collected', file.body, { receivedAt: at('14:00') })]);
  await sendParts(evidence, file);
  await completeUpload(completionContext(evidence), 'station-1', file.body.recordingId);
  const verify = createVerifyWorker({ db: world.db, store, log, now: () => new Date() });
  expect(await verify.processAll()).toEqual(['verified']);
  return { file, badgeNo };
}

function lengthWorker(measurer: LengthMeasurer = real) {
  return createLengthWorker({ db: setup.world.db, store, measurer, log, now: () => now });
}

async function lengthOf(file: TestFile) {
  const row = await recordingOf(setup.world.db, file);
  return {
    durationMs: row.duration_ms,
    time: row.captured_at && row.captured_until && clock({ from: row.captured_at, to: row.captured_until }),
    holes: row.holes,
    measured: row.length_measured_at !== null,
  };
}

const corrections = async (file: TestFile) =>
  (await factsOf(setup.world.db, file)).filter(({ type }) => type === 'recording_length_corrected');

/** When the shift counts as recorded. */
async function recordedIn(shiftId: string): Promise<string[]> {
  const options = { asOf: now, parameters: parametersSchema.parse({}) };
  const [shift] = await selectCoverage(setup.world.db, { shiftIds: [shiftId] }, options);
  return (shift?.segments ?? []).filter(({ state }) => state === 'recorded').map(clock);
}

async function isMarked(shiftId: string): Promise<boolean> {
  const { review_at } = await setup.world.db
    .selectFrom('shift')
    .select('review_at')
    .where('shift_id', '=', shiftId)
    .executeTakeFirstOrThrow();
  return review_at !== null && review_at <= now;
}

describe.skipIf(!ffmpeg)('a stored length that a station of old told', () => {
  it('and that began at 0 is measured once and stays', async () => {
    const { world } = setup;
    const { file, badgeNo } = await recorded(video('mp4'), { from: at('08:00'), inspection: { durationMs: 12_023 } });
    const shiftId = await world.shift(badgeNo, at('08:00'), at('10:00'));
    await world.review(now);
    expect(await lengthWorker().processAll()).toBe(0);
    expect(await lengthOf(file)).toEqual({
      durationMs: 12_023,
      time: '08:00–08:00:12.023',
      holes: null,
      measured: true,
    });
    expect(await corrections(file)).toEqual([]);
    expect(await isMarked(shiftId)).toBe(false);
  });

  it('and that counted the time before the first moment is put right', async () => {
    const { world } = setup;
    const { file, badgeNo } = await recorded(video('mp4', ...moved), {
      from: at('08:00'),
      inspection: { durationMs: hourMs + 12_000 },
    });
    const shiftId = await world.shift(badgeNo, at('08:00'), at('09:00'));
    await world.review(now);
    expect([await recordedIn(shiftId), await world.findings(shiftId)]).toEqual([['08:00–09:00'], []]);
    expect(await lengthWorker().processAll()).toBe(1);
    expect(await lengthOf(file)).toEqual({
      durationMs: 12_000,
      time: '08:00–08:00:12',
      holes: null,
      measured: true,
    });
    expect(await corrections(file)).toEqual([
      {
        type: 'recording_length_corrected',
        payload: { durationMs: 12_000, wasMs: hourMs + 12_000, spanMs: 12_000, holeCount: 0 },
      },
    ]);
    expect(await recordedIn(shiftId)).toEqual(['08:00–08:00:12']);
    await world.review(now);
    expect(await world.findings(shiftId)).toEqual(['coverage_below_threshold open 08:00:12–09:00']);
    // Nothing is left to do.
    expect(await lengthWorker().processAll()).toBe(0);
    expect(await corrections(file)).toHaveLength(1);
  });

  it.for<[string, number]>([
    // Its edit list ends with the last picture's first moment.
    ['mp4', 11_934],
    ['mkv', 12_000],
    ['ts', 12_000],
  ])('of an %s with a hole is put right, and the hole covers nothing', async ([extension, durationMs]) => {
    const { world } = setup;
    const { file, badgeNo } = await recorded(video(extension, ...paused), {
      from: at('08:00'),
      extension,
      inspection: { durationMs: 612_000 },
    });
    const shiftId = await world.shift(badgeNo, at('08:00'), at('08:20'));
    const end = new Date(at('08:10').getTime() + durationMs);
    expect(await recordedIn(shiftId)).toEqual(['08:00–08:10:12']);
    expect(await lengthWorker().processAll()).toBe(1);
    expect(await lengthOf(file)).toEqual({
      durationMs,
      time: clock({ from: at('08:00'), to: end }),
      holes: '{[4000,604000)}',
      measured: true,
    });
    expect(await recordedIn(shiftId)).toEqual(['08:00–08:00:04', clock({ from: at('08:10:04'), to: end })]);
  });

  it('of an MP4 whose edit list plays a part is what is played', async () => {
    const bytes = withEdits(video('mp4'), [{ seconds: 5, media: 2 }]);
    const { file } = await recorded(bytes, { from: at('08:00'), inspection: { durationMs: 12_000 } });
    expect(await lengthWorker().processAll()).toBe(1);
    expect(await lengthOf(file)).toMatchObject({ durationMs: 5000, time: '08:00–08:00:05' });
  });

  it('of a fragmented MP4 that was cut is what is whole, and it stays damaged', async () => {
    const whole = video('mp4', '-movflags', 'frag_keyframe+empty_moov');
    const { file, badgeNo } = await recorded(whole.subarray(0, whole.lastIndexOf('moof') + 20), {
      from: at('08:00'),
      inspection: {
        outcome: 'damaged',
        durationMs: null,
        problems: [{ code: 'truncated', detail: 'the file ends inside moof' }],
      },
    });
    const shiftId = await setup.world.shift(badgeNo, at('08:00'), at('08:20'));
    expect(await lengthWorker().processAll()).toBe(1);
    expect(await lengthOf(file)).toMatchObject({ durationMs: 11_000, time: '08:00–08:00:11' });
    expect(await recordedIn(shiftId)).toEqual([]);
  });

  it('changes what nobody decided, and marks what was decided to be looked at again', async () => {
    const { world, signIn } = setup;
    const shifts: { shiftId: string; badgeNo: string }[] = [];
    for (let count = 0; count < 2; count += 1) {
      const inspection = { durationMs: hourMs + 12_000 };
      const { badgeNo } = await recorded(video('mp4', ...moved), { from: at('08:00'), inspection });
      shifts.push({ badgeNo, shiftId: await world.shift(badgeNo, at('08:00'), at('12:00')) });
    }
    const [undecided, decided] = shifts;
    if (!undecided || !decided) throw new Error('two shifts');
    await world.review(now);
    const before = 'coverage_below_threshold open 09:00:12–12:00';
    for (const { shiftId } of shifts) expect(await world.findings(shiftId)).toEqual([before]);
    const { finding_id: findingId } = await world.finding(decided.shiftId, 'coverage_below_threshold');
    // Nobody waited for an answer.
    await sql`update finding set answer_due_on = '2040-03-11' where finding_id = ${findingId}`.execute(world.db);
    const inspector = await signIn('inspector');
    const answer = await inspector.post(`findings/${findingId}/steps`, {
      step: 'confirm',
      reason: '已核实',
      violationClass: 'incomplete',
      badgeNos: [decided.badgeNo],
    });
    expect(answer).toMatchObject({ status: 201 });
    const handlingOf = async (shiftId: string) => {
      const { handling, look_again } = await world.finding(shiftId, 'coverage_below_threshold');
      return [handling, look_again];
    };
    expect(await handlingOf(decided.shiftId)).toEqual(['confirmed', null]);

    expect(await lengthWorker().processAll()).toBe(2);
    await world.review(now);
    const after = 'coverage_below_threshold open 08:00:12–12:00';
    for (const { shiftId } of shifts) expect(await world.findings(shiftId)).toEqual([after]);
    expect(await handlingOf(decided.shiftId)).toEqual(['confirmed', 'says_more']);
    expect(await handlingOf(undecided.shiftId)).toEqual(['told', null]);
  });

  it('is not measured where the station of today said its holes', async () => {
    const { file } = await recorded(video('mp4', ...paused), {
      from: at('08:00'),
      inspection: { durationMs: 11_933, holes: [{ fromMs: 4000, untilMs: 604_000 }] },
    });
    expect(await lengthOf(file)).toEqual({
      durationMs: 11_933,
      time: '08:00–08:10:11.933',
      holes: '{[4000,604000)}',
      measured: true,
    });
    const never: LengthMeasurer = { measure: () => Promise.reject(new Error('it was measured')) };
    expect(await lengthWorker(never).processAll()).toBe(0);
  });
});

describe('a length that can’t be measured', () => {
  const told = { from: at('08:00'), inspection: { durationMs: 60_000 } };
  const stands = { durationMs: 60_000, time: '08:00–08:01', holes: null, measured: false };
  const bytes = (letter: string) => Buffer.from(letter.repeat(5000));
  const scripted = (measure: LengthMeasurer['measure']) => {
    let asked = 0;
    const measurer: LengthMeasurer = {
      measure: (...args) => {
        asked += 1;
        return measure(...args);
      },
    };
    return { measurer, asked: () => asked };
  };

  it('since its bytes are no video stays, and is not tried again', async () => {
    const { file } = await recorded(bytes('a'), told);
    expect(await lengthWorker().processAll()).toBe(0);
    expect(await lengthOf(file)).toEqual(stands);
    now = new Date(now.getTime() + 24 * hourMs);
    const { measurer, asked } = scripted(() => Promise.reject(new Error('it was measured')));
    await lengthWorker(measurer).processAll();
    expect(asked()).toBe(0);
  });

  it('since the program fails is tried three times, an hour apart', async () => {
    const { file } = await recorded(bytes('b'), told);
    const { measurer, asked } = scripted(async () => ({ outcome: 'failed', reason: 'it died' }));
    const tries: number[] = [];
    for (let half = 0; half < 10; half += 1) {
      await lengthWorker(measurer).processAll();
      tries.push(asked());
      now = new Date(now.getTime() + hourMs / 2);
    }
    expect(tries).toEqual([1, 1, 2, 2, 3, 3, 3, 3, 3, 3]);
    expect(await lengthOf(file)).toEqual(stands);
  });

  it('since the store fails is tried until it works', async () => {
    const { file } = await recorded(bytes('c'), told);
    const { measurer, asked } = scripted(async (_request, read) => {
      await read(0, 100);
      return { outcome: 'measured', spanMs: 30_000, holes: [] };
    });
    const broken = { ...store, getObjectRange: () => Promise.reject(new Error('no answer')) };
    const failing = createLengthWorker({ db: setup.world.db, store: broken, measurer, log, now: () => now });
    for (let count = 0; count < 5; count += 1) {
      expect(await failing.processAll()).toBe(0);
      now = new Date(now.getTime() + 60_000);
    }
    expect([asked(), failing.problem()]).toEqual([5, 'internal']);
    expect(await lengthWorker(measurer).processAll()).toBe(1);
    expect(await lengthOf(file)).toMatchObject({ durationMs: 30_000, time: '08:00–08:00:30' });
  });
});
