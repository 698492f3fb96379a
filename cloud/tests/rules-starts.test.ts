import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { up } from '@rollcall/cloud/db/migrations/20261219-0100-set-when-rules-begin';
import { selectRulesFrom } from '@rollcall/cloud/duty/rules-starts/repository';
import { appendFact } from '@rollcall/cloud/ledger/append-fact';
import { rulesStarts } from '@rollcall/shared/resources/rules-starts';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMigratedDatabase } from './support/migrated-database.ts';
import { decidedOutside, offered, outsideDesk } from './support/outside-desk.ts';
import { type RosterSetup, startRoster, today } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    rules-starts                         a a a u r a a elsewhere
POST   rules-starts                         a - - - - - - alone
POST   rules-starts/{rulesStartId}/decision a a - - - - -
`);

let setup: RosterSetup;
let admin: string;
let other: string;
let leader: string;

beforeAll(async () => {
  setup = await startRoster();
  for (const [username, role] of Object.entries(roles)) {
    await addTestAccount(setup.db, { username, password, role, unitCode: null, badgeNo: null, personName: username });
  }
  await at(`${today}T07:00:00+08:00`);
});
afterAll(() => setup?.stop());

const reason = '按支队部署';
const password = 'password-of-a-test';
const roles = { admin: 'brigade_admin', other: 'brigade_admin', leader: 'brigade_leader' } as const;

/** It is this time, and all have signed in. */
async function at(time: string): Promise<void> {
  setup.clock.offsetMs = Date.parse(time) - Date.now();
  const enter = async (username: keyof typeof roles) => {
    const { headers } = await setup.call('', 'POST', 'sessions', { username, password });
    return headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };
  [admin, other, leader] = [await enter('admin'), await enter('other'), await enter('leader')];
}
const morning = (date: string) => at(`${date}T07:00:00+08:00`);
const read = async (who = admin) => (await setup.call(who, 'GET', 'rules-starts')).body;
const propose = (startsOn: string, who = admin) => setup.call(who, 'POST', 'rules-starts', { startsOn, reason });
const decide = (id: string, decision: string, who = leader) =>
  setup.call(who, 'POST', `rules-starts/${id}/decision`, { decision, reason });
/** @returns its id */
async function proposed(startsOn: string, who = admin): Promise<string> {
  const { status, body } = await propose(startsOn, who);
  expect([status, body.code]).toEqual([201, undefined]);
  return body.rows[0].rulesStartId;
}
async function agreed(startsOn: string): Promise<void> {
  expect((await decide(await proposed(startsOn), 'agreed')).status).toBe(200);
}
const editionsOf = (db: Database, ...dates: string[]) =>
  sql<{ edition: number }>`select rules_edition(date) as edition from unnest(${dates}::date[]) as date`
    .execute(db)
    .then(({ rows }) => rows.map(({ edition }) => edition));

it('a query inlines which rules a duty is judged by', async () => {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain verbose select rules_edition(duty_date) from shift`.execute(setup.db);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('rules_from()');
  expect(plan).not.toContain('rules_edition');
});

it('what it stores and answers with stays', () => {
  const { subject, factTypes, problems } = rulesStarts;
  expect([subject, ...factTypes]).toEqual([
    'rules_start',
    ...['rules_start_agreed', 'rules_start_proposed', 'rules_start_refused', 'rules_start_withdrawn'],
  ]);
  expect(problems).toEqual({
    ...{ not_own_rules_start: 403, own_rules_start: 403, rules_always_new: 409, rules_start_bad_date: 422 },
    ...{ rules_start_fixed: 409, rules_start_late: 409, rules_start_open: 409 },
  });
});

describe('a new installation', () => {
  it('judges by the new rules from the beginning, and has nothing to set', async () => {
    expect(await selectRulesFrom(setup.db)).toBe('-infinity');
    expect(await editionsOf(setup.db, '1990-01-01', today)).toEqual([2, 2]);
    const { current, fixed, rows } = await read();
    expect(current).toMatchObject({ startsOn: null, proposedBy: null, decidedBy: null, state: 'agreed', own: false });
    expect([fixed, rows.length]).toEqual([true, 1]);
    expect((await propose('2027-01-01')).body).toMatchObject({ code: 'rules_always_new', status: 409 });
  });
});

describe('an older installation', () => {
  it('goes on with the old rules: it had facts when it was upgraded', async () => {
    const migrated = await startMigratedDatabase();
    const owner = createDatabase({ url: migrated.database.url });
    try {
      await sql`drop function rules_edition; drop function rules_from; drop table rules_start; drop policy known_to_release_before on outside_decision`.execute(
        owner,
      );
      await owner
        .transaction()
        .execute((tx) => appendFact(tx, { type: 'unit_added', subject: 'unit:a', payload: { name: 'A' } }));
      await up(owner as unknown as Kysely<unknown>);
      expect(await selectRulesFrom(owner)).toBeNull();
      expect(await editionsOf(owner, today, '9999-01-01')).toEqual([1, 1]);
    } finally {
      await owner.destroy();
      await migrated.dispose();
    }
  });
});

