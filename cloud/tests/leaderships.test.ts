import { selectHeldFindings } from '@rollcall/cloud/findings/finding-repository';
import { saveFindings } from '@rollcall/cloud/findings/save-findings';
import type { LeadershipDetail } from '@rollcall/shared/resources/leaderships';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from './support/call-api.ts';
import { type Leading, march, startLeading } from './support/leading-world.ts';
import { statePermissions } from './support/route-permissions.ts';
import { until } from './support/until.ts';
import { waitingForLock } from './support/waiting-for-lock.ts';

statePermissions(`
GET    exports/leaderships        a a a u r a a
GET    leaderships                a a a u r a a
POST   leaderships                a - - - - - - alone
GET    leaderships/{leadershipId} a a a u r a a
`);

// The types of its facts, once more: finding_leader_corrected finding_leader_kept leadership_corrected

let setup: Leading;
let leader: { username: string; cookie: string };
beforeAll(async () => {
  setup = await startLeading();
  for (const badgeNo of ['500901', '500902', '500903']) await setup.officer(badgeNo);
  leader = await setup.api.signInAs('squad_leader', 'squad-1', '500901');
});
afterAll(() => setup?.stop());

let people = 0;
async function officerWithFinding(leaderBadgeNo: string | null = null, day = 10) {
  const badgeNo = String(500_001 + people++);
  await setup.officer(badgeNo, leaderBadgeNo);
  return { badgeNo, findingId: await setup.findingOf(badgeNo, day) };
}

const day = (date: number) => ({
  ledFrom: march(`${date}T00:00`).toISOString(),
  ledUntil: march(`${date + 1}T00:00`).toISOString(),
});

describe('a correction', () => {
  it('of an officer names the leaders of findings of that time anew, and says who corrected it and why', async () => {
    const { badgeNo, findingId } = await officerWithFinding('500902');
    const later = await setup.findingOf(badgeNo, 20);
    const { status, body } = await setup.correct({ badgeNo, leaderBadgeNo: '500903', ...day(10) });
    expect([status, body]).toMatchObject([200, { state: 'agreed', findingsChanged: 1, findingsKept: 0, own: false }]);
    const since = march('10T00:00').toISOString();
    expect(await setup.leaderOf(findingId)).toEqual({ leaderBadgeNo: '500903', leaderSince: since, standsInFor: null });
    expect((await setup.leaderOf(later)).leaderBadgeNo).toBe('500902');
    const { history } = await setup.finding(findingId);
    expect(history.at(-1)).toMatchObject({
      type: 'finding_leader_corrected',
      by: expect.stringContaining('brigade_admin'),
      detail: {
        before: { leaderBadgeNo: '500902' },
        after: { leaderBadgeNo: '500903' },
        reason: '按任免文件更正',
        approvedBy: setup.inspector.username,
      },
    });
    const terms = await setup.rows(`badgeNo=${badgeNo}`);
    expect(terms.map(({ leaderBadgeNo, correctionReason }) => [leaderBadgeNo, correctionReason])).toEqual([
      ['500902', null],
      ['500903', '按任免文件更正'],
      ['500902', null],
    ]);
    const path = `leaderships/${terms[0]?.leadershipId}`;
    const read = await callApi<LeadershipDetail>(setup.api.url, { method: 'GET', path, cookie: leader.cookie });
    expect(read.body.history).toMatchObject([
      { type: 'leadership_edit_proposed' },
      { type: 'leadership_edit_agreed' },
      { type: 'leadership_corrected', detail: { badgeNo, leaderBadgeNo: '500903' } },
    ]);
  });

  it('leaves a finding that was appealed against as it is, and says so there', async () => {
    const { badgeNo, findingId } = await officerWithFinding('500902');
    await setup.appeal(findingId, leader.username);
    const { body } = await setup.correct({ badgeNo, leaderBadgeNo: '500903', ...day(10) });
    expect(body).toMatchObject({ findingsChanged: 0, findingsKept: 1 });
    expect((await setup.leaderOf(findingId)).leaderBadgeNo).toBe('500902');
    expect((await setup.finding(findingId)).history.at(-1)).toMatchObject({
      type: 'finding_leader_kept',
      detail: { leaderBadgeNo: '500902', byCorrection: '500903', reason: '按任免文件更正' },
    });
  });

  it('of a unit concerns whom the unit’s leader led, and nobody whose leader the registry names', async () => {
    const [plain, named] = [await officerWithFinding(null, 22), await officerWithFinding('500902', 22)];
    expect((await setup.correct({ leaderBadgeNo: '500903', ...day(22) })).body).toMatchObject({
      findingsChanged: 1,
      findingsKept: 0,
    });
    expect((await setup.leaderOf(plain.findingId)).leaderBadgeNo).toBe('500903');
    expect((await setup.leaderOf(named.findingId)).leaderBadgeNo).toBe('500902');
    expect((await setup.correct({ leaderBadgeNo: null, ...day(22) })).body).toMatchObject({ findingsChanged: 1 });
    expect((await setup.leaderOf(plain.findingId)).leaderBadgeNo).toBeNull();
  });

  it('counts for what is found later', async () => {
    await setup.correct({ leaderBadgeNo: '500903', ...day(24) });
    const { findingId } = await officerWithFinding(null, 24);
    expect((await setup.leaderOf(findingId)).leaderBadgeNo).toBe('500903');
  });

  it('waits for a finding that is being written, and concerns it too', async () => {
    const { badgeNo, findingId } = await officerWithFinding('500902');
    const { db } = setup.world;
    let correcting: ReturnType<typeof setup.decide> | undefined;
    const { body } = await setup.propose({ badgeNo, leaderBadgeNo: '500903', ...day(10) });
    await db.transaction().execute(async (tx) => {
      const [known] = await selectHeldFindings(tx, [findingId]);
      if (!known) throw new Error('the finding is gone');
      const finding = { ...known, ruleKey: 'late_import' as const, kind: 'late_import' as const };
      await saveFindings(tx, [{ type: 'finding_opened', finding, toldAnew: true }], { asOf: march('11T00:00') });
      correcting = setup.decide(body.leadershipEditId ?? '');
      await until(async () => (await waitingForLock(db)) > 0);
    });
    expect((await correcting)?.body).toMatchObject({ findingsChanged: 2, findingsKept: 0 });
  });

  it('that says what is noted already leaves no trace', async () => {
    const { badgeNo, findingId } = await officerWithFinding('500902');
    const { status, body } = await setup.propose({ badgeNo, leaderBadgeNo: '500902', ...day(10) });
    expect([status, body]).toEqual([200, {}]);
    expect((await setup.finding(findingId)).history.map(({ type }) => type)).toEqual(['finding_opened']);
    expect(await setup.rows(`badgeNo=${badgeNo}`)).toHaveLength(1);
  });

  it('is refused of oneself, backwards, of time to come, and where the registry says otherwise now', async () => {
    const { badgeNo } = await officerWithFinding('500902');
    const refused = async (correction: object, cookie?: string) =>
      (await setup.propose({ badgeNo, leaderBadgeNo: '500903', ...correction }, cookie)).body.code;
    expect(await refused({ leaderBadgeNo: badgeNo })).toBe('leadership_of_self');
    expect(await refused({ ledUntil: march('01T00:00').toISOString() })).toBe('leadership_backwards');
    expect(await refused({ ledUntil: '2099-01-01T00:00:00Z' })).toBe('leadership_to_come');
    expect(await refused({ ledUntil: null })).toBe('leadership_differs_now');
    expect(await refused({ leaderBadgeNo: '999999' })).toBe('bad_request');
    expect(await refused({ reason: ' ' })).toBe('bad_request');
    expect(await refused({}, leader.cookie)).toBe('forbidden');
    const concerned = await setup.api.signInAs('brigade_admin', null, '500902');
    expect(await refused({}, concerned.cookie)).toBe('own_leadership');
    expect(await setup.rows(`badgeNo=${badgeNo}`)).toHaveLength(1);
  });
});

