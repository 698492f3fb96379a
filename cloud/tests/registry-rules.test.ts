import { lockDutyShared } from '@rollcall/cloud/db/duty-lock';
import { addShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { parameterFields } from '@rollcall/shared/fields/parameters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { until } from './support/until.ts';
import { waitingForLock } from './support/waiting-for-lock.ts';

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
});
afterAll(() => setup?.stop());

/** Marks nothing; then tells which shifts a change marked. */
async function markedBy(act: () => Promise<unknown>): Promise<string[]> {
  await setup.db.updateTable('shift').set({ review_at: null }).execute();
  await act();
  const rows = await setup.db.selectFrom('shift').select('post').where('review_at', 'is not', null).execute();
  return rows.map(({ post }) => post).sort();
}

/** Its post tells it from the others. Entered by the operator, who needs no second person for the past. */
async function enterShift(post: string, day: string, dutyType = 'road_patrol') {
  const times = { startsAt: new Date(`${day}T08:00:00+08:00`), endsAt: new Date(`${day}T12:00:00+08:00`) };
  const shift = { badgeNo: '100001', dutyType, post, ...times };
  await addShift(setup.db, shift, { by: 'test', reason: '补录', now: new Date('2026-11-24T07:00:00+08:00') });
}

describe('shifts', () => {
  beforeAll(async () => {
    await enterShift('long past', '2026-09-20');
    await enterShift('past', '2026-10-01');
    await enterShift('to come', '2026-12-01');
    await enterShift('other duty', '2026-12-02', 'standby');
  });

  it('that are not long past are looked at again when the parameters change', async () => {
    const { body } = await setup.call(admin, 'GET', 'parameters');
    expect(body).toEqual({
      version: 0,
      parameters: {
        importDeadlineHours: 24,
        joinToleranceMs: 1000,
        coverageGapMs: 60_000,
        minCoverageShare: 0.9,
        minWatchedShare: 0.5,
        burstTickets: 3,
        burstMinutes: 10,
        activityTimeMinutes: 10,
        settleDays: 30,
        caseNoPattern: parameterFields.caseNoPattern.default,
        ticketMonths: 24,
        shortClipMs: 5000,
        outsideDutyMinutes: 30,
        clockDriftMs: 60_000,
        outageMinutes: 10,
        answerDays: 3,
        appealDays: 15,
        decideDays: 10,
        pastEditsSecondPerson: true,
        preShiftCheckRequired: 'listed',
        visitsPerDay: 3,
        eraseMode: 'off',
        eraseSecondPerson: true,
        retentionFloorMonths: 6,
        exportDays: 7,
        walkDays: 30,
        unitCodeDigits: 0,
        unitLevels: 5,
        bulletinsFrom: '',
        bulletinWeekday: 5,
        bulletinTime: '08:00',
        bulletinAnswerDays: 3,
        criticismSeenDays: 3,
        criticismFindings: 3,
        criticismAnswerShare: 0.8,
        commendationDays: 4,
        bulletinPrefix: '',
        trainingSignInMinutes: 30,
        trainingQuestions: false,
        reOffenceDays: 90,
        trainingEffectDays: 28,
      },
      setBy: null,
      setAt: null,
    });
    const parameters = { ...body.parameters, importDeadlineHours: 48 };
    const put = (version: number, reason = '节假日') =>
      setup.call(admin, 'PUT', 'parameters', { version, parameters, reason });
    let answer: Awaited<ReturnType<typeof put>> | undefined;
    const marked = await markedBy(async () => {
      answer = await put(0);
    });
    expect(marked).toEqual(['other duty', 'past', 'to come']);
    expect(answer).toMatchObject({ status: 200, body: { parameters, setBy: expect.stringMatching(/^brigade_admin/) } });
    expect(await markedBy(() => put(answer?.body.version))).toEqual([]);
    expect((await setup.call(admin, 'GET', 'parameters')).body).toEqual(answer?.body);
  });

  it('of a duty type are looked at again when its rule changes, not when its name does', async () => {
    const change = (changes: object) => setup.call(admin, 'PATCH', 'duty-types/road_patrol', changes);
    expect(await markedBy(() => change({ name: '巡逻', retired: true }))).toEqual([]);
    expect(await markedBy(() => change({ recordingRule: 'none', reason: '改为机动' }))).toEqual(['past', 'to come']);
    expect(await markedBy(() => change({ recordingRule: 'none' }))).toEqual([]);
  });
});

