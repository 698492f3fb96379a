import { randomUUID } from 'node:crypto';
import { readSealedFile } from '@rollcall/cloud/bulletins/read-sealed-file';
import { selectKioskDirectory } from '@rollcall/cloud/custody/kiosk-pins/repository';
import { makePacks } from '@rollcall/cloud/training/packs/make-packs';
import type { BulletinRow } from '@rollcall/shared/resources/bulletins';
import type { Handled } from '@rollcall/shared/resources/finding-decisions';
import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import type { ReOffenceRow } from '@rollcall/shared/resources/re-offences';
import type { StudyPackDetail, StudyPackRow } from '@rollcall/shared/resources/study-packs';
import type { TrainingCaseDetail } from '@rollcall/shared/resources/training-cases';
import type {
  TrainingEffect,
  TrainingSessionDetail,
  TrainingSessionRow,
} from '@rollcall/shared/resources/training-sessions';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BulletinWorld } from '../support/bulletin-life-world.ts';
import { addDuty, confirmDeletions, startWithDeletions } from '../support/confirmed-deletions.ts';
import { intake } from '../support/duty-world.ts';
import { received } from '../support/evidence-setup.ts';

// Three officers deleted an hour of footage on 16 November. On four Mondays the brigade studies that: by the screen of a station, the own page
// and a list. Somebody misses one and makes up for it, and one deletes again: the review of December says so.

const made = 'password-of-a-test';
const own = 'chosen-by-oneself-only';
const [zhao, chen, li, wang] = ['000123', '100001', '100002', '200001'] as const;
const mondays = ['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21'];

let world: BulletinWorld;
const names = new Map<string, string>();
beforeAll(async () => {
  world = await startWithDeletions();
  for (const badgeNo of [zhao, chen, li, wang]) {
    const username = `officer-${randomUUID()}`;
    names.set(badgeNo, username);
    await addTestAccount(world.db, { ...{ username, password: made, role: 'officer', unitCode: null, badgeNo } });
    const change = { currentPassword: made, newPassword: own };
    const { status } = await world.setup.call(
      await cookieOf(username, made),
      'PUT',
      'sessions/current/password',
      change,
    );
    expect(status).toBe(204);
  }
});
afterAll(() => world?.stop());

