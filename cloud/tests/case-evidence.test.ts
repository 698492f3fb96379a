import { retainUntil } from '@rollcall/cloud/access/retention/kept-until-repository';
import { createDatabase } from '@rollcall/cloud/db/database';
import { up } from '@rollcall/cloud/db/migrations/20261220-0300-keep-case-evidence';
import {
  type CaseEvidenceOfActivity,
  type CaseEvidenceRow,
  caseEvidence,
  type PatternPreview,
} from '@rollcall/shared/resources/case-evidence';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shows, toldCase } from './support/case-evidence-setup.ts';
import { casesOf } from './support/command-case.ts';
import { startMigratedDatabase } from './support/migrated-database.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { recording } from './support/second-person-cases.ts';
import { tryCommands } from './support/try-commands.ts';

statePermissions(`
GET    exports/case-evidence                       a a a - - - a elsewhere
GET    case-evidence                               a a a - - - a
GET    case-evidence/sums                          a a a - - - a elsewhere
POST   case-evidence/preview                       a a a - - - a alone
GET    case-evidence/activities/{activityId}       a a a u r - a elsewhere
POST   case-evidence/numbers/{claimId}/decision    a - a u - - -
POST   case-evidence/releases                      a - a - - - - alone
POST   case-evidence/releases/{releaseId}/decision a - a - - - -
`);

let setup: RosterSetup;
let admin: string;
let inspector: string;
let other: string;
let leader: string;
const reason = '与案卷核对';

beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  [inspector, other] = [await setup.signIn('inspector'), await setup.signIn('inspector')];
  leader = await setup.signIn('squad_leader', 'S1');
});
afterAll(() => setup?.stop());

const get = async <Body>(who: string, path: string): Promise<Body> => (await setup.call(who, 'GET', path)).body;
const of = (activityId: string, who = inspector) =>
  get<CaseEvidenceOfActivity>(who, `case-evidence/activities/${activityId}`);
const sums = () =>
  get<Record<'current' | 'outdated', { files: number; bytes: number }> & { files: number }>(
    admin,
    'case-evidence/sums',
  );
/** Until when it is kept; null: for good. */
const keptUntil = async (recordingId: string) => (await retainUntil(setup.db, [recordingId])).get(recordingId) ?? null;
const isKept = async (recordingId: string) => {
  const { rows } = await get<{ rows: CaseEvidenceRow[] }>(admin, 'case-evidence?limit=200');
  const { grounds = [] } = rows.find((row) => row.recordingId === recordingId) ?? {};
  const numbers = grounds.map(({ caseNo, outdated }) => `${caseNo}${outdated ? ' outdated' : ''}`);
  return [(await keptUntil(recordingId)) === null, numbers];
};
const decide = (releaseId: string | undefined, decision: string, who = inspector, files = 1) =>
  setup.call(who, 'POST', `case-evidence/releases/${releaseId}/decision`, { decision, files, reason });
const propose = (activityId: string, caseNo: string, who = inspector) =>
  setup.call(who, 'POST', 'case-evidence/releases', { activityId, caseNo, reason });
const parameters = async (changes: object) => {
  const { version, parameters: before } = await get<{ version: number; parameters: object }>(admin, 'parameters');
  return setup.call(admin, 'PUT', 'parameters', { version, parameters: { ...before, ...changes }, reason });
};

it('what it stores and answers with stays', () => {
  const { factTypes, problems } = caseEvidence;
  expect(factTypes).toEqual([
    ...['case_evidence_release_agreed', 'case_evidence_release_proposed', 'case_evidence_release_refused'],
    ...['case_evidence_release_withdrawn', 'case_number_confirmed', 'case_number_refused'],
  ]);
  expect(problems).toEqual({
    ...{
      case_number_changed: 409,
      evidence_release_not_taken_up: 409,
      evidence_release_open: 409,
      is_case_evidence: 409,
    },
    ...{ not_own_evidence_release: 403, nothing_to_release: 409, own_case_number: 403, own_evidence_release: 403 },
    wrong_evidence_count: 409,
  });
});

