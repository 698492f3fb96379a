import { claimReviews } from '@rollcall/cloud/coverage/review-claim-repository';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { createReviewWorker } from '@rollcall/cloud/workers/review-worker';
import { createLogger } from '@rollcall/node/logger';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { at, type DutyWorld, startDutyWorld } from './support/duty-world.ts';
import { until } from './support/until.ts';

let world: DutyWorld;
let owner: Database;
beforeAll(async () => {
  world = await startDutyWorld();
  owner = createDatabase({ url: world.hq.ownerUrl, max: 1 });
});
afterAll(async () => {
  await owner.destroy();
  await world.stop();
});
/** Nothing is left to do for the next test. */
afterEach(async () => {
  await sql`drop trigger if exists refuse_some on shift_coverage`.execute(owner);
  await world.db.updateTable('shift').set({ review_at: null }).execute();
});

let made = 0;
/** Officers of a squad on duty for an hour each, without any footage. */
async function shiftsOf(count: number, unitCode = 'squad-1'): Promise<string[]> {
  const shiftIds: string[] = [];
  for (let one = 0; one < count; one++) {
    const badgeNo = String(++made);
    await world.officer(badgeNo, unitCode);
    shiftIds.push(await world.shift(badgeNo, at('08:00'), at('09:00')));
  }
  return shiftIds;
}

const openFindings = async (shiftIds: string[]) =>
  (await world.db.selectFrom('finding').select('shift_id').where('shift_id', 'in', shiftIds).execute()).length;

const asOf = at('09:00', 1);

describe('the worker that looks at shifts', () => {
  it('puts off what cannot be looked at, and does not let it hold up the others', async () => {
    const shiftIds = await shiftsOf(60);
    const [bad = ''] = shiftIds;
    await refuse(bad);
    expect(await world.review(asOf)).toEqual({ reviewed: 59, postponed: 1 });
    expect(await openFindings(shiftIds)).toBe(59);
    expect(await world.review(asOf)).toEqual({ reviewed: 0, postponed: 0 });
    await sql`drop trigger refuse_some on shift_coverage`.execute(owner);
    expect(await world.review(at('09:10', 1))).toEqual({ reviewed: 1, postponed: 0 });
    expect(await openFindings([bad])).toBe(1);
  });

  it('says that it has trouble while something is put off', async () => {
    const [bad = ''] = await shiftsOf(1);
    await refuse(bad);
    const clock = { now: asOf };
    const log = createLogger({ level: 'silent', readable: false });
    const worker = createReviewWorker({ db: world.db, log, now: () => clock.now });
    await worker.processAll();
    expect(worker.problem()).toBe('review_postponed');
    await sql`drop trigger refuse_some on shift_coverage`.execute(owner);
    clock.now = at('09:06', 1);
    await worker.processAll();
    expect(worker.problem()).toBeUndefined();
    expect(await openFindings([bad])).toBe(1);
  });

  it('shares the work with others of its kind', async () => {
    const shiftIds = await shiftsOf(120);
    const both = await Promise.all([world.review(asOf), world.review(asOf)]);
    expect(both[0].reviewed + both[1].reviewed).toBe(120);
    expect(await openFindings(shiftIds)).toBe(120);
    expect(await world.review(asOf)).toEqual({ reviewed: 0, postponed: 0 });
  });

  it('does not wait for a shift that somebody has in hand', async () => {
    const [inHand = '', free = ''] = await shiftsOf(2);
    await world.db.transaction().execute(async (tx) => {
      await sql`select from shift where shift_id = ${inHand} for update`.execute(tx);
      expect(await world.review(asOf)).toEqual({ reviewed: 1, postponed: 0 });
      expect([await openFindings([free]), await openFindings([inHand])]).toEqual([1, 0]);
    });
    expect(await world.review(asOf)).toEqual({ reviewed: 1, postponed: 0 });
  });

  it('begins with what waits longest, and a shift that is marked again keeps its place', async () => {
    const shiftIds = await shiftsOf(8);
    await world.recorder('K1');
    for (const [index, shiftId] of shiftIds.entries()) {
      const waitsSince = new Date(Date.parse('2026-01-01T00:00:00Z') + index * 60_000);
      await world.db.updateTable('shift').set({ review_at: waitsSince }).where('shift_id', '=', shiftId).execute();
    }
    const first = world.db
      .selectFrom('shift')
      .select('badge_no')
      .where('shift_id', '=', shiftIds[0] ?? '');
    const { badge_no } = await first.executeTakeFirstOrThrow();
    await world.hold('K1', badge_no, at('08:00'), at('09:00'));
    const claimed = await world.db.transaction().execute((tx) => claimReviews(tx, 'shift', asOf, 5));
    expect(claimed).toEqual(shiftIds.slice(0, 5));
  });

  it('tells open pages which units it is about, once it is so, and nothing when nothing changed', async () => {
    const [first = ''] = await shiftsOf(1, 'squad-1');
    await shiftsOf(1, 'squad-2');
    const client = new pg.Client({ connectionString: world.hq.databaseUrl });
    await client.connect();
    const heard: unknown[] = [];
    client.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '')));
    try {
      await client.query('listen rollcall_live');
      await world.review(asOf);
      await until(() => heard.length >= 2);
      const unitCodes = ['squad-1', 'squad-2'];
      expect(heard).toEqual([
        { topic: 'coverage', unitCodes },
        { topic: 'findings', unitCodes },
      ]);
      await world.db
        .updateTable('shift')
        .set({ review_at: at('08:00') })
        .where('shift_id', '=', first)
        .execute();
      await world.review(asOf);
      await client.query('select 1');
      expect(heard).toHaveLength(2);
    } finally {
      await client.end();
    }
  });

  it('goes by the clock by itself, until it is stopped', async () => {
    const shiftIds = await shiftsOf(1);
    const log = createLogger({ level: 'silent', readable: false });
    const worker = createReviewWorker({ db: world.db, log, now: () => asOf, pollMs: 10 });
    worker.start();
    await until(async () => (await openFindings(shiftIds)) === 1);
    await until(() => worker.lastProgressAt() !== null);
    await worker.stop();
    expect(worker.problem()).toBeUndefined();
  });
});

/** Has the database refuse what is found about a shift, as it would refuse data that it can't store. */
async function refuse(shiftId: string): Promise<void> {
  await sql`
    create or replace function refuse_some() returns trigger language plpgsql as $$
    begin
      raise exception 'refused for a test' using errcode = '22000';
    end $$
  `.execute(owner);
  await sql`
    create trigger refuse_some before insert on shift_coverage for each row
    when (new.shift_id = ${sql.lit(shiftId)}::uuid) execute function refuse_some()
  `.execute(owner);
}