describe('when the new rules begin', () => {
  /** Who could decide here next to who proposes it. */
  const disable = (at: Date | null) =>
    setup.db.updateTable('account').set({ disabled_at: at }).where('username', 'in', ['other', 'leader']).execute();
  beforeEach(async () => {
    await disable(null);
    await morning(today);
    await setup.withOldRules();
  });

  it('is proposed by one, agreed to by another, and counts for duties from then on', async () => {
    expect(await read()).toMatchObject({ today, current: null, fixed: false, rows: [] });
    const id = await proposed('2027-01-01');
    expect(await selectRulesFrom(setup.db)).toBeNull();
    expect((await read()).rows[0]).toMatchObject({
      state: 'proposed',
      startsOn: '2027-01-01',
      own: true,
      involved: true,
    });
    expect((await read(leader)).rows[0]).toMatchObject({ own: false, involved: false });
    const { status, body } = await decide(id, 'agreed');
    expect(status).toBe(200);
    expect(body.current).toMatchObject({ rulesStartId: id, startsOn: '2027-01-01', decisionReason: reason });
    expect(await selectRulesFrom(setup.db)).toBe('2027-01-01');
    expect(await editionsOf(setup.db, '2026-12-31', '2027-01-01', '2027-01-02')).toEqual([1, 2, 2]);
    expect((await setup.facts()).slice(-2)).toEqual([
      `rules_start_proposed rules_start:${id}`,
      `rules_start_agreed rules_start:${id}`,
    ]);
  });

  it.each(['2026-11-01', '2026-12-02', '2026-11-24', '1999-01-01'])(
    'is no past date, nor another day: %s',
    async (date) => {
      expect((await propose(date)).body.code).toBe('rules_start_bad_date');
    },
  );

  it('lies ahead by the local date: at midnight of that day it is too late', async () => {
    await at('2026-12-01T00:00:30+08:00');
    expect((await propose('2026-12-01')).body.code).toBe('rules_start_bad_date');
    await at('2026-11-30T23:50:00+08:00');
    await proposed('2026-12-01');
  });

  it('waits one at a time', async () => {
    await proposed('2027-01-01');
    expect((await propose('2027-02-01', other)).body.code).toBe('rules_start_open');
  });

  it('is decided by nobody who proposed it, who alone withdraws it', async () => {
    const id = await proposed('2027-01-01');
    expect((await decide(id, 'agreed', admin)).body).toMatchObject({ code: 'own_rules_start', status: 403 });
    expect((await decide(id, 'refused', admin)).body.code).toBe('own_rules_start');
    expect((await decide(id, 'withdrawn', other)).body.code).toBe('not_own_rules_start');
    expect((await decide(id, 'withdrawn', admin)).body.rows[0]).toMatchObject({ state: 'withdrawn' });
    expect((await decide(id, 'withdrawn', admin)).body.code).toBe('already_decided');
    expect((await decide(id, 'agreed')).body.code).toBe('already_decided');
    expect((await setup.facts()).at(-1)).toBe(`rules_start_withdrawn rules_start:${id}`);
    expect(await selectRulesFrom(setup.db)).toBeNull();
    await proposed('2027-01-01');
  });

  it('refused, nothing changes', async () => {
    const id = await proposed('2027-01-01');
    expect((await decide(id, 'refused', other)).body.rows[0]).toMatchObject({ state: 'refused' });
    expect((await setup.facts()).at(-1)).toBe(`rules_start_refused rules_start:${id}`);
    expect(await selectRulesFrom(setup.db)).toBeNull();
  });

  it('is agreed to once, however many agree at the same time', async () => {
    const id = await proposed('2027-01-01');
    const answers = await Promise.all([decide(id, 'agreed'), decide(id, 'agreed', other), decide(id, 'agreed')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const told = (await setup.facts()).filter((fact) => fact === `rules_start_agreed rules_start:${id}`);
    expect(told).toHaveLength(1);
  });

  it('cannot be agreed to once it has come', async () => {
    const id = await proposed('2026-12-01');
    await morning('2026-12-01');
    expect((await decide(id, 'agreed')).body.code).toBe('rules_start_late');
    expect(await selectRulesFrom(setup.db)).toBeNull();
    expect((await decide(id, 'refused')).status).toBe(200);
  });

  it('is decided by a superior where nobody here may, who is refused once the date has come', async () => {
    const desk = outsideDesk(setup, 'rules_start');
    const id = await proposed('2026-12-01');
    expect((await desk.enter(leader, id)).body.code).toBe('decided_here');
    await disable(new Date());
    const first = await setup.signIn('inspector');
    expect(await desk.standing(first, id)).toEqual(offered);
    expect((await desk.enter(admin, id)).body.code).toBe('own_rules_start');
    const path = await desk.entered(first, id, 'granted');
    const confirm = async (who: string) => (await setup.call(who, 'POST', `${path}/confirmation`)).body;
    expect((await confirm(admin)).code).toBe('own_rules_start');
    setup.clock.offsetMs += 7 * 86_400_000;
    expect((await confirm(await setup.signIn('inspector'))).code).toBe('rules_start_late');
    setup.clock.offsetMs -= 7 * 86_400_000;
    expect((await confirm(await setup.signIn('inspector'))).state).toBe('confirmed');
    expect((await read(await setup.signIn('inspector'))).current).toMatchObject({
      startsOn: '2026-12-01',
      decidedBy: decidedOutside,
    });
  });

  it('moves until it has come, and never again', async () => {
    await agreed('2027-01-01');
    await agreed('2027-03-01');
    expect(await selectRulesFrom(setup.db)).toBe('2027-03-01');
    await agreed('2027-02-01');
    expect(await selectRulesFrom(setup.db)).toBe('2027-02-01');
    await morning('2027-01-31');
    const late = await proposed('2027-04-01');
    await morning('2027-02-01');
    expect((await decide(late, 'agreed')).body.code).toBe('rules_start_fixed');
    expect((await read()).fixed).toBe(true);
    expect((await decide(late, 'withdrawn', admin)).status).toBe(200);
    expect((await propose('2027-05-01')).body).toMatchObject({ code: 'rules_start_fixed', status: 409 });
    expect(await selectRulesFrom(setup.db)).toBe('2027-02-01');
    expect(await editionsOf(setup.db, '2027-01-31', '2027-02-01')).toEqual([1, 2]);
  });
});