describe('footage of a case', () => {
  it('is kept for good when a system of record told its number, and its lock is looked at again', async () => {
    const recordingId = await recording(setup);
    await setup.db
      .updateTable('recording')
      .set({ lock_after: new Date('2040-01-01') })
      .where('recording_id', '=', recordingId)
      .execute();
    const { activityId, caseNo } = await toldCase(setup.db);
    await shows(setup.db, activityId, recordingId);
    expect(await isKept(recordingId)).toEqual([true, [caseNo]]);
    const { lock_after } = await setup.db
      .selectFrom('recording')
      .select('lock_after')
      .where('recording_id', '=', recordingId)
      .executeTakeFirstOrThrow();
    expect(lock_after).toBeNull();
  });

  it.each([
    ['no number', { caseNo: null }],
    ['a ticket’s number alone', { caseNo: null, ticketNo: '1509811234567' }],
    ['a number of another form', { caseNo: '1509811234567' }],
    ['a number that a person typed', { source: 'page' }],
  ])('isn’t with %s', async (_what, told) => {
    const recordingId = await recording(setup);
    const { activityId } = await toldCase(setup.db, told);
    await shows(setup.db, activityId, recordingId);
    expect(await isKept(recordingId)).toEqual([false, []]);
  });

  it('is kept whatever period its category has', async () => {
    const recordingId = await recording(setup);
    await sql`update recording set category = 'routine', announced_at = '2020-01-01' where recording_id = ${recordingId}`.execute(
      setup.db,
    );
    const { activityId } = await toldCase(setup.db);
    await shows(setup.db, activityId, recordingId);
    expect(await keptUntil(recordingId)).toBeNull();
  });

  it('stays restricted', async () => {
    const recordingId = await recording(setup);
    const asked = { recordingId, why: 'private', reason: '更衣室内误开' };
    expect((await setup.call(inspector, 'POST', 'recording-restrictions', asked)).status).toBe(201);
    const { activityId } = await toldCase(setup.db);
    await shows(setup.db, activityId, recordingId);
    const { rows } = await get<{ rows: { recordingId: string; restricted: boolean }[] }>(admin, 'case-evidence');
    expect(rows.find((row) => row.recordingId === recordingId)).toMatchObject({ restricted: true });
    const auditor = await setup.signIn('auditor');
    expect((await setup.call(auditor, 'POST', 'viewing-sessions', { recordingId })).body.code).toBe(
      'recording_restricted',
    );
  });
});