async function cookieOf(username: string, password: string): Promise<string> {
  const { headers } = await world.setup.call('', 'POST', 'sessions', { username, password });
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
/** The officer, signed in by a password of his own. */
const officer = (badgeNo: string) => cookieOf(names.get(badgeNo) ?? '', own);
const inspector = () => world.setup.signIn('inspector');

async function ok<Body = TrainingSessionDetail>(
  cookie: string,
  method: string,
  path: string,
  body?: object,
): Promise<Body> {
  const answer = await world.call<Body>(cookie, method, path, body);
  expect([path, answer.status < 300, answer.body.code]).toEqual([path, true, undefined]);
  return answer.body;
}

/** Who studies on this date from half past eight to half past nine. @returns the session */
async function plan(date: string, more: object = {}): Promise<string> {
  world.itIs(`${date}T07:50:00`);
  const body = {
    ...{
      topic: '严禁擅自删除',
      violationClasses: ['unauthorised_deletion'],
      place: '大队会议室',
      unitCode: null,
      packId: null,
    },
    ...{ startsAt: `${date}T08:30:00+08:00`, endsAt: `${date}T09:30:00+08:00`, ...more },
  };
  return (await ok(await inspector(), 'POST', 'training-sessions', body)).sessionId;
}

const act = async (who: string, sessionId: string, what: string, body: object = {}) =>
  ok(who, what === 'list' ? 'PUT' : 'POST', `training-sessions/${sessionId}/${what}`, body);
const versionOf = async (who: string, sessionId: string) =>
  (await ok(who, 'GET', `training-sessions/${sessionId}`)).version;

/** On his own page. */
const attend = async (sessionId: string, badgeNo: string) => act(await officer(badgeNo), sessionId, 'attendance');

/** At the screen of a station, by the PIN that he set himself. */
async function signInAtKiosk(sessionId: string, badgeNo: string, time: string): Promise<void> {
  await world.setup.call(await officer(badgeNo), 'PUT', 'kiosk-pin', { pin: '482913' });
  const row = await world.db
    .selectFrom('kiosk_pin')
    .select('set_at')
    .where('badge_no', '=', badgeNo)
    .executeTakeFirst();
  const body = {
    attendanceId: randomUUID(),
    sessionId,
    badgeNo,
    at: time,
    pinSetAt: row?.set_at.toISOString() ?? null,
  };
  await intake(world.db, [received('training_attended', body, { receivedAt: new Date(time) })]);
}

/** By a list of the inspector, which each confirms. */
async function listed(sessionId: string, badgeNos: string[]): Promise<void> {
  const who = await inspector();
  await act(who, sessionId, 'list', { version: await versionOf(who, sessionId), badgeNos });
  for (const badgeNo of badgeNos) await act(await officer(badgeNo), sessionId, 'confirmation', { present: true });
}

async function signOff(sessionId: string, time: string): Promise<TrainingSessionDetail> {
  world.itIs(time);
  const who = await inspector();
  return act(who, sessionId, 'sign-off', { version: await versionOf(who, sessionId), remarks: '' });
}

it('S1 S6 four Mondays of study, who missed them and made up, and a re-offence in the review of the month', async () => {
  // The pack of the sealed bulletin, with a case of a closed finding that tells of nobody.
  await world.take();
  const [writer, sealer] = [await inspector(), await world.setup.signIn('brigade_leader')];
  await world.sealed({ writer, sealer }, await world.newest(writer));
  expect(await makePacks({ db: world.db, now: world.now })).toHaveLength(1);
  world.itIs('2026-11-29T09:00:00');
  const finding = await world.db
    .selectFrom('finding')
    .select('finding_id')
    .where('badge_no', '=', chen)
    .where('handling', '=', 'confirmed')
    .executeTakeFirstOrThrow();
  const who = await inspector();
  // It isn't the first of its kind: closed without a case by two.
  const close = { step: 'close', ...outsideCause, reason: '已处理' };
  const { decisionId } = await ok<Handled>(who, 'POST', `findings/${finding.finding_id}/steps`, close);
  const agreed = { decision: 'agreed', reason: '同意' };
  const leader = await world.setup.signIn('brigade_leader');
  await ok(leader, 'POST', `finding-decisions/${decisionId}/second`, agreed);
  const proposed = await ok<object>(who, 'GET', `training-cases/proposals/${finding.finding_id}?lang=zh`);
  const { strip: _, ...texts } = proposed as { strip: unknown };
  const shown = await ok<TrainingCaseDetail>(who, 'POST', 'training-cases', {
    ...texts,
    findingId: finding.finding_id,
  });
  const { rows: packs } = await ok<{ rows: StudyPackRow[] }>(who, 'GET', 'study-packs');
  const packId = packs[0]?.packId ?? '';
  const pack = await ok<StudyPackDetail>(who, 'GET', `study-packs/${packId}`);
  const told = await world.call<StudyPackDetail>(who, 'PUT', `study-packs/${packId}`, {
    ...{
      version: pack.version,
      title: pack.title,
      caseIds: [shown.caseId],
      advice: '收班直接放回采集站。',
      questions: [],
    },
  });
  expect(told.body.slides.map(({ kind }) => kind)).toEqual(['title', 'figures', 'problems', 'case', 'advice']);
  for (const word of [chen, '陈建国', 'K1', '路面一中队', 'S1', finding.finding_id])
    expect(JSON.stringify(told.body.slides)).not.toContain(word);

  // The first Monday: at a screen, on the own page; one is excused, one isn't there.
  const first = await plan(mondays[0] ?? '', { packId });
  world.itIs('2026-11-30T08:25:00');
  await signInAtKiosk(first, chen, '2026-11-30T08:25:00+08:00');
  await attend(first, li);
  const planner = await inspector();
  await ok(planner, 'PUT', `training-sessions/${first}/absences/${wang}`, {
    ...{ version: await versionOf(planner, first), reason: '外出押送' },
  });
  const counts = { expected: 4, present: 2, unconfirmed: 0, excused: 1, absent: 1, madeUp: 0 };
  expect(await signOff(first, '2026-11-30T09:40:00')).toMatchObject({ state: 'signed_off', ...counts });

  // Who missed it makes up for it on Wednesday.
  const makeUp = await plan('2026-12-02', { makesUpFor: first });
  world.itIs('2026-12-02T08:35:00');
  await attend(makeUp, zhao);
  expect(await signOff(makeUp, '2026-12-02T10:00:00')).toMatchObject({ expected: 2, present: 1, absent: 1 });
  expect(await ok(await inspector(), 'GET', `training-sessions/${first}`)).toMatchObject({ ...counts, madeUp: 1 });

  // The others by a list, which counts for each once he confirms it. On the third Monday one doesn't.
  const others: string[] = [];
  for (const [nr, date] of mondays.slice(1).entries()) {
    const session = await plan(date);
    others.push(session);
    world.itIs(`${date}T09:00:00`);
    await listed(session, nr === 1 ? [chen, li, zhao] : [chen, li, zhao, wang]);
    const signedOff = await signOff(session, `${date}T09:45:00`);
    expect(signedOff).toMatchObject({ present: nr === 1 ? 3 : 4, absent: nr === 1 ? 1 : 0 });
  }

  // On the 22nd one who attended all of them deletes again, and it is confirmed on the 23rd.
  world.itIs('2026-12-22T07:00:00');
  await addDuty(world, chen, '2026-12-22');
  await confirmDeletions(world, [[chen, 'S1', 'K1']], '2026-12-22');
  const again = await ok<{ rows: ReOffenceRow[] }>(await inspector(), 'GET', 're-offences');
  expect(again.rows).toMatchObject([
    { badgeNo: chen, dutyDate: '2026-12-22', earlierDutyDate: '2026-11-16', taught: 'attended', sessionId: others[2] },
  ]);
  const effect = await ok<TrainingEffect>(await inspector(), 'GET', `training-sessions/${first}/effect`);
  expect(effect.rows.filter(({ unitCode }) => unitCode === null)).toEqual([
    expect.objectContaining({ before: 3, after: 1, afterByAttendees: 1, reOffences: 1 }),
  ]);
  const file = await ok<OfficerFile>(await officer(chen), 'GET', `officers/${chen}/file?month=2026-12`);
  expect(JSON.stringify(file)).toContain(others[2]);

  // January's first working day: the review of December, sealed by two persons.
  world.itIs('2027-01-01T08:01:00');
  await world.take();
  const [author, second] = [await inspector(), await world.setup.signIn('brigade_leader')];
  const { rows } = await ok<{ rows: BulletinRow[] }>(author, 'GET', 'bulletins?kind=monthly&state=draft');
  const month = rows.find(({ from }) => from === '2026-12-01');
  if (month === undefined) throw new Error('no review of December');
  await world.sealed({ writer: author, sealer: second }, month);
  const bytes = await readSealedFile(world.db, world.store, month.bulletinId, 'bulletin.json');
  const { content } = JSON.parse(Buffer.from(bytes).toString());
  // Of the make-up session and three Mondays: each unit's officers, with how they stood.
  expect(content.monthly.training.units).toEqual([
    { unitCode: 'S1', sessions: 3, expected: 6, present: 6, excused: 0, missed: 0, madeUp: 0 },
    { unitCode: 'S2', sessions: 4, expected: 8, present: 6, excused: 0, missed: 2, madeUp: 0 },
  ]);
  expect(content.monthly.training.reOffences).toEqual([
    {
      unitCode: 'S1',
      violationClass: 'unauthorised_deletion',
      taught: 'attended',
      findingIds: [again.rows[0]?.findingId],
    },
  ]);
  const { rows: all } = await ok<{ rows: TrainingSessionRow[] }>(await inspector(), 'GET', 'training-sessions');
  expect(all.map(({ startsAt }) => localDateOf(new Date(startsAt)))).toEqual(
    [...mondays, '2026-12-02'].sort().reverse(),
  );
  expect((await selectKioskDirectory(world.db, 'station-1', world.now())).sessions).toEqual([]);
});