describe('parameters', () => {
  it('are set by one when two set them at once; the other is told', async () => {
    const { body } = await setup.call(admin, 'GET', 'parameters');
    const facts = (await setup.facts()).length;
    const intake = await setup.db.startTransaction().execute();
    await lockDutyShared(intake);
    const both = Promise.all(
      [5, 6].map((importDeadlineHours) =>
        setup.call(admin, 'PUT', 'parameters', {
          version: body.version,
          parameters: { ...body.parameters, importDeadlineHours },
          reason: '试行',
        }),
      ),
    );
    await until(
      () => waitingForLock(setup.db),
      (waiting) => waiting === 2,
    );
    await intake.commit().execute();
    const answers = await both;
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'parameters_outdated',
      nextStep: expect.stringMatching(/^Load them again/),
    });
    expect((await setup.facts()).slice(facts)).toEqual(['parameters_changed hq:parameters']);
    const fact = await setup.db.selectFrom('fact').select('payload').orderBy('fact_id', 'desc').executeTakeFirst();
    expect(fact?.payload).toMatchObject({
      before: body.parameters,
      after: { joinToleranceMs: 1000 },
      reason: '试行',
      by: expect.stringMatching(/^brigade_admin/),
    });
  });

  it('are refused without a reason, incomplete or out of bounds', async () => {
    const { body } = await setup.call(admin, 'GET', 'parameters');
    const put = (changes: object) => setup.call(admin, 'PUT', 'parameters', { ...body, reason: '试行', ...changes });
    const paths = async (changes: object) =>
      (await put(changes)).body.errors.map((error: { path: string }) => error.path);
    expect(await paths({ reason: undefined })).toEqual(['body.reason']);
    const { importDeadlineHours, ...others } = body.parameters;
    expect(await paths({ parameters: { importDeadlineHours } })).toEqual(
      Object.keys(others).map((name) => `body.parameters.${name}`),
    );
    expect(await paths({ parameters: { ...body.parameters, importDeadlineHours: 0 } })).toEqual([
      'body.parameters.importDeadlineHours',
    ]);
  });
});

describe('duty types', () => {
  const wanted = { dutyType: 'school_gate', name: '护学岗', recordingRule: 'continuous' };
  const add = (changes: object = {}) => setup.call(admin, 'POST', 'duty-types', { ...wanted, ...changes });
  const change = (dutyType: string, changes: object) => setup.call(admin, 'PATCH', `duty-types/${dutyType}`, changes);

  it('are added, changed and retired, with a fact each; the same again changes nothing', async () => {
    const facts = (await setup.facts()).length;
    expect(await add()).toMatchObject({ status: 201, body: { ...wanted, retired: false } });
    expect(await change('school_gate', { retired: true })).toMatchObject({ status: 200, body: { retired: true } });
    expect((await change('school_gate', { retired: true })).status).toBe(200);
    expect(await change('school_gate', { retired: false })).toMatchObject({ body: { ...wanted, retired: false } });
    expect((await setup.facts()).slice(facts)).toEqual(
      ['added', 'changed', 'changed'].map((what) => `duty_type_${what} duty_type:school_gate`),
    );
    const { rows } = (await setup.call(admin, 'GET', 'duty-types')).body;
    expect(rows).toHaveLength(11);
    expect(rows).toContainEqual({ ...wanted, retired: false });
  });

  it('take another rule freely until a shift of them has begun, with a kept reason from then on', async () => {
    await add({ dutyType: 'rally', name: '集会安保' });
    await enterShift('rally to come', '2026-12-03', 'rally');
    expect(await change('rally', { recordingRule: 'none' })).toMatchObject({ status: 200 });
    await enterShift('rally', '2026-11-23', 'rally');
    expect((await change('rally', { recordingRule: 'activities' })).body).toMatchObject({ code: 'reason_required' });
    expect(await change('rally', { name: '集会安保勤务' })).toMatchObject({ status: 200 });
    const changed = { recordingRule: 'activities', reason: '按新规定' };
    expect(await change('rally', changed)).toMatchObject({ status: 200, body: { recordingRule: 'activities' } });
    const fact = await setup.db.selectFrom('fact').select('payload').orderBy('fact_id', 'desc').executeTakeFirst();
    expect(fact?.payload).toMatchObject({
      before: { recordingRule: 'none' },
      after: { recordingRule: 'activities' },
      reason: '按新规定',
    });
  });

  it('are refused when code or name are taken', async () => {
    await add({ dutyType: 'festival', name: '节日安保' });
    expect((await add({ dutyType: 'festival', name: '另一个' })).body).toMatchObject({
      status: 409,
      code: 'already_there',
      nextStep: expect.stringContaining('another code'),
    });
    const nameTaken = { status: 409, code: 'already_there', nextStep: 'Choose another name.' };
    expect((await add({ dutyType: 'festival_2', name: '节日安保' })).body).toMatchObject(nameTaken);
    expect((await change('standby', { name: '节日安保' })).body).toMatchObject(nameTaken);
    expect((await change('nothing_such', {})).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await add({ dutyType: 'X' })).body).toMatchObject({ errors: [{ path: 'body.dutyType' }] });
  });
});