describe('a number that changes', () => {
  /** Evidence of one recording. */
  async function evidence(told: Parameters<typeof toldCase>[1] = {}) {
    const recordingId = await recording(setup);
    const one = await toldCase(setup.db, told);
    await shows(setup.db, one.activityId, recordingId);
    return { recordingId, ...one };
  }

  it.each<[string, (one: Awaited<ReturnType<typeof evidence>>) => Promise<unknown>, object]>([
    [
      'on the page',
      ({ activityId }) =>
        setup.call(leader, 'PATCH', `activities/${activityId}`, { caseNo: '丰公交2026-9001', reason }),
      { cause: 'number_changed', reason },
    ],
    [
      'by its system',
      ({ sourceId }) => toldCase(setup.db, { sourceId, caseNo: null }),
      { cause: 'number_changed', proposedBy: null },
    ],
    [
      'as the activity is withdrawn',
      async ({ activityId }) => {
        const { body } = await setup.call(leader, 'DELETE', `activities/${activityId}`, { reason });
        const agreed = { decision: 'agreed', reason };
        await setup.call(inspector, 'POST', `activity-edits/${body.activityEditId}/decision`, agreed);
      },
      { cause: 'activity_withdrawn', reason },
    ],
    [
      'as footage turns out to show something else',
      async ({ activityId, recordingId }) => {
        await sql`delete from activity_recording where recording_id = ${recordingId}`.execute(setup.db);
        await shows(setup.db, activityId);
      },
      { cause: 'not_shown', proposedBy: null },
    ],
  ])('%s lets nothing expire: taking it off is proposed', async (_how, change, release) => {
    const one = await evidence();
    await change(one);
    expect(await isKept(one.recordingId)).toEqual([true, [`${one.caseNo} outdated`]]);
    const { held } = await of(one.activityId);
    expect(held).toMatchObject([
      { caseNo: one.caseNo, files: 1, outdatedFiles: 1, release: { state: 'proposed', ...release } },
    ]);
  });

  it('as HQ proposed takes two: one takes it up, another decides', async () => {
    const { activityId, caseNo, recordingId, sourceId } = await evidence();
    await toldCase(setup.db, { sourceId, caseNo: null });
    const releaseId = (await of(activityId)).held[0]?.release?.releaseId;
    expect((await decide(releaseId, 'agreed')).body.code).toBe('evidence_release_not_taken_up');
    expect((await propose(activityId, caseNo)).status).toBe(201);
    expect((await propose(activityId, caseNo, other)).body.code).toBe('evidence_release_open');
    expect((await decide(releaseId, 'agreed')).body.code).toBe('own_evidence_release');
    expect((await decide(releaseId, 'agreed', other, 7)).body.code).toBe('wrong_evidence_count');
    const answers = await Promise.all([decide(releaseId, 'agreed', other), decide(releaseId, 'agreed', admin)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await isKept(recordingId)).toEqual([false, []]);
  });

  it('is refused at once: it stays, and isn’t proposed again', async () => {
    const { activityId, recordingId, caseNo, sourceId } = await evidence();
    await toldCase(setup.db, { sourceId, caseNo: null });
    const releaseId = (await of(activityId)).held[0]?.release?.releaseId;
    expect((await decide(releaseId, 'refused')).status).toBe(200);
    await shows(setup.db, activityId);
    expect(await isKept(recordingId)).toEqual([true, [`${caseNo} outdated`]]);
    expect((await of(activityId)).held[0]?.release?.state).toBe('refused');
  });

  it('back to what it was has its ground again', async () => {
    const { activityId, recordingId, caseNo, sourceId } = await evidence();
    await toldCase(setup.db, { sourceId, caseNo: null });
    await toldCase(setup.db, { sourceId, caseNo, place: '人民路' });
    expect(await isKept(recordingId)).toEqual([true, [caseNo]]);
    expect((await of(activityId)).held[0]?.release).toBeNull();
  });

  it('taken off by two, it isn’t kept again by the same number', async () => {
    const { activityId, caseNo, recordingId } = await evidence();
    await propose(activityId, caseNo);
    const releaseId = (await of(activityId)).held[0]?.release?.releaseId;
    expect((await decide(releaseId, 'withdrawn', other)).body.code).toBe('not_own_evidence_release');
    expect((await decide(releaseId, 'withdrawn')).status).toBe(200);
    expect(await isKept(recordingId)).toEqual([true, [caseNo]]);
    await propose(activityId, caseNo);
    await decide((await of(activityId)).held[0]?.release?.releaseId, 'agreed', other);
    await shows(setup.db, activityId);
    expect(await isKept(recordingId)).toEqual([false, []]);
    expect((await propose(activityId, caseNo)).body.code).toBe('nothing_to_release');
  });

  it('of an officer is decided by nobody who took part', async () => {
    const { activityId, caseNo } = await evidence({ badgeNos: ['100001'] });
    await propose(activityId, caseNo);
    const concerned = await setup.signIn('inspector', null, '100001');
    const releaseId = (await of(activityId)).held[0]?.release?.releaseId;
    expect((await decide(releaseId, 'agreed', concerned)).body.code).toBe('recused');
    expect((await propose(activityId, caseNo, concerned)).body.code).toBe('recused');
  });
});

describe('a number that a person typed', () => {
  async function typed(caseNo = `丰公交2026-${Math.trunc(Math.random() * 1e7)}`) {
    const now = setup.clock.offsetMs + Date.now();
    const about = {
      kind: 'scene_survey',
      badgeNos: ['100002'],
      startsAt: new Date(now - 3_600_000).toISOString(),
      caseNo,
    };
    const { body } = await setup.call(leader, 'POST', 'activities', about);
    const activityId: string = body.activities[0].activityId;
    const recordingId = await recording(setup);
    await shows(setup.db, activityId, recordingId);
    return { activityId, recordingId, caseNo, claimId: (await of(activityId)).claim?.claimId };
  }
  const confirm = (claimId: string | undefined, decision = 'confirmed', who = inspector) =>
    setup.call(who, 'POST', `case-evidence/numbers/${claimId}/decision`, { decision, reason });

  it('says first what confirming it keeps, and keeps it at once', async () => {
    const { activityId, recordingId, claimId, caseNo } = await typed();
    expect(await of(activityId)).toMatchObject({
      hasForm: true,
      vouchedBy: null,
      fresh: { files: 1, bytes: 1 },
      held: [],
    });
    expect((await confirm(claimId)).body).toMatchObject({
      vouchedBy: 'person',
      fresh: { files: 0 },
      held: [{ caseNo, files: 1 }],
    });
    expect(await isKept(recordingId)).toEqual([true, [caseNo]]);
    expect((await confirm(claimId, 'confirmed', other)).body.code).toBe('already_decided');
  });

  it('that is refused keeps nothing', async () => {
    const { recordingId, claimId } = await typed();
    expect((await confirm(claimId, 'refused')).body.claim.state).toBe('refused');
    expect(await isKept(recordingId)).toEqual([false, []]);
  });

  it('and then another one is confirmed anew', async () => {
    const { activityId, claimId } = await typed();
    await setup.call(leader, 'PATCH', `activities/${activityId}`, { caseNo: '丰公交2026-9002', reason });
    expect((await confirm(claimId)).body.code).toBe('case_number_changed');
    expect((await of(activityId)).claim).toMatchObject({ caseNo: '丰公交2026-9002', state: 'waits' });
  });

  it('over one that its system told counts no longer as the system’s', async () => {
    const { activityId } = await toldCase(setup.db);
    await setup.call(leader, 'PATCH', `activities/${activityId}`, { caseNo: '丰公交2026-9003', reason });
    const recordingId = await recording(setup);
    await shows(setup.db, activityId, recordingId);
    expect(await isKept(recordingId)).toEqual([false, []]);
    expect((await of(activityId)).vouchedBy).toBeNull();
  });
});

describe('the form of numbers', () => {
  it.each(['(a+)+', '丰(', 'a\\1'])('can’t be %s', async (caseNoPattern) => {
    expect((await parameters({ caseNoPattern })).status).toBe(400);
    expect((await setup.call(admin, 'POST', 'case-evidence/preview', { pattern: caseNoPattern })).status).toBe(400);
  });

  it('is tried before it is set; set, it keeps what has it, and what has it no more waits for two', async () => {
    const recordingId = await recording(setup);
    const { activityId } = await toldCase(setup.db, { caseNo: 'Z-77' });
    await shows(setup.db, activityId, recordingId);
    const before = await sums();
    const preview = async (pattern: string): Promise<PatternPreview> =>
      (await setup.call(admin, 'POST', 'case-evidence/preview', { pattern })).body;
    expect(await preview('Z-\\d+')).toMatchObject({
      ...{ matching: 1, vouched: 1, holds: { files: 1, bytes: 1 }, fresh: { files: 1, bytes: 1 } },
      outdated: { files: before.files },
    });
    expect(await isKept(recordingId)).toEqual([false, []]);
    expect((await parameters({ caseNoPattern: 'Z-\\d+' })).status).toBe(200);
    expect(await isKept(recordingId)).toEqual([true, ['Z-77']]);
    const after = await sums();
    expect(after).toMatchObject({ files: before.files + 1, current: { files: 1 }, outdated: { files: before.files } });
    const listed = (query: string) => get<{ rows: unknown[] }>(admin, `case-evidence?limit=100&${query}`);
    expect([(await listed('')).rows.length, (await listed('outdated=1')).rows.length]).toEqual([
      after.files,
      before.files,
    ]);
    expect((await listed('caseNo=z-7')).rows).toHaveLength(1);
    expect(await preview('')).toMatchObject({ matching: 0, holds: { files: 0 }, outdated: { files: after.files } });
  });
});

it('footage with a ticket’s number is kept for the period of tickets', async () => {
  const recordingId = await recording(setup);
  await sql`update recording set category = 'routine', announced_at = '2026-01-01T00:00:00+08:00', ticketed = true
    where recording_id = ${recordingId}`.execute(setup.db);
  expect(await keptUntil(recordingId)).toEqual(new Date('2028-01-01T00:00:00+08:00'));
  await parameters({ ticketMonths: 60 });
  expect(await keptUntil(recordingId)).toEqual(new Date('2031-01-01T00:00:00+08:00'));
});

describe('an older installation', () => {
  it('keeps its evidence from the upgrade on, and asks about numbers that people typed', async () => {
    const migrated = await startMigratedDatabase();
    const owner = createDatabase({ url: migrated.database.url });
    try {
      await sql`
        drop table case_evidence; drop table case_evidence_release; drop table case_number_claim;
        drop index activity_numbered; alter table activity drop column ticket_no, drop column case_no_typed;
        alter table recording drop column ticketed; alter table deletion_entry drop column kept_for;
        insert into unit (unit_code, name, kind) values ('S1', '一中队', 'squad');
        insert into station (station_id, unit_code, name) values ('station-2', 'S1', '采集站');
        insert into account (username, password_hash, role, person_name) values ('li', 'none', 'inspector', '李');
      `.execute(owner);
      const told = async (source: string, caseNo: string) => {
        const recordingId = await recording({ db: owner } as RosterSetup);
        const { rows } = await sql<{ id: string }>`
          insert into activity (source, source_id, kind, starts_at, ends_at, case_no) values
            (${source}, ${caseNo}, 'scene_survey', now(), now(), ${caseNo}) returning activity_id as id`.execute(owner);
        const activityId = rows[0]?.id ?? '';
        await sql`insert into activity_recording values (${activityId}, ${recordingId})`.execute(owner);
        return activityId;
      };
      const [kept, typed] = [await told('cases', '丰公交2026-0001'), await told('page', '丰公交2026-0002')];
      await told('cases', '1509811234567');
      await sql`insert into fact (type, subject, payload) values
        ('activity_told', ${`activity:${typed}`}, '{"by": "li", "caseNo": "丰公交2026-0002"}')`.execute(owner);
      await up(owner as unknown as Kysely<unknown>);
      const evidence = await owner.selectFrom('case_evidence').select(['activity_id', 'outdated_since']).execute();
      expect(evidence).toEqual([{ activity_id: kept, outdated_since: null }]);
      const { rows: claims } = await sql`
        select activity_id as id, state, username from case_number_claim join account on account_id = claimed_by`.execute(
        owner,
      );
      expect(claims).toEqual([{ id: typed, state: 'waits', username: 'li' }]);
    } finally {
      await owner.destroy();
      await migrated.dispose();
    }
  });
});

describe('its commands', () => {
  tryCommands(
    casesOf('inspector', {
      'POST case-evidence/preview': () => ({
        method: 'POST',
        path: 'case-evidence/preview',
        body: { pattern: 'Z-\\d+' },
      }),
      'POST case-evidence/releases': async (on) => {
        const { activityId, caseNo } = await toldCase(on.db, { caseNo: `Z-${Date.now()}` });
        await shows(on.db, activityId, await recording(on));
        return { method: 'POST', path: 'case-evidence/releases', body: { activityId, caseNo, reason } };
      },
    }),
    () => setup,
  );
});