describe('who led', () => {
  it('is seen by the officer, by the leader, and by nobody else of the unit’s officers', async () => {
    const { badgeNo } = await officerWithFinding('500902');
    const seenBy = async (who: string) => {
      const { cookie } = await setup.api.signInAs('officer', null, who);
      const rows = await setup.rows('limit=200', cookie);
      return rows
        .filter((row) => row.badgeNo === badgeNo || row.badgeNo === null)
        .map((row) => row.badgeNo ?? row.unitCode);
    };
    expect(new Set(await seenBy(badgeNo))).toEqual(new Set([badgeNo, 'squad-1']));
    expect(await seenBy('500902')).toContain(badgeNo);
    expect(await seenBy('500903')).not.toContain(badgeNo);
  });

  it('is filtered by officer, unit, leader and date, and comes in pages', async () => {
    const { badgeNo } = await officerWithFinding('500902');
    await setup.correct({ badgeNo, leaderBadgeNo: '500903', ...day(10) });
    const leadersOn = async (date: string) =>
      (await setup.rows(`badgeNo=${badgeNo}&on=${date}`)).map(({ leaderBadgeNo }) => leaderBadgeNo);
    expect(await leadersOn('2026-03-10')).toEqual(['500903']);
    expect(await leadersOn('2026-03-11')).toEqual(['500902']);
    expect(await setup.rows(`badgeNo=${badgeNo}&leaderBadgeNo=500903`)).toHaveLength(1);
    expect((await setup.rows('of=units&limit=200')).every((row) => row.badgeNo === null)).toBe(true);
    expect(await setup.rows('of=officers&unitCode=squad-2')).toEqual([]);
    const all = await setup.rows('limit=200');
    const paged: string[] = [];
    const { cookie } = await setup.api.signInAs('inspector');
    for (let cursor: string | null = ''; cursor !== null; ) {
      const path: string = `leaderships?limit=2${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const page: { rows: { leadershipId: string }[]; nextCursor: string | null } = (
        await callApi<{ rows: { leadershipId: string }[]; nextCursor: string | null }>(setup.api.url, {
          method: 'GET',
          path,
          cookie,
        })
      ).body;
      paged.push(...page.rows.map(({ leadershipId }) => leadershipId));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.map(({ leadershipId }) => leadershipId));
  });
});
