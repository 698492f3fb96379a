import type { ActivitiesSaved, ActivityRow } from '@rollcall/shared/http/activities';
import type { ActivityDetail } from '@rollcall/shared/http/activity-details';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    activities                  a a a u r - a
POST   activities                  a - - u - - - alone
GET    activities/{activityId}     a a a u r - a
PATCH  activities/{activityId}     a - - u - - - alone
DELETE activities/{activityId}     a - - u - - - alone
GET    exports/activities          a a a u r - a
POST   imports/activities          a - - u - - - alone
GET    imports/activities/template a - - u - - -
`);

/** Of a finding. */
const toBeAnswered = { told_at: new Date('2026-11-24T12:00:00+08:00'), answer_due_on: '2026-11-27' };

let setup: RosterSetup;
let admin: string;
let leader: string;
let token: string;
beforeAll(async () => {
  setup = await startRoster();
  // It is the evening: what is told of has happened.
  setup.clock.offsetMs += 14 * 3_600_000;
  admin = await setup.signIn('brigade_admin');
  leader = await setup.signIn('squad_leader', 'S1');
  const added = await setup.call(admin, 'POST', 'activity-sources', { source: 'tickets', name: '处罚系统' });
  token = added.body.token;
});
afterAll(() => setup?.stop());

let nr = 0;
const penalty = (changes: object = {}) => ({
  sourceId: `T-${nr}`,
  kind: 'summary_penalty',
  badgeNos: ['100001'],
  startsAt: '2026-11-24T09:00:00+08:00',
  endsAt: '2026-11-24T09:05:00+08:00',
  place: '人民路与建设路口',
  plateNo: '京·a 12345',
  ...changes,
});
beforeEach(() => {
  nr++;
});

const tell = async (body: object, authorization = `Bearer ${token}`) => {
  const response = await fetch(`${setup.url}/api/v1/activities`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as ActivitiesSaved & {
    code: string;
    errors: { path: string }[];
    nextStep: string;
  };
  return { status: response.status, location: response.headers.get('location'), body: answer };
};
const told = async (changes: object = {}): Promise<string> => {
  const { body } = await tell(penalty(changes));
  return body.activities[0]?.activityId ?? '';
};
const list = async (query: string, cookie = admin): Promise<ActivityRow[]> =>
  (await setup.call(cookie, 'GET', `activities?${query}`)).body.rows;
const read = async (activityId: string, cookie = admin): Promise<ActivityDetail> =>
  (await setup.call(cookie, 'GET', `activities/${activityId}`)).body;
/** An administrator withdraws what a system told, and a second one agrees. */
async function withdrawnByTwo(activityId: string): Promise<void> {
  const { body } = await setup.call(admin, 'DELETE', `activities/${activityId}`, { reason: '误录' });
  const agreed = { decision: 'agreed', reason: '误录' };
  const second = await setup.signIn('inspector');
  const { status } = await setup.call(second, 'POST', `activity-edits/${body.activityEditId}/decision`, agreed);
  expect(status).toBe(200);
}
const factsOf = async (activityId: string) => (await read(activityId)).history.map(({ type, by }) => `${type} ${by}`);

describe('another system', () => {
  it('tells of an activity once, however often it says the same', async () => {
    const first = await tell(penalty());
    expect(first.status).toBe(201);
    const [{ activityId } = { activityId: '' }] = first.body.activities;
    expect(first.location).toBe(`/api/v1/activities/${activityId}`);
    expect(first.body).toMatchObject({ added: 1, changed: 0, unchanged: 0 });

    const again = await tell(penalty());
    expect(again.status).toBe(200);
    expect(again.body).toEqual({
      added: 0,
      changed: 0,
      unchanged: 1,
      activities: [{ activityId, sourceId: `T-${nr}`, outcome: 'unchanged' }],
    });
    expect(await factsOf(activityId)).toEqual(['activity_told tickets']);
    expect(await read(activityId)).toMatchObject({
      source: 'tickets',
      plateNo: '京A12345',
      required: true,
      leadMs: 30_000,
      lagMs: 10_000,
      catalogueVersion: 1,
      itemId: 'on_the_spot_penalty',
      itemName: '简易程序处罚',
      itemEnglishName: 'On-the-spot penalty',
      verdict: 'pending',
      officers: [{ badgeNo: '100001', name: '陈建国', unitCode: 'S1', unitName: '路面一中队' }],
    });
  });

  it('revises what it told, which leaves a trace', async () => {
    const activityId = await told();
    const revised = await tell(penalty({ kind: 'compulsory_measure' }));
    expect(revised.body).toMatchObject({ changed: 1, activities: [{ activityId, outcome: 'changed' }] });
    const { history, itemId, leadMs, sourceName } = await read(activityId);
    expect({ itemId, leadMs, sourceName }).toEqual({
      itemId: 'compulsory_measure',
      leadMs: 60_000,
      sourceName: '处罚系统',
    });
    expect(history[1]).toMatchObject({
      type: 'activity_changed',
      by: 'tickets',
      detail: {
        sourceId: `T-${nr}`,
        catalogueVersion: 1,
        itemId: 'compulsory_measure',
        before: { kind: 'summary_penalty' },
        after: { kind: 'compulsory_measure' },
      },
    });
  });

  it("doesn't undo what a person corrected or withdrew by saying the same again", async () => {
    const activityId = await told();
    const mended = await setup.call(admin, 'PATCH', `activities/${activityId}`, {
      place: '建设路',
      reason: '地点写错',
    });
    expect(mended.status).toBe(200);
    expect((await tell(penalty())).body.unchanged).toBe(1);
    expect((await read(activityId)).place).toBe('建设路');
    await withdrawnByTwo(activityId);
    expect((await tell(penalty())).body.unchanged).toBe(1);
    expect(await read(activityId)).toMatchObject({ verdict: 'not_required', withdrawnAt: expect.any(String) });
  });

  it('tells of a thousand at once, or of none when one of them is wrong', async () => {
    const activities = Array.from({ length: 1000 }, (_, index) => penalty({ sourceId: `B-${nr}-${index}` }));
    const wrong = [...activities.slice(0, 998), penalty({ badgeNos: ['999999'] }), activities[0]];
    const refused = await tell({ activities: wrong });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'activities_refused', nextStep: expect.stringContaining('errors') });
    expect(refused.body.errors).toEqual([
      { path: 'body.activities.998.badgeNos', message: 'there is no officer 999999 whom you may name' },
      { path: 'body.activities.999.sourceId', message: 'is that of activity 0, too' },
    ]);
    expect((await tell({ activities })).body).toMatchObject({ added: 1000 });
    expect((await tell({ activities })).body).toMatchObject({ added: 0, unchanged: 1000 });
    expect((await tell({ activities: [...activities, penalty()] })).status).toBe(400);
  });

  it('hears which field is wrong, and which campaign is unknown', async () => {
    const bad = await tell(penalty({ kind: 'parking', startsAt: '2026-11-24 09:00' }));
    expect(bad.status).toBe(400);
    expect(bad.body.errors.map(({ path }) => path)).toEqual(['body.activities.0.kind', 'body.activities.0.startsAt']);
    const unknown = await tell(penalty({ campaign: '没有的专项' }));
    expect(unknown.body.errors).toEqual([
      { path: 'body.activities.0.campaign', message: 'there is no campaign 没有的专项' },
    ]);
  });

  it('opens nothing else with its token, and nothing once it is revoked', async () => {
    const added = await setup.call(admin, 'POST', 'activity-sources', { source: 'cases', name: '案件系统' });
    expect(added.status).toBe(201);
    const authorization = `Bearer ${added.body.token}`;
    const { status } = await fetch(`${setup.url}/api/v1/activities`, { headers: { authorization } });
    expect(status).toBe(401);
    // Its source is its own: the id of another source is another activity.
    expect((await tell(penalty(), authorization)).status).toBe(201);
    expect((await setup.call(admin, 'POST', 'activity-sources', { source: 'cases', name: '又一个' })).status).toBe(409);
    const revoked = await setup.call(admin, 'DELETE', 'activity-sources/cases', { reason: '停用' });
    expect(revoked.status).toBe(204);
    expect(await tell(penalty(), authorization)).toMatchObject({
      status: 401,
      body: { code: 'activity_token_refused' },
    });
    const renewed = await setup.call(admin, 'POST', 'activity-sources', { source: 'cases', name: '案件系统' });
    expect(renewed.status).toBe(201);
    expect((await tell(penalty(), authorization)).status).toBe(401);

    const { body } = await setup.call(admin, 'GET', 'activity-sources');
    expect(JSON.stringify(body)).not.toContain(renewed.body.token);
    const kept = await setup.db.selectFrom('activity_source').selectAll().execute();
    expect(kept.every(({ token_sha256 }) => token_sha256.length === 32)).toBe(true);
    expect((await setup.facts()).filter((fact) => fact.endsWith('hq:activity-source-cases'))).toEqual([
      'activity_source_added hq:activity-source-cases',
      'activity_source_revoked hq:activity-source-cases',
      'activity_source_added hq:activity-source-cases',
    ]);
    expect((await setup.call(leader, 'GET', 'activity-sources')).status).toBe(403);
  });

  it.each(['', 'Bearer nonsense', 'Basic abc', `Bearer rca_${'a'.repeat(43)}`])(
    'is refused with the authorization %j',
    async (authorization) => {
      expect((await tell(penalty(), authorization)).status).toBe(401);
    },
  );
});

describe('a squad leader', () => {
  it('enters, corrects and withdraws what own officers did, with a reason', async () => {
    const { sourceId: _, ...typed } = penalty();
    const entered = await setup.call(leader, 'POST', 'activities', typed);
    expect(entered.status).toBe(201);
    const activityId = entered.body.activities[0].activityId;
    expect((await setup.call(leader, 'PATCH', `activities/${activityId}`, { place: 'x' })).status).toBe(400);
    const change = { badgeNos: ['100002', '100002'], reason: '写错了人' };
    const changed = await setup.call(leader, 'PATCH', `activities/${activityId}`, change);
    expect(changed.body).toMatchObject({ source: 'page', place: '人民路与建设路口', plateNo: '京A12345' });
    expect(changed.body.officers.map(({ badgeNo }: { badgeNo: string }) => badgeNo)).toEqual(['100002']);
    const withdrawn = await setup.call(leader, 'DELETE', `activities/${activityId}`, { reason: '误录' });
    expect(withdrawn.body.withdrawnAt).not.toBeNull();
    expect((await setup.call(leader, 'PATCH', `activities/${activityId}`, change)).body.code).toBe(
      'activity_withdrawn',
    );
    expect((await read(activityId)).history.map(({ type }) => type)).toEqual([
      'activity_told',
      'activity_changed',
      'activity_withdrawn',
    ]);
  });

  it('corrects or withdraws no own activity, in whatever way, nor one of an officer of whom he is recused', async () => {
    const himself = await setup.signIn('squad_leader', 'S1', '100001');
    const { sourceId: _, ...typed } = penalty();
    const own = { ...typed, sourceId: 'own-1' };
    expect((await setup.call(himself, 'POST', 'activities', own)).status).toBe(201);
    const refusal = { status: 403, body: { code: 'recused' } };
    expect(await setup.call(himself, 'POST', 'activities', { ...own, place: '别处' })).toMatchObject(refusal);
    const activityId = await told({});
    const change = { startsAt: '2026-11-24T09:04:00+08:00', reason: '时间不准' };
    expect(await setup.call(himself, 'PATCH', `activities/${activityId}`, change)).toMatchObject(refusal);
    expect(await setup.call(himself, 'DELETE', `activities/${activityId}`, { reason: '误录' })).toMatchObject(refusal);
    const conflicted = await setup.signIn('squad_leader', 'S1');
    await setup.call(conflicted, 'POST', 'recusals', { badgeNo: '100001', reason: '亲属' });
    expect(await setup.call(conflicted, 'PATCH', `activities/${activityId}`, change)).toMatchObject(refusal);
    expect((await setup.call(leader, 'PATCH', `activities/${activityId}`, change)).status).toBe(202);
  });

  it('sees those of own officers, and changes none in which another unit has a part', async () => {
    const later = { startsAt: '2026-11-24T10:00:00+08:00', endsAt: undefined };
    const own = await told(later);
    nr++;
    const joint = await told({ ...later, badgeNos: ['100001', '200001'] });
    nr++;
    const foreign = await told({ ...later, badgeNos: ['200001'] });
    const seen = (await list('limit=200', leader)).map(({ activityId }) => activityId);
    expect([own, joint, foreign].map((one) => seen.includes(one))).toEqual([true, true, false]);
    expect((await setup.call(leader, 'GET', `activities/${foreign}`)).status).toBe(404);
    const change = { place: '别处', reason: '试一试' };
    expect((await setup.call(leader, 'PATCH', `activities/${joint}`, change)).body.code).toBe('of_other_unit');
    expect((await setup.call(leader, 'DELETE', `activities/${foreign}`, { reason: '试一试' })).status).toBe(404);
    const named = await setup.call(leader, 'POST', 'activities', penalty({ badgeNos: ['200001'] }));
    expect(named.body.errors).toEqual([
      { path: 'body.activities.0.badgeNos', message: 'there is no officer 200001 whom you may name' },
    ]);
  });
});

describe('the list', () => {
  it('is searched by part of plate, place and case, by officer, kind, source and day', async () => {
    const activityId = await told({
      plateNo: '蒙J·D6789',
      place: '桥头收费站北侧',
      caseNo: '丰公交2026-0077',
      badgeNos: ['000123'],
      kind: 'inquiry',
      startsAt: '2026-11-20T23:59:00+08:00',
      endsAt: undefined,
    });
    for (const query of [
      'plateNo=j-d67',
      `plateNo=${encodeURIComponent('蒙J')}`,
      `place=${encodeURIComponent('桥头')}`,
      `place=${encodeURIComponent('收费站北')}`,
      'caseNo=2026-0077',
      `caseNo=${encodeURIComponent('公交')}`,
      'badgeNo=000123',
      'kind=inquiry',
      'from=2026-11-20&to=2026-11-20',
      `unitCode=S2&plateNo=D6&place=${encodeURIComponent('桥头')}&source=tickets`,
    ]) {
      expect([query, (await list(query)).map((row) => row.activityId)]).toEqual([query, [activityId]]);
    }
    for (const query of [
      `place=${encodeURIComponent('头桥')}`,
      // Not across what is kept apart.
      `place=${encodeURIComponent('侧蒙')}`,
      'from=2026-11-21&to=2026-11-23',
      'unitCode=S1&plateNo=D6789',
      'source=page&plateNo=D6789',
    ]) {
      expect([query, await list(query)]).toEqual([query, []]);
    }
  });

  it('comes a page at a time, each activity once, several officers or not', async () => {
    await told({ badgeNos: ['100001', '100002'] });
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await setup.call(leader, 'GET', `activities?limit=200${cursor}`);
      seen.push(...body.rows.map(({ activityId }: ActivityRow) => activityId));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(seen.length).toBeGreaterThan(1000);
    expect(new Set(seen).size).toBe(seen.length);
    const all = await setup.db
      .selectFrom('activity_officer')
      .select('activity_id')
      .distinct()
      .where('badge_no', 'like', '1%')
      .execute();
    expect(seen.length).toBe(all.length);
  });

  it('tells what was found in one pass in one order: the activity itself, its end, its start', async () => {
    const startsAt = '2026-11-24T12:00:00+08:00';
    const activityId = await told({ badgeNos: ['200001'], startsAt, endsAt: startsAt });
    const found = { subject: `activity:${activityId}`, activity_id: activityId, unit_code: 'S2', found_at: new Date() };
    const detail = JSON.stringify({ missing: [], missingMs: 0, requiredMs: 0, late: [], lateCount: 0, dueAt: null });
    const rules = [
      { rule_key: 'activity_start', kind: 'started_too_late' },
      { rule_key: 'activity_coverage', kind: 'activity_not_covered' },
      { rule_key: 'activity_end', kind: 'stopped_early' },
    ] as const;
    const same = {
      ...found,
      duty_date: '2026-11-24',
      state: 'open' as const,
      detail,
      changed_at: new Date(),
      ...toBeAnswered,
    };
    for (const rule of rules) {
      await setup.db
        .insertInto('finding')
        .values({ ...same, ...rule })
        .execute();
    }
    const inOrder = ['activity_not_covered', 'stopped_early', 'started_too_late'];
    const { found: kinds, findings } = await read(activityId);
    expect(kinds).toEqual(inOrder);
    expect(findings.map(({ kind }) => kind)).toEqual(inOrder);
  });

  it('tells what was found', async () => {
    const startsAt = '2026-11-24T11:00:00+08:00';
    const activityId = await told({ badgeNos: ['200001'], startsAt, endsAt: startsAt });
    const foundOf = async () => {
      const { verdict, found } = await read(activityId);
      return { verdict, found };
    };
    const withVerdict = async (verdict: string) => (await list(`verdict=${verdict}`)).map((row) => row.activityId);
    expect(await foundOf()).toEqual({ verdict: 'pending', found: [] });
    expect(await withVerdict('pending')).toContain(activityId);
    await setup.db
      .insertInto('activity_coverage')
      .values({ activity_id: activityId, as_of: new Date(), verdict: 'incomplete', required_ms: 1, recorded_ms: 0 })
      .execute();
    await setup.db
      .insertInto('finding')
      .values({
        rule_key: 'activity_start',
        kind: 'started_too_late',
        subject: `activity:${activityId}`,
        activity_id: activityId,
        unit_code: 'S2',
        duty_date: '2026-11-24',
        ...toBeAnswered,
        state: 'open',
        detail: JSON.stringify({ missing: [], missingMs: 0, requiredMs: 0, late: [], lateCount: 0, dueAt: null }),
        found_at: new Date(),
        changed_at: new Date(),
      })
      .execute();
    expect(await foundOf()).toEqual({ verdict: 'incomplete', found: ['started_too_late'] });
    expect(await withVerdict('incomplete')).toEqual([activityId]);
    expect(await withVerdict('covered')).toEqual([]);
    expect(await withVerdict('pending')).not.toContain(activityId);
    expect((await read(activityId)).findings).toEqual([
      { findingId: expect.any(String), kind: 'started_too_late', state: 'open' },
    ]);
    await withdrawnByTwo(activityId);
    expect(await withVerdict('not_required')).toContain(activityId);
    expect(await withVerdict('incomplete')).toEqual([]);
  });
});
